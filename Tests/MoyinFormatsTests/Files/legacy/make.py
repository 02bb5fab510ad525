"""roster.xls beside this file: made by LibreOffice from a workbook with a hidden column and a hidden sheet.

Needs openpyxl. `python3 make.py && soffice --headless --convert-to xls roster.xlsx`.
"""
import openpyxl

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "名单"
sheet.append(["姓名", "身份证号", "电话"])
sheet.append(["张三", "11010519491231002X", "13800138000"])
sheet["C3"] = "13800138004"
sheet.column_dimensions["C"].hidden = True
hidden = book.create_sheet("隐藏")
hidden["A1"] = "13800138005"
hidden.sheet_state = "hidden"
book.save("roster.xlsx")

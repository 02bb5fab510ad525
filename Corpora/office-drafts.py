"""Writes the two office drafts in `drafts/`. Needs openpyxl and python-docx. All values are synthetic."""
import datetime
import os
import sys

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment

folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "drafts")
day = datetime.datetime(2026, 1, 5)


def check_digit(digits):
    """GB 11643-1999."""
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, weights)) % 11]


def number(birth, sequence):
    return (digits := f"110105{birth}{sequence:03d}") + check_digit(digits)


book = openpyxl.Workbook()
book.properties.creator = "经办人甲"
book.properties.created = book.properties.modified = day
sheet = book.active
sheet.title = "救助名单"
sheet.merge_cells("A1:E1")
sheet["A1"] = "某县2026年第一季度临时救助对象公示名单"
sheet.append(["序号", "姓名", "身份证号", "乡镇", "救助金额（元）"])
for row, (name, birth, town, sum_) in enumerate(
        [("张某", "19030412", "甲镇", 1200), ("李某", "19070823", "乙乡", 900), ("王某", "19011130", "丙镇", 1500)], 1):
    sheet.append([row, name, number(birth, 2 * row), town, sum_])
# The column that was to be seen by nobody.
sheet.column_dimensions["C"].hidden = True
sheet["B3"].comment = Comment("本人手机13800138000", "经办人甲")
book.save(os.path.join(folder, "09-临时救助名单.xlsx"))

document = docx.Document()
document.core_properties.author = "经办人乙"
document.core_properties.created = document.core_properties.modified = day
document.core_properties.comments = ""
document.add_heading("关于拟聘用人员的公示", 1)
paragraph = document.add_paragraph("经公开招聘，拟聘用赵某（身份证号")
for part in ("110105", "19050317", number("19050317", 8)[14:]):
    # As editors leave it: a number in pieces.
    paragraph.add_run(part).bold = part == "19050317"
paragraph.add_run("）为某中心工作人员，公示期五个工作日。监督电话：010-65430000。")
paragraph._p.append(parse_xml(
    f'<w:del {nsdecls("w")} w:id="1" w:author="经办人乙" w:date="2026-01-05T09:00:00Z"><w:r><w:delText>联系电话13900139000</w:delText></w:r></w:del>'))
document.sections[0].footer.paragraphs[0].text = "某中心"
document.save(os.path.join(folder, "10-拟聘公示.docx"))

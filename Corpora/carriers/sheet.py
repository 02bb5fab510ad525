"""Workbooks, by XlsxWriter; what it has no words for is put in as parts of the archive."""
import datetime
import io
import re
import zipfile

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from parts import DAY, pixel
from planting import Planted

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def roster(p, book):
    sheet = book.add_worksheet("救助名单")
    place = "工作表“救助名单”!"
    for row, texts in enumerate((["某县临时救助对象名单"], ["序号", "姓名", "身份证号", "手机", "金额", "备注"])):
        sheet.write_row(row, 0, texts)
    sheet.merge_range("A1:F1", "某县临时救助对象名单", book.add_format({"align": "center"}))
    bold = book.add_format({"bold": True})
    for row in range(2, 12):
        sheet.write(row, 0, row - 1)
        sheet.write(row, 1, "张某")
        sheet.write(row, 4, 1200)
    sheet.write("C3", p.identity("cell", place + "C3"))
    sheet.write("D3", int(p.mobile("cell with a number", place + "D3")))
    value = p.mobile("cell broken over runs", place + "F4")
    sheet.write_rich_string("F4", "电话", bold, value[:5], value[5:])
    sheet.write("F5", "电话" + p.mobile("white font", "看不见"), book.add_format({"font_color": "#FFFFFF"}))
    sheet.write("F6", "电话" + p.mobile("tiny font", "字极小"), book.add_format({"font_size": 1}))
    sheet.write("F7", int(p.mobile("number format that hides", "显示格式遮住")), book.add_format({"num_format": ";;;"}))
    sheet.write("F8", "备注", book.add_format({"num_format": f'"电话{p.mobile("text of a number format")}"@'}))
    sheet.write_formula("F9", f'=IF(A1="","","电话{p.mobile("formula")}")', None, "电话" + p.mobile("cached value of a formula", place + "F9"))
    sheet.write_url("F10", f"mailto:{p.mobile('target of a link', '链接')}@example.com", None, "发邮件", "电话" + p.mobile("tip of a link", "链接"))
    sheet.write("F11", "电话" + p.mobile("cell with a string", place + "F11"))
    sheet.write_comment("B3", "本人电话" + p.mobile("comment", "B3的批注"), {"author": "经办人甲"})
    sheet.data_validation("E3", {"validate": "list", "source": ["甲", "电话" + p.mobile("list of a validation", "数据验证")], "input_title": "提示", "input_message": "电话" + p.mobile("message of a validation", "数据验证"), "error_message": "电话" + p.mobile("error of a validation", "数据验证")})
    sheet.conditional_format("B3:B9", {"type": "text", "criteria": "containing", "value": "电话" + p.mobile("conditional format")})
    sheet.set_header("&C电话" + p.mobile("header of the print", "页眉"))
    sheet.set_footer("&L电话" + p.mobile("footer of the print", "页脚"))
    sheet.insert_textbox("H2", "电话" + p.mobile("text box"), {"description": "电话" + p.mobile("alternative text of a box", "替代文字")})
    picture = pixel()
    sheet.insert_image("H8", "picture.png", {"image_data": picture, "description": "电话" + p.mobile("alternative text", "替代文字")})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"name": "电话" + p.mobile("name of a chart's series", "图表"), "categories": "=救助名单!$B$3:$B$5", "values": "=救助名单!$E$3:$E$5"})
    chart.set_title({"name": "电话" + p.mobile("title of a chart", "图表")})
    chart.set_x_axis({"name": "电话" + p.mobile("axis of a chart", "图表")})
    sheet.insert_chart("H12", chart)
    sheet.add_table("K2:L4", {"columns": [{"header": "姓名"}, {"header": "电话" + p.mobile("head of a table column")}], "name": "名表"})
    sheet.repeat_rows(1)


def hidden(p, book):
    """Rows, columns and sheets that do not show, each with a head that says what stands there."""
    sheet = book.add_worksheet("藏处")
    place = "工作表“藏处”!"
    sheet.write_row(0, 0, ["姓名", "手机", "电话", "联系电话", "移动电话", "备注"])
    sheet.write("B2", p.mobile("hidden column", place + "B2（隐藏"))
    sheet.set_column("B:B", 9, None, {"hidden": True})
    sheet.write("C2", p.mobile("column of no width", place + "C2（隐藏"))
    sheet.set_column("C:C", 0)
    sheet.write("D2", p.mobile("grouped column", place + "D2（隐藏"))
    sheet.set_column("D:D", 9, None, {"level": 1, "hidden": True})
    sheet.write("E3", p.mobile("hidden row", place + "E3（隐藏"))
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.write("E4", p.mobile("filtered row", place + "E4（隐藏"))
    sheet.autofilter("A1:F9")
    sheet.filter_column("A", "x == 李")
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.write("E5", p.mobile("grouped row", place + "E5（隐藏"))
    sheet.set_row(4, None, None, {"level": 1, "hidden": True})
    sheet.write("E6", p.mobile("row of no height", place + "E6（隐藏"))
    sheet.set_row(5, 0)
    sheet.write("XFD1048576", "电话" + p.mobile("last cell", place + "XFD1048576"))
    other = book.add_worksheet("隐藏表")
    other.write("A1", "电话" + p.mobile("hidden sheet", "工作表“隐藏表”!A1（隐藏）"))
    other.hide()
    very = book.add_worksheet("深藏表")
    very.write("A1", "电话" + p.mobile("very hidden sheet", "工作表“深藏表”!A1（深度隐藏）"))
    very.very_hidden()
    named = book.add_worksheet("电话" + p.mobile("name of a sheet", "名称"))
    named.write("A1", "无")
    book.define_name("联系人_" + p.mobile("name of a name", "定义的名称"), "=救助名单!$A$1")
    book.define_name("口令", f'="电话{p.mobile("value of a name", "定义的名称")}"')
    book.set_properties({"title": "电话" + p.mobile("property title", "文档属性"), "author": "经办人甲", "company": "电话" + p.mobile("property company", "文档属性"), "comments": "电话" + p.mobile("property comments", "文档属性"), "created": DAY})
    book.set_custom_property("联系", "电话" + p.mobile("custom property", "文档属性"))


def added(p):
    """Parts that no library writes: name, content, type, its owner and the relationship to it."""
    def external():
        return (f'<externalLink {MAIN}><externalBook r:id="rId1"><sheetNames><sheetName val="名单"/></sheetNames><definedNames><definedName name="名"/></definedNames>'
                f'<sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>电话{p.mobile("cache of an external link", "外部链接")}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>')

    cache = (f'<pivotCacheDefinition {MAIN} r:id="rId1" refreshedBy="经办人甲" recordCount="2"><cacheSource type="worksheet"><worksheetSource ref="A2:F9" sheet="救助名单"/></cacheSource><cacheFields count="2">'
             f'<cacheField name="姓名" numFmtId="0"><sharedItems count="1"><s v="电话{p.mobile("shared item of a pivot cache", "数据透视表")}"/></sharedItems></cacheField><cacheField name="号码" numFmtId="0"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>')
    records = (f'<pivotCacheRecords {MAIN} count="2"><r><x v="0"/><s v="电话{p.mobile("record of a pivot cache", "数据透视表")}"/></r><r><x v="0"/><n v="{p.mobile("number in a pivot cache", "数据透视表")}"/></r></pivotCacheRecords>')
    threads = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
    return [
        ("xl/externalLinks/externalLink1.xml", external(), TYPE + "externalLink+xml", "xl/workbook.xml", OFFICE + "externalLink"),
        ("xl/pivotCache/pivotCacheDefinition1.xml", cache, TYPE + "pivotCacheDefinition+xml", "xl/workbook.xml", OFFICE + "pivotCacheDefinition"),
        ("xl/pivotCache/pivotCacheRecords1.xml", records, TYPE + "pivotCacheRecords+xml", "xl/pivotCache/pivotCacheDefinition1.xml", OFFICE + "pivotCacheRecords"),
        ("xl/connections.xml", f'<connections {MAIN}><connection id="1" name="查询" description="电话{p.mobile("description of a connection")}" type="5" refreshedVersion="6"><dbPr connection="Provider=X;Description=电话{p.mobile("string of a connection")}" command="SELECT * FROM t WHERE phone=\'{p.mobile("command of a connection")}\'"/></connection></connections>', TYPE + "connections+xml", "xl/workbook.xml", OFFICE + "connections"),
        ("xl/persons/person.xml", f'<personList {threads}><person displayName="经办人甲" id="{{7A1D2F3C-91B4-4E0D-8C55-0B6F3E9A2D17}}" userId="经办 {p.mobile("user of a threaded comment")}" providerId="None"/></personList>', "application/vnd.ms-excel.person+xml", "xl/workbook.xml", "http://schemas.microsoft.com/office/2017/10/relationships/person"),
        ("xl/threadedComments/threadedComment1.xml", f'<ThreadedComments {threads}><threadedComment ref="B3" dT="2026-01-05T09:00:00.00" personId="{{7A1D2F3C-91B4-4E0D-8C55-0B6F3E9A2D17}}" id="{{4C8E1B7A-02F6-4D93-A1E8-5D7C9B3F6A20}}"><text>电话{p.mobile("threaded comment", "批注")}</text></threadedComment></ThreadedComments>', "application/vnd.ms-excel.threadedcomments+xml", "xl/worksheets/sheet1.xml", "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"),
        ("xl/queryTables/queryTable1.xml", f'<queryTable {MAIN} name="电话{p.mobile("name of a query table")}" connectionId="1"/>', TYPE + "queryTable+xml", "xl/worksheets/sheet1.xml", OFFICE + "queryTable"),
        ("customXml/item1.xml", f"<r><v>电话{p.mobile('custom XML', '自定义数据')}</v></r>", "application/xml", "xl/workbook.xml", OFFICE + "customXml"),
    ]


def with_parts(content, parts, external):
    """An archive with parts and their relationships put in."""
    source = zipfile.ZipFile(io.BytesIO(content))
    files = {name: source.read(name) for name in source.namelist()}

    def related(owner, relation, target, mode=""):
        folder, _, name = owner.rpartition("/")
        path = f"{folder}/_rels/{name}.rels"
        text = files.get(path, f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'.encode()).decode()
        number = len(re.findall("<Relationship ", text)) + 1
        files[path] = text.replace("</Relationships>", f'<Relationship Id="rId{number}" Type="{relation}" Target="{target}"{mode}/></Relationships>').encode()
        return f"rId{number}"

    names = {}
    for name, text, kind, owner, relation in parts:
        files[name] = (HEAD + text).encode()
        names[name] = related(owner, relation, "/" + name)
        files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(b"</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'.encode())
    related("xl/externalLinks/externalLink1.xml", OFFICE + "externalLinkPath", external, ' TargetMode="External"')
    text = files["xl/workbook.xml"].decode()
    text = text.replace("</sheets>", f'</sheets><externalReferences><externalReference r:id="{names["xl/externalLinks/externalLink1.xml"]}"/></externalReferences>')
    text = text.replace("</workbook>", f'<pivotCaches><pivotCache cacheId="1" r:id="{names["xl/pivotCache/pivotCacheDefinition1.xml"]}"/></pivotCaches></workbook>')
    files["xl/workbook.xml"] = text.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in files.items():
            archive.writestr(name, part)
    return out.getvalue()


def by_xlsxwriter():
    p = Planted("sheet.xlsx", 2)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    roster(p, book)
    hidden(p, book)
    book.close()
    parts = added(p)
    p.path.write_bytes(with_parts(out.getvalue(), parts, f"file:///D:/张三{p.mobile('target of an external link', '链接')}/a.xlsx"))
    p.save()


def by_openpyxl():
    """The same places as another library writes them: strings beside their cells, no cached values."""
    p = Planted("sheet-openpyxl.xlsx", 4)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名单"
    sheet.append(["姓名", "身份证号", "手机"])
    sheet.append(["张某", p.identity("cell", "工作表“名单”!B2"), int(p.mobile("cell with a number", "工作表“名单”!C2"))])
    sheet.append(["李某", p.identity("hidden column", "（隐藏")])
    sheet.column_dimensions["B"].hidden = True
    p.rows[0] = (*p.rows[0][:3], "工作表“名单”!B2（隐藏")
    sheet["D3"] = f'="电话{p.mobile("formula without a cached value")}"'
    sheet["A2"].comment = Comment("电话" + p.mobile("comment", "A2的批注"), "经办人甲")
    rule = DataValidation(type="list", formula1=f'"甲,电话{p.mobile("list of a validation", "数据验证")}"')
    sheet.add_data_validation(rule)
    rule.add("E2")
    sheet.conditional_formatting.add("A2:A9", CellIsRule(operator="equal", formula=[f'"电话{p.mobile("conditional format")}"']))
    sheet.oddHeader.center.text = "电话" + p.mobile("header of the print", "页眉")
    very = book.create_sheet("深藏")
    very["A1"] = "电话" + p.mobile("very hidden sheet", "深度隐藏")
    very.sheet_state = "veryHidden"
    book.defined_names["藏名"] = DefinedName("藏名", attr_text=f'"电话{p.mobile("hidden name", "定义的名称")}"', hidden=True)
    book.properties.creator, book.properties.created, book.properties.modified = "经办人甲", DAY, DAY
    book.properties.description = "电话" + p.mobile("property description", "文档属性")
    book.save(p.path)
    p.save()


def make():
    by_xlsxwriter()
    by_openpyxl()


if __name__ == "__main__":
    make()

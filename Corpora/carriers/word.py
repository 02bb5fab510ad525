"""Word documents, by python-docx; what it has no words for is put in as XML."""
import datetime
import io

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor

from parts import WORD, chart, diagram, pixel
from planting import Planted

DAY = datetime.datetime(2026, 1, 5)
AUTHOR = 'w:author="经办人乙" w:date="2026-01-05T09:00:00Z"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
XML = "application/vnd.openxmlformats-officedocument."


def save(document, out):
    """Without what python-docx's template has for programs of the past."""
    for source in (document.part, document.part.package):
        for name, relation in list(source.rels.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail", "/theme")):
                del source.rels[name]
    document.save(out)


def small(text):
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = DAY
    document.add_paragraph(text)
    out = io.BytesIO()
    save(document, out)
    return out.getvalue()


class Document:
    def __init__(self, planted):
        self.planted, self.document = planted, docx.Document()
        properties = self.document.core_properties
        properties.author, properties.created, properties.modified, properties.comments = "经办人乙", DAY, DAY, ""
        self.document.add_heading("关于拟聘用人员的公示", 1)
        self.count = 0

    def paragraph(self, text="", xml=""):
        """A paragraph with a text and what stands in it as XML."""
        paragraph = self.document.add_paragraph(text)
        if xml:
            for child in parse_xml(f"<w:p {WORD}>{xml}</w:p>"):
                paragraph._p.append(child)
        return paragraph

    def part(self, name, content, kind, relation, owner=None, reuse=None):
        """A part, and its relationship's name."""
        if isinstance(content, str):
            content = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content).encode()
        part = reuse or Part(PackURI(name), kind, content, self.document.part.package)
        return part, (owner or self.document.part).relate_to(part, relation if ":" in relation else OFFICE + relation)

    def drawing(self, graphic, uri, more=""):
        self.count += 1
        return (f'<w:r><w:drawing><wp:inline><wp:extent cx="2400000" cy="1200000"/><wp:docPr id="{100 + self.count}" name="图 {self.count}"{more}/>'
                f'<a:graphic><a:graphicData uri="{uri}">{graphic}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>')


def run(text, properties="", tag="t"):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def running(p, d):
    """What stands in the text, seen or not."""
    paragraph = d.document.add_paragraph("经公开招聘，拟聘用赵某（身份证号")
    value = p.identity("broken over runs", "第2段")
    for index, piece in enumerate((value[:6], value[6:14], value[14:])):
        paragraph.add_run(piece).bold = index == 1
    paragraph.add_run("）为工作人员。")
    d.paragraph("联系", run("电话") + f"<w:r><w:t>{(v := p.mobile('broken over lines', '段'))[:5]}</w:t><w:br/><w:t>{v[5:]}</w:t></w:r>")
    d.paragraph("删", f'<w:del w:id="1" {AUTHOR}>{run("电话" + p.mobile("tracked deletion", "修订中删除"), tag="delText")}</w:del>')
    d.paragraph("增", f'<w:ins w:id="2" {AUTHOR}>{run("电话" + p.mobile("tracked insertion", "修订中插入"))}</w:ins>')
    d.paragraph("移", f'<w:moveFromRangeStart w:id="3" w:name="move1" {AUTHOR}/><w:moveFrom w:id="4" {AUTHOR}>{run("电话" + p.mobile("tracked move, from", "修订中删除"))}</w:moveFrom><w:moveFromRangeEnd w:id="3"/>')
    d.paragraph("到", f'<w:moveToRangeStart w:id="5" w:name="move1" {AUTHOR}/><w:moveTo w:id="6" {AUTHOR}>{run("电话" + p.mobile("tracked move, to", "修订中插入"))}</w:moveTo><w:moveToRangeEnd w:id="5"/>')
    d.paragraph("看得见").add_run("电话" + p.mobile("hidden text", "隐藏")).font.hidden = True
    d.paragraph("看得见").add_run("电话" + p.mobile("white text", "看不见")).font.color.rgb = RGBColor(255, 255, 255)
    d.paragraph("看得见").add_run("电话" + p.mobile("text of one point", "字极小")).font.size = Pt(1)
    d.paragraph("全角", run("电话" + p.mobile("full width digits", "段").translate({c: c + 0xFEE0 for c in range(0x30, 0x3A)})))
    # A style that hides.
    style = d.document.styles.add_style("不印", 2)
    style.font.hidden = True
    d.paragraph("看得见").add_run("电话" + p.mobile("hidden by its style", "隐藏"), style=style)
    d.paragraph("注音", f'<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/><w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr><w:rt>{run("电话" + p.mobile("ruby", "段"))}</w:rt><w:rubyBase>{run("字")}</w:rubyBase></w:ruby></w:r>')
    d.paragraph("书签", f'<w:bookmarkStart w:id="7" w:name="电话{p.mobile("name of a bookmark", "书签")}"/>{run("在此")}<w:bookmarkEnd w:id="7"/>')
    d.paragraph("公式", f'<m:oMath><m:r><m:t>电话{p.mobile("mathematics", "段")}</m:t></m:r></m:oMath>')


def fields(p, d):
    def field(code, shown):
        return (f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
                f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>')

    d.paragraph("致电", field(f'HYPERLINK "tel:{p.mobile("field HYPERLINK", "域代码")}"', "单击"))
    d.paragraph("姓名", field(f'MERGEFIELD 电话{p.mobile("field MERGEFIELD", "域代码")}', "«姓名»"))
    d.paragraph("若", field(f'IF 1 = 2 "电话{p.mobile("field IF", "域代码")}" "无"', "无"))
    d.paragraph("属性", field("DOCPROPERTY 联系", "电话" + p.mobile("result of a field", "段")))
    split = p.mobile("field code broken over runs", "域代码")
    d.paragraph("分", f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> QUOTE "电话{split[:4]}</w:instrText></w:r><w:r><w:instrText xml:space="preserve">{split[4:]}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("略")}<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    d.paragraph("单", f'<w:fldSimple w:instr=" QUOTE &quot;电话{p.mobile("simple field", "域代码")}&quot; ">{run("略")}</w:fldSimple>')
    d.paragraph("旧", f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text1"/><w:enabled/><w:helpText w:type="text" w:val="电话{p.mobile("help of a form field")}"/><w:textInput><w:default w:val="电话{p.mobile("default of a form field")}"/></w:textInput></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("略")}<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    part = d.document.part
    link = part.relate_to(f"mailto:{p.mobile('target of a link', '链接')}@example.com", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    d.paragraph("链接", f'<w:hyperlink r:id="{link}" w:tooltip="电话{p.mobile("tip of a link", "链接")}">{run("邮箱")}</w:hyperlink>')
    url = part.relate_to(f"https://example.com/query?phone={p.mobile('query of a link', '链接')}&x=1", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    d.paragraph("查询", f'<w:hyperlink r:id="{url}">{run("在此")}</w:hyperlink>')


def controls(p, d):
    store = "{7A1D2F3C-91B4-4E0D-8C55-0B6F3E9A2D17}"
    bound = p.mobile("custom XML bound to a control")
    p.rows[-1] = (*p.rows[-1][:3], "")
    d.paragraph("控件", f'<w:sdt><w:sdtPr><w:alias w:val="电话{p.mobile("name of a control", "表单内容")}"/><w:tag w:val="t{p.mobile("tag of a control", "表单内容")}"/><w:dataBinding w:xpath="/r/v" w:storeItemID="{store}"/><w:text/></w:sdtPr><w:sdtContent>{run("电话" + bound)}</w:sdtContent></w:sdt>')
    d.paragraph("选择", f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="电话{p.mobile("choice of a list", "表单内容")}" w:value="{p.mobile("value of a choice", "表单内容")}"/></w:dropDownList></w:sdtPr><w:sdtContent>{run("请选")}</w:sdtContent></w:sdt>')
    d.paragraph("占位", f'<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>{run("电话" + p.mobile("placeholder of a control", "段"))}</w:sdtContent></w:sdt>')
    item, _ = d.part("/customXml/item2.xml", f'<r xmlns=""><v>{bound}</v><w a="电话{p.mobile("attribute in custom XML", "自定义数据")}">电话{p.mobile("custom XML", "自定义数据")}</w></r>', "application/xml", "customXml")
    d.part("/customXml/itemProps2.xml", f'<ds:datastoreItem ds:itemID="{store}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>', XML + "customXmlProperties+xml", "customXmlProps", item)
    glossary = (f'<w:glossaryDocument {WORD}><w:docParts><w:docPart><w:docPartPr><w:name w:val="甲{p.mobile("name of a building block")}"/><w:category><w:name w:val="常规"/><w:gallery w:val="placeholder"/></w:category><w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors><w:guid w:val="{{5E9A3C1D-7B24-4F68-93D0-C1A8E6B72F45}}"/></w:docPartPr><w:docPartBody><w:p>{run("电话" + p.mobile("glossary", "模板"))}</w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>')
    d.part("/word/glossary/document.xml", glossary, XML + "wordprocessingml.document.glossary+xml", "glossaryDocument")
    settings = d.document.settings.element
    settings.append(parse_xml(f'<w:docVars {WORD}><w:docVar w:name="联系" w:val="电话{p.mobile("document variable", "自定义数据")}"/></w:docVars>'))


def notes(p, d):
    for kind, word in (("footnote", "脚注"), ("endnote", "尾注")):
        content = "".join(f'<w:{kind} w:id="{i}" w:type="{t}"><w:p><w:r><w:{s}/></w:r></w:p></w:{kind}>' for i, t, s in ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator")))
        content += f'<w:{kind} w:id="1"><w:p><w:r><w:{kind}Ref/></w:r>{run("电话" + p.mobile(kind, word))}</w:p></w:{kind}>'
        d.part(f"/word/{kind}s.xml", f"<w:{kind}s {WORD}>{content}</w:{kind}s>", XML + f"wordprocessingml.{kind}s+xml", kind + "s")
        d.paragraph("注", f'<w:r><w:{kind}Reference w:id="1"/></w:r>')
    paragraph = d.paragraph("批注在此")
    comment = d.document.add_comment(paragraph.runs, text="本人电话" + p.mobile("comment", "批注"), author="经办人乙", initials="乙")
    comment.add_paragraph("二段电话" + p.mobile("comment, second paragraph", "批注"))
    section = d.document.sections[0]
    section.header.paragraphs[0].text = "电话" + p.mobile("header", "页眉")
    section.footer.paragraphs[0].text = "电话" + p.mobile("footer", "页脚")
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "电话" + p.mobile("header of the first page", "页眉")
    # No page shows these: there is no setting that wants them.
    section.even_page_footer.is_linked_to_previous = False
    section.even_page_footer.paragraphs[0].text = "电话" + p.mobile("footer of even pages", "页脚")


def drawings(p, d):
    p_box = p.mobile("text box", "文本框")
    box = f"<w:txbxContent><w:p>{run('电话' + p_box)}</w:p></w:txbxContent>"
    d.paragraph("框", f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1800000" cy="720000"/><wp:docPr id="50" name="文本框 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="720000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape type="#_x0000_t202" style="width:140pt;height:56pt"><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>')
    d.paragraph("旧框", f'<w:r><w:pict><v:shape id="s1" style="width:140pt;height:56pt" alt="电话{p.mobile("alternative text, VML", "替代文字")}"><v:textbox><w:txbxContent><w:p>{run("电话" + p.mobile("text box, VML", "文本框"))}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>')
    d.paragraph("艺术字", f'<w:r><w:pict><v:shape id="s2" style="width:140pt;height:56pt"><v:textpath string="电话{p.mobile("WordArt, VML", "文本框")}"/></v:shape></w:pict></w:r>')
    picture = d.document.add_picture(pixel())
    properties = picture._inline.docPr
    properties.set("descr", "电话" + p.mobile("alternative text", "替代文字"))
    properties.set("title", "电话" + p.mobile("title of a picture", "替代文字"))
    properties.set("name", "电话" + p.mobile("name of a picture"))
    content, book = chart(p)
    part, relation = d.part("/word/charts/chart1.xml", content, XML + "drawingml.chart+xml", "chart")
    d.part("/word/embeddings/Microsoft_Excel_Sheet1.xlsx", book, XML + "spreadsheetml.sheet", "package", part)
    d.paragraph("图", d.drawing(f'<c:chart r:id="{relation}"/>', "http://schemas.openxmlformats.org/drawingml/2006/chart"))
    names = {}
    for kind, (name, text, relation) in diagram(p).items():
        _, names[kind] = d.part(f"/word/diagrams/{name}", text, XML + f"drawingml.{kind}+xml" if kind != "drawing" else "application/vnd.ms-office.drawingml.diagramDrawing+xml", relation)
    d.paragraph("组织", d.drawing('<dgm:relIds r:dm="{diagramData}" r:lo="{diagramLayout}" r:qs="{diagramStyle}" r:cs="{diagramColors}"/>'.format(**names), "http://schemas.openxmlformats.org/drawingml/2006/diagram"))
    _, relation = d.part("/word/embeddings/Microsoft_Word_Document1.docx", small("内嵌文档电话" + p.mobile("embedded document")), XML + "wordprocessingml.document", "package")
    _, image = d.part("/word/media/preview.png", pixel().getvalue(), "image/png", "image")
    d.paragraph("附", f'<w:r><w:object><v:shapetype id="_x0000_t75" coordsize="21600,21600" o:spt="75" o:preferrelative="t" path="m@4@5l@4@11@9@11@9@5xe" filled="f" stroked="f"/><v:shape id="o1" type="#_x0000_t75" style="width:60pt;height:40pt"><v:imagedata r:id="{image}" o:title="电话{p.mobile("title of a preview")}"/></v:shape><o:OLEObject Type="Embed" ProgID="Word.Document.12" ShapeID="o1" DrawAspect="Icon" ObjectID="_1" r:id="{relation}"/></w:object></w:r>')


def table(p, d):
    """A roster with a merged head that goes on over pages, its head repeated."""
    names = ["姓名", "身份证号码", "手机", "备注"]
    table = d.document.add_table(rows=2, cols=4, style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, 3)).text = "拟聘人员名单"
    for column, name in enumerate(names):
        table.cell(1, column).text = name
    for row in table.rows:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {WORD}/>"))
    for number in range(40):
        row = table.add_row().cells
        row[0].text = "赵某"
        if number in (0, 39):
            row[1].text = p.identity("table, page %d" % (1 if number == 0 else 2), "第1个表格第%d行第2格" % (number + 3))
            row[2].text = p.mobile("table cell", "第1个表格第%d行第3格" % (number + 3))
    value = p.identity("broken over lines of a cell", "第1个表格")
    cell = table.add_row().cells[1]
    cell.text = value[:10]
    cell.add_paragraph(value[10:])


def properties(p, d):
    core = d.document.core_properties
    core.title, core.subject, core.keywords, core.comments, core.category, core.content_status = ("电话" + p.mobile(f"property {n}", "文档属性") for n in ("title", "subject", "keywords", "comments", "category", "status"))
    names = f'<vt:lpwstr>电话{p.mobile("custom property", "文档属性")}</vt:lpwstr>'
    d.part("/docProps/custom.xml", f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="联系">{names}</property></Properties>', XML + "custom-properties+xml", "custom-properties", d.document.part.package)
    for relation in d.document.part.package.rels.values():
        if relation.reltype.endswith("/extended-properties"):
            relation._target._blob = relation.target_part.blob.replace(b"<Company/>", f'<Company>电话{p.mobile("property company", "文档属性")}</Company>'.encode())


def make():
    p = Planted("word.docx", 0)
    d = Document(p)
    for step in (running, fields, controls, notes, drawings, table, properties):
        step(p, d)
    save(d.document, p.path)
    p.save()


if __name__ == "__main__":
    make()

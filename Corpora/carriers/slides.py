"""Presentations, by python-pptx; what it has no words for is put in as XML."""

import pptx
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Emu, Pt

from parts import DAY, diagram, pixel
from planting import Planted

SPACES = ('xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
          'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"')
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPE = "application/vnd.openxmlformats-officedocument."
inch = Emu(914400)


def box(slide, text, left=1, top=1, width=4):
    shape = slide.shapes.add_textbox(inch * left, inch * top, inch * width, inch // 2)
    shape.text_frame.text = text
    return shape


def add(package_part, name, content, kind, relation):
    if isinstance(content, str):
        content = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content).encode()
    part = Part(PackURI(name), kind, package_part.package, content)
    return part, package_part.relate_to(part, relation)


def shown(p, slide):
    box(slide, "电话" + p.mobile("text", "第1张幻灯片"))
    value = p.mobile("broken over runs", "第1张幻灯片")
    frame = box(slide, "电话", top=1.5).text_frame.paragraphs[0]
    for index, piece in enumerate((value[:4], value[4:7], value[7:])):
        run = frame.add_run()
        run.text, run.font.bold = piece, index == 1
    white = box(slide, "", top=2).text_frame.paragraphs[0].add_run()
    white.text, white.font.color.rgb = "电话" + p.mobile("white text", "第1张幻灯片"), RGBColor(255, 255, 255)
    tiny = box(slide, "", top=2.3).text_frame.paragraphs[0].add_run()
    tiny.text, tiny.font.size = "电话" + p.mobile("text of one point", "字极小"), Pt(1)
    box(slide, "电话" + p.mobile("shape off the slide", "页面之外"), left=30)
    box(slide, "电话" + p.mobile("shape above the slide", "页面之外"), top=-5)
    hidden = box(slide, "电话" + p.mobile("hidden shape", "隐藏"), top=2.6)
    hidden._element.nvSpPr.cNvPr.set("hidden", "1")
    hidden._element.nvSpPr.cNvPr.set("descr", "电话" + p.mobile("alternative text", "替代文字"))
    hidden._element.nvSpPr.cNvPr.set("name", "电话" + p.mobile("name of a shape"))
    link = box(slide, "", top=3).text_frame.paragraphs[0].add_run()
    link.text = "邮箱"
    link.hyperlink.address = f"mailto:{p.mobile('target of a link', '链接')}@example.com"
    link._r.rPr.hlinkClick.set("tooltip", "电话" + p.mobile("tip of a link", "链接"))
    group = slide.shapes.add_group_shape()
    inner = group.shapes.add_textbox(inch, inch * 4, inch, inch)
    inner.text_frame.text = "电话" + p.mobile("group of shapes", "第1张幻灯片")
    picture = slide.shapes.add_picture(pixel(), inch, inch * 5)
    picture._element.nvPicPr.cNvPr.set("descr", "电话" + p.mobile("alternative text of a picture", "替代文字"))
    slide.notes_slide.notes_text_frame.text = "电话" + p.mobile("notes", "备注")
    value = slide.placeholders[0]
    value.text = "公示"
    # The field of a date, which says what it was last.
    date = box(slide, "", top=3.3).text_frame.paragraphs[0]
    date._p.append(parse_xml(f'<a:fld {SPACES} id="{{5E9A3C1D-7B24-4F68-93D0-C1A8E6B72F45}}" type="datetime1"><a:rPr lang="zh-CN"/><a:t>电话{p.mobile("field", "第1张幻灯片")}</a:t></a:fld>'))


def parts(p, presentation, slide):
    table = slide.shapes.add_table(3, 3, inch, inch, inch * 6, inch).table
    for row, texts in enumerate((["姓名", "身份证号码", "手机"], ["张某", p.identity("table", "第2张幻灯片"), p.mobile("table cell", "第2张幻灯片")])):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    data = CategoryChartData()
    data.categories = ["甲", "电话" + p.mobile("category of a chart", "图表")]
    data.add_series("电话" + p.mobile("series of a chart", "图表"), (3, 5))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, inch, inch * 3, inch * 3, inch * 2, data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "电话" + p.mobile("title of a chart", "图表")
    names = {}
    for kind, (name, text, relation) in diagram(p).items():
        _, names[kind] = add(slide.part, f"/ppt/diagrams/{name}", text, TYPE + f"drawingml.{kind}+xml" if kind != "drawing" else "application/vnd.ms-office.drawingml.diagramDrawing+xml", relation)
    slide.shapes._spTree.append(parse_xml(
        f'<p:graphicFrame {SPACES}><p:nvGraphicFramePr><p:cNvPr id="90" name="图示 90"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="5000000" y="3000000"/><a:ext cx="2400000" cy="1200000"/></p:xfrm>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds r:dm="{diagramData}" r:lo="{diagramLayout}" r:qs="{diagramStyle}" r:cs="{diagramColors}"/></a:graphicData></a:graphic></p:graphicFrame>'.format(**names)))
    # Comments as PowerPoint 2010 wrote them.
    authors = f'<p:cmAuthorLst {SPACES}><p:cmAuthor id="0" name="经办人甲" initials="甲" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>'
    add(presentation.part, "/ppt/commentAuthors.xml", authors, TYPE + "presentationml.commentAuthors+xml", OFFICE + "commentAuthors")
    comment = f'<p:cmLst {SPACES}><p:cm authorId="0" dt="2026-01-05T09:00:00.000" idx="1"><p:pos x="10" y="10"/><p:text>电话{p.mobile("comment", "批注")}</p:text></p:cm></p:cmLst>'
    add(slide.part, "/ppt/comments/comment1.xml", comment, TYPE + "presentationml.comments+xml", OFFICE + "comments")
    threaded = ('<p188:cmLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p188:cm id="{4C8E1B7A-02F6-4D93-A1E8-5D7C9B3F6A20}" authorId="{7A1D2F3C-91B4-4E0D-8C55-0B6F3E9A2D17}" created="2026-01-05T09:00:00.000">'
                f'<p188:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>电话{p.mobile("threaded comment", "批注")}</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>')
    add(slide.part, "/ppt/comments/modernComment_1.xml", threaded, "application/vnd.ms-powerpoint.comments+xml", "http://schemas.microsoft.com/office/2018/10/relationships/comments")
    tags = f'<p:tagLst {SPACES}><p:tag name="联系" val="电话{p.mobile("tag", "自定义数据")}"/></p:tagLst>'
    add(presentation.part, "/ppt/tags/tag1.xml", tags, TYPE + "presentationml.tags+xml", OFFICE + "tags")


def make():
    p = Planted("slides.pptx", 5)
    presentation = pptx.Presentation()
    core = presentation.core_properties
    core.author, core.created, core.modified = "经办人甲", DAY, DAY
    core.title, core.keywords = "电话" + p.mobile("property title", "文档属性"), "电话" + p.mobile("property keywords", "文档属性")
    layout = presentation.slide_layouts[5]
    first, second, hidden = (presentation.slides.add_slide(layout) for _ in range(3))
    shown(p, first)
    second.placeholders[0].text = "名单"
    parts(p, presentation, second)
    hidden.placeholders[0].text = "电话" + p.mobile("hidden slide", "隐藏")
    hidden._element.set("show", "0")
    master = presentation.slide_master
    master.shapes._spTree.append(parse_xml(text_shape("电话" + p.mobile("master", "母版"))))
    layout.shapes._spTree.append(parse_xml(text_shape("电话" + p.mobile("layout", "母版"))))
    presentation.slide_layouts[1].shapes._spTree.append(parse_xml(text_shape("电话" + p.mobile("layout without slides", "母版"))))
    # What no slide needs is heavy.
    for unused in list(presentation.slide_layouts)[2:5] + list(presentation.slide_layouts)[6:]:
        presentation.slide_layouts.remove(unused)
    presentation.save(p.path)
    p.save()


def text_shape(text):
    return (f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="77" name="文本框 77"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="914400" y="6000000"/><a:ext cx="3000000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
            f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>')


if __name__ == "__main__":
    make()

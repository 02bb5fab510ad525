"""Parts that several formats of office files share: a chart with its workbook, a diagram, a picture."""
import datetime
import io

import openpyxl
from PIL import Image

DAY = datetime.datetime(2026, 1, 5)
WORD = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main", "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart", "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram"}.items())
DRAWING = ('xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
           'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')


def pixel():
    """A small picture with nothing on it."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    out.seek(0)
    return out


def workbook(*rows):
    book = openpyxl.Workbook()
    book.properties.creator, book.properties.created, book.properties.modified = "经办人甲", DAY, DAY
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def chart(p):
    """A chart whose cache and whose workbook both hold values, and one value that only the workbook has."""
    name, title = "电话" + p.mobile("chart, cache and workbook"), "电话" + p.mobile("title of a chart", "图表")
    only = "电话" + p.mobile("workbook of a chart alone")
    category = "电话" + p.mobile("chart, cache alone", "图表")
    text = ('<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            f'<c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
            '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>'
            f'<c:tx><c:strRef><c:f>Sheet!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
            f'<c:cat><c:strRef><c:f>Sheet!$A$2:$A$3</c:f><c:strCache><c:ptCount val="2"/><c:pt idx="0"><c:v>甲</c:v></c:pt><c:pt idx="1"><c:v>{category}</c:v></c:pt></c:strCache></c:strRef></c:cat>'
            '<c:val><c:numRef><c:f>Sheet!$B$2:$B$3</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="2"/><c:pt idx="0"><c:v>3</c:v></c:pt><c:pt idx="1"><c:v>5</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>'
            '<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>'
            '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart><c:externalData r:id="rId1"/></c:chartSpace>')
    return text, workbook(["", name], ["甲", 3], ["乙", 5], [only])


def diagram(p):
    """SmartArt: by the kind of part its file's name, content and relationship."""
    shown = "电话" + p.mobile("diagram", "文本框")
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    data = (f'<dgm:dataModel {DRAWING}><dgm:ptLst><dgm:pt modelId="1" type="doc"><dgm:prSet loTypeId="urn:l" loCatId="list" qsTypeId="urn:q" qsCatId="simple" csTypeId="urn:c" csCatId="accent1"/><dgm:spPr/></dgm:pt>'
            f'<dgm:pt modelId="2"><dgm:prSet phldrT="电话{p.mobile("placeholder of a diagram")}"/><dgm:spPr/><dgm:t><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>{shown}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>'
            '<dgm:cxnLst><dgm:cxn modelId="3" srcId="1" destId="2" srcOrd="0" destOrd="0"/></dgm:cxnLst><dgm:bg/><dgm:whole/></dgm:dataModel>')
    layout = f'<dgm:layoutDef {DRAWING} uniqueId="urn:l"><dgm:title val=""/><dgm:desc val=""/><dgm:catLst><dgm:cat type="list" pri="1"/></dgm:catLst><dgm:layoutNode name="d"><dgm:alg type="lin"/></dgm:layoutNode></dgm:layoutDef>'
    style = f'<dgm:styleDef {DRAWING} uniqueId="urn:q"><dgm:title val=""/><dgm:desc val=""/><dgm:catLst/></dgm:styleDef>'
    colours = f'<dgm:colorsDef {DRAWING} uniqueId="urn:c"><dgm:title val=""/><dgm:desc val=""/><dgm:catLst/></dgm:colorsDef>'
    drawing = ('<dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dsp:spTree><dsp:nvGrpSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvGrpSpPr/></dsp:nvGrpSpPr><dsp:grpSpPr/>'
               f'<dsp:sp modelId="2"><dsp:nvSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2400000" cy="1200000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></dsp:spPr><dsp:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>{shown}</a:t></a:r></a:p></dsp:txBody></dsp:sp></dsp:spTree></dsp:drawing>')
    return {"diagramData": ("data1.xml", data, office + "diagramData"), "diagramLayout": ("layout1.xml", layout, office + "diagramLayout"),
            "diagramStyle": ("quickStyle1.xml", style, office + "diagramQuickStyle"), "diagramColors": ("colors1.xml", colours, office + "diagramColors"),
            "drawing": ("drawing1.xml", drawing, "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing")}

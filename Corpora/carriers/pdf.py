"""PDF files: by reportlab, with objects put in by pikepdf, and as Chromium prints a page. Needs the font that reportlab names
for Chinese, and Chromium."""
import io
import shutil
import subprocess
import tempfile

import pikepdf
from PIL import Image
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from planting import Planted

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
WIDTH, HEIGHT = A4


def drawn(*pages):
    out = io.BytesIO()
    c = canvas.Canvas(out, pagesize=A4, invariant=1)
    for page in pages:
        c.setFont(FONT, 12)
        page(c)
        c.showPage()
    c.save()
    return out.getvalue()


def text(p):
    def first(c):
        line = [HEIGHT - 60]

        def put(words, x=72, size=12):
            line[0] -= 22
            c.setFont(FONT, size)
            c.drawString(x, line[0], words)

        put("身份证号" + p.identity("text", "第1页"))
        value = p.identity("broken over lines", "第1页")
        put("身份证号" + value[:11])
        put(value[11:] + "，以上属实。")
        value = p.mobile("in pieces", "第1页")
        line[0] -= 22
        c.drawString(72, line[0], "电话" + value[:4])
        c.drawString(72 + pdfmetrics.stringWidth("电话" + value[:4], FONT, 12), line[0], value[4:])
        put("电话" + p.mobile("under a box", "被遮住"))
        c.rect(70, line[0] - 4, 200, 16, fill=1, stroke=0)
        put("电话" + p.mobile("under a picture", "被遮住"))
        c.drawInlineImage(Image.new("RGB", (4, 4), (200, 50, 50)), 70, line[0] - 4, 200, 16)
        c.setFillColor(colors.white)
        put("电话" + p.mobile("white text", "看不见"))
        c.setFillColor(colors.black)
        c.saveState()
        unseen = c.beginText(72, line[0] - 22)
        unseen.setTextRenderMode(3)
        unseen.textLine("电话" + p.mobile("text that is not drawn", "看不见"))
        c.drawText(unseen)
        c.restoreState()
        line[0] -= 22
        put("电话" + p.mobile("tiny text", "字极小"), size=0.5)
        put("电话" + p.mobile("text off the page", "页面之外"), x=-400)
        c.saveState()
        c.setFillAlpha(0)
        put("电话" + p.mobile("transparent text", "看不见"))
        c.restoreState()
        c.saveState()
        path = c.beginPath()
        path.rect(300, 300, 10, 10)
        c.clipPath(path, stroke=0)
        put("电话" + p.mobile("clipped text", "隐藏"))
        c.restoreState()
        put("链接")
        c.linkURL("tel:" + p.mobile("target of a link", "链接"), (72, line[0] - 2, 150, line[0] + 10))
        c.linkURL("https://example.com/?phone=" + p.mobile("query of a link", "链接"), (150, line[0] - 2, 200, line[0] + 10))
        c.bookmarkPage("p1")
        c.addOutlineEntry("电话" + p.mobile("outline", "目录书签"), "p1")
        c.acroForm.textfield(name="a", tooltip="电话" + p.mobile("tip of a field", "表单域"), value=p.mobile("value of a field", "表单域"), x=72, y=120, width=200, height=20)
        option = p.mobile("choice of a field", "表单域")
        c.acroForm.choice(name="b", value=option, options=[option, p.mobile("other choice of a field", "表单域")], x=300, y=120, width=150, height=20)
        # Two columns, a value in each.
        for x, kind in ((72, "left column"), (320, "right column")):
            for row, words in enumerate(("本栏说明情况如下，", "电话" + p.mobile(kind, "第1页"), "特此说明，请知悉。")):
                c.setFont(FONT, 10)
                c.drawString(x, 210 - 14 * row, words)

    def second(c):
        rows = [("姓名", "身份证号", "手机"), ("张某", p.identity("table", "第2页"), p.mobile("table cell", "第2页"))]
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                c.rect(72 + 150 * column, HEIGHT - 130 - 20 * row, 150, 20)
                c.drawString(76 + 150 * column, HEIGHT - 125 - 20 * row, cell)
        c.saveState()
        c.translate(300, 300)
        c.rotate(90)
        c.drawString(0, 0, "电话" + p.mobile("turned text", "第2页"))
        c.restoreState()

    return drawn(first, second)


def with_objects(p, content):
    pdf = pikepdf.open(io.BytesIO(content))
    page = pdf.pages[0]
    member = drawn(lambda c: c.drawString(72, 700, "电话" + p.mobile("attachment")))
    pdf.attachments["a"] = pikepdf.AttachedFileSpec(pdf, member, filename="电话" + p.mobile("name of an attachment") + ".pdf", description="电话" + p.mobile("description of an attachment"))
    with pdf.open_metadata() as xmp:
        xmp["dc:description"] = "电话" + p.mobile("XMP", "元数据")
    for name in ("Title", "Subject", "Keywords", "Department"):
        pdf.docinfo["/" + name] = String("电话" + p.mobile("property " + name, "文档属性"))
    pdf.docinfo["/Author"] = "经办人甲"
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f'app.alert("tel {p.mobile("JavaScript", "脚本")}")'))
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String("电话" + p.mobile("page label"))), 1, Dictionary(S=Name.D)]))
    pdf.Root.Names.Dests = Dictionary(Names=Array([String("tel-" + p.mobile("name of a destination")), Array([page.obj, Name.Fit])]))
    helvetica = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))

    def form(words):
        stream = pdf.make_stream(f"BT /FX 12 Tf 2 2 Td ({words}) Tj ET".encode())
        stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 20])
        stream.Resources = Dictionary(Font=Dictionary(FX=helvetica))
        return stream

    def note(**entries):
        return pdf.make_indirect(Dictionary(Type=Name.Annot, **entries))

    free = p.mobile("free text annotation", "注释")
    popup = note(Subtype=Name.Popup, Rect=Array([400, 500, 500, 600]), Contents=String("电话" + p.mobile("popup", "注释")))
    for annotation in (
            note(Subtype=Name.FreeText, Rect=Array([300, 600, 500, 650]), Contents=String("电话" + free), DA=String("/Helv 12 Tf"), AP=Dictionary(N=form("tel " + free))),
            note(Subtype=Name.Text, Rect=Array([300, 500, 320, 520]), Contents=String("电话" + p.mobile("annotation", "注释")), T=String("经办人甲"), Popup=popup), popup,
            note(Subtype=Name.Text, F=2, Rect=Array([300, 400, 320, 420]), Contents=String("电话" + p.mobile("hidden annotation", "注释"))),
            note(Subtype=Name.Stamp, F=4, Rect=Array([300, 350, 500, 370]), AP=Dictionary(N=form("tel " + p.mobile("appearance of an annotation", "第1页")))),
            note(Subtype=Name.Highlight, Rect=Array([300, 300, 320, 320]), QuadPoints=Array([300, 320, 320, 320, 300, 300, 320, 300]), RC=String(f'<body xmlns="http://www.w3.org/1999/xhtml"><p>电话{p.mobile("rich text of an annotation", "注释")}</p></body>'))):
        page.Annots.append(annotation)
    field = pdf.Root.AcroForm.Fields[0]
    field.DV = String(p.mobile("default of a field", "表单域"))
    field.T = String("tel_" + p.mobile("name of a field"))
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("电话" + p.mobile("name of a layer", "图层"))))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer])))
    page.Resources.Properties = Dictionary(OC1=layer)
    page.Resources.Font["/FX"] = helvetica
    page.contents_add((f"/OC /OC1 BDC BT /FX 12 Tf 300 700 Td (tel {p.mobile('layer that is off', '隐藏')}) Tj ET EMC\n"
                       f"/Span <</ActualText <feff{('电话' + p.mobile('ActualText', '替代文字')).encode('utf-16-be').hex()}>>> BDC BT /FX 12 Tf 300 680 Td (shown) Tj ET EMC\n"
                       f"/Figure <</Alt (tel {p.mobile('Alt in the content', '替代文字')})>> BDC 10 10 5 5 re f EMC\n").encode())
    tree = pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree.K = Array([pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, P=tree, Alt=String("电话" + p.mobile("Alt of the structure", "替代文字")), T=String("电话" + p.mobile("title in the structure"))))])
    page.PieceInfo = Dictionary(App=Dictionary(Private=Dictionary(X=String("电话" + p.mobile("a program's own data")))))
    page.Resources.XObject = page.Resources.get("/XObject", Dictionary())
    page.Resources.XObject.Unused = form("tel " + p.mobile("form that no page uses"))
    thumbnail = pdf.make_stream(bytes([255, 255, 255] * 64))
    thumbnail.Width, thumbnail.Height, thumbnail.BitsPerComponent, thumbnail.ColorSpace = 8, 8, 8, Name.DeviceRGB
    page.Thumb = thumbnail
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()


def pages():
    """A paragraph that goes on on the next page, with a number in the foot of each."""
    p = Planted("pdf-pages.pdf", 11)
    value = p.identity("broken over pages", "第1页")
    words = "根据有关规定，经研究决定，现将有关情况公示如下，请社会各界予以监督，如有异议请在公示期内反映。"

    def page(number, lines):
        def draw(c):
            for row, line in enumerate(lines):
                c.drawString(90, HEIGHT - 90 - 24 * row, line)
            c.drawString(290, 40, "- %d -" % number)
        return draw

    full = [words[:34]] * 28
    last = (words + words)[:25] + "身份证号" + value[:10]
    p.path.write_bytes(drawn(page(1, full + [last]), page(2, [value[10:] + "，" + words[:20], words[20:]])))
    p.save()


def revisions():
    """A text that a later revision put another one in the place of."""
    p = Planted("pdf-revisions.pdf", 7)
    old = drawn(lambda c: c.drawString(72, 700, "电话" + p.mobile("earlier revision", "以前的版本")))
    pdf = pikepdf.open(io.BytesIO(old))
    number = pdf.pages[0].Contents.objgen[0]
    content = b"BT /F1 12 Tf 72 700 Td (tel %s) Tj ET" % p.mobile("last revision", "第1页").encode()
    start = len(old)
    new = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(content), content)
    before = int(old.rsplit(b"startxref", 1)[1].split()[0])
    new += b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        number, start, int(pdf.trailer.Size), pdf.Root.objgen[0], before, start + len(new))
    p.path.write_bytes(old + new + ("电话" + p.mobile("after the end of the file")).encode())
    p.save()


def printed():
    """A page of the web as Chromium prints it: tagged, its table over three pages."""
    p = Planted("pdf-chromium.pdf", 8)
    page = (f'<html lang="zh"><head><meta charset="utf-8"><title>电话{p.mobile("title of the page", "文档属性")}</title><style>'
            '@page { size: A5 } .tiny { font-size: 0.5px } .white { color: #fff } .unseen { opacity: 0 } table { border-collapse: collapse } td, th { border: 1px solid; break-inside: avoid }</style></head><body>'
            f'<h1>公示</h1><p>电话<b>{(v := p.mobile("broken over elements", "第1页"))[:4]}</b>{v[4:]}</p><p>身份证号{p.identity("text", "第1页")}</p>'
            f'<p>甲<span class="white">电话{p.mobile("white text", "看不见")}</span></p><p>乙<span class="tiny">电话{p.mobile("tiny text", "第1页")}</span></p>'
            f'<p><a href="mailto:{p.mobile("target of a link", "链接")}@example.com">邮箱</a> <a href="https://example.com/?phone={p.mobile("query of a link", "链接")}">查询</a></p>'
            f'<img alt="电话{p.mobile("alternative text", "替代文字")}" src="data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=" width="20" height="20">'
            '<table><thead><tr><th>姓名</th><th>身份证号</th><th>手机</th></tr></thead><tbody>')
    for row in range(60):
        values = (p.identity("table, first page", "第1页"), p.mobile("table cell", "第1页")) if row == 0 else (p.identity("table, last page", "页"), p.mobile("table cell, last page", "页")) if row == 59 else ("略", "略")
        page += f"<tr><td>张某</td><td>{values[0]}</td><td>{values[1]}</td></tr>"
    page += "</tbody></table></body></html>"
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/a.html", "w", encoding="utf-8") as file:
            file.write(page)
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/u", f"--print-to-pdf={folder}/a.pdf", f"{folder}/a.html"],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.copy(f"{folder}/a.pdf", p.path)
    p.save()


def make():
    p = Planted("pdf.pdf", 6)
    p.path.write_bytes(with_objects(p, text(p)))
    p.save()
    pages()
    revisions()
    printed()


if __name__ == "__main__":
    make()

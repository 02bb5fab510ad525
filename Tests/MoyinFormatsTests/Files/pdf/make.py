#!/usr/bin/env python3
"""Makes the PDF files of the tests, each with tokens planted in every place where something can stand.

Needs reportlab, pikepdf and Pillow; the files are committed, so nobody needs it to run the tests. `tokens.txt` says
which file has which tokens, and where each was put.
"""
import pathlib
import pikepdf
from PIL import Image, ImageDraw
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
FONT = "STSong-Light"
here = pathlib.Path(__file__).parent
work = here / "work.pdf"
width, height = A4
tokens = []


def token(file, place):
    value = "QZ-%04d-XW" % (len(tokens) + 1)
    tokens.append((file, value, place))
    return value


def drawn(path, *pages):
    c = canvas.Canvas(str(path), pagesize=A4, invariant=1)
    for page in pages:
        c.setFont(FONT, 12)
        page(c)
        c.showPage()
    c.save()


def carriers():
    name = "carriers.pdf"

    def first(c):
        t = lambda place: token(name, place)
        c.setAuthor("作者" + t("property"))
        c.setTitle("标题" + t("property"))
        c.drawString(72, height - 72, "正文" + t("shown") + "。")
        c.drawString(72, height - 140, "遮盖" + t("covered"))
        c.rect(70, height - 144, 220, 16, fill=1, stroke=0)
        c.drawString(72, height - 170, "图下" + t("covered"))
        c.drawInlineImage(Image.new("RGB", (4, 4), (200, 50, 50)), 70, height - 174, 220, 16)
        c.setFillColor(colors.white)
        c.drawString(72, height - 200, "白字" + t("invisibleColour"))
        c.setFillColor(colors.blue)
        c.rect(70, height - 224, 220, 16, fill=1, stroke=0)
        c.setFillColor(colors.white)
        c.drawString(72, height - 220, "蓝底" + t("shown"))
        c.setFillColor(colors.black)
        c.saveState()
        text = c.beginText(72, height - 240)
        text.setTextRenderMode(3)
        text.textLine("不画" + t("invisibleColour"))
        c.drawText(text)
        c.restoreState()
        c.setFont(FONT, 0.5)
        c.drawString(72, height - 260, "微小" + t("tiny"))
        c.setFont(FONT, 12)
        c.drawString(-400, height - 280, "页外" + t("offPage"))
        c.saveState()
        c.setFillAlpha(0)
        c.drawString(72, height - 300, "透明" + t("invisibleColour"))
        c.restoreState()
        c.saveState()
        path = c.beginPath()
        path.rect(300, 300, 10, 10)
        c.clipPath(path, stroke=0)
        c.drawString(72, height - 320, "剪去" + t("hidden"))
        c.restoreState()
        c.drawString(72, height - 340, "链接")
        c.linkURL("https://example.com/?k=" + t("link"), (72, height - 342, 150, height - 328))
        c.bookmarkPage("p1")
        c.addOutlineEntry("书签" + t("outline"), "p1")
        bold = t("shown")
        for dx in (0, 0.2, 0.4):
            c.drawString(72 + dx, height - 360, "加粗" + bold)
        c.acroForm.textfield(name="a", tooltip="提示" + t("formField"), value=t("formField"), x=72, y=height - 420, width=200, height=20)
        option = t("formField")
        c.acroForm.choice(name="b", value=option, options=[option, t("formField")], x=300, y=height - 420, width=150, height=20)
        c.saveState()
        c.translate(500, 300)
        c.rotate(90)
        c.drawString(0, 0, "转" + t("shown"))
        c.restoreState()

    drawn(here / name, first)


def objects():
    name = "objects.pdf"
    t = lambda place: token(name, place)
    drawn(work, lambda c: c.drawString(72, 700, "内件" + t("member")))
    member = work.read_bytes()
    drawn(work, lambda c: c.drawString(72, 700, "正文" + t("shown")))
    p = pikepdf.open(work)
    page = p.pages[0]
    p.attachments["a"] = pikepdf.AttachedFileSpec(p, member, filename="附件" + t("attachmentName") + ".pdf", description="说明" + t("attachmentName"))
    with p.open_metadata() as xmp:
        xmp["dc:description"] = "题" + t("metadata")
    p.docinfo["/Subject"] = String(("国标" + t("property")).encode("gbk"))
    p.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String('app.alert("' + t("script") + '")'))
    p.Root.Names.JavaScript = Dictionary(Names=Array([String("j"), Dictionary(S=Name.JavaScript, JS=p.make_stream(('var a="' + t("script") + '";').encode()))]))
    p.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String("页" + t("bookmark")), S=Name.D)]))
    helvetica = p.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))

    def form(text):
        f = p.make_stream(("BT /FX 12 Tf 2 2 Td (%s) Tj ET" % text).encode())
        f.Type, f.Subtype, f.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 20])
        f.Resources = Dictionary(Font=Dictionary(FX=helvetica))
        return f

    rich = '<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml"><p>富' + t("annotation") + "</p></body>"
    note = lambda **entries: p.make_indirect(Dictionary(Type=Name.Annot, **entries))
    page.Annots = Array([
        note(Subtype=Name.FreeText, Rect=Array([100, 600, 300, 650]), Contents=String("注" + t("annotation")), RC=String(rich), T=String("人" + t("annotation"))),
        note(Subtype=Name.Text, F=2, Rect=Array([300, 500, 320, 520]), Contents=String("藏" + t("annotation"))),
        note(Subtype=Name.Stamp, F=4, Rect=Array([100, 400, 300, 420]), AP=Dictionary(N=form(t("shown")))),
        note(Subtype=Name.Stamp, F=2, Rect=Array([100, 300, 300, 320]), AP=Dictionary(N=form(t("hidden")))),
    ])
    layer = p.make_indirect(Dictionary(Type=Name.OCG, Name=String("层" + t("layer"))))
    p.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer])))
    page.Resources.Properties = Dictionary(OC1=layer)
    page.Resources.Font["/FX"] = helvetica
    extra = "/OC /OC1 BDC BT /FX 12 Tf 72 650 Td (%s) Tj ET EMC\n" % t("hidden")
    extra += "/Span <</ActualText <feff%s>>> BDC BT /FX 12 Tf 72 630 Td (shown) Tj ET EMC\n" % t("alternativeText").encode("utf-16-be").hex()
    extra += "/Figure <</Alt (%s)>> BDC 10 10 5 5 re f EMC\n" % t("alternativeText")
    page.contents_add(extra.encode())
    p.Root.StructTreeRoot = p.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    p.Root.StructTreeRoot.K = Array([p.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, P=p.Root.StructTreeRoot, Alt=String("图" + t("alternativeText"))))])
    page.PieceInfo = Dictionary(App=Dictionary(Private=Dictionary(X=String("私" + t("customData")), S=p.make_stream(("流" + t("unusedPart")).encode()))))
    page.Resources.XObject = Dictionary(Unused=form(t("unusedPart")))
    p.save(here / name, deterministic_id=True)
    p.save(here / "password.pdf", encryption=pikepdf.Encryption(user="u", owner="o", R=4), static_id=True)
    p.save(here / "objects-web.pdf", linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


def forms():
    name = "forms.pdf"
    t = lambda place="shown": token(name, place)
    p = pikepdf.new()
    helvetica = p.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    fonts = Dictionary(FX=helvetica)

    def form(content, resources=None):
        f = p.make_stream(content.encode())
        f.Type, f.Subtype, f.BBox = Name.XObject, Name.Form, Array([0, 0, 400, 30])
        if resources is not None:
            f.Resources = resources
        return f

    inner = form("BT /FX 12 Tf 2 2 Td (in %s) Tj ET" % t(), Dictionary(Font=fonts))
    outer = form("q /In Do Q BT /FX 12 Tf 150 2 Td (out %s) Tj ET" % t(), Dictionary(Font=fonts, XObject=Dictionary(In=inner)))
    bare = form("BT /FX 12 Tf 2 2 Td (bare %s) Tj ET" % t())
    pattern = p.make_stream(("BT /FX 6 Tf 2 2 Td (%s) Tj ET" % t()).encode())
    pattern.Type, pattern.PatternType, pattern.PaintType, pattern.TilingType = Name.Pattern, 1, 1, 1
    pattern.BBox, pattern.XStep, pattern.YStep, pattern.Resources = Array([0, 0, 90, 20]), 90, 20, Dictionary(Font=fonts)
    shared = p.make_indirect(Dictionary(Font=fonts, XObject=Dictionary(Outer=outer, Bare=bare), Pattern=Dictionary(P1=pattern)))
    value = t()
    contents = [
        "q 1 0 0 1 72 700 cm /Outer Do Q q 1 0 0 1 72 650 cm /Outer Do Q q 1 0 0 1 72 600 cm /Bare Do Q\n"
        + "BT /FX 12 Tf 14 TL 72 550 Td (a %s)' 0 0 (b %s)\" 200 0 Td [(%s)-20(%s)5(%s)] TJ ET\n" % (t(), t(), value[:1], value[1:3], value[3:])
        + "BT /FX 12 Tf 72 430 Td <%s> Tj ET\nBI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI\n" % ("hex " + t()).encode().hex()
        + "q BT /FX 12 Tf 72 410 Td (open %s) Tj ET" % t(),
        "q 1 0 0 1 72 700 cm /Outer Do Q BT /FX 12 Tf 72 400 Td (second) Tj ET",
        "/Pattern cs /P1 scn 72 300 200 100 re f BT 0 g /FX 12 Tf 72 500 Td (third %s) Tj ET" % t(),
    ]
    for content in contents:
        page = p.add_blank_page(page_size=(595, 842))
        page.Contents = p.make_stream(content.encode())
        page.Resources = shared
    for number, page in enumerate(p.pages):
        page.Rotate = 90 * number
    p.save(here / name, deterministic_id=True)


def revisions():
    name = "revisions.pdf"
    t = lambda place: token(name, place)
    now = t("shown")
    drawn(here / name, lambda c: c.drawString(72, 700, "原" + t("earlierRevision")))
    old = (here / name).read_bytes()
    # A later state by hand: one object anew, a table with it, and what led to the table before.
    p = pikepdf.open(here / name)
    number = p.pages[0].Contents.objgen[0]
    content = p.pages[0].Contents.read_bytes().split(b"BT")[0] + b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % now.encode()
    start = len(old)
    new = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(content), content)
    table = start + len(new)
    size = int(p.trailer.Size)
    root = p.Root.objgen[0]
    before = int(old.rsplit(b"startxref", 1)[1].split()[0])
    new += b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (number, start, size, root, before, table)
    (here / name).write_bytes(old + new + ("尾" + t("unusedPart")).encode())


def scans():
    value = token("scan-text.pdf", "shown")
    picture = Image.new("L", (310, 438), 255)
    ImageDraw.Draw(picture).text((25, 50), value, fill=0)

    def page(c):
        c.drawInlineImage(picture, 0, 0, *A4)
        text = c.beginText(50, height - 110)
        text.setTextRenderMode(3)
        text.textLine("扫描" + value)
        c.drawText(text)

    drawn(here / "scan-text.pdf", page)
    drawn(here / "scan.pdf", lambda c: c.drawInlineImage(picture, 0, 0, *A4))


def tables():
    name = "tables.pdf"
    xs = [72, 110, 190, 330, 470]

    def grid(c, top, rows):
        bottom = top - 20 * rows
        for x in xs:
            c.line(x, top, x, bottom)
        for row in range(rows + 1):
            c.line(xs[0], top - 20 * row, xs[-1], top - 20 * row)

    def cells(c, y, texts):
        for x, text in zip(xs, texts):
            c.drawString(x + 3, y, text)

    def first(c):
        c.drawString(72, 800, "名单")
        c.setFont(FONT, 9)
        grid(c, 760, 30)
        cells(c, 746, ["序号", "姓名", "号码", "备注"])
        for row in range(1, 30):
            cells(c, 746 - 20 * row, [str(row), "张三", "K-%03d" % row, "无"])
        c.drawString(290, 30, "- 1 -")

    def second(c):
        c.setFont(FONT, 9)
        grid(c, 780, 3)
        for row in range(3):
            cells(c, 766 - 20 * row, [str(30 + row), "李四", "K-%03d" % (30 + row), "无"])
        c.drawString(72, 600, "没有线的：")
        for row in range(4):
            for x, text in zip((72, 200, 330), ("姓名电话住址" [2 * k: 2 * k + 2] if row == 0 else "%s%d" % ("甲乙丙"[k], row) for k in range(3))):
                c.drawString(x, 580 - 16 * row, text)
        c.drawString(290, 30, "- 2 -")

    drawn(here / name, first, second)


for make in (carriers, objects, forms, revisions, scans, tables):
    make()
work.unlink()
for extra, file in (("objects-web.pdf", "objects.pdf"),):
    tokens += [(extra, value, place) for f, value, place in tokens if f == file]
(here / "tokens.txt").write_text("".join("%s %s %s\n" % t for t in tokens))

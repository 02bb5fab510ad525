#!/usr/bin/env python3
"""Makes pictures.pdf and sideways.pdf: pictures with synthetic numbers, in every manner in which a page has them.

Needs reportlab, pikepdf, Pillow and the Noto CJK fonts; QR codes come from qrencode. The files are committed, so nobody
needs it to run the tests. Each number stands once: page n of pictures.pdf is what the n-th comment says.
"""
import io
import pathlib
import subprocess
import pikepdf
from PIL import Image, ImageDraw, ImageFont
from pikepdf import Array, Dictionary, Name
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
here = pathlib.Path(__file__).parent
NOTO = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
width, height = A4


def text(string, size=(440, 56)):
    picture = Image.new("L", size, 255)
    ImageDraw.Draw(picture).text((12, 4), string, font=ImageFont.truetype(NOTO, 32, index=2), fill=0)
    return picture


def jpeg(picture):
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=60)
    out.seek(0)
    return ImageReader(out)


def pictures():
    c = canvas.Canvas(str(here / "pictures.pdf"), pagesize=A4, invariant=1)
    box = dict(width=165, height=21)

    def page(draw):
        c.setFont("STSong-Light", 12)
        c.drawString(72, height - 72, "正文第%d页" % c.getPageNumber())
        c.saveState()
        draw()
        c.restoreState()
        c.showPage()

    def form():
        c.beginForm("F")
        c.drawImage(ImageReader(text("联系电话 13900139000")), 0, 0, **box)
        c.endForm()
        c.translate(300, 300)
        c.rotate(90)
        c.doForm("F")

    def mask():
        letters = Image.new("RGBA", (440, 56), (200, 0, 0, 255))
        letters.putalpha(Image.eval(text("联系电话 13700137000"), lambda value: 255 - value))
        c.drawImage(ImageReader(letters), 100, 500, mask="auto", **box)

    def covered():
        c.drawImage(ImageReader(text("联系电话 13600136000")), 100, 500, **box)
        c.rect(95, 495, 180, 30, fill=1, stroke=0)

    def clipped():
        path = c.beginPath()
        path.rect(100, 500, 60, 21)
        c.clipPath(path, stroke=0)
        c.drawImage(ImageReader(text("联系电话 13500135000")), 100, 500, **box)

    def code():
        png = subprocess.run(["qrencode", "-s", "3", "-o", "-", "姓名张三电话18800188000"], capture_output=True, check=True).stdout
        c.drawImage(ImageReader(io.BytesIO(png)), 100, 400, 90, 90)

    def squares():
        rows = subprocess.run(["qrencode", "-t", "ASCIIi", "-m", "0", "tel:18900189000"], capture_output=True, check=True, text=True).stdout.splitlines()
        for y, row in enumerate(rows):
            for x in range(len(row) // 2):
                if row[2 * x] == " ":
                    c.rect(100 + 3 * x, 400 - 3 * y, 3, 3, fill=1, stroke=0)

    page(lambda: c.drawImage(jpeg(text("联系电话 13800138000")), 100, 500, **box))  # 1: packed with loss
    page(form)  # 2: in a form, turned
    page(lambda: c.drawInlineImage(text("联系电话 15000150000"), 100, 500, **box))  # 3: within the content
    page(mask)  # 4: letters that only the mask has
    page(covered)  # 5: below a box
    page(clipped)  # 6: of which a part shows
    page(lambda: c.drawImage(ImageReader(text("联系电话 15100151000", (480, 112))), -400, 500, 180, 42))  # 7: beside the page
    page(lambda: c.drawImage(ImageReader(text("联系电话 15200152000", (480, 112))), 100, 500, 180, 42))  # 8: of a layer that is off
    page(code)  # 9: a QR code
    page(squares)  # 10: a QR code drawn square by square
    c.save()
    p = pikepdf.open(here / "pictures.pdf", allow_overwriting_input=True)
    layer = p.make_indirect(Dictionary(Type=Name.OCG, Name="L"))
    p.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    hidden = p.pages[7]
    hidden.Resources.Properties = Dictionary(OC1=layer)
    content = hidden.Contents.read_bytes()
    at = content.index(b"q\n", content.index(b"ET"))
    hidden.Contents = p.make_stream(content[:at] + b"/OC /OC1 BDC " + content[at:] + b" EMC")
    p.save(here / "pictures.pdf", deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def sideways():
    """A page that lay on the scanner sideways, and one upside down."""
    c = canvas.Canvas(str(here / "sideways.pdf"), pagesize=A4, invariant=1)
    for quarter, rows in ((90, ("11010519491231002X", "13800138000")), (180, ("440305190209066546", "13900139000"))):
        sheet = Image.new("L", (850, 600), 255)
        draw = ImageDraw.Draw(sheet)
        font = ImageFont.truetype(NOTO, 24, index=2)
        draw.text((300, 40), "低保对象公示名单", font=font, fill=0)
        for y, row in enumerate((("姓名", "身份证号码", "联系电话"), ("张伟", *rows), ("李海", "320981190711226893", "15000150000"))):
            for x, cell in zip((60, 220, 600), row):
                draw.text((x, 110 + 45 * y), cell, font=font, fill=0)
        for y in range(5):
            draw.text((60, 270 + 45 * y), "根据有关规定现将名单予以公示如有异议请及时反映", font=font, fill=0)
        sheet = sheet.rotate(quarter, expand=True).point(lambda value: 0 if value < 128 else 255).convert("1")
        size = (sheet.width * 0.6, sheet.height * 0.6)
        c.setPageSize(size)
        c.drawImage(ImageReader(sheet), 0, 0, *size)
        c.showPage()
    c.save()


pictures()
sideways()

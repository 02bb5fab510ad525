"""The pictures beside this file: a roster of four rows at 150 dpi, synthetic values only.

Needs Pillow and Debian's fonts-noto-cjk. `python3 make.py` writes them anew.
"""
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

FONT = ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 22, index=2)
ROWS = [
    ("序号", "姓名", "身份证号码", "联系电话"),
    ("1", "张伟", "11010519491231002X", "13800138000"),
    ("2", "王芳", "440305190209066546", "13900139000"),
    ("3", "李海", "320981190711226893", "15000150000"),
]
EDGES = (20, 90, 180, 440, 640)


def roster():
    picture = Image.new("L", (680, 250), 255)
    draw = ImageDraw.Draw(picture)
    draw.text((250, 10), "低保对象公示名单", font=FONT, fill=0)
    for row, cells in enumerate(ROWS):
        top = 60 + 40 * row
        for edge, cell in zip(EDGES, cells):
            draw.text((edge + 12, top + 4), cell, font=FONT, fill=0)
    for row in range(len(ROWS) + 1):
        draw.line((EDGES[0], 60 + 40 * row, EDGES[-1], 60 + 40 * row), fill=0)
    for edge in EDGES:
        draw.line((edge, 60, edge, 60 + 40 * len(ROWS)), fill=0)
    return picture


def exif():
    exif = Image.Exif()
    exif[0x013B] = "Zhang 13800138001"
    exif[0x9286] = b"UNICODE\0" + "张伟的备注".encode("utf-16-be")
    position = exif.get_ifd(0x8825)
    position[1], position[2], position[3], position[4] = "N", (39.0, 54.0, 31.4), "E", (116.0, 23.0, 50.2)
    return exif


picture = roster()
notes = PngImagePlugin.PngInfo()
notes.add_text("Author", "Zhang 13800138001")
notes.add_itxt("Comment", "张伟的备注", zip=True)
picture.quantize(8).save("roster.png", pnginfo=notes, dpi=(150, 150), optimize=True)
picture.save("roster.jpg", quality=40, exif=exif(), comment=b"comment 13800138002", dpi=(150, 150))
turned = Image.Exif()
turned[0x0112] = 6
picture.rotate(90, expand=True).save("turned.jpg", quality=40, exif=turned, dpi=(150, 150))
picture.convert("1").save("pages.tiff", save_all=True, append_images=[picture.convert("1")], compression="group4", dpi=(150, 150))

"""Pictures, by Pillow: what is to be seen in them and what is told of them. Needs Debian's fonts-noto-cjk."""
import io
import struct

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from planting import Planted

FONT = ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 30, index=2)
XMP = ('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">'
       "<dc:description>电话%s</dc:description></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>")


def card(p, place="图片"):
    picture = Image.new("L", (620, 200), 255)
    draw = ImageDraw.Draw(picture)
    draw.text((30, 20), "关于拟聘用人员的公示", font=FONT, fill=0)
    draw.text((30, 70), "身份证号 " + p.identity("pixels", place), font=FONT, fill=0)
    draw.text((30, 120), "联系电话 " + p.mobile("pixels, second line", place), font=FONT, fill=0)
    return picture


def exif(p):
    exif = Image.Exif()
    exif[0x010E] = "tel " + p.mobile("EXIF ImageDescription", "照片信息")
    exif[0x013B] = "tel " + p.mobile("EXIF Artist", "照片信息")
    exif[0x8298] = "tel " + p.mobile("EXIF Copyright", "照片信息")
    exif[0x9C9C] = ("电话" + p.mobile("EXIF XPComment", "照片信息") + "\0").encode("utf-16-le")
    sub = exif.get_ifd(0x8769)
    sub[0x9286] = b"UNICODE\0" + ("电话" + p.mobile("EXIF UserComment", "照片信息")).encode("utf-16-be")
    position = exif.get_ifd(0x8825)
    position[1], position[2], position[3], position[4] = "N", (39.0, 54.0, 31.4), "E", (116.0, 23.0, 50.2)
    position[27] = b"ASCII\0\0\0tel " + p.mobile("EXIF GPSProcessingMethod", "照片信息").encode()
    return exif


def iptc(text):
    data = b"\x1c\x02\x78" + struct.pack(">H", len(text.encode())) + text.encode()
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)
    return b"Photoshop 3.0\0" + block


def segment(marker, data):
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg():
    p = Planted("photo.jpg", 14)
    picture = card(p)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=60, exif=exif(p), comment=("电话" + p.mobile("comment", "照片信息")).encode(), dpi=(150, 150))
    data = out.getvalue()
    more = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + (XMP % p.mobile("XMP", "照片信息")).encode()) + segment(0xED, iptc("电话" + p.mobile("IPTC", "照片信息")))
    p.path.write_bytes(data[:2] + more + data[2:] + ("电话" + p.mobile("after the end of the picture")).encode())
    p.save()


def with_thumbnail():
    """A photograph whose thumbnail shows more than it does."""
    p = Planted("photo-thumbnail.jpg", 15)
    whole = card(p, "图片")
    small = io.BytesIO()
    whole.save(small, "JPEG", quality=50)
    exif = Image.Exif()
    exif[0x010E] = "tel " + p.mobile("EXIF ImageDescription", "照片信息")
    # An IFD of its own follows the first.
    data = bytearray(exif.tobytes())
    count = struct.unpack("<H", data[14:16])[0] if data[6:8] == b"II" else struct.unpack(">H", data[14:16])[0]
    order = "<" if data[6:8] == b"II" else ">"
    link = 6 + 8 + 2 + 12 * count
    start = len(data) - 6
    data[link:link + 4] = struct.pack(order + "I", start)
    thumbnail = small.getvalue()
    place = start + 2 + 36 + 4
    data += struct.pack(order + "H", 3)
    for tag, kind, value in ((0x0103, 3, 6), (0x0201, 4, place), (0x0202, 4, len(thumbnail))):
        data += struct.pack(order + "HHI", tag, kind, 1) + (struct.pack(order + "HH", value, 0) if kind == 3 else struct.pack(order + "I", value))
    data += struct.pack(order + "I", 0) + thumbnail
    out = io.BytesIO()
    Image.new("L", (320, 120), 220).save(out, "JPEG", quality=50, exif=bytes(data))
    p.path.write_bytes(out.getvalue())
    p.save()


def png():
    p = Planted("scan.png", 16)
    picture = card(p)
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "tel " + p.mobile("tEXt", "照片信息"))
    notes.add_text("Comment", "tel " + p.mobile("zTXt", "照片信息"), zip=True)
    notes.add_itxt("Description", "电话" + p.mobile("iTXt", "照片信息"))
    notes.add_itxt("Title", "电话" + p.mobile("iTXt, packed", "照片信息"), zip=True)
    notes.add_itxt("XML:com.adobe.xmp", XMP % p.mobile("XMP", "照片信息"))
    # Longer than what is commonly read of one.
    notes.add_text("Long", "x " * 40_000 + "tel " + p.mobile("zTXt beyond 64 KiB", "照片信息"), zip=True)
    notes.add_itxt("Longer", "长 " * 40_000 + "电话" + p.mobile("iTXt beyond 64 KiB", "照片信息"), zip=True)
    picture.convert("1").save(p.path, pnginfo=notes, dpi=(150, 150), optimize=True, exif=exif(p))
    with open(p.path, "ab") as file:
        file.write(("电话" + p.mobile("after the end of the picture")).encode())
    p.save()


def others():
    p = Planted("scan.tif", 17)
    picture = card(p).convert("1")
    second = card(p, "第2页的图片").convert("1")
    picture.save(p.path, save_all=True, append_images=[second], compression="group4", dpi=(150, 150), description="tel " + p.mobile("ImageDescription", "照片信息"), artist="tel " + p.mobile("Artist", "照片信息"))
    p.save()
    p = Planted("scan.gif", 18)
    card(p).quantize(4).save(p.path, comment=("电话" + p.mobile("comment", "照片信息")).encode())
    p.save()
    p = Planted("scan.bmp", 19)
    card(p).convert("1").save(p.path)
    p.save()
    p = Planted("scan.webp", 20)
    card(p).convert("RGB").save(p.path, quality=60, exif=exif(p), xmp=(XMP % p.mobile("XMP", "照片信息")).encode())
    p.save()


def make():
    jpeg()
    with_thumbnail()
    png()
    others()


if __name__ == "__main__":
    make()

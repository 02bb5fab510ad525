"""Makes the archives of the tests. Their members are OFD files with one mobile number. Standard library, and py7zr for 7z.

    python3 make.py
"""
import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from pathlib import Path

HERE = Path(__file__).parent
OFD = (HERE.parent / "ofd" / "inner.ofd").read_bytes()
TIME = (1980, 1, 1, 0, 0, 0)


def zipped(items, comment=b""):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in items:
            archive.writestr(zipfile.ZipInfo(name, TIME), content, zipfile.ZIP_DEFLATED)
        archive.comment = comment
    return out.getvalue()


def old_zip(items):
    """Names are bytes of any encoding, and nothing says which."""
    out, listed = b"", b""
    for name, content in items:
        place, check = len(out), zlib.crc32(content)
        out += struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 0, 0, 0x21, check, len(content), len(content), len(name), 0) + name + content
        listed += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 0, 0, 0x21, check, len(content), len(content), len(name), 0, 0, 0, 0, 0, place) + name
    return out + listed + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(items), len(items), len(listed), len(out), 0)


def encrypted_zip():
    """An entry that says it is encrypted, beside one that is not."""
    data = bytearray(old_zip([(b"a.ofd", OFD), (b"b.ofd", OFD)]))
    data[6] |= 1
    second = data.rindex(b"PK\1\2")
    data[data.rindex(b"PK\1\2", 0, second) + 8] |= 1
    return bytes(data)


def tarred(items, form, encoding="utf-8"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form, encoding=encoding) as archive:
        for name, content in items:
            info = tarfile.TarInfo(name)
            info.size, info.uname, info.mtime = len(content), "zhangsan", 1700000000
            archive.addfile(info, io.BytesIO(content))
        for name, kind, target in (("软链", tarfile.SYMTYPE, "张三13800130001.ofd"), ("硬链", tarfile.LNKTYPE, "张三13800130001.ofd"), ("设备", tarfile.CHRTYPE, ""), ("夹", tarfile.DIRTYPE, "")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info)
    return out.getvalue()


def number(value):
    out = b""
    while True:
        out += bytes([value & 0x7F | (0x80 if value > 0x7F else 0)])
        value >>= 7
        if not value:
            return out


def rar5(name, content):
    """The fifth version of rar, content stored."""
    def block(body):
        body = number(len(body)) + body
        return struct.pack("<I", zlib.crc32(body)) + body
    name = name.encode()
    head = number(2) + number(2) + number(len(content)) + number(4) + number(len(content)) + number(0o644) + struct.pack("<I", zlib.crc32(content)) + number(0) + number(1) + number(len(name)) + name
    return b"Rar!\x1a\x07\x01\x00" + block(number(1) + number(0) + number(0)) + block(head) + content + block(number(5) + number(0) + number(0))


def main():
    nested = zipped([("李四13800130002.ofd", OFD)])
    files = {
        "plain.zip": zipped([("张三13800130001/", b""), ("张三13800130001/a.ofd", OFD), ("b.zip", nested), ("../../13800130003.ofd", OFD)], "评论13800130004".encode()),
        "old.zip": old_zip([("张三13800130001.ofd".encode("gb18030"), OFD), ("同名.ofd".encode("gb18030"), OFD), ("同名.ofd".encode("gb18030"), OFD)]),
        "encrypted.zip": encrypted_zip(),
        "two.zip": nested + old_zip([(b"a.ofd", OFD)]),
        "pax.tar": tarred([("张三13800130001.ofd", OFD), ("b.zip", nested), ("长" * 60 + "13800130003.ofd", OFD)], tarfile.PAX_FORMAT),
        "old.tar": tarred([("张三13800130001.ofd", OFD), ("b.zip", nested)], tarfile.GNU_FORMAT, "gb18030"),
        "a.rar": rar5("张三13800130001.ofd", OFD),
    }
    files["a.tgz"] = b"\x1f\x8b\x08\x08\0\0\0\0\x02\x03" + "张三13800130001.tgz".encode() + b"\0" + gzip.compress(files["pax.tar"], mtime=0)[10:]
    files["a.tar.bz2"] = bz2.compress(files["pax.tar"])
    files["b.zip.xz"] = lzma.compress(nested)
    for name, content in files.items():
        (HERE / name).write_bytes(content)
    import py7zr
    with py7zr.SevenZipFile(HERE / "a.7z", "w") as archive:
        archive.writestr(OFD, "张三13800130001.ofd")
        archive.writestr(nested, "夹/b.zip")
    with py7zr.SevenZipFile(HERE / "encrypted.7z", "w", password="x") as archive:
        archive.writestr(OFD, "a.ofd")


if __name__ == "__main__":
    main()

"""Archives, and files whose names say something. Needs Debian's 7zip for one of them."""
import gzip
import io
import pathlib
import subprocess
import tarfile
import tempfile
import zipfile

import ofd
import parts
from planting import FILES, Planted

TIME = (2026, 1, 5, 9, 0, 0)


def zipped(items, comment=b"", comments=()):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(items):
            info = zipfile.ZipInfo(name, TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.comment = comments[number] if number < len(comments) else b""
            archive.writestr(info, content)
        archive.comment = comment
    return out.getvalue()


def members(p):
    inner = zipped([("名单.txt", "电话" + p.mobile("text in a nested archive"))], ("电话" + p.mobile("comment of a nested archive")).encode())
    return [
        ("公示.txt", "电话" + p.mobile("text")),
        (f"电话{p.mobile('name of a member')}.txt", "无"),
        (f"电话{p.mobile('name of a folder')}/a.txt", "无"),
        ("名单.xlsx", parts.workbook(["姓名", "手机"], ["张某", p.mobile("workbook")])),
        ("公示.ofd", ofd.small("电话" + p.mobile("OFD"))),
        ("内层.zip", inner),
        ("公示.txt.gz", gzip.compress(("电话" + p.mobile("packed text")).encode(), mtime=0)),
    ]


def tarred(items):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz", format=tarfile.PAX_FORMAT) as archive:
        for name, content in items:
            content = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(content), 1767600000
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def make():
    p = Planted("archive.zip", 24)
    items = members(p)
    p.path.write_bytes(zipped(items, ("电话" + p.mobile("comment of the archive")).encode(), [("电话" + p.mobile("comment of a member")).encode()]))
    p.save()
    p = Planted("archive.tar.gz", 25)
    p.path.write_bytes(tarred(members(p)))
    p.save()
    p = Planted("archive.7z", 26)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in members(p):
            path = pathlib.Path(folder) / "in" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        subprocess.run(["7zz", "a", "-mtm=off", f"{folder}/a.7z", "."], cwd=f"{folder}/in", check=True, stdout=subprocess.DEVNULL)
        p.path.write_bytes((pathlib.Path(folder) / "a.7z").read_bytes())
    p.save()
    p = Planted("roster.txt.gz", 27)
    out = io.BytesIO()
    with gzip.GzipFile(f"电话{p.mobile('name in the head', '')}.txt".encode().decode("latin-1"), "wb", mtime=0, fileobj=out) as archive:
        archive.write(("电话" + p.mobile("packed text")).encode())
    p.path.write_bytes(out.getvalue())
    p.save()
    for old in FILES.glob("张某*.txt"):
        old.unlink()
    p = Planted("", 28)
    value = p.mobile("name of the file")
    p.name = f"张某{value}.txt"
    p.rows = [(p.name, "name of the file", value, "文件名")]
    p.path.write_text("关于拟聘用人员的公示\n", encoding="utf-8")
    p.save()
    texts()


def texts():
    p = Planted("text-gb18030.txt", 29)
    p.path.write_bytes(f"身份证号{p.identity('GB18030')}，电话{p.mobile('GB18030, second')}\n".encode("gb18030"))
    p.save()
    p = Planted("text-utf16.txt", 30)
    p.path.write_bytes(b"\xff\xfe" + f"电话{p.mobile('UTF-16')}\n".encode("utf-16-le"))
    p.save()
    p = Planted("text.md", 31)
    p.path.write_text(f"# 公示\n\n电话**{p.mobile('between marks')}**，[邮箱](mailto:{p.mobile('target of a link')}@example.com)\n\n<!-- 电话{p.mobile('comment')} -->\n\n| 姓名 | 手机 |\n| --- | --- |\n| 张某 | {p.mobile('table cell')} |\n", encoding="utf-8")
    p.save()
    p = Planted("table.csv", 32)
    p.path.write_text(f"姓名,身份证号,手机,备注\n张某,{p.identity('cell')},{p.mobile('cell with a number')},\"电话\n{p.mobile('cell of two lines')}\"\n", encoding="utf-8")
    p.save()


if __name__ == "__main__":
    make()

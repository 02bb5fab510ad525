#!/usr/bin/env python3
"""Makes untrue.pdf: its fonts draw other digits than they say. Needs Chromium and pikepdf; the file is committed.

What is drawn: 13800138000 and 57624901. What the fonts say: 39088390888 and 72561483.
"""
import pathlib
import re
import subprocess
import tempfile

import pikepdf

PAGE = "<!doctype html><meta charset=utf-8><style>body{font:20px Liberation Sans}</style><p>Tel 13800138000</p><p>Fax 57624901</p>"
SAID = str.maketrans("0123456789", "8369175204")


def untrue(table):
    """Each digit of a ToUnicode table says another."""
    def said(number):
        return "<%04x>" % ord(chr(number).translate(SAID))

    def line(match):
        first, last, to = (int(part, 16) for part in match.groups())
        return f"<{match[1]}> <{match[2]}> [" + " ".join(said(to + i) for i in range(last - first + 1)) + "]"

    table = re.sub(r"^<(\w{4})> <(\w{4})> <(\w{4})>$", line, table, flags=re.M)
    return re.sub(r"^<(\w{4})> <(\w{4})>$", lambda match: f"<{match[1]}> {said(int(match[2], 16))}", table, flags=re.M)


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    (folder / "page.html").write_text(PAGE)
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={folder}/page.pdf", str(folder / "page.html")], check=True)
    with pikepdf.open(folder / "page.pdf") as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                table = thing.ToUnicode.read_bytes().decode().split("begincodespacerange")
                # Where codes begin and end is none of what they say.
                space, rest = table[1].split("endcodespacerange")
                thing.ToUnicode.write((table[0] + "begincodespacerange" + space + "endcodespacerange" + untrue(rest)).encode())
        pdf.save(pathlib.Path(__file__).parent / "untrue.pdf", deterministic_id=True)

"""Text from PDF: moyin-reader beside pdftotext, in one run.

    python3 -m venv /tmp/files && /tmp/files/bin/pip install -r requirements.txt
    MOYIN_READER=.build/release/moyin-reader /tmp/files/bin/python pdf.py [file.pdf ...]

Processor time, user and system, of whole processes that take turns. The reader reads all that a file holds besides its
pages, too. Without files it makes its own; those of a browser where Chromium is installed.
"""
import os, pathlib, random, shutil, statistics, subprocess, sys, tempfile
from reader_request import request

ROUNDS = int(os.environ.get("ROUNDS", "10"))


def cpu(command, given=None):
    before = os.times()
    subprocess.run(command, input=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def made(folder):
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    random.seed(1)
    characters = [chr(code) for code in range(0x4E00, 0x5F00)]
    line = lambda count=28: "".join(random.choice(characters) for _ in range(count)) + "138%08d" % random.randrange(10**8)
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    c = canvas.Canvas(str(folder / "prose.pdf"), pagesize=A4)
    for _ in range(1000):
        c.setFont("STSong-Light", 10.5)
        for row in range(40):
            c.drawString(72, 770 - row * 18, line())
        c.showPage()
    c.save()
    yield folder / "prose.pdf"
    if not shutil.which("chromium"):
        return
    rows = "".join(f"<tr><td>{i}<td>{line(3)[:3]}<td>1101051949{i:08}<td>138{i:08}<td>{line(20)[:20]}</tr>" for i in range(6000))
    pages = {"table": "<style>td{border:1px solid #000}</style><table>" + rows + "</table>",
             "paragraphs": "".join("<p>" + "".join(line() for _ in range(8)) + "</p>" for _ in range(1500))}
    for name, page in pages.items():
        (folder / (name + ".html")).write_text("<!doctype html><meta charset=utf-8>" + page)
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={folder / name}.pdf", str(folder / (name + ".html"))],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        yield folder / (name + ".pdf")


with tempfile.TemporaryDirectory() as folder:
    for file in [pathlib.Path(name) for name in sys.argv[1:]] or made(pathlib.Path(folder)):
        message = request(file.read_bytes())
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(cpu([os.environ["MOYIN_READER"]], message))
            theirs.append(cpu(["pdftotext", str(file), "/dev/null"]))
        ratios = sorted(a / b for a, b in zip(ours, theirs))
        print(f"{file.name:<18} {statistics.median(ours):6.2f} s   pdftotext {statistics.median(theirs):6.2f} s   "
              f"ratio {statistics.median(ratios):.2f}, from {ratios[0]:.2f} to {ratios[-1]:.2f}", flush=True)

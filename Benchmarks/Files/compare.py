"""Text from docx and xlsx: moyin-reader beside libraries of Python, in one run.

    python3 -m venv /tmp/files && /tmp/files/bin/pip install -r requirements.txt
    MOYIN_READER=.build/release/moyin-reader /tmp/files/bin/python compare.py

Each first has to give every text that the files were made of; then they take turns, and the best of their times counts.
The reader gets the bytes over a pipe and sends the whole page back, with the place of each text: that is in its time.
"""
import io, os, struct, subprocess, sys, time, zipfile
import docx, docx2txt, extractous, kreuzberg, openpyxl, python_calamine
from docx2python import docx2python
from markitdown import MarkItDown
from reader_request import request

ROUNDS = int(os.environ.get("ROUNDS", "7"))


class Reader:
    """The process that reads files, asked as the command line asks it."""

    def __init__(self):
        self.process = subprocess.Popen([os.environ["MOYIN_READER"]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def read(self, content):
        self.process.stdin.write(request(content))
        self.process.stdin.flush()
        answer = self.process.stdout.read(struct.unpack("<Q", self.process.stdout.read(8))[0])
        assert answer[0] == 0, "no document"
        return answer


def rows(count):
    return [(f"第{index}户", f"张村{index}组", f"1380013{index % 10000:04}", index * 7, f"备注{index % 50}") for index in range(count)]


def sheet(count):
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("名单")
    for row in rows(count):
        page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), rows(count)


def document(count):
    made = docx.Document()
    texts = []
    for index in range(count):
        text = f"第{index}条 根据有关规定，现将名单予以公示，联系电话1380013{index % 10000:04}。"
        paragraph = made.add_paragraph(text[:9])
        paragraph.add_run(text[9:]).bold = True
        texts.append(text)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue(), texts


def calamine(content):
    return [row for row in python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()]


def openpyxl_rows(content):
    return list(openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets[0].iter_rows(values_only=True))


OFFICE = "application/vnd.openxmlformats-officedocument."
extractor, markdown = extractous.Extractor(), MarkItDown()
extractor.set_extract_string_max_length(1 << 28)


def with_extractous(content):
    return extractor.extract_bytes_to_string(bytearray(content))[0]


def compare(title, content, checks, rivals):
    best = {}
    for name, read in rivals.items():
        answer = read(content)
        text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
        missing = [part for part in checks if part not in text]
        if missing:
            sys.exit(f"{name} does not give {missing[0]!r} and {len(missing) - 1} more")
    for _ in range(ROUNDS):
        for name, read in rivals.items():
            start = time.perf_counter()
            read(content)
            best[name] = min(best.get(name, 1e9), time.perf_counter() - start)
    print(f"{title}, {len(content) // 1024} KB")
    for name, seconds in sorted(best.items(), key=lambda item: item[1]):
        print(f"  {name:<22} {seconds * 1000:9.1f} ms")


reader = Reader()
content, made = sheet(10_000)
compare("xlsx, 10,000 rows of 5 cells", content, [str(cell) for row in made for cell in row],
        {"moyin-reader": reader.read, "python-calamine": calamine, "openpyxl (read only)": openpyxl_rows,
         "kreuzberg": lambda c: kreuzberg.extract_bytes_sync(c, OFFICE + "spreadsheetml.sheet").content, "extractous": with_extractous,
         "markitdown": lambda c: markdown.convert_stream(io.BytesIO(c), file_extension=".xlsx").text_content})
content, texts = document(5_000)
compare("docx, 5,000 paragraphs", content, texts,
        {"moyin-reader": reader.read, "docx2txt": lambda c: docx2txt.process(io.BytesIO(c)),
         "python-docx": lambda c: "\n".join(p.text for p in docx.Document(io.BytesIO(c)).paragraphs),
         "docx2python": lambda c: docx2python(io.BytesIO(c)).text.replace("<b>", "").replace("</b>", ""),
         # Bold is written in signs of Markdown by these two.
         "kreuzberg": lambda c: kreuzberg.extract_bytes_sync(c, OFFICE + "wordprocessingml.document").content.replace("**", ""), "extractous": with_extractous,
         "markitdown": lambda c: markdown.convert_stream(io.BytesIO(c), file_extension=".docx").text_content.replace("**", "")})

#!/usr/bin/env python3
"""Makes the files of `files/` anew, and the list of what is planted in them, `planted.tsv`.

Needs python-docx, openpyxl, XlsxWriter, python-pptx, reportlab, pikepdf and Pillow; LibreOffice, Chromium, 7zip and
fonts-noto-cjk of Debian. What is made is committed: nobody needs these to run the tests.
"""
import archives
import mail
import ofd
import opendocument
import pdf
import pictures
import sheet
import slides
import web
import word
from planting import FILES, LIST

FILES.mkdir(exist_ok=True)
LIST.unlink(missing_ok=True)
for maker in (word, sheet, slides, pdf, ofd, web, mail, pictures, archives, opendocument):
    maker.make()

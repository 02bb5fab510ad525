"""OpenDocument files as LibreOffice writes them, of flat XML by hand; and what LibreOffice makes of the files of other formats.

Run after `word.py`, `sheet.py` and `slides.py`. Needs LibreOffice.
"""
import csv
import io
import pathlib
import re
import subprocess
import tempfile
import zipfile

from planting import FILES, LIST, Planted

NAMES = {"office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing", "number": "datastyle", "svg": "svg-compatible", "fo": "xsl-fo-compatible",
         "meta": "meta", "presentation": "presentation", "form": "form", "script": "script"}
SPACES = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in NAMES.items()) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'


def flat(kind, body, styles="", automatic="", masters="", meta="", scripts=""):
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.{kind}"><office:meta>{meta}<meta:initial-creator>经办人甲</meta:initial-creator></office:meta>{scripts}'
            f"<office:styles>{styles}</office:styles><office:automatic-styles>{automatic}</office:automatic-styles><office:master-styles>{masters}</office:master-styles><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>")


def meta(p):
    return (f'<dc:title>电话{p.mobile("property title", "文档属性")}</dc:title><dc:subject>电话{p.mobile("property subject", "文档属性")}</dc:subject><dc:description>电话{p.mobile("property description", "文档属性")}</dc:description>'
            f'<meta:keyword>电话{p.mobile("keyword", "文档属性")}</meta:keyword><meta:user-defined meta:name="联系">电话{p.mobile("user-defined property", "文档属性")}</meta:user-defined>')


def text(p):
    automatic = ("".join(f'<style:style style:name="{name}" style:family="{family}"><style:text-properties {properties}/></style:style>' for name, family, properties in (
        ("P1", "paragraph", 'text:display="none"'), ("T1", "text", 'text:display="none"'), ("T2", "text", 'fo:color="#ffffff"'), ("T3", "text", 'fo:font-size="1pt"'), ("T4", "text", 'fo:font-weight="bold"')))
        + '<style:page-layout style:name="L1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/><style:header-style/><style:footer-style/></style:page-layout>')
    masters = f'<style:master-page style:name="Standard" style:page-layout-name="L1"><style:header><text:p>电话{p.mobile("header", "页眉")}</text:p></style:header><style:footer><text:p>电话{p.mobile("footer", "页脚")}</text:p></style:footer></style:master-page>'
    value = p.identity("broken over spans", "第2段")
    change = '<office:change-info><dc:creator>经办人乙</dc:creator><dc:date>2026-01-05T09:00:00</dc:date></office:change-info>'
    insertion = p.mobile("tracked insertion")
    body = (
        f'<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion>{change}<text:p>电话{p.mobile("tracked deletion", "修订中删除")}</text:p></text:deletion></text:changed-region>'
        f'<text:changed-region xml:id="c2" text:id="c2"><text:insertion>{change}</text:insertion></text:changed-region></text:tracked-changes>'
        '<text:variable-decls><text:variable-decl office:value-type="string" text:name="变量"/></text:variable-decls>'
        f'<text:user-field-decls><text:user-field-decl office:value-type="string" office:string-value="电话{(field := p.mobile("user field"))}" text:name="联系"/></text:user-field-decls>'
        '<text:h text:outline-level="1">关于拟聘用人员的公示</text:h>'
        f'<text:p>身份证号{value[:6]}<text:span text:style-name="T4">{value[6:14]}</text:span>{value[14:]}</text:p>'
        '<text:p>删<text:change text:change-id="c1"/>去</text:p>'
        f'<text:p>增<text:change-start text:change-id="c2"/>电话{insertion}<text:change-end text:change-id="c2"/></text:p>'
        f'<text:p text:style-name="P1">电话{p.mobile("hidden paragraph by style", "隐藏")}</text:p><text:p>看<text:span text:style-name="T1">电话{p.mobile("hidden text", "隐藏")}</text:span><text:span text:style-name="T2">电话{p.mobile("white text", "看不见")}</text:span><text:span text:style-name="T3">电话{p.mobile("text of one point", "字极小")}</text:span></text:p>'
        f'<text:section text:name="隐" text:display="none"><text:p>电话{p.mobile("hidden section", "隐藏")}</text:p></text:section>'
        f'<text:p><text:hidden-text text:condition="ooow:1" text:string-value="电话{p.mobile("hidden text field")}" text:is-hidden="true"/></text:p>'
        f'<text:p><text:hidden-paragraph text:condition="ooow:1" text:is-hidden="true"/>电话{p.mobile("hidden paragraph by field")}</text:p>'
        f'<text:p><text:conditional-text text:condition="ooow:1" text:string-value-if-true="真" text:string-value-if-false="电话{p.mobile("conditional text, other case")}">真</text:conditional-text></text:p>'
        f'<text:p>域<text:user-field-get text:name="联系">电话{field}</text:user-field-get> <text:variable-set text:name="变量" office:value-type="string" text:formula="ooow:电话{(variable := p.mobile("variable"))}" text:display="none">电话{variable}</text:variable-set></text:p>'
        f'<text:p>注<text:note text:id="f1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>电话{p.mobile("footnote", "脚注")}</text:p></text:note-body></text:note>与<text:note text:id="f2" text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>电话{p.mobile("endnote", "尾注")}</text:p></text:note-body></text:note></text:p>'
        f'<text:p>批<office:annotation><dc:creator>经办人乙</dc:creator><dc:date>2026-01-05T09:00:00</dc:date><text:p>电话{p.mobile("annotation", "批注")}</text:p></office:annotation></text:p>'
        f'<text:p>框<draw:frame draw:name="框" text:anchor-type="paragraph" svg:width="5cm" svg:height="1cm"><draw:text-box><text:p>电话{p.mobile("text box", "文本框")}</text:p></draw:text-box><svg:title>电话{p.mobile("title of a frame", "替代文字")}</svg:title><svg:desc>电话{p.mobile("description of a frame", "替代文字")}</svg:desc></draw:frame></text:p>'
        f'<text:p><text:a xlink:type="simple" xlink:href="mailto:{p.mobile("target of a link", "链接")}@example.com" office:title="电话{p.mobile("title of a link")}">邮箱</text:a><text:bookmark text:name="电话{p.mobile("bookmark", "书签")}"/><text:reference-mark text:name="电话{p.mobile("reference mark")}"/></text:p>'
        f'<text:p><text:ruby><text:ruby-base>注音</text:ruby-base><text:ruby-text>电话{p.mobile("ruby")}</text:ruby-text></text:ruby><text:placeholder text:placeholder-type="text" text:description="电话{p.mobile("description of a placeholder")}">占位</text:placeholder>'
        f'<text:drop-down text:name="选"><text:label text:value="甲"/><text:label text:value="电话{p.mobile("choice of a list")}"/>甲</text:drop-down><text:script script:language="JavaScript">var a="电话{p.mobile("script field")}"</text:script></text:p>'
        f'<table:table table:name="名单"><table:table-column table:number-columns-repeated="3"/><table:table-row><table:table-cell office:value-type="string"><text:p>姓名</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>身份证号</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>手机</text:p></table:table-cell></table:table-row>'
        f'<table:table-row><table:table-cell office:value-type="string"><text:p>张某</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>{p.identity("table", "第1个表格第2行第2格")}</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>{p.mobile("table cell", "第1个表格第2行第3格")}</text:p></table:table-cell></table:table-row></table:table><text:p>完</text:p>')
    return flat("text", body, automatic=automatic, masters=masters, meta=meta(p)), "fodt"


def sheet(p):
    automatic = ('<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
                 '<number:number-style style:name="N1"><number:text/></number:number-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="ce2" style:family="table-cell"><style:text-properties fo:color="#ffffff"/></style:style>')
    masters = f'<style:master-page style:name="Default"><style:header><text:p>电话{p.mobile("header of the print", "页眉")}</text:p></style:header></style:master-page>'

    def cell(words, more="", inner=""):
        return f'<table:table-cell office:value-type="string"{more}>{inner}<text:p>{words}</text:p></table:table-cell>'

    def number(value, more=""):
        return f'<table:table-cell office:value-type="float" office:value="{value}"{more}><text:p>{value}</text:p></table:table-cell>'

    note = f'<office:annotation><dc:date>2026-01-05T09:00:00</dc:date><text:p>电话{p.mobile("annotation", "批注")}</text:p></office:annotation>'
    listed = p.mobile("list of a validation")
    help_ = p.mobile("help of a validation")
    body = (
        f'<table:content-validations><table:content-validation table:name="v1" table:condition="of:cell-content-is-in-list(&quot;甲&quot;;&quot;电话{listed}&quot;)" table:base-cell-address="名单.A1"><table:help-message table:display="true"><text:p>电话{help_}</text:p></table:help-message></table:content-validation></table:content-validations>'
        '<table:table table:name="名单" table:style-name="ta1"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="3"/>'
        '<table:table-row>' + cell("姓名", ' table:content-validation-name="v1"', note) + cell("身份证号") + cell("手机") + cell("备注") + '</table:table-row>'
        '<table:table-row>' + cell("张某") + cell(p.identity("cell", "工作表“名单”!B2")) + number(p.mobile("hidden column", "工作表“名单”!C2（隐藏")) + cell("电话" + p.mobile("white font"), ' table:style-name="ce2"') + '</table:table-row>'
        '<table:table-row table:visibility="collapse">' + cell("李某") + cell("") + cell("") + cell("电话" + p.mobile("hidden row", "D3（隐藏")) + '</table:table-row>'
        '<table:table-row table:visibility="filter">' + cell("王某") + cell("") + cell("") + cell("电话" + p.mobile("filtered row", "D4（隐藏")) + '</table:table-row>'
        '<table:table-row>' + cell("赵某") + cell("") + cell("") + number(p.mobile("number format that hides"), ' table:style-name="ce1"')
        + f'<table:table-cell table:formula="of:=IF(1=1;&quot;略&quot;;&quot;电话{p.mobile("formula")}&quot;)" office:value-type="string" office:string-value="略"><text:p>略</text:p></table:table-cell></table:table-row></table:table>'
        '<table:table table:name="隐藏表" table:style-name="ta2"><table:table-row>' + cell("电话" + p.mobile("hidden sheet", "工作表“隐藏表”!A1（隐藏）")) + '</table:table-row></table:table>'
        f'<table:named-expressions><table:named-expression table:name="口令" table:base-cell-address="$名单.$A$1" table:expression="&quot;电话{p.mobile("value of a name", "定义的名称")}&quot;"/></table:named-expressions>')
    return flat("spreadsheet", body, automatic=automatic, masters=masters, meta=meta(p)), "fods"


def slides(p):
    automatic = '<style:style style:name="dp1" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style><style:page-layout style:name="PM1"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout>'

    def box(words, x=2, y=2, more=""):
        return f'<draw:frame svg:width="9cm" svg:height="1cm" svg:x="{x}cm" svg:y="{y}cm"><draw:text-box><text:p>{words}</text:p></draw:text-box>{more}</draw:frame>'

    masters = f'<style:master-page style:name="Default" style:page-layout-name="PM1">{box("电话" + p.mobile("master", "母版"), y=18)}</style:master-page>'
    body = (
        '<draw:page draw:name="首页" draw:master-page-name="Default">' + box("电话" + p.mobile("text", "第1张幻灯片")) + box("电话" + p.mobile("shape off the slide", "页面之外"), 60)
        + box("图", 2, 5, f'<svg:title>电话{p.mobile("title of a frame", "替代文字")}</svg:title><svg:desc>电话{p.mobile("description of a frame", "替代文字")}</svg:desc>')
        + f'<presentation:notes><draw:frame presentation:class="notes" svg:width="9cm" svg:height="9cm" svg:x="2cm" svg:y="2cm"><draw:text-box><text:p>电话{p.mobile("notes", "备注")}</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>'
        '<draw:page draw:name="第二" draw:style-name="dp1" draw:master-page-name="Default">' + box("电话" + p.mobile("hidden slide", "隐藏"))
        + f'<office:annotation svg:x="1cm" svg:y="1cm"><dc:creator>经办人乙</dc:creator><dc:date>2026-01-05T09:00:00</dc:date><text:p>电话{p.mobile("annotation", "批注")}</text:p></office:annotation></draw:page>')
    return flat("presentation", body, automatic=automatic, masters=masters, meta=meta(p)), "fodp"


def convert(source, filter_, folder):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", filter_, "--outdir", str(folder), str(source)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder / (source.stem + "." + filter_.split(":")[0])


def without_art(source, folder):
    """Of a diagram LibreOffice writes in RTF a picture that is none."""
    path = folder / source.name
    old = zipfile.ZipFile(source)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"<dgm:relIds[^>]*/>", b"", old.read(name)))
    return path


def everything(content):
    """Whatever text a file has, without its markup."""
    if content.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(content))
        return "\n".join(everything(archive.read(name)) + name for name in archive.namelist())
    if content.startswith(b"{\\rtf"):
        words = re.sub(rb"\\u(-?\d+)\\'..", lambda m: chr(int(m[1]) % 65536).encode(), content)
        return re.sub(rb"\\[a-z]+-?\d* ?|[{}\r\n]", b"", words).decode("utf-8", "replace")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "\n".join([content.decode("latin-1"), content.decode("utf-16-le", "replace"), content[1:].decode("utf-16-le", "replace")])
    words = content.decode("utf-8", "replace")
    return words + "\n" + re.sub("<[^>]*>", "", words)


def keep_what_is_there(p, content):
    """A program drops what it does not know, and what it computes anew."""
    words = everything(content)
    p.rows = [row for row in p.rows if row[2] in words]


def make():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for block, name, maker in ((21, "text.odt", text), (22, "table.ods", sheet), (23, "slides.odp", slides)):
            p = Planted(name, block)
            content, ending = maker(p)
            source = folder / (name.split(".")[0] + "." + ending)
            source.write_text(content, encoding="utf-8")
            p.path.write_bytes(convert(source, name.split(".")[1], folder).read_bytes())
            keep_what_is_there(p, p.path.read_bytes())
            p.save()
        with LIST.open(encoding="utf-8") as file:
            rows = [tuple(row) for row in csv.reader(file, delimiter="\t")][1:]
        for name, kinds in (("word.docx", ("odt", "rtf", "doc", "docx:MS Word 2007 XML")), ("sheet.xlsx", ("ods", "xls", "xlsx:Calc MS Excel 2007 XML")), ("slides.pptx", ("odp", "pptx:Impress MS PowerPoint 2007 XML"))):
            for kind in kinds:
                stem = name.split(".")[0]
                p = Planted(f"{stem}-libreoffice.{kind.split(':')[0]}", 0)
                out = folder / "out"
                out.mkdir(exist_ok=True)
                p.path.write_bytes(convert(without_art(FILES / name, folder) if kind == "rtf" else FILES / name, kind, out).read_bytes())
                p.rows = [(p.name, carrier, value, "") for file, carrier, value, _ in rows if file == name]
                keep_what_is_there(p, p.path.read_bytes())
                p.save()


if __name__ == "__main__":
    make()

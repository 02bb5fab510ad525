"""Makes the OpenDocument samples of the tests: every carrier, each with a mobile number of its own (1380013 and four
digits). Standard library only.

    python3 make.py
"""
import struct
import zipfile
import zlib
from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACES = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in {
    "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing", "number": "datastyle", "svg": "svg-compatible",
    "fo": "xsl-fo-compatible", "meta": "meta", "presentation": "presentation", "chart": "chart", "form": "form", "config": "config", "script": "script",
}.items()) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
TYPES = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def pixel():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0\xff\xff\xff")) + chunk(b"IEND", b"")


def meta(title):
    return (f'{HEAD}<office:document-meta {SPACES} office:version="1.3"><office:meta><dc:title>{title}</dc:title><meta:initial-creator>作者甲</meta:initial-creator>'
            '<dc:creator>作者乙</dc:creator><meta:generator>某某软件</meta:generator><meta:keyword>关键词13800130091</meta:keyword>'
            '<meta:user-defined meta:name="经办人">电话13800130092</meta:user-defined></office:meta></office:document-meta>')


def save(name, styles, automatic, body, more=None):
    kind = TYPES[name.split(".")[-1]]
    mime = f"application/vnd.oasis.opendocument.{kind}"
    parts = {
        "content.xml": f'{HEAD}<office:document-content {SPACES} office:version="1.3"><office:automatic-styles>{automatic}</office:automatic-styles>'
                       f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>",
        "styles.xml": f'{HEAD}<office:document-styles {SPACES} office:version="1.3">{styles}</office:document-styles>',
        "meta.xml": meta("标题13800130090"),
        "settings.xml": f'{HEAD}<office:document-settings {SPACES} office:version="1.3"><office:settings><config:config-item-set config:name="ooo:configuration-settings">'
                        '<config:config-item config:name="PrinterName" config:type="string">张三的打印机13800130093</config:config-item></config:config-item-set></office:settings></office:document-settings>',
        "Thumbnails/thumbnail.png": pixel(),
        "META-INF/documentsignatures.xml": f'{HEAD}<document-signatures xmlns="urn:oasis:names:tc:opendocument:xmlns:digitalsignature:1.0"/>',
        **(more or {}),
    }
    listed = "".join(f'<manifest:file-entry manifest:full-path="{p}" manifest:media-type="{"text/xml" if p.endswith(".xml") else ""}"/>' for p in parts if not p.startswith("META-INF"))
    with zipfile.ZipFile(Path(__file__).parent / name, "w", zipfile.ZIP_DEFLATED) as archive:
        def write(path, content, method=zipfile.ZIP_DEFLATED):
            info = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            info.compress_type = method
            archive.writestr(info, content)
        write("mimetype", mime, zipfile.ZIP_STORED)
        for path, content in parts.items():
            write(path, content)
        write("META-INF/manifest.xml", f'{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
              f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{mime}"/>{listed}</manifest:manifest>')


def text():
    automatic = (
        '<style:style style:name="P1" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="T2" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>'
        '<style:style style:name="T3" style:family="text"><style:text-properties fo:font-size="1pt"/></style:style>'
        '<style:style style:name="T4" style:family="text"><style:text-properties fo:color="#ffffff" fo:background-color="#000080"/></style:style>'
        '<style:style style:name="T5" style:family="text" style:parent-style-name="T2"/>'
        '<style:style style:name="fr1" style:family="graphic"><style:graphic-properties/></style:style>')
    styles = (
        '<office:styles><style:style style:name="Standard" style:family="paragraph"/></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1"><style:header><text:p>页眉13800130001</text:p></style:header>'
        "<style:footer><text:p>页脚13800130002</text:p></style:footer></style:master-page></office:master-styles>")
    body = (
        '<text:tracked-changes><text:changed-region xml:id="ct1" text:id="ct1"><text:deletion><office:change-info><dc:creator>作者丙</dc:creator><dc:date>2024-01-01T00:00:00</dc:date></office:change-info>'
        "<text:p>删去13800130003</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:h text:outline-level=\"1\">公示名单</text:h>"
        "<text:p>联系人张三，电话<text:span>138</text:span>00<text:span>130004</text:span>。</text:p>"
        '<text:p>空格<text:s text:c="3"/>1380013<text:s/>0005<text:tab/>表后<text:line-break/>第二行</text:p>'
        "<text:p>身份证号11010519491231<text:change text:change-id=\"ct1\"/>002X</text:p>"
        '<text:p>正文<office:annotation office:name="__Annotation__1_123456789"><dc:creator>作者丁</dc:creator><dc:date>2024-01-01T00:00:00</dc:date><text:p>批注13800130006</text:p></office:annotation>继续</text:p>'
        '<text:p>注<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注13800130007</text:p></text:note-body></text:note>'
        '与<text:note text:id="ftn2" text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>尾注13800130008</text:p></text:note-body></text:note>。</text:p>'
        '<text:p text:style-name="P1">隐藏段落13800130009</text:p>'
        '<text:p>看得见<text:span text:style-name="T1">隐藏13800130010</text:span>看得见<text:span text:style-name="T2">白字13800130011</text:span><text:span text:style-name="T3">极小13800130012</text:span>'
        '<text:span text:style-name="T4">深底白字13800130013</text:span><text:span text:style-name="T5">继承白字13800130014</text:span></text:p>'
        '<text:section text:name="s1" text:display="none"><text:p>隐藏节13800130015</text:p></text:section>'
        '<text:p><text:hidden-text text:condition="ooow:1" text:string-value="隐藏域13800130016" text:is-hidden="true"/></text:p>'
        '<text:p><text:hidden-paragraph text:condition="ooow:1" text:is-hidden="true"/>条件段落13800130017</text:p>'
        '<text:p><text:conditional-text text:condition="ooow:1" text:string-value-if-true="真13800130018" text:string-value-if-false="假13800130019">真13800130020</text:conditional-text></text:p>'
        '<text:p>图<draw:frame draw:style-name="fr1" draw:name="图1" text:anchor-type="as-char" svg:width="1cm" svg:height="1cm"><draw:image xlink:href="Pictures/张三13800130021.png" xlink:type="simple"/>'
        "<svg:title>图题13800130022</svg:title><svg:desc>图说13800130023</svg:desc></draw:frame></text:p>"
        '<text:p>框<draw:frame draw:style-name="fr1" draw:name="框1" text:anchor-type="paragraph" svg:width="5cm"><draw:text-box><text:p>框内13800130024</text:p></draw:text-box></draw:frame>外</text:p>'
        '<text:p>形<draw:custom-shape svg:width="2cm" svg:height="1cm"><text:p>形内13800130025</text:p><draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:enhanced-path="M 0 0 L 21600 0 21600 21600 0 21600 Z N"/></draw:custom-shape></text:p>'
        '<text:p><text:a xlink:type="simple" xlink:href="http://a.example/?tel=13800130026">链接</text:a><text:bookmark text:name="书签13800130027"/></text:p>'
        '<text:p><draw:frame draw:name="对象1" text:anchor-type="as-char" svg:width="5cm" svg:height="3cm"><draw:object xlink:href="./Object 1" xlink:type="simple"/><draw:image xlink:href="./ObjectReplacements/Object 1" xlink:type="simple"/></draw:frame></text:p>'
        '<table:table table:name="Table1"><table:table-column table:number-columns-repeated="3"/><table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>姓名</text:p></table:table-cell>'
        '<table:covered-table-cell/><table:table-cell office:value-type="string"><text:p>证件号</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>甲</text:p></table:table-cell>'
        '<table:table-cell><text:p>张三</text:p></table:table-cell><table:table-cell><text:p>1101051949</text:p><text:p>12310038</text:p></table:table-cell></table:table-row>'
        '<table:table-row><table:covered-table-cell><text:p>盖住13800130028</text:p></table:covered-table-cell><table:table-cell><text:p>李四</text:p></table:table-cell><table:table-cell><text:p>13800130029</text:p></table:table-cell></table:table-row></table:table>'
        '<text:p>完</text:p>')
    chart = (f'{HEAD}<office:document-content {SPACES}><office:body><office:chart><chart:chart chart:class="chart:bar"><chart:title><text:p>图表13800130030</text:p></chart:title>'
             '<table:table table:name="local-table"><table:table-rows><table:table-row><table:table-cell office:value-type="string"><text:p>张三13800130031</text:p></table:table-cell>'
             '<table:table-cell office:value-type="float" office:value="13800130032"><text:p>13800130032</text:p></table:table-cell></table:table-row></table:table-rows></table:table></chart:chart></office:chart></office:body></office:document-content>')
    save("carriers.odt", styles, automatic, f"<office:text>{body}</office:text>".replace("<office:text>", "").replace("</office:text>", ""), {
        "Pictures/张三13800130021.png": pixel(), "Object 1/content.xml": chart, "ObjectReplacements/Object 1": b"VCLMTF\x01\x00",
        "Basic/Standard/Module1.xml": '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
                                      '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">REM 13800130033</script:module>',
        "manifest.rdf": f'{HEAD}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="content.xml"><x xmlns="urn:x">描述13800130034</x></rdf:Description></rdf:RDF>',
    })


def sheet():
    automatic = (
        '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>'
        '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
        '<style:style style:name="co1" style:family="table-column"><style:table-column-properties style:column-width="2cm"/></style:style>'
        '<style:style style:name="ro1" style:family="table-row"><style:table-row-properties style:row-height="0cm"/></style:style>'
        '<number:number-style style:name="N1"><number:text/></number:number-style>'
        '<number:date-style style:name="N2"><number:year/><number:text>年</number:text></number:date-style>'
        '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>')

    def cell(text=None, value=None, attributes="", inner="", kind="float"):
        said = f' office:value-type="{kind}"' if value or text else ""
        name = "value" if kind in ("float", "currency") else f"{kind}-value"
        said += f' office:{name}="{value}"' if value else ""
        shown = f"<text:p>{text}</text:p>" if text is not None else ""
        return f"<table:table-cell{said}{attributes}>{inner}{shown}</table:table-cell>"

    def string(text, attributes="", inner=""):
        return cell(text, None, attributes, inner, "string")

    note = '<office:annotation><dc:creator>作者甲</dc:creator><dc:date>2024-01-01T00:00:00</dc:date><text:p>批注13800130001</text:p></office:annotation>'
    first = (
        '<table:table table:name="名单13800130002" table:style-name="ta1"><table:shapes><draw:frame svg:width="2cm"><draw:text-box><text:p>浮框13800130003</text:p></draw:text-box></draw:frame></table:shapes>'
        '<table:table-column table:style-name="co1" table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="1021"/>'
        '<table:table-row>' + string("姓名") + string("电话") + string("身份证号") + '<table:table-cell table:number-columns-repeated="1021"/></table:table-row>'
        '<table:table-row>' + string("张三", inner=note) + cell("13800130004", "13800130004") + string("11010519491231002X") + '</table:table-row>'
        '<table:table-row>' + string("李四") + cell("1.38E+10", "13800130005") + string("110105<text:span>194912</text:span>310038") + '</table:table-row>'
        '<table:table-row table:visibility="filter">' + string("王五") + cell("13800130006", "13800130006") + '</table:table-row>'
        '<table:table-row table:style-name="ro1">' + string("赵六") + cell("13800130007", "13800130007") + '</table:table-row>'
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="5"/>' + string("远处13800130008") + '</table:table-row>'
        '<table:table-row>' + cell("", "13800130009", ' table:style-name="ce1"') + cell(None, "13800130010", ' table:style-name="ce1"')
        + cell("算式", None, ' table:formula="of:=CONCATENATE(&quot;13800130011&quot;;&quot;&quot;)"', kind="string")
        + cell("1949年12月31日", "1949-12-31", kind="date") + '</table:table-row>'
        '<table:table-row>' + string("并", ' table:number-columns-spanned="2"') + '<table:covered-table-cell office:value-type="string"><text:p>盖住13800130012</text:p></table:covered-table-cell>' + string("三") + '</table:table-row></table:table>')
    hidden = '<table:table table:name="隐藏表" table:style-name="ta2"><table:table-row>' + string("藏13800130013") + '</table:table-row></table:table>'
    external = ("<table:table table:name=\"'file:///home/张三/13800130014.ods'#$Sheet1\" table:style-name=\"ta2\"><table:table-source xlink:type=\"simple\" xlink:href=\"../13800130015.ods\" table:table-name=\"Sheet1\"/>"
                '<table:table-row>' + string("外部缓存13800130016") + '</table:table-row></table:table>')
    rest = (
        '<table:named-expressions><table:named-range table:name="电话_13800130017" table:cell-range-address="$A.$A$1"/><table:named-expression table:name="x" table:expression="&quot;13800130018&quot;"/></table:named-expressions>'
        '<table:data-pilot-tables><table:data-pilot-table table:name="p"><table:data-pilot-field table:source-field-name="姓名"><table:data-pilot-level><table:data-pilot-members>'
        '<table:data-pilot-member table:name="张三13800130019"/></table:data-pilot-members></table:data-pilot-level></table:data-pilot-field></table:data-pilot-table></table:data-pilot-tables>')
    before = ('<table:content-validations><table:content-validation table:name="val1" table:condition="of:cell-content-is-in-list(&quot;13800130020&quot;;&quot;李四&quot;)"><table:help-message table:title="提示">'
              '<text:p>帮助13800130021</text:p></table:help-message></table:content-validation></table:content-validations>')
    styles = ('<office:automatic-styles><style:page-layout style:name="pm1"/></office:automatic-styles><office:master-styles><style:master-page style:name="Default" style:page-layout-name="pm1">'
              '<style:header><text:p>表头13800130022</text:p></style:header></style:master-page></office:master-styles>')
    save("carriers.ods", styles, automatic, before + first + hidden + external + rest)


def slides():
    automatic = ('<style:style style:name="dp1" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>')
    styles = ('<office:automatic-styles><style:page-layout style:name="PM1"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout></office:automatic-styles>'
              '<office:master-styles><style:master-page style:name="Default" style:page-layout-name="PM1"><draw:frame svg:width="5cm" svg:height="2cm" svg:x="1cm" svg:y="1cm"><draw:text-box><text:p>母版13800130001</text:p></draw:text-box></draw:frame></style:master-page></office:master-styles>')

    def box(text, x=2, y=2, more=""):
        return f'<draw:frame svg:width="5cm" svg:height="2cm" svg:x="{x}cm" svg:y="{y}cm"><draw:text-box><text:p>{text}</text:p></draw:text-box>{more}</draw:frame>'

    body = (
        '<presentation:footer-decl presentation:name="ftr1">页脚13800130002</presentation:footer-decl>'
        '<draw:page draw:name="首页" draw:master-page-name="Default">' + box("公示 身份证号<text:span>110105</text:span>19491231002X") + box("页外13800130003", 40) + box("图说", 5, 5, "<svg:title>图题13800130004</svg:title>")
        + '<draw:custom-shape svg:width="5cm" svg:height="2cm" svg:x="9cm" svg:y="9cm"><text:p>形13800130005</text:p></draw:custom-shape>'
        '<presentation:notes><draw:frame><draw:text-box><text:p>备注13800130006</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>'
        '<draw:page draw:name="第二" draw:style-name="dp1" draw:master-page-name="Default">' + box("隐藏页13800130007")
        + '<office:annotation><dc:creator>作者甲</dc:creator><text:p>批注13800130008</text:p></office:annotation>'
        '<draw:frame svg:width="5cm" svg:height="2cm" svg:x="2cm" svg:y="9cm"><table:table><table:table-column/><table:table-column/><table:table-row><table:table-cell><text:p>姓名</text:p></table:table-cell><table:table-cell><text:p>电话</text:p></table:table-cell></table:table-row>'
        '<table:table-row><table:table-cell><text:p>张三</text:p></table:table-cell><table:table-cell><text:p>13800130009</text:p></table:table-cell></table:table-row></table:table></draw:frame></draw:page>')
    save("carriers.odp", styles, automatic, body)


if __name__ == "__main__":
    text()
    sheet()
    slides()

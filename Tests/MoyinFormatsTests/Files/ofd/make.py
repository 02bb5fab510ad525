"""Makes the OFD samples of the tests: every carrier of the format, each with a value of its own. Standard library only.

    python3 make.py
"""
import struct
import zipfile
import zlib
from pathlib import Path

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def deltas(text, size):
    """Offsets between characters: half a size for what is narrow."""
    return " ".join(f"{(0.5 if ord(c) < 0x2E80 else 1) * size:g}" for c in text[:-1])


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


class Page:
    def __init__(self):
        self.id = 100
        self.layers = {"Background": [], "Body": [], "Foreground": []}

    def next(self):
        self.id += 1
        return self.id

    def text(self, x, y, text, size=4.0, delta=None, inner="", attributes="", layer="Body", glyphs=""):
        """Text whose baseline begins at a point, in millimetres."""
        delta = deltas(text, size) if delta is None else delta
        delta = f' DeltaX="{delta}"' if delta else ""
        self.layers[layer].append(
            f'<ofd:TextObject ID="{self.next()}" Boundary="{x:g} {y - size:g} {len(text) * size + 1:g} {size * 1.3:g}" Font="3" Size="{size:g}"{attributes}>'
            f'{inner}{glyphs}<ofd:TextCode X="0" Y="{size:g}"{delta}>{escape(text)}</ofd:TextCode></ofd:TextObject>')

    def line(self, x0, y0, x1, y1):
        self.layers["Body"].append(
            f'<ofd:PathObject ID="{self.next()}" Boundary="{x0:g} {y0:g} {x1 - x0 or 0.2:g} {y1 - y0 or 0.2:g}" LineWidth="0.2">'
            f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0:g} {y1 - y0:g}</ofd:AbbreviatedData></ofd:PathObject>")

    def box(self, x, y, width, height, colour):
        self.layers["Body"].append(
            f'<ofd:PathObject ID="{self.next()}" Boundary="{x:g} {y:g} {width:g} {height:g}" Stroke="false" Fill="true"><ofd:FillColor Value="{colour}"/>'
            f"<ofd:AbbreviatedData>M 0 0 L {width:g} 0 L {width:g} {height:g} L 0 {height:g} C</ofd:AbbreviatedData></ofd:PathObject>")

    def xml(self, root="Page", templates=()):
        uses = "".join(f'<ofd:Template TemplateID="{i}" ZOrder="Background"/>' for i in templates)
        layers = "".join(f'<ofd:Layer ID="{self.next()}" Type="{t}">{"".join(o)}</ofd:Layer>' for t, o in self.layers.items() if o)
        return f'{HEAD}<ofd:{root} {NS}>{uses}<ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area><ofd:Content>{layers}</ofd:Content></ofd:{root}>'


def save(name, parts):
    with zipfile.ZipFile(Path(__file__).parent / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            info = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


def root(body):
    return f'{HEAD}<ofd:OFD {NS} Version="1.0" DocType="OFD">{body}</ofd:OFD>'


def document(pages, extra="", templates="", common=""):
    listed = "".join(f'<ofd:Page ID="{i + 1}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(pages))
    return (f"{HEAD}<ofd:Document {NS}><ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
            f"<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{common}{templates}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{extra}</ofd:Document>")


PUBLIC = (f'{HEAD}<ofd:Res {NS} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="宋体" FamilyName="宋体"/></ofd:Fonts>'
          '<ofd:DrawParams><ofd:DrawParam ID="8" LineWidth="0.2"><ofd:FillColor Value="255 255 255"/></ofd:DrawParam></ofd:DrawParams></ofd:Res>')
INFO = "<ofd:DocInfo><ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID></ofd:DocInfo>"


def pixel():
    """A white picture of one pixel."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0\xff\xff\xff")) + chunk(b"IEND", b"")


def carriers():
    """Each carrier once, each with a mobile number of its own: 1380013 and four digits."""
    page = Page()
    page.text(30, 30, "公示名单", 8)
    page.text(30, 50, "联系人张三，电话13800130001，")
    page.text(90, 60, "右边13800130002")
    page.text(30, 60, "左边在前")
    # A value in pieces, and one that is wrapped.
    page.text(30, 70, "身份证号110105")
    page.text(30 + 4 * 4 + 6 * 2, 70, "19491231002X")
    page.text(30, 80, "这一行写得很长很长很长很长很长很长很长很长直到页边才完号码1380013")
    page.text(30, 86, "0003在下一行")
    # Hidden in every way.
    page.text(30, 100, "不可见13800130004", attributes=' Visible="false"')
    page.text(30, 104, "白字13800130005", inner='<ofd:FillColor Value="255 255 255"/>')
    page.text(30, 108, "透明13800130006", attributes=' Alpha="0"')
    page.text(30, 112, "极小13800130007", 0.3)
    page.text(400, 116, "页外13800130008")
    page.text(30, 120, "被盖13800130009")
    page.box(28, 114, 80, 8, "0 0 0")
    page.text(30, 128, "参数白13800130010", attributes=' DrawParam="8"')
    page.box(28, 130, 80, 8, "0 0 128")
    page.text(30, 136, "深底白字13800130011", inner='<ofd:FillColor Value="255 255 255"/>')
    # Glyphs in the place of characters.
    page.text(30, 146, "字形13800130012号", glyphs='<ofd:CGTransform CodePosition="0" CodeCount="14" GlyphCount="14"><ofd:Glyphs>'
              + " ".join(str(500 + i) for i in range(14)) + "</ofd:Glyphs></ofd:CGTransform>")
    page.text(30, 156, "无间距13800130013", delta="")
    page.layers["Body"].append(
        f'<ofd:TextObject ID="{page.next()}" Boundary="20 160 10 120" Font="3" Size="4"><ofd:TextCode X="0" Y="4" DeltaY="g 12 4">竖排13800130014</ofd:TextCode></ofd:TextObject>')
    page.layers["Body"].append(
        f'<ofd:TextObject ID="{page.next()}" Boundary="100 150 60 60" CTM="0.7 0.7 -0.7 0.7 0 0" Font="3" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="4 4 g 10 2">水印13800130015</ofd:TextCode></ofd:TextObject>')
    page.layers["Body"].append(
        f'<ofd:TextObject ID="{page.next()}" Boundary="30 280 60 6" Font="3" Size="4"><ofd:Actions><ofd:Action Event="CLICK"><ofd:URI URI="http://a.example/?m=13800130016"/></ofd:Action></ofd:Actions>'
        '<ofd:TextCode X="0" Y="4" DeltaX="4 4 4">打开链接</ofd:TextCode></ofd:TextObject>')
    # A table with lines, its cells in the middle of their rows.
    second = Page()
    second.text(30, 24, "附件：名单")
    rows = [("姓名", "身份证号", "电话"), ("张三", "11010519491231002X", "13800130017"), ("李四", "110105194912310038", "13800130018"), ("王五", "", "13800130019")]
    for i in range(5):
        second.line(30, 30 + i * 12, 180, 30 + i * 12)
    for i, (name, number, phone) in enumerate(rows):
        y = 37.5 + i * 12
        second.text(32, y, name)
        if i == 2:
            # Two lines in one cell.
            second.text(60, y - 2.5, number[:10])
            second.text(60, y + 2.5, number[10:])
        elif number:
            second.text(60, y, number)
        second.text(130, y, phone)
    # A table without lines, then text in columns made by offsets of one code.
    for i, row in enumerate([("编号", "金额", "备注"), ("甲一", "1200", "正常"), ("乙二", "3400", "电话13800130020")]):
        for x, cell in zip((32, 80, 130), row):
            second.text(x, 110 + i * 8, cell)
    cells = [("科室", "值班"), ("一科", "周一"), ("二科", "13800130021")]
    for i, (a, b) in enumerate(cells):
        gap = [4, 52] + [2 if ord(c) < 0x2E80 else 4 for c in b[:-1]]
        second.text(32, 150 + i * 8, a + b, delta=" ".join(map(str, gap)))
    template = Page()
    template.text(30, 286, "页脚模板13800130022", layer="Background")
    template.text(30, 40, "经办：", layer="Background")
    page.text(45, 40, "赵六13800130036")
    unused = Page()
    unused.text(30, 30, "没有用到的模板13800130023")
    old = Page()
    old.text(30, 30, "上一版13800130024")
    stray = Page()
    stray.text(30, 30, "无人提到13800130025")
    annotation = (f'{HEAD}<ofd:PageAnnot {NS}><ofd:Annot ID="900" Type="Highlight" Creator="作者甲" LastModDate="2024-01-01" Visible="true"><ofd:Remark>批注13800130026</ofd:Remark>'
                  '<ofd:Parameters><ofd:Parameter Name="k">参数13800130027</ofd:Parameter></ofd:Parameters><ofd:Appearance Boundary="30 200 80 10">'
                  '<ofd:TextObject ID="901" Boundary="0 0 80 6" Font="3" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="4 4 g 10 2">外观13800130028</ofd:TextCode></ofd:TextObject>'
                  "</ofd:Appearance></ofd:Annot></ofd:PageAnnot>")
    resources = (f'{HEAD}<ofd:Res {NS} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="20" Type="Image" Format="PNG"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>'
                 '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="21" Width="50" Height="10"><ofd:Content><ofd:TextObject ID="22" Boundary="0 0 50 6" Font="3" Size="4">'
                 '<ofd:TextCode X="0" Y="4" DeltaX="4 4 g 10 2">复合13800130029</ofd:TextCode></ofd:TextObject></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>')
    page.layers["Body"].append(f'<ofd:ImageObject ID="{page.next()}" Boundary="150 20 20 20" ResourceID="20"/>')
    info = ("<ofd:DocInfo><ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID><ofd:Title>标题13800130030</ofd:Title><ofd:Author>作者乙</ofd:Author><ofd:Creator>某某软件</ofd:Creator>"
            '<ofd:CreatorVersion>9.9</ofd:CreatorVersion><ofd:CustomDatas><ofd:CustomData Name="经办">数据13800130031</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo>')
    save("carriers.ofd", {
        "OFD.xml": root(f"<ofd:DocBody>{info}<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
                        '<ofd:Versions><ofd:Version ID="v1" Index="0" Current="false" BaseLoc="/Doc_0/Versions/Version_0.xml"/></ofd:Versions>'
                        "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody>"),
        "Doc_0/Document.xml": document(
            2, '<ofd:Outlines><ofd:OutlineElem Title="大纲13800130032"/></ofd:Outlines><ofd:Bookmarks><ofd:Bookmark Name="书签13800130033"><ofd:Dest Type="XYZ" PageID="1"/></ofd:Bookmark></ofd:Bookmarks>'
            "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations><ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments><ofd:Extensions>Extensions.xml</ofd:Extensions>",
            '<ofd:TemplatePage ID="50" BaseLoc="Tpls/Tpl_0/Content.xml"/><ofd:TemplatePage ID="51" BaseLoc="Tpls/Tpl_1/Content.xml"/>', "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"),
        "Doc_0/PublicRes.xml": PUBLIC, "Doc_0/DocumentRes.xml": resources, "Doc_0/Res/a.png": pixel(),
        "Doc_0/Pages/Page_0/Content.xml": page.xml(templates=(50,)), "Doc_0/Pages/Page_1/Content.xml": second.xml(templates=(50,)),
        "Doc_0/Tpls/Tpl_0/Content.xml": template.xml(), "Doc_0/Tpls/Tpl_1/Content.xml": unused.xml(),
        "Doc_0/Annots/Annotations.xml": f'{HEAD}<ofd:Annotations {NS}><ofd:Page PageID="2"><ofd:FileLoc>Page_1/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>',
        "Doc_0/Annots/Page_1/Annotation.xml": annotation,
        "Doc_0/Attachs/Attachments.xml": f'{HEAD}<ofd:Attachments {NS}><ofd:Attachment ID="1" Name="附件13800130034" Format="ofd"><ofd:FileLoc>张三13800130037.ofd</ofd:FileLoc></ofd:Attachment></ofd:Attachments>',
        "Doc_0/Attachs/张三13800130037.ofd": (Path(__file__).parent / "inner.ofd").read_bytes(),
        "Doc_0/Tags/CustomTags.xml": f'{HEAD}<ofd:CustomTags {NS}><ofd:CustomTag TypeID="1"><ofd:FileLoc>Tag.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>',
        "Doc_0/Tags/Tag.xml": f'{HEAD}<t:发文 xmlns:t="urn:t"><t:联系电话>13800130035</t:联系电话></t:发文>',
        "Doc_0/Extensions.xml": f'{HEAD}<ofd:Extensions {NS}><ofd:Extension AppName="a" RefId="1"><ofd:Data>扩展13800130038</ofd:Data></ofd:Extension></ofd:Extensions>',
        "Doc_0/Versions/Version_0.xml": f'{HEAD}<ofd:DocVersion {NS} ID="v1"><ofd:FileList><ofd:File ID="f">/Doc_0/Versions/Old/Content.xml</ofd:File></ofd:FileList><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocVersion>',
        "Doc_0/Versions/Old/Content.xml": old.xml(), "Doc_0/Stray.xml": stray.xml(),
        "Doc_0/Signs/Signatures.xml": f'{HEAD}<ofd:Signatures {NS}><ofd:Signature ID="s1" Type="Seal" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>',
        "Doc_0/Signs/Sign_0/Signature.xml": f'{HEAD}<ofd:Signature {NS}><ofd:SignedInfo><ofd:Provider ProviderName="印章13800130039"/></ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>',
        "Doc_0/Signs/Sign_0/SignedValue.dat": b"\x30\x03\x02\x01\x01",
    })


def inner():
    page = Page()
    page.text(30, 30, "附件里的号码13800130040")
    save("inner.ofd", {"OFD.xml": root(f"<ofd:DocBody>{INFO}<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"), "Doc_0/Document.xml": document(1),
                       "Doc_0/PublicRes.xml": PUBLIC, "Doc_0/Pages/Page_0/Content.xml": page.xml()})


def tables():
    """A table that goes on on the next page, with a head and a page number on each."""
    parts = {"OFD.xml": root(f"<ofd:DocBody>{INFO}<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"), "Doc_0/Document.xml": document(2), "Doc_0/PublicRes.xml": PUBLIC}
    rows = [[("姓名", "证件号码"), ("张三", "11010519491231002X")], [("李四", "110105194912310038"), ("王五", "13800130001")]]
    for number, part in enumerate(rows):
        page = Page()
        page.text(80, 15, "公示表")
        for i, (name, value) in enumerate(part):
            page.text(30, 30 + i * 8, name)
            page.text(80, 30 + i * 8, value)
        page.text(100, 285, f"第{number + 1}页")
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = page.xml()
    save("tables.ofd", parts)


if __name__ == "__main__":
    inner()
    carriers()
    tables()

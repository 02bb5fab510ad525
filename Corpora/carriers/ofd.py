"""OFD files (GB/T 33190), by a writer of our own: there is no other that is free. Standard library only."""
import io
import zipfile

from parts import pixel
from planting import Planted

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Page:
    """Objects of a page in its layers; all measures are millimetres."""

    def __init__(self, first):
        self.id, self.layers = first, {"Background": [], "Body": [], "Foreground": []}

    def next(self):
        self.id += 1
        return self.id

    def text(self, x, y, text, size=4.0, attributes="", inner="", layer="Body"):
        advance = " ".join("%g" % (size if ord(c) > 0x2E80 else size / 2) for c in text[:-1])
        self.layers[layer].append(
            f'<ofd:TextObject ID="{self.next()}" Boundary="{x:g} {y - size:g} {len(text) * size + 1:g} {size * 1.3:g}" Font="3" Size="{size:g}"{attributes}>{inner}'
            f'<ofd:TextCode X="0" Y="{size:g}" DeltaX="{advance}">{text}</ofd:TextCode></ofd:TextObject>')

    def box(self, x, y, width, height):
        self.layers["Body"].append(
            f'<ofd:PathObject ID="{self.next()}" Boundary="{x:g} {y:g} {width:g} {height:g}" Stroke="false" Fill="true"><ofd:FillColor Value="0 0 0"/>'
            f"<ofd:AbbreviatedData>M 0 0 L {width:g} 0 L {width:g} {height:g} L 0 {height:g} C</ofd:AbbreviatedData></ofd:PathObject>")

    def xml(self, templates=(), layers=""):
        uses = "".join(f'<ofd:Template TemplateID="{i}" ZOrder="Background"/>' for i in templates)
        content = "".join(f'<ofd:Layer ID="{self.next()}" Type="{kind}">{"".join(objects)}</ofd:Layer>' for kind, objects in self.layers.items() if objects)
        return f"{HEAD}<ofd:Page {NS}>{uses}<ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area><ofd:Content>{content}{layers}</ofd:Content></ofd:Page>"


def element(name, content):
    return f"{HEAD}<ofd:{name} {NS}>{content}</ofd:{name}>"


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 5, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


FONTS = element("Res", '<ofd:Fonts><ofd:Font ID="3" FontName="宋体" FamilyName="宋体"/></ofd:Fonts>')


def small(text):
    page = Page(100)
    page.text(30, 30, text)
    return packed({
        "OFD.xml": f'{HEAD}<ofd:OFD {NS} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        "Doc_0/Document.xml": element("Document", '<ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'),
        "Doc_0/PublicRes.xml": FONTS, "Doc_0/Pages/Page_0/Content.xml": page.xml()})


def make():
    p = Planted("ofd.ofd", 9)
    page = Page(100)
    page.text(30, 30, "公示", 8)
    page.text(30, 40, "身份证号" + p.identity("text", "第1页"))
    value = p.identity("in pieces", "第1页")
    page.text(30, 48, "身份证号" + value[:6])
    page.text(30 + 4 * 4 + 6 * 2, 48, value[6:])
    page.text(30, 56, "经核对，这一行说明写得很长很长一直写到了右边的页边才写完，联系电话号码" + (value := p.mobile("broken over lines", "第1页"))[:5])
    page.text(30, 62, value[5:] + "，在下一行。")
    page.text(30, 80, "电话" + p.mobile("invisible object", "隐藏"), attributes=' Visible="false"')
    page.text(30, 88, "电话" + p.mobile("white text", "看不见"), inner='<ofd:FillColor Value="255 255 255"/>')
    page.text(30, 96, "电话" + p.mobile("transparent text", "看不见"), attributes=' Alpha="0"')
    page.text(30, 104, "电话" + p.mobile("tiny text", "字极小"), 0.3)
    page.text(400, 112, "电话" + p.mobile("text off the page", "页面之外"))
    page.text(30, 120, "电话" + p.mobile("under a box", "被遮住"))
    page.box(28, 114, 80, 8)
    page.text(30, 130, "链接", inner=f'<ofd:Actions><ofd:Action Event="CLICK"><ofd:URI URI="tel:{p.mobile("target of a link", "链接")}"/></ofd:Action></ofd:Actions>')
    page.layers["Body"].append(f'<ofd:ImageObject ID="{page.next()}" Boundary="150 20 20 20" ResourceID="20"/>')
    page.text(30, 200, "电话" + p.mobile("foreground layer", "第1页"), layer="Foreground")
    layer = f'<ofd:Layer ID="890" DrawParam="8"><ofd:TextObject ID="891" Boundary="30 208 80 6" Font="3" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="4 4 g 10 2">电话{p.mobile("layer with a style of its own", "看不见")}</ofd:TextCode></ofd:TextObject></ofd:Layer>'
    second = Page(300)
    for row, cells in enumerate((("姓名", "身份证号", "手机"), ("张某", p.identity("table", "第2页"), p.mobile("table cell", "第2页")))):
        for x, cell in zip((30, 70, 130), cells):
            second.text(x, 40 + 8 * row, cell)
    template, unused = Page(500), Page(600)
    template.text(30, 286, "电话" + p.mobile("template page", "模板"), layer="Background")
    unused.text(30, 30, "电话" + p.mobile("template that no page uses"))
    stray, old = Page(700), Page(800)
    stray.text(30, 30, "电话" + p.mobile("page that nothing names"))
    old.text(30, 30, "电话" + p.mobile("earlier version", "以前的版本"))
    annotation = ('<ofd:Annot ID="900" Type="Highlight" Creator="经办人甲" LastModDate="2026-01-05" Visible="true">'
                  f'<ofd:Remark>电话{p.mobile("annotation", "注释")}</ofd:Remark><ofd:Parameters><ofd:Parameter Name="k">电话{p.mobile("parameter of an annotation", "注释")}</ofd:Parameter></ofd:Parameters>'
                  f'<ofd:Appearance Boundary="30 200 80 10"><ofd:TextObject ID="901" Boundary="0 0 80 6" Font="3" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="4 4 g 10 2">电话{p.mobile("appearance of an annotation")}</ofd:TextCode></ofd:TextObject></ofd:Appearance></ofd:Annot>')
    resources = ('<ofd:MultiMedias><ofd:MultiMedia ID="20" Type="Image" Format="PNG"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>'
                 '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="21" Width="50" Height="10"><ofd:Content><ofd:TextObject ID="22" Boundary="0 0 50 6" Font="3" Size="4">'
                 f'<ofd:TextCode X="0" Y="4" DeltaX="4 4 g 10 2">电话{p.mobile("composite graphic")}</ofd:TextCode></ofd:TextObject></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>')
    information = ("<ofd:DocInfo><ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID>" + "".join(f"<ofd:{n}>电话{p.mobile('property ' + n, '元数据')}</ofd:{n}>" for n in ("Title", "Subject", "Abstract"))
                   + f'<ofd:Author>经办人甲</ofd:Author><ofd:Keywords><ofd:Keyword>电话{p.mobile("keyword", "元数据")}</ofd:Keyword></ofd:Keywords><ofd:CustomDatas><ofd:CustomData Name="联系">电话{p.mobile("custom property", "元数据")}</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo>')
    attachment = p.mobile("name of an attachment's file")
    parts = {
        "OFD.xml": f'{HEAD}<ofd:OFD {NS} Version="1.0" DocType="OFD"><ofd:DocBody>{information}<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Versions><ofd:Version ID="v1" Index="0" Current="false" BaseLoc="/Doc_0/Versions/Version_0.xml"/></ofd:Versions><ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>',
        "Doc_0/Document.xml": element("Document", '<ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>'
                                       '<ofd:TemplatePage ID="50" BaseLoc="Tpls/Tpl_0/Content.xml"/><ofd:TemplatePage ID="51" BaseLoc="Tpls/Tpl_1/Content.xml"/></ofd:CommonData>'
                                       '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/><ofd:Page ID="2" BaseLoc="Pages/Page_1/Content.xml"/></ofd:Pages>'
                                       f'<ofd:Outlines><ofd:OutlineElem Title="电话{p.mobile("outline", "目录书签")}"/></ofd:Outlines><ofd:Bookmarks><ofd:Bookmark Name="电话{p.mobile("bookmark", "书签")}"><ofd:Dest Type="XYZ" PageID="1"/></ofd:Bookmark></ofd:Bookmarks>'
                                       "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations><ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments><ofd:Extensions>Extensions.xml</ofd:Extensions>"),
        "Doc_0/PublicRes.xml": FONTS.replace("</ofd:Res>", '<ofd:DrawParams><ofd:DrawParam ID="8" LineWidth="0.2"><ofd:FillColor Value="255 255 255"/></ofd:DrawParam></ofd:DrawParams></ofd:Res>'),
        "Doc_0/DocumentRes.xml": element("Res", resources).replace("<ofd:Res ", '<ofd:Res BaseLoc="Res" '), "Doc_0/Res/a.png": pixel().getvalue(),
        "Doc_0/Pages/Page_0/Content.xml": page.xml((50,), layer), "Doc_0/Pages/Page_1/Content.xml": second.xml((50,)),
        "Doc_0/Tpls/Tpl_0/Content.xml": template.xml(), "Doc_0/Tpls/Tpl_1/Content.xml": unused.xml(),
        "Doc_0/Annots/Annotations.xml": element("Annotations", '<ofd:Page PageID="2"><ofd:FileLoc>Page_1/Annotation.xml</ofd:FileLoc></ofd:Page>'),
        "Doc_0/Annots/Page_1/Annotation.xml": element("PageAnnot", annotation),
        "Doc_0/Attachs/Attachments.xml": element("Attachments", f'<ofd:Attachment ID="1" Name="电话{p.mobile("name of an attachment", "附件")}" Format="ofd"><ofd:FileLoc>电话{attachment}.ofd</ofd:FileLoc></ofd:Attachment>'),
        f"Doc_0/Attachs/电话{attachment}.ofd": small("电话" + p.mobile("attachment", "第1页")),
        "Doc_0/Tags/CustomTags.xml": element("CustomTags", '<ofd:CustomTag TypeID="1"><ofd:FileLoc>Tag.xml</ofd:FileLoc></ofd:CustomTag>'),
        "Doc_0/Tags/Tag.xml": f'{HEAD}<t:发文 xmlns:t="urn:t"><t:联系电话>{p.mobile("custom tag", "自定义数据")}</t:联系电话></t:发文>',
        "Doc_0/Extensions.xml": element("Extensions", f'<ofd:Extension AppName="a" RefId="1"><ofd:Data>电话{p.mobile("extension")}</ofd:Data></ofd:Extension>'),
        "Doc_0/Versions/Version_0.xml": element("DocVersion", '<ofd:FileList><ofd:File ID="f">/Doc_0/Versions/Old/Content.xml</ofd:File></ofd:FileList><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot>'),
        "Doc_0/Versions/Old/Content.xml": old.xml(), "Doc_0/Stray.xml": stray.xml(),
        "Doc_0/Signs/Signatures.xml": element("Signatures", '<ofd:Signature ID="s1" Type="Seal" BaseLoc="Sign_0/Signature.xml"/>'),
        "Doc_0/Signs/Sign_0/Signature.xml": element("Signature", f'<ofd:SignedInfo><ofd:Provider ProviderName="电话{p.mobile("signature", "签章")}"/></ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue>'),
        "Doc_0/Signs/Sign_0/SignedValue.dat": b"\x30\x03\x02\x01\x01",
    }
    p.path.write_bytes(packed(parts))
    p.save()


if __name__ == "__main__":
    make()

@testable import MoyinFormats
import MoyinDocuments
import Testing

@Suite struct OFDTests {
    static let sample = PackageSample("ofd/carriers.ofd")
    static let values = ["1380013", "11010519491231002X", "110105194912310038"]

    @Test(arguments: [
        (1, Carrier.page, Hiding.none), (2, .page, .none), (4, .page, .hidden), (5, .page, .invisibleColour), (6, .page, .invisibleColour), (7, .page, .tiny),
        (8, .page, .offPage), (9, .page, .covered), (10, .page, .invisibleColour), (11, .page, .none), (12, .page, .none), (13, .page, .none), (14, .page, .none),
        (15, .page, .none), (16, .link, .none), (17, .page, .none), (20, .page, .none), (21, .page, .none), (22, .template, .none), (23, .template, .none),
        (24, .earlierRevision, .none), (25, .unusedPart, .none), (26, .annotation, .none), (27, .annotation, .none), (28, .annotation, .none), (29, .customData, .none),
        (30, .metadata, .none), (31, .metadata, .none), (32, .outline, .none), (33, .bookmark, .none), (34, .attachmentName, .none), (35, .customData, .none),
        (36, .page, .none), (37, .fileName, .none), (38, .customData, .none), (39, .signature, .none), (40, .page, .none),
    ])
    func carrier(number: Int, carrier: Carrier, hiding: Hiding) {
        let places = PackageSample.places(of: PackageSample.mobile(number), in: Self.sample.read())
        #expect(places.map(\.carrier) == [carrier])
        #expect(places.map(\.hiding) == [hiding])
    }

    @Test func page() {
        let document = Self.sample.read()
        let page = String(decoding: document.page, as: UTF8.self)
        // What a template says stands before what the page says there; the left before the right; pieces beside each other.
        for stretch in [
            "<p>经办： 赵六13800130036</p>", "<p>左边在前 右边13800130002</p>", "<p>身份证号11010519491231002X</p>", "号码1380013<br>0003在下一行</p>",
            "<tr><td>姓名</td><td>身份证号</td><td>电话</td></tr><tr><td>张三</td><td>11010519491231002X</td><td>13800130017</td></tr>",
            "<tr><td>李四</td><td>1101051949<br>12310038</td><td>13800130018</td></tr><tr><td>王五</td><td></td><td>13800130019</td></tr>",
            "<tr><td>科室</td><td>值班</td></tr><tr><td>一科</td><td>周一</td></tr>",
        ] { #expect(page.contains(stretch), "\(stretch)") }
        #expect(document.failure == nil)
        #expect(document.remarks.map(\.code) == [.signed, .revisions])
        #expect(document.members.map { String(decoding: $0.name, as: UTF8.self) } == ["Doc_0/Res/a.png", "附件13800130034.ofd"])
    }

    @Test(arguments: PackageSample.Style.allCases)
    func copy(style: PackageSample.Style) throws {
        let copy = try Self.sample.copy(without: Self.values, style)
        #expect(PackageSample.leaks(of: Self.values, in: copy) == [])
        let again = FormatReader.read(copy)
        #expect(again.failure == nil)
        for value in Self.values { #expect(PackageSample.places(of: value, in: again) == []) }
        // The rest is there.
        #expect(PackageSample.places(of: "左边在前", in: again).count == 1)
    }

    @Test func copyKeepsPlacesAndGlyphs() throws {
        let copy = try Self.sample.copy(without: Self.values, .shorter)
        let page = try PackageSample.part("Doc_0/Pages/Page_0/Content.xml", of: copy)
        // The characters that stay have their glyphs, and what follows stays where it was.
        #expect(page.contains("<ofd:CGTransform CodePosition=\"0\" CodeCount=\"2\" GlyphCount=\"2\"><ofd:Glyphs>500 501</ofd:Glyphs>"))
        #expect(page.contains("<ofd:CGTransform CodePosition=\"3\" CodeCount=\"5\" GlyphCount=\"5\"><ofd:Glyphs>509 510 511 512 513</ofd:Glyphs>"))
        #expect(page.contains("DeltaX=\"4 4 14 g 4 2\">字形某0012号<"))
        let masked = try PackageSample.part("Doc_0/Pages/Page_0/Content.xml", of: try Self.sample.copy(without: Self.values))
        #expect(masked.contains("DeltaX=\"4 4 2 2 2 2 2 2 2 2 2 2 2\">字形*******0012号<"))
    }

    @Test func copyIsClean() throws {
        let copy = try Self.sample.copy(without: Self.values)
        let names = try ZipArchive(copy, UnpackingBudget(FileLimits())).entries.map(\.path)
        #expect(!names.contains { $0.contains("Signs") })
        #expect(names.contains("Res/file_13.ofd"))
        let root = try PackageSample.part("OFD.xml", of: copy)
        for gone in ["Signatures", "作者乙", "某某软件", "9.9"] { #expect(!root.contains(gone)) }
        #expect(try !PackageSample.part("Doc_0/Annots/Page_1/Annotation.xml", of: copy).contains("作者甲"))
        #expect(try PackageSample.part("Doc_0/Attachs/Attachments.xml", of: copy).contains(">/Res/file_13.ofd<"))
    }

    @Test func tableGoesOnOnTheNextPage() throws {
        let sample = PackageSample("ofd/tables.ofd")
        let page = String(decoding: sample.read().page, as: UTF8.self)
        let rows = [("姓名", "证件号码"), ("张三", "11010519491231002X"), ("李四", "110105194912310038"), ("王五", "13800130001")]
        let table = "<table>" + rows.map { "<tr><td>\($0)</td><td>\($1)</td></tr>" }.joined() + "</table>"
        #expect(page.contains("<p>公示表</p><p>第1页</p>\(table.dropLast(8))"), "\(page)")
        #expect(page.contains("<section class=margin><p>公示表</p></section>"))
        #expect(PackageSample.leaks(of: ["1380013"], in: try sample.copy(without: ["1380013"])) == [])
    }

    /// Where a program draws glyphs and says nothing that can be read for them, the page was not read.
    @Test func glyphsAlone() throws {
        let archive = try ZipArchive(Self.sample.bytes, UnpackingBudget(FileLimits()))
        let page = try PackageSample.part("Doc_0/Pages/Page_0/Content.xml", of: Self.sample.bytes)
        let changed = page.split(separator: "字形13800130012号").joined(separator: "\u{e000}\u{e001}\u{e002}")
        let copy = try archive.copy([Array("Doc_0/Pages/Page_0/Content.xml".utf8): Array(changed.utf8)])
        #expect(FormatReader.read(copy).failure?.code == .illegible)
    }

    @Test func unreadable() {
        #expect(PackageSample(bytes: Array(Self.sample.bytes.prefix(2_000)), named: "a.ofd").read().failure?.code == .damaged)
    }

    @Test(arguments: [
        ("1 2 3", [1, 2, 3]), ("g 3 2.5 4", [2.5, 2.5, 2.5, 4]), ("g 100000000 1", [1, 1, 1, 1, 1]), ("-1 .5", [-1, 0.5]), ("g", []), ("1,2", [1, 2]), ("x 3", [3]),
    ])
    func deltas(text: String, expected: [Double]) {
        let deltas = Array(text.utf8).withUnsafeBufferPointer { OFDDeltas.read($0, limit: 5) }
        #expect(deltas == expected)
    }

    @Test func deltasAreWrittenShort() {
        #expect(OFDDeltas.write([2, 2, 2, 4, 4, -0.25]) == Array("g 3 2 4 4 -0.25".utf8))
    }
}

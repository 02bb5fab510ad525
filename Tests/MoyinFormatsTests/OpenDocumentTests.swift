@testable import MoyinFormats
import MoyinDocuments
import Testing

@Suite struct OpenDocumentTests {
    static let values = ["1380013", "11010519491231002X", "110105194912310038"]

    @Test(arguments: [
        (1, Carrier.header, Hiding.none), (2, .footer, .none), (3, .deletion, .none), (4, .body, .none), (6, .comment, .none), (7, .footnote, .none), (8, .endnote, .none),
        (9, .body, .hidden), (10, .body, .hidden), (11, .body, .invisibleColour), (12, .body, .tiny), (13, .body, .none), (14, .body, .invisibleColour), (15, .body, .hidden),
        (16, .fieldCode, .hidden), (17, .body, .hidden), (18, .fieldCode, .none), (19, .fieldCode, .none), (20, .body, .none), (21, .fileName, .none),
        (22, .alternativeText, .none), (23, .alternativeText, .none), (24, .textBox, .none), (25, .textBox, .none), (26, .link, .none), (27, .bookmark, .none),
        (28, .body, .covered), (29, .body, .none), (30, .chart, .none), (31, .chart, .none), (32, .chart, .none), (33, .script, .none), (34, .customData, .none),
        (90, .property, .none), (91, .property, .none), (92, .property, .none), (93, .customData, .none),
    ])
    func textCarrier(number: Int, carrier: Carrier, hiding: Hiding) {
        let places = PackageSample.places(of: PackageSample.mobile(number), in: PackageSample("opendocument/carriers.odt").read())
            .filter { number != 4 || $0.carrier == .body }
        let whole = number == 4 ? [carrier] : places.map(\.carrier)
        #expect(whole == [carrier])
        if number != 4 { #expect(places.map(\.hiding) == [hiding]) }
    }

    @Test(arguments: [
        (1, Carrier.cellComment, Hiding.none), (2, .sheetName, .none), (3, .textBox, .none), (4, .cell, .none), (5, .cell, .disguised), (6, .cell, .hidden), (7, .cell, .hidden),
        (8, .cell, .none), (9, .cell, .disguised), (10, .cell, .disguised), (11, .fieldCode, .hidden), (12, .cell, .covered), (13, .cell, .hidden), (14, .sheetName, .hidden),
        (15, .externalLink, .none), (16, .cell, .hidden), (17, .definedName, .none), (18, .definedName, .none), (19, .pivotCache, .none), (20, .validation, .none),
        (21, .validation, .none), (22, .header, .none),
    ])
    func sheetCarrier(number: Int, carrier: Carrier, hiding: Hiding) {
        let places = PackageSample.places(of: PackageSample.mobile(number), in: PackageSample("opendocument/carriers.ods").read())
        #expect(places.map(\.carrier) == [carrier])
        #expect(places.map(\.hiding) == [hiding])
    }

    @Test(arguments: [
        (1, Carrier.master, Hiding.none), (2, .footer, .none), (3, .slide, .offPage), (4, .alternativeText, .none), (5, .slide, .none), (6, .notes, .none), (7, .slide, .hidden),
        (8, .comment, .hidden), (9, .slide, .hidden),
    ])
    func slideCarrier(number: Int, carrier: Carrier, hiding: Hiding) {
        let places = PackageSample.places(of: PackageSample.mobile(number), in: PackageSample("opendocument/carriers.odp").read())
        #expect(places.map(\.carrier) == [carrier])
        #expect(places.map(\.hiding) == [hiding])
    }

    @Test(arguments: [
        ("odt", ["<p>联系人张三，电话13800130004。</p>", "<p>空格 1380013 0005 表后<br>第二行</p>", "<p>身份证号11010519491231002X</p>", "<p>正文继续</p>",
            "<tr><td colspan=1 rowspan=2>甲</td><td>张三</td><td>1101051949<br>12310038</td></tr><tr><td>李四</td><td>13800130029</td></tr>"]),
        ("ods", ["<tr><td>姓名</td><td>电话</td><td>身份证号</td></tr><tr><td>张三</td><td>13800130004</td><td>11010519491231002X</td></tr>",
            "<tr><td>李四</td><td>1.38E+10</td><td>110105194912310038</td></tr>"]),
        ("odp", ["<p>公示 身份证号11010519491231002X</p>", "<tr><td>张三</td><td>13800130009</td></tr>"]),
    ])
    func page(kind: String, stretches: [String]) {
        let document = PackageSample("opendocument/carriers.\(kind)").read()
        let page = String(decoding: document.page, as: UTF8.self)
        for stretch in stretches { #expect(page.contains(stretch), "\(stretch)") }
        #expect(document.failure == nil)
        #expect(document.remarks.map(\.code).contains(.signed))
    }

    @Test func cellsHaveTheirPlace() throws {
        let document = PackageSample("opendocument/carriers.ods").read()
        let place = try #require(PackageSample.places(of: "13800130008", in: document).first)
        #expect((place.number, place.row, place.column) == (1, 1_000_006, 6))
        #expect(document.labels[Int(place.label) - 1] == Array("名单13800130002".utf8))
    }

    @Test(arguments: ["odt", "ods", "odp"], PackageSample.Style.allCases)
    func copy(kind: String, style: PackageSample.Style) throws {
        let copy = try PackageSample("opendocument/carriers.\(kind)").copy(without: Self.values, style)
        #expect(PackageSample.leaks(of: Self.values, in: copy) == [])
        let again = FormatReader.read(copy)
        #expect(again.failure == nil)
        #expect(again.type.extensions.first == kind)
        for value in Self.values { #expect(PackageSample.places(of: value, in: again) == []) }
        // Programs and people that made it, pictures of it and signatures are gone.
        let archive = try ZipArchive(copy, UnpackingBudget(FileLimits()))
        #expect(archive.entries.first.map { $0.path == "mimetype" && $0.isStored } == true)
        #expect(!archive.entries.contains { $0.path.contains("Thumbnails") || $0.path.contains("signatures") || $0.path.contains("Replacements") })
        #expect(PackageSample.leaks(of: ["作者甲", "作者乙", "作者丙", "作者丁", "某某软件"], in: copy) == [])
        #expect(try !PackageSample.part("META-INF/manifest.xml", of: copy).contains("Thumbnails"))
    }

    /// A number is a number no longer when what it shows is masked.
    @Test func cellsBecomeText() throws {
        let content = try PackageSample.part("content.xml", of: try PackageSample("opendocument/carriers.ods").copy(without: Self.values))
        #expect(content.contains("<table:table-cell office:value-type=\"string\"><text:p>*******0004</text:p></table:table-cell>"))
        #expect(content.contains("<table:table-cell office:value-type=\"string\"><text:p>1.38E+10</text:p></table:table-cell>"))
    }

    @Test func authorsStayWhereTheyMay() throws {
        let sample = PackageSample("opendocument/carriers.odt")
        var changes = PackageSample.changes(sample.read(), Self.values, .mask)
        changes.cleansProperties = false
        let copy = try sample.write(changes)
        #expect(try PackageSample.part("meta.xml", of: copy).contains("作者甲"))
        #expect(PackageSample.leaks(of: Self.values, in: copy) == [])
    }

    /// Bytes that the list of contents does not name are seen by who reads from the start.
    @Test func foreignBytes() {
        let sample = PackageSample("opendocument/carriers.odt")
        #expect(FormatReader.read(sample.bytes + Array("13800138000".utf8)).remarks.map(\.code).contains(.foreignBytes))
    }

    @Test func encrypted() throws {
        let sample = PackageSample("opendocument/carriers.odt")
        let archive = try ZipArchive(sample.bytes, UnpackingBudget(FileLimits()))
        let manifest = try #require(try archive.read("META-INF/manifest.xml"))
        let text = String(decoding: manifest, as: UTF8.self).split(separator: "</manifest:manifest>")[0] + "<manifest:encryption-data/></manifest:manifest>"
        let locked = try archive.copy([Array("META-INF/manifest.xml".utf8): Array(text.utf8)])
        #expect(FormatReader.read(locked).failure?.code == .encrypted)
    }

    /// The list of parts may tell of a picture that was taken out.
    @Test func theListOfPartsIsRead() throws {
        let path = Array("META-INF/manifest.xml".utf8), value = "13800138000"
        let sample = try ZipArchive(Fixture.bytes("opendocument/carriers.odt"), UnpackingBudget(FileLimits()))
        let list = String(decoding: try sample.read(try #require(sample.entry("META-INF/manifest.xml"))), as: UTF8.self)
        let entry = #"<manifest:file-entry manifest:full-path="Pictures/电话\#(value).png" manifest:media-type="image/png"/></manifest:manifest>"#
        let bytes = try sample.copy([path: Array(list.replacing("</manifest:manifest>", with: entry).utf8)], renaming: [:])
        let document = FormatReader.read(bytes)
        #expect(document.failure == nil)
        #expect(PackageSample.places(of: value, in: document).map(\.carrier) == [.fileName])
        let copy = try FormatReader.write(bytes, TokenRemoval.changes(document, [value]))
        let written = try ZipArchive(copy, UnpackingBudget(FileLimits()))
        let left = String(decoding: try written.read(try #require(written.entry("META-INF/manifest.xml"))), as: UTF8.self)
        #expect(!left.contains(value) && !left.contains("电话"))
        #expect(FormatReader.read(copy).failure == nil)
    }
}

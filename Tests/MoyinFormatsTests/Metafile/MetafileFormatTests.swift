@testable import MoyinFormats
import MoyinDocuments
import Testing

@Suite struct MetafileFormatTests {
    private static let values = ["11010519491231002X", "13800138000", "张三丰"]

    private static let emf = MetafileSample.emf(
        [
            MetafileSample.font(height: 20),
            // A value over two texts that stand side by side, drawn one after the other with another between.
            MetafileSample.text("身份证号 110105", x: 0, y: 100, width: 10), MetafileSample.text("电话 13800138000 <&>", x: 0, y: 400, width: 10),
            MetafileSample.text("19491231002X", x: 110, y: 100, width: 10), MetafileSample.bitmap(width: 8, height: 8), MetafileSample.plus("GDI+ 13800138000"),
            MetafileSample.comment(Array("private 13800138000".utf8)),
        ], title: "Program of 张三丰\0 drawing\0\0")

    @Test func words() {
        let document = FormatReader.read(Self.emf, named: Array("a.emf".utf8))
        #expect(document.failure == nil)
        let page = TokenRemoval.pages(document)
        #expect(page.contains("<p>身份证号 11010519491231002X</p>"))
        #expect(page.contains("<p>电话 13800138000 &lt;&amp;&gt;</p>"))
        #expect(page.contains("GDI+ 13800138000") && page.contains("private 13800138000"))
        #expect(document.members.map(\.type) == [.bmp])
        #expect(document.segments.first?.place.carrier == .picture)
        // Who wrote it.
        #expect(document.ofAuthors.map { String(decoding: TokenRemoval.text(document, $0), as: UTF8.self) } == ["Program of 张三丰", " drawing"])
    }

    @Test func copy() throws {
        let document = FormatReader.read(Self.emf)
        let copy = try FormatReader.write(Self.emf, TokenRemoval.changes(document, Self.values))
        for value in Self.values + ["110105", "19491231002X"] { #expect(!Fixture.holds(copy, value)) }
        let again = FormatReader.read(copy)
        #expect(again.failure == nil && again.remarks.isEmpty)
        let page = TokenRemoval.pages(again)
        #expect(page.contains("<p>身份证号 ***</p>") && page.contains("电话 *** &lt;&amp;&gt;") && page.contains("GDI+ ***"))
        // What the header says of the file is right.
        #expect(copy.u32(48) == copy.count)
        #expect(try EMFRecords(copy).records.count == copy.u32(52))
    }

    @Test func longerTextsHaveRoom() throws {
        let document = FormatReader.read(Self.emf)
        let number = try #require(document.segments.indices.first { TokenRemoval.text(document, $0).starts(with: "电话".utf8) })
        var changes = FileChanges()
        let longer = String(repeating: "很长的文字", count: 40)
        changes.texts[number] = Array(longer.utf8)
        let copy = try FormatReader.write(Self.emf, changes)
        #expect(TokenRemoval.pages(FormatReader.read(copy)).contains("<p>\(longer)</p>"))
    }

    // By the charset of the font, and by the bytes themselves where it is left to the system.
    @Test(arguments: [UInt8(134), 1, 0])
    func sixteenBits(charset: UInt8) throws {
        // 张三丰
        let name: [UInt8] = [0xd5, 0xc5, 0xc8, 0xfd, 0xb7, 0xe1]
        let bytes = MetafileSample.wmf([(name, 0, 0), (Array("13800138000".utf8), 0, 60), (Array("kept".utf8), 0, 120)], charset: charset)
        let document = FormatReader.read(bytes)
        #expect(document.type == .wmf && document.failure == nil)
        #expect(TokenRemoval.pages(document).contains("<p>张三丰</p>"))
        let copy = try FormatReader.write(bytes, TokenRemoval.changes(document, Self.values))
        #expect(!Fixture.holds(copy, "13800138000") && !copy.contains(0xd5))
        #expect(copy.u32(6) * 2 == copy.count)
        let page = TokenRemoval.pages(FormatReader.read(copy))
        #expect(page.contains("***") && page.contains("kept"))
    }

    /// A sheet of GDI's own pixels is a picture like any other.
    @Test func bitmapsAreFilesWithin() throws {
        for (depth, compression) in [(1, 0), (4, 0), (8, 0), (8, 1), (16, 0), (24, 0), (32, 0)] {
            var info: [UInt8] = []
            for value in [40, 3, -2, 1 | depth << 16, compression, 0, 0, 0, 0, 0] { info.append32(value) }
            if depth <= 8 { for index in 0..<(1 << depth) { info.append32(index % 2 == 1 ? 0xffffff : 0) } }
            // White, black, black in the first row.
            let row: [UInt8] = switch (depth, compression) {
            case (1, 0): [0x80, 0, 0, 0]
            case (4, 0): [0x10, 0, 0, 0]
            case (8, 0): [1, 0, 0, 0]
            case (8, _): [1, 1, 2, 0, 0, 0]
            case (16, _): [0xff, 0x7f, 0, 0, 0, 0, 0, 0]
            case (24, _): [255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0]
            default: [255, 255, 255, 0] + [UInt8](repeating: 0, count: 8)
            }
            let made = try #require(DeviceBitmap.file(info[...], (row + row)[...]))
            #expect(made.ending == "bmp")
            #expect(Array(made.file[54..<63]) == [255, 255, 255, 0, 0, 0, 0, 0, 0], "\(depth) \(compression)")
            #expect(FileSignature.type(made.file, named: []) == .bmp)
        }
    }

    @Test func whatIsNotReadFails() {
        // By numbers of glyphs.
        var limits = FileLimits()
        limits.asksSlowReaders = false
        let glyphs = MetafileSample.emf([MetafileSample.text("abc", x: 0, y: 0, width: 10, options: 0x10)])
        #expect(FormatReader.read(glyphs, limits).remarks == [FileRemark(.unreadPictures)])
        // Many outlines may be words; a few lines are none.
        #expect(FormatReader.read(MetafileSample.emf([MetafileSample.polygons(4)]), limits).remarks == [FileRemark(.unreadPictures)])
        #expect(FormatReader.read(MetafileSample.emf([MetafileSample.polygons(3)]), limits).remarks == [])
        #expect(FormatReader.read(Array(Self.emf.dropLast(20)), limits).failure == FileFailure(.damaged))
        #expect(FormatReader.read(Self.emf + [1, 2, 3], limits).remarks == [FileRemark(.foreignBytes)])
    }

    @Test func damagedVariantsEndInAnAnswer() {
        Damage.attack(Self.emf, named: "a.emf", rounds: 2_000)
        Damage.attack(MetafileSample.wmf([(Array("13800138000".utf8), 0, 60)], charset: 134), named: "a.wmf", rounds: 1_000)
    }
}

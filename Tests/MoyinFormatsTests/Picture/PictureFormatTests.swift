@testable import MoyinFormats
import MoyinDocuments
import Testing

@Suite struct PictureFormatTests {
    private static let files = ["roster.png", "roster.jpg", "turned.jpg", "pages.tiff"]
    private static let values = ["11010519491231002X", "13800138000", "440305190209066546", "13900139000", "320981190711226893", "15000150000"]

    private func read(_ bytes: [UInt8]) -> FileDocument { FormatReader.read(bytes) }

    @Test(arguments: files)
    func rowsAreATable(file: String) throws {
        let document = read(try Fixture.bytes("picture/\(file)"))
        #expect(document.failure == nil)
        #expect(document.writing == .cover)
        #expect(document.remarks.map(\.code) == [.recognised])
        let page = String(decoding: document.page, as: UTF8.self)
        for value in Self.values { #expect(page.contains("<td>\(value)</td>"), "\(value)") }
        #expect(page.contains("<p>低保对象公示名单</p><table><tr>"))
    }

    @Test(arguments: files)
    func copyShowsNothingThatWasTaken(file: String) throws {
        let bytes = try Fixture.bytes("picture/\(file)")
        let taken = ["11010519491231002X", "13900139000", "李海"]
        let copy = try FormatReader.write(bytes, TokenRemoval.changes(read(bytes), taken))
        #expect(FileSignature.type(copy, named: []) == FileSignature.type(bytes, named: []))
        let page = TokenRemoval.pages(read(copy))
        for value in taken { #expect(!page.contains(value), "\(value)") }
        for value in ["13800138000", "440305190209066546", "320981190711226893", "15000150000"] { #expect(page.contains(value), "\(value)") }
        #expect(!page.contains("<section class=exif>"))
        for value in ["Zhang", "13800138001", "13800138002", "Exif"] { #expect(!Fixture.holds(copy, value), "\(value)") }
    }

    @Test func metadata() throws {
        let jpeg = read(try Fixture.bytes("picture/roster.jpg"))
        let texts = jpeg.segments.indices.filter { jpeg.segments[$0].place.carrier == .exif }.map { String(decoding: TokenRemoval.text(jpeg, $0), as: UTF8.self) }
        #expect(texts.sorted() == ["GPS 39.908722, 116.397278", "Zhang 13800138001", "comment 13800138002", "张伟的备注"])
        let png = read(try Fixture.bytes("picture/roster.png"))
        #expect(TokenRemoval.pages(png).contains("<p>Zhang 13800138001</p><p>张伟的备注</p>"))
    }

    @Test func whatStandsBehindTheEndIsSaidAndNotCopied() throws {
        let bytes = try Fixture.bytes("picture/roster.jpg") + Array("13800138009".utf8)
        let document = read(bytes)
        #expect(document.remarks.map(\.code).contains(.foreignBytes))
        #expect(!Fixture.holds(try FormatReader.write(bytes, TokenRemoval.changes(document, ["13800138000"])), "13800138009"))
    }

    @Test(arguments: files)
    func brokenOffIsDamaged(file: String) throws {
        let bytes = try Fixture.bytes("picture/\(file)")
        #expect(read(Array(bytes.prefix(bytes.count * 2 / 3))).failure == FileFailure(.damaged))
    }

    @Test func pagesBeyondTheLimitAreNotPassedOver() throws {
        var limits = FileLimits()
        limits.recognisedPages = 1
        let bytes = try Fixture.bytes("picture/pages.tiff")
        #expect(FormatReader.read(bytes, limits).failure == FileFailure(.tooLarge, "pages"))
        #expect(throws: FileFailure.self) { try FormatReader.write(bytes, FileChanges(), limits) }
    }

    @Test func hugeSizesAreNotDecoded() throws {
        // The header of a PNG of 60,000 by 60,000 pixels.
        var bytes = try Fixture.bytes("picture/roster.png")
        bytes.replaceSubrange(16..<24, with: [0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60])
        #expect(read(bytes).failure == FileFailure(.tooLarge))
        // A GIF whose frame says so.
        let gif: [UInt8] = Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0, 0x2c, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 2, 1, 0x44, 0, 0x3b]
        #expect(read(gif).failure == FileFailure(.tooLarge))
    }

    @Test func blankPagesHoldNothing() throws {
        let blank = [UInt8](repeating: 255, count: 800 * 600)
        let page = try blank.withUnsafeBufferPointer { try PictureReading.read(gray: $0, width: 800, height: 600, dpi: 150) }
        #expect(page.lines.isEmpty && page.confidence == 100 && page.isNoise)
    }

    /// A part of a number that could be read is no ornament, and signs that go on with it may be the rest.
    @Test func halfANumberIsIllegible() {
        func page(_ text: String, _ unsure: Range<Int>) -> RecognisedPage {
            var word = RecognisedWord()
            for (index, character) in text.enumerated() {
                let box = PixelBox(left: index * 10, top: 0, right: index * 10 + 9, bottom: 16)
                word.symbols.append(RecognisedSymbol(text: Array(String(character).utf8), box: box, confidence: unsure.contains(index) ? 40 : 96))
            }
            var page = RecognisedPage()
            page.lines = [RecognisedLine(words: [word])]
            return page
        }
        for (text, unsure) in [("138001三二二", 6..<9), ("13800138000", 3..<4), ("l3800138", 0..<1)] {
            let page = page(text, unsure)
            #expect(page.hasDoubtfulDigits && !page.isNoise, "\(text)")
        }
        for (text, unsure) in [("二〇二四年", 0..<5), ("2024年度", 4..<6), ("13800138000", 0..<0), ("共计138001元整三", 9..<10)] {
            #expect(!page(text, unsure).hasDoubtfulDigits, "\(text)")
        }
    }

    /// Nobody knows what is on a photograph: it is said that nobody read it. An empty sheet needs no look.
    @Test func whatShowsNoTextIsToBeLookedAt() {
        func bitmap(_ pixel: (Int, Int) -> UInt8) -> [UInt8] {
            let (width, height) = (320, 240)
            var file: [UInt8] = [0x42, 0x4d]
            for number in [54 + width * height * 3, 0, 54, 40, width, height] { file.append32(number) }
            file.append16(1)
            file.append16(24)
            for number in [0, width * height * 3, 2835, 2835, 0, 0] { file.append32(number) }
            for y in 0..<height { for x in 0..<width { file += [UInt8](repeating: pixel(x, y), count: 3) } }
            return file
        }
        let photograph = read(bitmap { x, y in (x - 160) * (x - 160) + (y - 120) * (y - 120) < 8_000 ? UInt8(60 + (x + y) / 8) : UInt8(150 + y / 4) })
        if photograph.failure?.code == .readerMissing { return }
        #expect(photograph.failure == nil && photograph.remarks.map(\.code) == [.unreadPictures])
        let sheet = read(bitmap { _, _ in 250 })
        #expect(sheet.failure == nil && sheet.remarks == [])
    }

    @Test func picturesThatAreNotToBeReadAreNamed() throws {
        var limits = FileLimits()
        limits.asksSlowReaders = false
        let document = FormatReader.read(try Fixture.bytes("picture/roster.jpg"), limits)
        #expect(document.remarks.map(\.code) == [.unreadPictures])
        #expect(document.segments.allSatisfy { $0.place.carrier == .exif })
    }

    @Test(arguments: files)
    func damagedVariantsEndInAnAnswer(file: String) throws { Damage.attack(try Fixture.bytes("picture/\(file)"), named: "a.\(file.suffix(3))", rounds: 100) }
}

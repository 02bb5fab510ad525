import MoyinDocuments
import Testing

@testable import MoyinFormats

/// Pictures on pages that have text, too; see `Files/pdf/pictures.py`.
@Suite struct PDFPictureTests {
    /// By page, what only its picture says.
    private static let numbers = [
        "13800138000", "13900139000", "15000150000", "13700137000", "13600136000", "13500135000", "15100151000", "15200152000", "18800188000", "18900189000",
    ]

    /// nil without Tesseract's data for Chinese, where there is no answer.
    private func read(_ bytes: [UInt8]) -> FileDocument? {
        let document = FormatReader.read(bytes)
        return document.failure?.code == .readerMissing ? nil : document
    }

    /// Where the page says a value, characters being texts of their own.
    private func place(_ document: FileDocument, of value: String) -> Place? {
        let bytes = Array(value.utf8)
        return document.segments.indices.first { document.page[document.segments[$0].range.lowerBound...].starts(with: bytes) }.map { document.segments[$0].place }
            ?? document.segments.first { String(decoding: document.page[$0.range], as: UTF8.self).contains(value) }?.place
    }

    @Test func everyPictureIsReadOnce() throws {
        guard let document = read(try Fixture.bytes("pdf/pictures.pdf")) else { return }
        #expect(document.failure == nil)
        let page = String(decoding: document.page, as: UTF8.self)
        for (index, number) in Self.numbers.enumerated() {
            #expect(page.ranges(of: number).count == 1, "\(number)")
            let place = place(document, of: number)
            #expect(place?.carrier == (index < 8 ? .picture : .code), "\(number)")
            // A layer that is off is drawn on no page.
            #expect(place?.number == (index == 7 ? 0 : UInt32(index + 1)) && place?.hiding == (index == 7 ? .hidden : Hiding.none), "\(number)")
        }
    }

    @Test func noPictureOfTheCopySaysWhatWasTaken() throws {
        let bytes = try Fixture.bytes("pdf/pictures.pdf")
        guard let document = read(bytes) else { return }
        let copy = try FormatReader.write(bytes, TokenRemoval.changes(document, Self.numbers))
        let again = FormatReader.read(copy)
        #expect(again.failure == nil)
        let page = String(decoding: again.page, as: UTF8.self)
        for number in Self.numbers { #expect(!page.contains(number), "\(number)") }
        // The pages stay what they are, but for those whose content holds the picture itself.
        for number in 1...10 where number != 3 && number != 10 { #expect(page.contains("正文第\(number)页"), "\(number)") }
        #expect(page.ranges(of: "联系电话").count >= 6)
    }

    @Test func whatIsBeyondTheLimitIsNotPassedOver() throws {
        var limits = FileLimits()
        limits.recognisedPages = 0
        #expect(FormatReader.read(try Fixture.bytes("pdf/pictures.pdf"), limits).failure == FileFailure(.tooLarge, "pictures"))
    }

    /// One page lay sideways on the scanner, one upside down.
    @Test func pagesThatAreNotUprightAreRead() throws {
        let bytes = try Fixture.bytes("pdf/sideways.pdf")
        guard let document = read(bytes) else { return }
        let page = String(decoding: document.page, as: UTF8.self)
        for row in ["<td>11010519491231002X</td><td>13800138000</td>", "<td>440305190209066546</td><td>13900139000</td>"] { #expect(page.contains(row), "\(row)") }
        let taken = ["11010519491231002X", "13900139000"]
        let copy = TokenRemoval.pages(FormatReader.read(try FormatReader.write(bytes, TokenRemoval.changes(document, taken))))
        for value in taken { #expect(!copy.contains(value), "\(value)") }
        for value in ["13800138000", "440305190209066546"] { #expect(copy.contains(value), "\(value)") }
    }

    /// One page with a text, and what it draws besides.
    private func document(_ drawn: String, _ objects: [String]) -> [UInt8] {
        func stream(_ content: String) -> String { "<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream" }
        let all = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>>>",
            stream("BT /F 12 Tf 72 800 Td (13800138000) Tj ET " + drawn), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        let body = (all + objects).enumerated().map { "\($0 + 1) 0 obj\n\($1)\nendobj\n" }.joined()
        return Array("%PDF-1.7\n\(body)trailer <</Size \(all.count + objects.count + 1)/Root 1 0 R>>\n%%EOF\n".utf8)
    }

    /// Drawing what has 3,600 million pixels takes most of a minute: told by what it says of itself, before that.
    @Test func vastPicturesAreRefusedUnseen() {
        func picture(_ side: Int, _ more: String = "") -> String {
            "<</Type/XObject/Subtype/Image/Width \(side)/Height \(side)/BitsPerComponent 8/ColorSpace/DeviceGray\(more)/Length 1>>\nstream\n0\nendstream"
        }
        let draw = "q 500 0 0 700 50 50 cm /I Do Q "
        let documents = [
            ("drawn", document(draw, [picture(60_000)])), ("only kept", document("", [picture(60_000)])),
            ("its mask", document(draw, [picture(600, "/SMask 7 0 R"), picture(60_000)])),
            ("its mask, only kept", document("", [picture(600, "/SMask 7 0 R"), picture(60_000)])),
            ("in the content", document("q 500 0 0 700 50 50 cm BI /W 60000 /H 60000 /BPC 8 /CS /G ID 0 EI Q ", [picture(1)])),
            ("tiles", document(String(repeating: draw, count: 20), [picture(8_000)])),
        ]
        for (name, bytes) in documents {
            let start = ContinuousClock.now
            let document = FormatReader.read(bytes)
            #expect(document.failure == FileFailure(.tooLarge, "picture"), "\(name)")
            #expect(String(decoding: document.page, as: UTF8.self).contains("13800138000"), "\(name)")
            #expect(ContinuousClock.now - start < .seconds(15), "\(name)")
        }
    }

    /// What a font says of its digits is believed only where they look like them.
    @Test func fontsThatSayOtherDigitsThanTheyDrawAreReadAsPictures() throws {
        let bytes = try Fixture.bytes("pdf/untrue.pdf")
        guard let document = read(bytes) else { return }
        let page = String(decoding: document.page, as: UTF8.self)
        for number in ["13800138000", "57624901", "39088390888", "72561483"] { #expect(page.contains(number), "\(number)") }
        #expect(document.remarks.contains { $0.code == .recognised })
        let copy = TokenRemoval.pages(FormatReader.read(try FormatReader.write(bytes, TokenRemoval.changes(document, ["13800138000", "39088390888"]))))
        #expect(!copy.contains("13800138000") && !copy.contains("39088390888") && copy.contains("57624901"))
        // Without those who read pictures, it is said that nobody looked.
        var limits = FileLimits()
        limits.asksSlowReaders = false
        #expect(FormatReader.read(bytes, limits).remarks.contains { $0.code == .unreadPictures })
    }
}

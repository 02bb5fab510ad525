import MoyinDocuments
import MoyinFormats
import MoyinText
import Testing

@Suite struct TextFormatTests {
    private let text = "姓名,电话\n张三,13800138000\n"

    private func encoded(_ encoding: TextEncoding, mark: Bool) throws -> [UInt8] {
        (mark ? encoding.byteOrderMark : []) + (try #require(TextEncoder.encode(text, to: encoding)))
    }

    @Test(arguments: [(TextEncoding.utf8, false), (.utf8, true), (.gb18030, false), (.utf16le, true), (.utf16be, true)])
    func roundTrip(encoding: TextEncoding, mark: Bool) throws {
        let bytes = try encoded(encoding, mark: mark)
        let document = FormatReader.read(bytes, named: Array("名单.csv".utf8))
        #expect(document.isVerbatim)
        #expect(document.failure == nil)
        #expect(String(decoding: document.page, as: UTF8.self) == text)
        #expect(document.segments.map(\.range) == [0..<document.page.count])
        let copy = try FormatReader.write(bytes, named: Array("名单.csv".utf8), TokenRemoval.changes(document, ["13800138000"]))
        let expected = try #require(TextEncoder.encode("姓名,电话\n张三,***\n", to: encoding))
        #expect(copy == (mark ? encoding.byteOrderMark : []) + expected)
    }

    @Test func declaredEncodingOfAPageCounts() throws {
        let page = "<html><head><meta charset=big5></head><body>張三 13800138000</body></html>"
        let document = FormatReader.read(try #require(TextEncoder.encode(page, to: .big5hkscs)), named: Array("a.html".utf8))
        #expect(document.type == .html)
        #expect(String(decoding: document.page, as: UTF8.self) == page)
    }

    @Test func signsThatTheEncodingLacksAreRefused() throws {
        let bytes = try #require(TextEncoder.encode("張三的電話是 13800138000，請勿公開。", to: .big5hkscs))
        var changes = FileChanges()
        changes.texts[0] = Array("张三的电话已隐去😀".utf8)
        #expect(throws: FileFailure(.cannotWrite)) { try FormatReader.write(bytes, named: Array("a.txt".utf8), changes) }
    }

    @Test func noiseIsNoText() {
        let noise = (0..<4096).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
        #expect(FormatReader.read(noise, named: Array("a.txt".utf8)).failure == FileFailure(.unsupported))
    }

    @Test func damagedVariantsEndInAnAnswer() throws { Damage.attack(try encoded(.gb18030, mark: false), named: "a.csv", rounds: 1_000) }
}

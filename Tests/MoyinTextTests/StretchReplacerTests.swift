import MoyinText
import Testing

/// Only the stretches change; every other byte stays, whatever the encoding and however the bytes come.
@Suite struct StretchReplacerTests {
    @Test(arguments: TextEncoding.allCases, [7, 300_000])
    func everyEncoding(_ encoding: TextEncoding, _ pieces: Int) throws {
        let lines = pieces == 7 ? 300 : 12_000
        let parts = (0..<lines).map { ("甲乙，手\($0)：", "1380013\(1000 + $0 % 9000)", "。\r\n") }
        func raw(_ text: String) throws -> [UInt8] { try #require(TextEncoder.encode(text, to: encoding)) }
        var original = encoding.byteOrderMark
        var expected = encoding.byteOrderMark
        var stretches: [Range<Int>] = []
        var position = 0
        for part in parts {
            position += part.0.utf8.count
            stretches.append(position..<(position + part.1.utf8.count))
            position += part.1.utf8.count + part.2.utf8.count
            original += try raw(part.0 + part.1 + part.2)
            expected += try raw(part.0) + [0x2a, 0x2a] + raw(part.2)
        }
        var replacer = StretchReplacer(
            encoding, byteOrderMarkLength: encoding.byteOrderMark.count, source: DecodingReaderTests.source(original, pieces: pieces))
        var output: [UInt8] = []
        for stretch in stretches { replacer.replace(stretch, with: [0x2a, 0x2a]) { output += $0 } }
        replacer.finish { output += $0 }
        #expect(output == expected)
        #expect(!replacer.hasFailed)
    }

    /// A stretch that touches half a character takes all of it.
    @Test func halfCharacters() throws {
        let original = try #require(TextEncoder.encode("甲乙丙", to: .gb18030))
        var replacer = StretchReplacer(.gb18030, byteOrderMarkLength: 0, source: DecodingReaderTests.source(original, pieces: 1))
        var output: [UInt8] = []
        replacer.replace(4..<5, with: [0x2a]) { output += $0 }
        replacer.finish { output += $0 }
        #expect(output == Array(original[0..<2]) + [0x2a] + Array(original[4...]))
    }
}

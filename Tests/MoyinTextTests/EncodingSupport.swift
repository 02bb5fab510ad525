import MoyinText
import Testing

/// A text decoded in pieces, with everything a test looks at.
struct Decoded: Equatable {
    var utf8: [UInt8]
    var damage: DecodingDamage
    /// Where each offset of the UTF-8 lies in the original, the end included.
    var rawOffsets: [Int]

    var text: String { String(decoding: utf8, as: UTF8.self) }
    var invalid: [[Int]] { damage.sequences.map { [$0.offset, $0.length] } }
}

func decode(
    _ raw: [UInt8], _ encoding: TextEncoding, mark: Int = 0, cuts: [Int] = []
) -> Decoded {
    var transcoder = Transcoder(encoding, byteOrderMarkLength: mark)
    var utf8: [UInt8] = []
    var start = 0
    for end in cuts + [raw.count] {
        transcoder.feed(raw.span.extracting(start..<end), into: &utf8)
        start = end
    }
    transcoder.finish(into: &utf8)
    #expect(transcoder.map.utf8Count == utf8.count)
    #expect(transcoder.map.rawCount == raw.count)
    var cursor = SourceMapCursor(transcoder.map)
    let offsets = (0...utf8.count).map { cursor.rawOffset(forUTF8: $0, in: raw.span) }
    return Decoded(utf8: utf8, damage: transcoder.damage, rawOffsets: offsets)
}

func encode(_ text: String, _ encoding: TextEncoding) throws -> [UInt8] {
    try #require(TextEncoder.encode(text, to: encoding))
}

/// Where characters begin in well-formed bytes, and the end: by the byte ranges of the standards, without any table.
func boundaries(_ raw: [UInt8], _ encoding: TextEncoding) -> [Int] {
    var result = [0]
    var index = 0
    while index < raw.count {
        switch encoding {
        case .utf8: index += raw[index] < 0x80 ? 1 : raw[index] < 0xE0 ? 2 : raw[index] < 0xF0 ? 3 : 4
        case .utf16le: index += raw[index + 1] & 0xFC == 0xD8 ? 4 : 2
        case .utf16be: index += raw[index] & 0xFC == 0xD8 ? 4 : 2
        case .gb18030: index += raw[index] < 0x80 ? 1 : raw[index + 1] < 0x40 ? 4 : 2
        case .big5hkscs: index += raw[index] < 0x80 ? 1 : 2
        }
        result.append(index)
    }
    return result
}

/// One text for each encoding that every character width of it occurs in.
let widthSamples: [(encoding: TextEncoding, text: String)] = [
    (.utf8, "王某，ID 110101190003070010，§𠮷野家€\r\n"),
    (.utf16le, "王某，ID 110101190003070010，§𠮷野家€\r\n"),
    (.utf16be, "王某，ID 110101190003070010，§𠮷野家€\r\n"),
    (.gb18030, "王某，ID 110101190003070010，§é𠮷野家𰻞㐂€\r\n"),
    (.big5hkscs, "王某，ID A123456789，𠕇嘅香港人\r\n"),
]

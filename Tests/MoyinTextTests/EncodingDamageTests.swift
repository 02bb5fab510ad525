import MoyinText
import Testing

@Suite struct EncodingDamageTests {
    @Test(
        arguments: [
            (TextEncoding.gb18030, [0x41, 0xFF, 0x42], "A\u{FFFD}B", [[1, 1]]),
            (.gb18030, [0xC4], "\u{FFFD}", [[0, 1]]), (.gb18030, [0xC4, 0x20], "\u{FFFD} ", [[0, 1]]),
            // A digit that follows half a character stays a digit, whatever GB18030 could make of it.
            (.gb18030, [0xC4, 0x31, 0x31, 0x30], "\u{FFFD}110", [[0, 1]]),
            (.gb18030, [0x81, 0x30, 0x81], "\u{FFFD}0\u{FFFD}", [[0, 1], [2, 1]]),
            (.gb18030, [0x84, 0x31, 0xA5, 0x30], "\u{FFFD}1\u{FFFD}0", [[0, 1], [2, 1]]),
            (.gb18030, [0xC4, 0x7F], "\u{FFFD}\u{7F}", [[0, 1]]),
            (.gb18030, [0xC4, 0xFF], "\u{FFFD}\u{FFFD}", [[0, 1], [1, 1]]),
            (.big5hkscs, [0xA4, 0x31], "\u{FFFD}1", [[0, 1]]),
            (.big5hkscs, [0x80, 0xA4, 0xA4], "\u{FFFD}中", [[0, 1]]),
            (.big5hkscs, [0x85, 0x40], "\u{FFFD}@", [[0, 1]]),
            (.big5hkscs, [0xA4, 0x85, 0xA4, 0xA4], "\u{FFFD}\u{FFFD}\u{FFFD}", [[0, 1], [1, 2], [3, 1]]),
            (.utf16le, [0x00, 0xD8, 0x31, 0x00], "\u{FFFD}1", [[0, 2]]),
            (.utf16le, [0x00, 0xDC], "\u{FFFD}", [[0, 2]]),
            (.utf16be, [0xD8, 0x42], "\u{FFFD}", [[0, 2]]), (.utf16be, [0x00, 0x31, 0x4E], "1\u{FFFD}", [[2, 1]]),
            (.utf16be, [0xD8, 0x42, 0xDF], "\u{FFFD}\u{FFFD}", [[0, 2], [2, 1]]),
        ] as [(TextEncoding, [UInt8], String, [[Int]])])
    func `what is reported`(encoding: TextEncoding, raw: [UInt8], text: String, invalid: [[Int]]) {
        let decoded = decode(raw, encoding)
        #expect(decoded.text == text)
        #expect(decoded.invalid == invalid)
    }

    @Test(arguments: widthSamples.filter { $0.encoding != .utf8 })
    func `a bad unit at every character boundary is one replacement and shifts nothing`(
        encoding: TextEncoding, text: String
    ) throws {
        let raw = try encode(text, encoding)
        // Nothing that follows makes any of these a character: 0xFF, or a low surrogate alone.
        let bad: [UInt8] = encoding == .utf16le ? [0x00, 0xDC] : encoding == .utf16be ? [0xDC, 0x00] : [0xFF]
        let scalars = Array(text.unicodeScalars)
        for (index, boundary) in boundaries(raw, encoding).enumerated() {
            let decoded = decode(raw[..<boundary] + bad + raw[boundary...], encoding)
            var expected = scalars
            expected.insert("\u{FFFD}", at: index)
            #expect(Array(decoded.text.unicodeScalars) == expected)
            #expect(decoded.invalid == [[boundary, bad.count]])
        }
    }

    @Test(arguments: widthSamples, [UInt8]([0x00, 0x31, 0x80, 0x81, 0xD8, 0xDC, 0xFF]))
    func `any byte put anywhere`(sample: (encoding: TextEncoding, text: String), byte: UInt8) throws {
        let raw = try encode(sample.text, sample.encoding)
        for position in 0...raw.count {
            let broken = Array(raw[..<position] + [byte] + raw[position...])
            let decoded = decode(broken, sample.encoding)
            // The pieces that the map cuts the original into each decode alone to what they decode to in place.
            var again: [UInt8] = []
            var starts = decoded.rawOffsets
            starts = starts.indices.filter { $0 == 0 || starts[$0] != starts[$0 - 1] }.map { starts[$0] }
            #expect(starts == starts.sorted())
            #expect(starts.last == broken.count)
            for (start, end) in zip(starts, starts.dropFirst()) {
                again += decode(Array(broken[start..<end]), sample.encoding).utf8
            }
            #expect(again == decoded.utf8, "at \(position)")
            // Damage never swallows a digit. (Broken four-byte sequences only bring more of them, further down.)
            if sample.encoding == .gb18030 || sample.encoding == .big5hkscs, byte >= 0x80 {
                let digits = String(decoded.text.unicodeScalars.filter { ("0"..."9").contains($0) })
                #expect(digits.hasPrefix(sample.encoding == .gb18030 ? "110101190003070010" : "123456789"))
            }
        }
    }

    @Test func `noise is counted but listed only so far`() {
        let raw = [UInt8](repeating: 0xFF, count: 5000)
        for encoding in [TextEncoding.utf8, .gb18030, .big5hkscs] {
            let damage = decode(raw, encoding).damage
            #expect(damage.count == 5000)
            #expect(damage.sequences.count == DecodingDamage.listLimit)
            #expect(damage.sequences.last == InvalidSequence(offset: DecodingDamage.listLimit - 1, length: 1))
        }
    }
}

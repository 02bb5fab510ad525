import MoyinText
import Testing

@Suite struct EncodingTranscoderTests {
    @Test(
        arguments: [
            // GB 18030-2022; the four-byte codes of U+20BB7 and U+30EDE follow from its linear rule.
            (TextEncoding.gb18030, [0xD6, 0xD0, 0x41, 0xB5, 0xC4], "中A的"),
            (.gb18030, [0x95, 0x34, 0xB2, 0x35], "\u{20BB7}"), (.gb18030, [0x9A, 0x37, 0x86, 0x38], "\u{30EDE}"),
            (.gb18030, [0xE3, 0x32, 0x9A, 0x35], "\u{10FFFF}"), (.gb18030, [0x81, 0x30, 0x81, 0x30], "\u{80}"),
            (.gb18030, [0xA2, 0xE3, 0x80], "€€"), (.gb18030, [0xA8, 0xBC], "\u{1E3F}"),
            (.gb18030, [0xA6, 0xD9, 0xFE, 0x59, 0xFE, 0x51], "\u{FE10}\u{9FB4}\u{20087}"),
            (.gb18030, [0x84, 0x31, 0x82, 0x36], "\u{FE10}"), (.gb18030, [0xAA, 0xA1], "\u{E000}"),
            (.big5hkscs, [0xAD, 0xBB, 0xB4, 0xE4, 0x21], "香港!"), (.big5hkscs, [0xFA, 0x40], "\u{20547}"),
            (.big5hkscs, [0x88, 0x62, 0x88, 0x64], "\u{CA}\u{304}\u{CA}\u{30C}"),
            (.big5hkscs, [0x88, 0xA3, 0x88, 0xA5], "\u{EA}\u{304}\u{EA}\u{30C}"),
            (.big5hkscs, [0x88, 0x66, 0x88, 0x40, 0x8D, 0x48], "\u{CA}\u{31C0}\u{9FB3}"),
            (.utf16le, [0x42, 0xD8, 0xB7, 0xDF, 0x00, 0x00], "\u{20BB7}\0"),
            (.utf16be, [0x4E, 0x2D, 0x00, 0x41], "中A"),
        ] as [(TextEncoding, [UInt8], String)])
    func `published codes`(encoding: TextEncoding, raw: [UInt8], expected: String) {
        let decoded = decode(raw, encoding)
        #expect(Array(decoded.text.unicodeScalars) == Array(expected.unicodeScalars))
        #expect(decoded.damage.isEmpty)
    }

    @Test func `every assigned character of the basic plane and samples of the others go through GB18030`() throws {
        var text = String.UnicodeScalarView()
        for value in UInt32(0)...0xFFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            switch scalar.properties.generalCategory {
            case .unassigned, .privateUse: continue
            default: text.append(scalar)
            }
        }
        #expect(text.count > 55_000)
        for value in stride(from: UInt32(0x10000), to: 0x32400, by: 7) { text.append(Unicode.Scalar(value)!) }
        let utf8 = Array(String(text).utf8)
        let raw = try encode(String(text), .gb18030)
        let decoded = decode(raw, .gb18030)
        #expect(decoded.utf8 == utf8)
        #expect(decoded.damage.isEmpty)
        #expect(mismatches(decoded, raw, .gb18030) == 0)
    }

    @Test func `every pair of Big5-HKSCS goes back to its own place`() {
        var raw: [UInt8] = []
        for lead in UInt8(0x81)...0xFE {
            for trail in Array(UInt8(0x40)...0x7E) + Array(UInt8(0xA1)...0xFE) {
                if decode([lead, trail], .big5hkscs).damage.isEmpty { raw += [lead, trail] }
            }
        }
        #expect(raw.count / 2 > 18_500)
        let decoded = decode(raw, .big5hkscs)
        #expect(decoded.damage.isEmpty)
        var cursor = -1
        var starts: [Int] = []
        for (offset, rawOffset) in decoded.rawOffsets.enumerated() where rawOffset != cursor {
            cursor = rawOffset
            starts.append(rawOffset)
            if decoded.utf8.indices.contains(offset), decoded.utf8[offset] & 0xC0 == 0x80 {
                Issue.record("a pair begins within a scalar at \(offset)")
            }
        }
        #expect(starts == boundaries(raw, .big5hkscs))
    }

    /// How many character boundaries of the UTF-8 are not at the character boundaries of the original.
    private func mismatches(_ decoded: Decoded, _ raw: [UInt8], _ encoding: TextEncoding) -> Int {
        let utf8 = boundaries(decoded.utf8, .utf8)
        let expected = boundaries(raw, encoding)
        if utf8.count != expected.count { return max(utf8.count, expected.count) }
        return zip(utf8, expected).count { decoded.rawOffsets[$0] != $1 }
    }

    @Test(arguments: widthSamples)
    func `boundaries are exact and within a character the map rounds outwards`(
        encoding: TextEncoding, text: String
    ) throws {
        let raw = try encode(String(repeating: text, count: 40), encoding)
        let decoded = decode(raw, encoding)
        #expect(decoded.utf8 == Array(String(repeating: text, count: 40).utf8))
        #expect(mismatches(decoded, raw, encoding) == 0)

        var transcoder = Transcoder(encoding)
        var again: [UInt8] = []
        transcoder.feed(raw.span, into: &again)
        transcoder.finish(into: &again)
        guard encoding != .utf8 else { return }
        let starts = boundaries(again, .utf8)
        let rawStarts = boundaries(raw, encoding)
        for index in starts.indices.dropLast() where starts[index + 1] - starts[index] > 1 {
            let inner = starts[index] + 1..<starts[index] + 1
            let touched = transcoder.map.rawRange(forUTF8: starts[index]..<starts[index] + 1, in: raw.span)
            #expect(touched == rawStarts[index]..<rawStarts[index + 1])
            #expect(transcoder.map.rawOffset(forUTF8: inner.lowerBound, in: raw.span) == rawStarts[index])
        }
    }

    @Test(arguments: widthSamples)
    func `the cut makes no difference`(encoding: TextEncoding, text: String) throws {
        // With damage within and at the end: a lone byte, and a first half without its second.
        var raw = try encode(text, encoding) + [0xFF, 0xD8]
        raw += try encode(text, encoding) + [0xD6]
        let whole = decode(raw, encoding)
        #expect(!whole.damage.isEmpty)
        for first in 0...raw.count {
            #expect(decode(raw, encoding, cuts: [first]) == whole, "cut at \(first)")
            #expect(decode(raw, encoding, cuts: [first, min(first + 1, raw.count)]) == whole, "cut around \(first)")
        }
        #expect(decode(raw, encoding, cuts: Array(1..<raw.count)) == whole, "single bytes")
    }

    @Test func `long texts agree whatever the piece`() throws {
        for (encoding, text) in widthSamples {
            let raw = try encode(String(repeating: text, count: 100), encoding)
            let whole = decode(raw, encoding)
            for piece in [1, 3, 511, 512, 513, 1000] {
                #expect(decode(raw, encoding, cuts: Array(stride(from: piece, to: raw.count, by: piece))) == whole)
            }
        }
    }

    @Test func `byte-order marks are no text but count in offsets`() throws {
        for (encoding, text) in widthSamples {
            let mark = encoding.byteOrderMark
            let raw = mark + (try encode(text, encoding))
            for cuts in [[], Array(1..<raw.count)] {
                let decoded = decode(raw, encoding, mark: mark.count, cuts: cuts)
                #expect(decoded.text == text)
                #expect(decoded.rawOffsets.first == mark.count)
                #expect(decoded.rawOffsets.last == raw.count)
            }
        }
    }

    @Test(arguments: TextEncoding.allCases)
    func `nothing and a mark alone decode to nothing`(encoding: TextEncoding) {
        #expect(decode([], encoding).rawOffsets == [0])
        let mark = encoding.byteOrderMark
        #expect(decode(mark, encoding, mark: mark.count).rawOffsets == [mark.count])
    }

    @Test func `the map stays small`() throws {
        let raw = [UInt8](repeating: 0x41, count: 1 << 20)
        var transcoder = Transcoder(.gb18030)
        var utf8: [UInt8] = []
        for start in stride(from: 0, to: raw.count, by: 7) {
            transcoder.feed(raw.span.extracting(start..<min(start + 7, raw.count)), into: &utf8)
        }
        transcoder.finish(into: &utf8)
        #expect(transcoder.map.memory <= raw.count / 31)
    }
}

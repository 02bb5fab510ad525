import MoyinText
import MoyinTypes
import Testing

@Suite struct EncodingUTF8Tests {
    /// Every string of four bytes that are each at some edge of the UTF-8 table.
    private static let edges: [UInt8] = [
        0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE4, 0xED, 0xF0, 0xF4, 0xF5,
    ]

    @Test func `damage is what the standard library replaces`() {
        var wrong = 0
        for first in Self.edges {
            for second in Self.edges {
                for third in Self.edges {
                    for fourth in Self.edges {
                        let bytes = [first, second, third, fourth]
                        let expected = String(decoding: bytes, as: UTF8.self).unicodeScalars.count { $0 == "\u{FFFD}" }
                        if damage(bytes, cut: 0).count != expected { wrong += 1 }
                        if damage(bytes, cut: 2) != damage(bytes, cut: 0) { wrong += 1 }
                        if damage(bytes, cut: 3) != damage(bytes, cut: 0) { wrong += 1 }
                    }
                }
            }
        }
        #expect(wrong == 0)
    }

    @Test func `the fast path sees what the slow one sees at every alignment`() {
        let text = Array("公安局　a中b王某某é身份证𠮷110101190003070010，住址：某市某区".utf8)
        for bad in [[0xED, 0xA0, 0x80], [0xE0, 0x80, 0x80], [0xFF], [0xE4, 0xB8]] as [[UInt8]] {
            for position in boundaries(text, .utf8) {
                let bytes = Array(text[..<position] + bad + text[position...])
                let expected = String(decoding: bytes, as: UTF8.self).unicodeScalars.count { $0 == "\u{FFFD}" }
                let found = damage(bytes, cut: 0)
                #expect(found.count == expected)
                #expect(found.sequences.first?.offset == position)
            }
        }
        #expect(damage(text, cut: 0).isEmpty)
    }

    private func damage(_ bytes: [UInt8], cut: Int) -> DecodingDamage {
        var validator = UTF8Validator()
        validator.feed(bytes.span.extracting(0..<cut))
        validator.feed(bytes.span.extracting(cut..<bytes.count))
        validator.finish()
        return validator.damage
    }

    @Test func `offsets convert at every boundary`() {
        let text = "王某a𠮷é，110101190003070010𰻞\r\n王某某某某某某某"
        let bytes = Array(text.utf8)
        for isValid in [true, false] {
            var converter = OffsetConverter(isValid: isValid)
            var scalars = 0
            var units = 0
            var offset = 0
            for scalar in text.unicodeScalars {
                let position = converter.advance(to: offset, in: bytes.span)
                #expect(position.codePoint == scalars && position.utf16 == units)
                scalars += 1
                units += UTF16.width(scalar)
                offset += UTF8.width(scalar)
            }
            let end = converter.advance(to: offset, in: bytes.span)
            #expect(end.codePoint == text.unicodeScalars.count && end.utf16 == text.utf16.count)
        }
    }

    @Test func `offsets in damaged text fit the string a lenient decoder makes`() {
        for first in Self.edges {
            for second in Self.edges {
                for third in Self.edges {
                    let bytes = [first, second, third, 0x41]
                    let lenient = String(decoding: bytes, as: UTF8.self)
                    var converter = OffsetConverter(isValid: false)
                    for offset in 0...4 { _ = converter.advance(to: offset, in: bytes.span) }
                    let end = converter.advance(to: 4, in: bytes.span)
                    if end.codePoint != lenient.unicodeScalars.count || end.utf16 != lenient.utf16.count {
                        Issue.record("\(bytes)")
                    }
                }
            }
        }
    }
}

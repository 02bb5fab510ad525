import MoyinText
import Testing

@Suite struct EncodingNamesTests {
    @Test(arguments: [
        ("UTF-8", TextEncoding.utf8), ("utf8", .utf8), ("US-ASCII", .utf8), ("utf-16", .utf16le),
        ("UTF_16BE", .utf16be),
        ("GBK", .gb18030), ("gb2312", .gb18030), ("GB_2312-80", .gb18030), ("cp936", .gb18030),
        ("Windows-936", .gb18030),
        ("big5", .big5hkscs), ("Big5-HKSCS", .big5hkscs), ("cp950", .big5hkscs),
    ])
    func aliases(name: String, encoding: TextEncoding) {
        #expect(TextEncoding(name: name) == encoding)
    }

    @Test func `every encoding answers to its own name, and nothing else does`() {
        for encoding in TextEncoding.allCases { #expect(TextEncoding(name: encoding.rawValue) == encoding) }
        for name in ["", "latin1", "shift_jis", "utf-7", "utf-32"] { #expect(TextEncoding(name: name) == nil) }
    }

    @Test(arguments: TextEncoding.allCases)
    func `replacements are representable everywhere`(encoding: TextEncoding) throws {
        for text in ["***", "某", "李某某", "[身份证号已隐去]", "１１０"] {
            if encoding == .big5hkscs, text.contains("证") { continue }
            #expect(decode(try encode(text, encoding), encoding).text == text)
        }
    }

    @Test func `what an encoding lacks is refused`() {
        for text in ["证", "😀", "\u{E000}"] { #expect(TextEncoder.encode(text, to: .big5hkscs) == nil) }
        let surrogate: [UInt8] = [0xED, 0xA0, 0x80]
        for encoding in TextEncoding.allCases {
            let encoded = TextEncoder.encode(surrogate.span, to: encoding)
            #expect(encoded == nil)
        }
    }
}

#if canImport(FuzzLaws)
import FuzzLaws
#endif

/// Edits of a well-made text that mostly leave it well-formed: elements that go, come twice, or are others; other values in
/// attributes; other texts. Every edit is a few bytes of the fuzzer's.
enum TokenEdits {
    private static let most = 1 << 14

    static func apply(_ original: [[UInt8]], among others: [[UInt8]], _ input: inout InputReader) -> [UInt8] {
        var tokens = original
        while !input.isAtEnd, !tokens.isEmpty, tokens.count < most {
            let edit = input.byte()
            let at = input.below(65536) % tokens.count
            switch edit % 9 {
            case 0: tokens.removeSubrange(element(tokens, at))
            case 1: tokens.insert(contentsOf: tokens[element(tokens, at)], at: at)
            case 2:
                let other = input.below(65536) % others.count
                tokens.insert(contentsOf: others[element(others, other)], at: at)
            case 3: tokens[at] = withValue(tokens[at], Int(input.byte()), FilePieces.values[input.below(FilePieces.values.count)])
            case 4: tokens[at] = FilePieces.values[input.below(FilePieces.values.count)]
            case 5:
                let moved = Array(tokens[element(tokens, at)])
                tokens.removeSubrange(element(tokens, at))
                tokens.insert(contentsOf: moved, at: tokens.isEmpty ? 0 : input.below(65536) % tokens.count)
            case 6: tokens.insert((0..<(input.byte() & 15)).map { _ in input.byte() }, at: at)
            // Over and over, within itself or beside itself.
            case 7:
                let range = element(tokens, at)
                let times = min(1 << Int(input.byte() & 15), most / max(1, range.count) - 1)
                if times > 0 { tokens.insert(contentsOf: (0..<times).flatMap { _ in tokens[range] }, at: at) }
            default:
                let other = input.below(65536) % others.count
                tokens[at] = others[other]
            }
        }
        return Array(tokens.joined())
    }

    /// Tags and what stands between them; of what has no tags, words and signs.
    static func tokens(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.first == 0x3c || bytes.starts(with: [0xef, 0xbb, 0xbf, 0x3c]) ? tags(bytes) : words(bytes)
    }

    private static func tags(_ bytes: [UInt8]) -> [[UInt8]] {
        var tokens: [[UInt8]] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start] == 0x3c ? (bytes[start...].firstIndex(of: 0x3e) ?? bytes.count - 1) + 1 : bytes[start...].firstIndex(of: 0x3c) ?? bytes.count
            tokens.append(Array(bytes[start..<end]))
            start = end
        }
        return tokens
    }

    private static func words(_ bytes: [UInt8]) -> [[UInt8]] {
        func isWord(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 || byte == 0x2e || byte == 0x2d }
        var tokens: [[UInt8]] = []
        var index = 0
        while index < bytes.count {
            var end = index + 1
            if isWord(bytes[index]) { while end < bytes.count, isWord(bytes[end]) { end += 1 } }
            if bytes[index] == 0x3c || bytes[index] == 0x3e, end < bytes.count, bytes[end] == bytes[index] { end += 1 }
            tokens.append(Array(bytes[index..<end]))
            index = end
        }
        return tokens
    }

    /// A token with everything up to the one that closes it.
    private static func element(_ tokens: [[UInt8]], _ at: Int) -> Range<Int> {
        guard depth(tokens[at]) > 0 else { return at..<(at + 1) }
        var open = 0
        for index in at..<tokens.count {
            open += depth(tokens[index])
            if open <= 0 { return at..<(index + 1) }
        }
        return at..<(at + 1)
    }

    private static func depth(_ token: [UInt8]) -> Int {
        guard let first = token.first, let last = token.last else { return 0 }
        switch first {
        case 0x7b, 0x5b: return 1
        case 0x7d, 0x5d: return -1
        case 0x3c where token.count == 2 && last == 0x3c: return 1
        case 0x3e where token.count == 2 && last == 0x3e: return -1
        case 0x3c where token.count > 2 && last == 0x3e:
            return token[1] == 0x2f ? -1 : token[1] == 0x3f || token[1] == 0x21 || token[token.count - 2] == 0x2f ? 0 : 1
        default: return 0
        }
    }

    private static func withValue(_ tag: [UInt8], _ number: Int, _ value: [UInt8]) -> [UInt8] {
        let quotes = tag.indices.filter { tag[$0] == 0x22 }
        guard quotes.count > 1 else { return value }
        let pair = number % (quotes.count / 2) * 2
        return tag[...quotes[pair]] + value + tag[quotes[pair + 1]...]
    }
}

/// Values that formats make something of. Append only.
private enum FilePieces {
    static let values: [[UInt8]] = words.map { Array($0.utf8) }

    private static let words: [String] = [
        "", "0", "1", "2", "-1", "7", "255", "256", "16384", "65535", "65536", "1048576", "1048577", "2147483647", "2147483648", "4294967295", "9223372036854775807",
        "99999999999999999999", "1e308", "-1e308", "1e-400", "NaN", "inf", "0.5", "0x10", "true", "false", "on", "none", "auto",
        "A1", "$A$1", "XFD1048576", "XFE1", "A1:B2", "B2:A1", "A1:XFD1048576", "A:A", "1:1", "A1,B2", "A1 B2", "R1C1", "#REF!", "'名单'!A1", "T[姓名]",
        "r1", "r2", "r3", "r4", "r5", "r6", "x1", "../", "../../../etc/passwd", "/", "//", "\\", "http://example.com/", "tel:13800138000", "file:///etc/passwd", ".", "..",
        "13800138000", "王建国", "电话：13800138000", "&amp;", "&lt;", "&#x10ffff;", "&#0;", "&a;", "_x000D_", "_x005F_x0041_", " ", "  ", "\t", "\n", "\u{3000}", "\u{200b}", "\u{fffd}",
        "s", "str", "inlineStr", "shared", "array", "dataTable", "b", "e", "n", "d", "hidden", "veryHidden", "restart", "continue", "begin", "separate", "end", "External", "preserve", "clear",
        "FFFFFF", "#FFFFFF", "white", "transparent", "General", "@", ";;;", "yyyy\"年\"", "[h]:mm", "0.00E+00", "0pt", "1cm", "100%", "visible", "collapse", "simple", "paragraph",
        "1 0 R", "2 0 R", "3 0 R", "4 0 R", "5 0 R", "6 0 R", "7 0 R", "8 0 R", "9 0 R", "10 0 R", "99 0 R", "1 0 obj", "endobj", "stream\n", "\nendstream", "null", "<<>>", "[]", "()", "(13800138000)",
        "<feff7535>", "/Parent", "/Kids", "/Type", "/Length", "/Filter", "/FlateDecode", "/ASCIIHexDecode", "/LZWDecode", "/RunLengthDecode", "/DecodeParms", "/Predictor", "/Columns", "/Count", "/Next", "/Prev", "/First", "/Last",
        "q", "Q", "cm", "BT", "ET", "Tj", "TJ", "Tf", "Tm", "Td", "T*", "Tr", "Do", "BDC", "EMC", "BI ID x EI", "re", "f", "W n", "gs", "scn", "sh",
        "\\bin9 ", "\\u-1?", "\\uc9", "\\'", "\\*", "\\cell", "\\row", "\\trowd", "\\par", "\\v", "\\pict", "\\object", "\\field", "{", "}", "\r\n", "\r\n\r\n", "--B", "--B--", "--C", "=?utf-8?B?5p2O?=", "=?x?Q?=", "=3D", "=\r\n",
        "base64", "quoted-printable", "x-uuencode", "7bit", "binary", "text/plain", "text/html", "message/rfc822", "multipart/mixed; boundary=B", "application/pkcs7-mime", "utf-16", "gb18030", "big5", "utf-7", "hz-gb-2312",
        "g 10 1", "g 99999999 1", "1 2 3", "0 0 0 0", "M 0 0 L 1 1 C", "1 0 0 1 0 0", "0 0 0 0 0 0", "Doc_0/Document.xml", "Content.xml", "Tpls/Tpl_0/Content.xml",
    ]
}

/// A table of where the objects of a PDF are, behind them: without it each is looked for.
enum CrossReferences {
    static func added(_ bytes: [UInt8]) -> [UInt8] {
        var places: [Int: Int] = [:]
        var index = 0
        let pattern = Array(" 0 obj".utf8)
        while index + pattern.count < bytes.count {
            if bytes[index] == 0x20, bytes[index..<(index + pattern.count)].elementsEqual(pattern) {
                var start = index
                while start > 0, bytes[start - 1] &- 0x30 < 10, index - start < 4 { start -= 1 }
                if start < index, let number = Int(String(decoding: bytes[start..<index], as: UTF8.self)), number > 0 { places[number] = start }
            }
            index += 1
        }
        let last = trailer(bytes) ?? "<< /Root 1 0 R >>"
        var table = "\nxref\n0 1\n0000000000 65535 f \n"
        for (number, place) in places.sorted(by: { $0.key < $1.key }) {
            let digits = "\(place)"
            table += "\(number) 1\n\(String(repeating: "0", count: 10 - digits.utf8.count))\(digits) 00000 n \n"
        }
        table += "trailer\n\(last)\nstartxref\n\(bytes.count + 1)\n%%EOF\n"
        return bytes + Array(table.utf8)
    }

    /// What stood behind the last `trailer`, up to the word behind it.
    private static func trailer(_ bytes: [UInt8]) -> String? {
        let word = Array("trailer".utf8)
        guard let start = (0..<max(0, bytes.count - word.count)).last(where: { bytes[$0] == word[0] && bytes[$0..<($0 + word.count)].elementsEqual(word) }) else { return nil }
        let rest = bytes[(start + word.count)...]
        return String(decoding: rest[..<(rest.firstRange(of: "startxref".utf8)?.lowerBound ?? rest.endIndex)], as: UTF8.self)
    }
}

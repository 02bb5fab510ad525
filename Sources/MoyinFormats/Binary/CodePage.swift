internal import MoyinText

/// In which encoding the bytes of a font are.
enum CodePage {
    case encoded(TextEncoding)
    /// ISO 8859-1 with Windows' additions.
    case western
    /// One that is not read here.
    case unknown

    /// Of `\ansicpg`.
    init(page: Int) {
        switch page {
        case 936, 54936: self = .encoded(.gb18030)
        case 950: self = .encoded(.big5hkscs)
        case 65001: self = .encoded(.utf8)
        case 0, 1252, 437, 850, 28591: self = .western
        default: self = .unknown
        }
    }

    /// Of `\fcharset`; nil: as the document says.
    init?(charset: Int) {
        switch charset {
        case 134: self = .encoded(.gb18030)
        case 136: self = .encoded(.big5hkscs)
        // Symbols are no letters.
        case 2, 255: self = .western
        case 0, 1: return nil
        default: self = .unknown
        }
    }

    func decode(_ bytes: [UInt8], _ text: inout [UInt8]) {
        switch self {
        case .encoded(.utf8): text += bytes
        case .encoded(let encoding):
            var transcoder = Transcoder(encoding, keepsMap: false)
            transcoder.feed(bytes.span, into: &text)
            transcoder.finish(into: &text)
        case .western, .unknown:
            for byte in bytes {
                let scalar = byte &- 0x80 < 0x20 ? Self.windows[Int(byte - 0x80)] : UInt32(byte)
                text += Array(String(Unicode.Scalar(scalar) ?? "\u{fffd}").utf8)
            }
        }
    }

    /// - Returns: nil where it has no sign for a part of the text.
    func encode(_ text: [UInt8]) -> [UInt8]? {
        switch self {
        case .encoded(.utf8): return text
        case .encoded(let encoding): return TextEncoder.encode(text.span, to: encoding)
        case .western, .unknown:
            var bytes: [UInt8] = []
            for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
                if let index = Self.windows.firstIndex(of: scalar.value) { bytes.append(UInt8(0x80 + index)) } else if scalar.value < 0x100 { bytes.append(UInt8(scalar.value)) } else { return nil }
            }
            return bytes
        }
    }

    private static let windows: [UInt32] = [
        0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
        0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
    ]
}

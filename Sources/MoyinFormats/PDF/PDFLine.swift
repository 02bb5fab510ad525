internal import CPDF

/// A stretch of text of a page: characters as they are read, each with the code that drew it.
struct PDFLine {
    /// Unicode scalars; what is none is U+FFFD.
    var scalars: [UInt32] = []
    /// By scalar: number of the page's character; ``gap`` where the page has only a distance.
    var characters: [UInt32] = []
    var box = moyin_pdf_box(x0: .greatestFiniteMagnitude, y0: .greatestFiniteMagnitude, x1: -.greatestFiniteMagnitude, y1: -.greatestFiniteMagnitude)
    /// Lines of one block stand beneath each other.
    var block: UInt32 = 0
    /// Quarter turns against the page.
    var rotation: UInt8 = 0

    static let gap = UInt32.max

    mutating func append(_ unicode: UInt32, _ character: UInt32) {
        scalars.append(Unicode.Scalar(unicode) == nil || unicode < 0x20 ? 0xfffd : unicode)
        characters.append(character)
    }

    mutating func appendGap() {
        guard let last = scalars.last, last != 0x20 else { return }
        scalars.append(0x20)
        characters.append(Self.gap)
    }

    func utf8(_ out: inout [UInt8]) {
        for value in scalars {
            switch value {
            case 0..<0x80: out.append(UInt8(value))
            case 0x80..<0x800:
                out.append(UInt8(0xc0 | value >> 6))
                out.append(UInt8(0x80 | value & 0x3f))
            case 0x800..<0x10000:
                out.append(UInt8(0xe0 | value >> 12))
                out.append(UInt8(0x80 | value >> 6 & 0x3f))
                out.append(UInt8(0x80 | value & 0x3f))
            default:
                out.append(UInt8(0xf0 | value >> 18))
                out.append(UInt8(0x80 | value >> 12 & 0x3f))
                out.append(UInt8(0x80 | value >> 6 & 0x3f))
                out.append(UInt8(0x80 | value & 0x3f))
            }
        }
    }
}

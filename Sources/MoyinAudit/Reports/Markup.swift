/// XML or HTML, built by appending. What is not a sign of its own goes through ``text(_:)``.
struct Markup {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

    /// - Parameter markup: is markup already.
    mutating func append(_ markup: [UInt8]) { bytes += markup }

    /// Characters that XML 1.0 has no way to hold become U+FFFD.
    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { escape($0) }
    }

    private mutating func escape(_ utf8: UnsafeBufferPointer<UInt8>) {
        var copied = 0
        func replacement(_ index: Int) -> (text: String, length: Int)? {
            switch utf8[index] {
            case 0x26: ("&amp;", 1)
            case 0x3c: ("&lt;", 1)
            case 0x3e: ("&gt;", 1)
            case 0x22: ("&quot;", 1)
            case 0x0d: ("&#13;", 1)
            case 0x09, 0x0a: nil
            case ..<0x20, 0x7f: ("\u{fffd}", 1)
            // U+FFFE and U+FFFF.
            case 0xef where index + 2 < utf8.count && utf8[index + 1] == 0xbf && utf8[index + 2] >= 0xbe: ("\u{fffd}", 3)
            default: nil
            }
        }
        var index = 0
        while index < utf8.count {
            guard let (replacement, length) = replacement(index) else {
                index += 1
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied..<index]))
            bytes.append(contentsOf: replacement.utf8)
            index += length
            copied = index
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied...]))
    }

    mutating func number(_ value: Int) { raw(String(value)) }

    /// A whole element with text in it.
    mutating func element(_ name: String, _ content: String, style: String? = nil) {
        raw(style.map { "<\(name) class=\"\($0)\">" } ?? "<\(name)>")
        text(content)
        raw("</\(name)>")
    }
}

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
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            // Nearly all bytes are plain.
            guard byte < 0x40 || byte == 0x7f || byte == 0xef, let (replacement, length) = Self.replacement(utf8, index) else {
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

    /// What stands for the character at a place, and how many bytes it replaces; nil: it stands for itself.
    private static func replacement(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> (text: String, length: Int)? {
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

    mutating func number(_ value: Int) {
        guard value >= 10 else { return value >= 0 ? bytes.append(0x30 + UInt8(value)) : raw(String(value)) }
        number(value / 10)
        bytes.append(0x30 + UInt8(value % 10))
    }

    /// All of it; nothing is left.
    mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// A whole element with text in it.
    mutating func element(_ name: String, _ content: String, style: String? = nil) {
        raw(style.map { "<\(name) class=\"\($0)\">" } ?? "<\(name)>")
        text(content)
        raw("</\(name)>")
    }
}

/// Builds JSON by appending; nothing more than reports need.
struct JSONText {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func string(_ text: String) { string(text.utf8) }

    /// - Parameter utf8: is copied as it is where it needs no escape.
    mutating func string(_ utf8: some Sequence<UInt8>) {
        bytes.append(0x22)
        for byte in utf8 {
            switch byte {
            case 0x22, 0x5c:
                bytes.append(0x5c)
                bytes.append(byte)
            case 0x0a: raw("\\n")
            case 0x0d: raw("\\r")
            case 0x09: raw("\\t")
            case 0..<0x20, 0x7f:
                raw("\\u00")
                raw(byte < 16 ? "0" : "")
                raw(String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }

    mutating func list<T>(_ items: [T], _ body: (inout JSONText, T) -> Void) {
        raw("[")
        for (index, item) in items.enumerated() {
            if index > 0 { raw(",") }
            body(&self, item)
        }
        raw("]")
    }

    mutating func strings(_ items: [String]) { list(items) { $0.string($1) } }
}

/// Builds JSON by appending; nothing more than reports need.
package struct JSONText {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    package mutating func number(_ value: Int) {
        guard value >= 10 else { return value >= 0 ? bytes.append(0x30 + UInt8(value)) : raw(String(value)) }
        number(value / 10)
        bytes.append(0x30 + UInt8(value % 10))
    }

    /// - Parameter json: is JSON already.
    package mutating func append(_ json: [UInt8]) { bytes += json }

    package mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string($0) }
    }

    /// - Parameter utf8: is copied as it is where it needs no escape.
    package mutating func string(_ utf8: [UInt8]) {
        utf8.withUnsafeBufferPointer { string($0) }
    }

    private mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {
        bytes.append(0x22)
        var copied = 0
        for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5c || byte == 0x7f {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied..<index]))
            copied = index + 1
            escape(byte)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied...]))
        bytes.append(0x22)
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x22, 0x5c:
            bytes.append(0x5c)
            bytes.append(byte)
        case 0x0a: raw("\\n")
        case 0x0d: raw("\\r")
        case 0x09: raw("\\t")
        default:
            raw("\\u00")
            raw(byte < 16 ? "0" : "")
            raw(String(byte, radix: 16))
        }
    }

    @inlinable
    package mutating func list<T>(_ items: [T], _ body: (inout JSONText, T) -> Void) {
        raw("[")
        for (index, item) in items.enumerated() {
            if index > 0 { raw(",") }
            body(&self, item)
        }
        raw("]")
    }

    package mutating func strings(_ items: [String]) { list(items) { $0.string($1) } }
}

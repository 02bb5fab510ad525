extension Presidio {
    /// Writes JSON as Python's `json.dumps` does: ASCII alone, `", "` and `": "` between parts unless it is to be compact.
    struct JSON {
        private(set) var bytes: [UInt8] = []

        mutating func raw(_ text: String) { bytes += text.utf8 }

        mutating func string(_ text: String) { string(Text(text)) }

        mutating func string(_ text: Text) {
            bytes.append(0x22)
            let source = text.bytes
            var index = 0
            while index < source.count {
                let lead = source[index]
                let length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
                if length == 1 {
                    ascii(lead)
                } else {
                    var scalar = UInt32(lead) & (0xff >> UInt32(length + 1))
                    for byte in source[(index + 1)..<min(index + length, source.count)] { scalar = scalar << 6 | UInt32(byte & 0x3f) }
                    if scalar >= 0x10000 {
                        unit(0xd800 + (scalar - 0x10000) >> 10)
                        unit(0xdc00 + (scalar & 0x3ff))
                    } else {
                        unit(scalar)
                    }
                }
                index += length
            }
            bytes.append(0x22)
        }

        private mutating func ascii(_ byte: UInt8) {
            switch byte {
            case 0x22: raw("\\\"")
            case 0x5c: raw("\\\\")
            case 0x0a: raw("\\n")
            case 0x0d: raw("\\r")
            case 0x09: raw("\\t")
            case 0x08: raw("\\b")
            case 0x0c: raw("\\f")
            case 0x20..<0x7f: bytes.append(byte)
            default: unit(UInt32(byte))
            }
        }

        private mutating func unit(_ unit: UInt32) {
            raw("\\u")
            for shift in [12, 8, 4, 0] as [UInt32] { bytes.append(Self.digits[Int(unit >> shift & 15)]) }
        }

        private static let digits = Array("0123456789abcdef".utf8)

        /// A value that holds no others.
        mutating func value(_ value: Value) {
            switch value {
            case .null, .list, .object: raw("null")
            case .flag(let flag): raw(flag ? "true" : "false")
            case .integer, .real: raw(value.printed)
            case .text(let text): string(text)
            }
        }

        mutating func list<T>(_ items: some Sequence<T>, separator: String = ", ", _ write: (inout JSON, T) -> Void) {
            raw("[")
            for (index, item) in items.enumerated() {
                if index > 0 { raw(separator) }
                write(&self, item)
            }
            raw("]")
        }
    }
}

/// `%41` of addresses, `\u0041`, `\x41`, `\n` of scripts.
struct EscapeSequence {
    var length: Int
    var value: UInt32
    /// One byte of UTF-8 (or of whatever the address is written in) rather than a character.
    var isByte: Bool

    /// The sequence at `position`; nil when the percent sign or backslash stands for itself.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, end: Int) -> EscapeSequence? {
        if bytes[position] == 0x25 {
            return hex(bytes, position + 1, 2, end).map { EscapeSequence(length: 3, value: $0, isByte: true) }
        }
        guard position + 1 < end else { return nil }
        switch bytes[position + 1] {
        case 0x75:
            guard let value = hex(bytes, position + 2, 4, end) else { return nil }
            // Half of a pair has no character of its own.
            return EscapeSequence(length: 6, value: value & 0xf800 == 0xd800 ? 0xfffd : value, isByte: false)
        case 0x78: return hex(bytes, position + 2, 2, end).map { EscapeSequence(length: 4, value: $0, isByte: false) }
        case 0x6e, 0x72: return EscapeSequence(length: 2, value: 0x0a, isByte: false)
        case 0x74: return EscapeSequence(length: 2, value: 0x20, isByte: false)
        case 0x22, 0x27, 0x2f, 0x5c: return EscapeSequence(length: 2, value: UInt32(bytes[position + 1]), isByte: false)
        default: return nil
        }
    }

    static func occurs(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while true {
            index = bytes.next(0x25, or: 0x5c, from: index, before: range.upperBound)
            guard index < range.upperBound else { return false }
            if read(bytes, at: index, end: range.upperBound) != nil { return true }
            index += 1
        }
    }

    private static func hex(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int, _ end: Int) -> UInt32? {
        guard start + count <= end else { return nil }
        var value: UInt32 = 0
        for index in start..<(start + count) {
            switch bytes[index] {
            case 0x30...0x39: value = value << 4 | UInt32(bytes[index] - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(bytes[index] - 0x37)
            case 0x61...0x66: value = value << 4 | UInt32(bytes[index] - 0x57)
            default: return nil
            }
        }
        return value
    }
}

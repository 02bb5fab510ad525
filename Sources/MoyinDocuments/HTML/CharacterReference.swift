/// Reads `&#49;`, `&#x31`, `&nbsp;` and the like (HTML standard, "Character reference state").
struct CharacterReference {
    /// Bytes of the source, from the ampersand on.
    var length: Int
    var scalar: UInt32
    /// The second scalar that a few names stand for.
    var second: UInt32?

    /// How much is taken for a reference.
    enum Strictness {
        /// In the text of a page: old names count without their semicolon.
        case page
        /// In an attribute: not when `=` or an alphanumeric follows, for `?a=1&copy=2` is an address.
        case attribute
        /// In a text that is no page: names need their semicolon.
        case text
    }

    /// The reference at `position`, where an ampersand stands; nil when it is just an ampersand.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, end: Int, _ strictness: Strictness) -> CharacterReference? {
        let next = position + 1
        guard next < end else { return nil }
        return bytes[next] == 0x23
            ? numeric(bytes, position, end) : named(bytes, position, end, strictness)
    }

    private static func numeric(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int) -> CharacterReference? {
        var index = position + 2
        let isHex = index < end && bytes[index] | 0x20 == 0x78
        if isHex { index += 1 }
        let first = index
        var value: UInt32 = 0
        while index < end, let digit = digit(bytes[index], isHex) {
            value = min(value * (isHex ? 16 : 10) + digit, 0x11_0000)
            index += 1
        }
        guard index > first else { return nil }
        if index < end, bytes[index] == 0x3b { index += 1 }
        return CharacterReference(length: index - position, scalar: meaning(value))
    }

    private static func digit(_ byte: UInt8, _ isHex: Bool) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46 where isHex: UInt32(byte - 0x37)
        case 0x61...0x66 where isHex: UInt32(byte - 0x57)
        default: nil
        }
    }

    /// Numbers from 0x80 to 0x9F mean what they do in windows-1252.
    private static func meaning(_ value: UInt32) -> UInt32 {
        switch value {
        case 0, 0xd800...0xdfff, 0x11_0000...: 0xfffd
        case 0x80...0x9f:
            switch value {
            case 0x80: 0x20ac
            case 0x82: 0x201a
            case 0x83: 0x192
            case 0x84: 0x201e
            case 0x85: 0x2026
            case 0x86: 0x2020
            case 0x87: 0x2021
            case 0x88: 0x2c6
            case 0x89: 0x2030
            case 0x8a: 0x160
            case 0x8b: 0x2039
            case 0x8c: 0x152
            case 0x8e: 0x17d
            case 0x91: 0x2018
            case 0x92: 0x2019
            case 0x93: 0x201c
            case 0x94: 0x201d
            case 0x95: 0x2022
            case 0x96: 0x2013
            case 0x97: 0x2014
            case 0x98: 0x2dc
            case 0x99: 0x2122
            case 0x9a: 0x161
            case 0x9b: 0x203a
            case 0x9c: 0x153
            case 0x9e: 0x17e
            case 0x9f: 0x178
            default: value
            }
        default: value
        }
    }

    private static func named(
        _ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int, _ strictness: Strictness
    ) -> CharacterReference? {
        let first = position + 1
        var last = first
        // The longest name has 31 letters.
        while last < end, last - first <= 31, isAlphanumeric(bytes[last]) { last += 1 }
        guard last > first, last - first <= 31 else { return nil }
        let index = NamedReferenceIndex.shared
        if last < end, bytes[last] == 0x3b, let entry = index.find(UnsafeBufferPointer(rebasing: bytes[first..<last])) {
            return CharacterReference(length: last + 1 - position, scalar: entry.scalar, second: entry.second)
        }
        guard strictness != .text else { return nil }
        // The longest of the old names, which have two to six letters.
        var length = min(6, last - first)
        while length >= 2 {
            let stop = first + length
            if let entry = index.find(UnsafeBufferPointer(rebasing: bytes[first..<stop])), entry.isOld {
                if strictness == .attribute, stop < end, bytes[stop] == 0x3d || isAlphanumeric(bytes[stop]) { return nil }
                return CharacterReference(length: stop - position, scalar: entry.scalar, second: entry.second)
            }
            length -= 1
        }
        return nil
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
}

/// Finds names in ``NamedReferences/table``.
private struct NamedReferenceIndex: Sendable {
    static let shared = NamedReferenceIndex()

    /// Where each entry begins.
    private let starts: [Int32]

    private init() {
        var starts: [Int32] = [0]
        NamedReferences.table.withUTF8Buffer { table in
            for (index, byte) in table.enumerated() where byte == 0x20 || byte == 0x0a { starts.append(Int32(index + 1)) }
        }
        self.starts = starts
    }

    func find(_ name: UnsafeBufferPointer<UInt8>) -> (scalar: UInt32, second: UInt32?, isOld: Bool)? {
        NamedReferences.table.withUTF8Buffer { table in
            var low = 0
            var high = starts.count
            while low < high {
                let middle = (low + high) / 2
                switch Self.order(name, table, Int(starts[middle])) {
                case 0: return Self.value(table, Int(starts[middle]) + name.count)
                case ..<0: high = middle
                default: low = middle + 1
                }
            }
            return nil
        }
    }

    /// Negative when `name` comes before the entry.
    private static func order(_ name: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        for (offset, byte) in name.enumerated() {
            let other = table[start + offset]
            if other == 0x2a || other == 0x3a { return 1 }
            if byte != other { return byte < other ? -1 : 1 }
        }
        let after = table[start + name.count]
        return after == 0x2a || after == 0x3a ? 0 : -1
    }

    private static func value(_ table: UnsafeBufferPointer<UInt8>, _ mark: Int) -> (scalar: UInt32, second: UInt32?, isOld: Bool) {
        var values: [UInt32] = [0]
        var index = mark + 1
        while index < table.count, table[index] > 0x20 {
            let byte = table[index]
            if byte == 0x2b {
                values.append(0)
            } else {
                values[values.count - 1] = values[values.count - 1] << 4 | UInt32(byte < 0x3a ? byte - 0x30 : byte - 0x37)
            }
            index += 1
        }
        return (values[0], values.count > 1 ? values[1] : nil, table[mark] == 0x2a)
    }
}

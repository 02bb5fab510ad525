/// Takes RTF apart (Rich Text Format specification 1.9.1): groups, control words, bytes of text.
struct RTFScanner {
    enum Token {
        case open
        case close
        /// Its letters, and its number where it has one.
        case word(Range<Int>, Int?)
        /// `\'hh`
        case byte(UInt8)
        /// `\` and a sign that is no letter.
        case symbol(UInt8)
        case text(UInt8)
        /// The content of `\bin`.
        case binary(Range<Int>)
    }

    let bytes: [UInt8]
    private(set) var index = 0
    /// Where the token that was given last begins.
    private(set) var start = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Token? {
        while index < bytes.count {
            start = index
            let byte = bytes[index]
            index += 1
            switch byte {
            case 0x7b: return .open
            case 0x7d: return .close
            // Ends of lines in the file are none of the text.
            case 0x0a, 0x0d, 0x00: continue
            case 0x5c: return control()
            default: return .text(byte)
            }
        }
        start = index
        return nil
    }

    private mutating func control() -> Token? {
        guard index < bytes.count else { return nil }
        let byte = bytes[index]
        if byte == 0x27 {
            guard index + 2 < bytes.count, let high = Self.hex(bytes[index + 1]), let low = Self.hex(bytes[index + 2]) else {
                index += 1
                return .symbol(byte)
            }
            index += 3
            return .byte(high << 4 | low)
        }
        guard Self.isLetter(byte) else {
            index += 1
            return .symbol(byte)
        }
        let name = index
        while index < bytes.count, Self.isLetter(bytes[index]), index - name < 64 { index += 1 }
        let word = name..<index
        var number: Int?
        let isNegative = index + 1 < bytes.count && bytes[index] == 0x2d && bytes[index + 1] &- 0x30 < 10
        if isNegative { index += 1 }
        while index < bytes.count, bytes[index] &- 0x30 < 10 {
            number = min((number ?? 0) * 10 + Int(bytes[index] - 0x30), 1 << 40)
            index += 1
        }
        if isNegative { number = number.map { -$0 } }
        if index < bytes.count, bytes[index] == 0x20 { index += 1 }
        if let number, number > 0, bytes[word].elementsEqual("bin".utf8) {
            let content = index..<min(bytes.count, index + number)
            index = content.upperBound
            return .binary(content)
        }
        return .word(word, number)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

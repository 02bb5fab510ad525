/// Check characters of ISO/IEC 7064.
enum ISO7064 {
    /// MOD 11-2 over 17 digits and a check character 0–9 or X (GB 11643).
    static func mod11_2(_ symbols: Span<UInt8>) -> Bool {
        var sum = 0
        for index in 0..<17 { sum += symbols.digit(index) * weights[index] }
        return symbols[17] == checks[sum % 11]
    }

    private static let weights: [17 of Int] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checks: [11 of UInt8] = [0x31, 0x30, 0x58, 0x39, 0x38, 0x37, 0x36, 0x35, 0x34, 0x33, 0x32]

    /// MOD 97-10 with the first four symbols moved to the end (ISO 13616).
    static func mod97(_ symbols: Span<UInt8>) -> Bool {
        var remainder = 0
        for offset in 0..<symbols.count {
            let index = (offset + 4) % symbols.count
            if symbols.isDigit(index) {
                remainder = (remainder * 10 + symbols.digit(index)) % 97
            } else {
                remainder = (remainder * 100 + Int(symbols[index]) - 55) % 97
            }
        }
        return remainder == 1
    }
}

/// Hong Kong identity card: one or two letters, six digits, check 0–9 or A modulo 11. Valid: `A1234563`, `AB9876543`.
/// Wrong check: `A1234564`. Not one: `A123456`.
enum HKIdentityCard {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 8 || s.count == 9, s.isLetter(0), s.isDigit(s.count - 1) || s[s.count - 1] == 0x41 else { return nil }
        let letters = s.count - 7
        guard letters == 1 || s.isLetter(1), s.areDigits(letters..<(s.count - 1)) else { return nil }
        var sum = letters == 1 ? 36 * 9 + (Int(s[0]) - 55) * 8 : (Int(s[0]) - 55) * 9 + (Int(s[1]) - 55) * 8
        for offset in 0..<6 { sum += s.digit(letters + offset) * (7 - offset) }
        let remainder = sum % 11
        let check: UInt8 = remainder == 0 ? 0x30 : remainder == 1 ? 0x41 : UInt8(0x30 + 11 - remainder)
        return NumberFacts(checksum: .init(s[s.count - 1] == check))
    }
}

/// Telephone of Hong Kong, eight digits: 2 and 3 fixed, 4 to 9 mobile. Valid: `21234567`. Not one: `11234567`.
enum HKPhone {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        s.count == 8 && s.areDigits(0..<8) && s[0] >= 0x32 ? NumberFacts() : nil
    }
}

/// Macau identity card: seven digits that begin with 1, 5, 7 or 8, and one more in brackets; what they mean is not
/// published. Valid: `12345678`. Not one: `22345678`.
enum MOIdentityCard {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 8, s.areDigits(0..<8) else { return nil }
        return s[0] == 0x31 || s[0] == 0x35 || s[0] == 0x37 || s[0] == 0x38 ? NumberFacts() : nil
    }
}

/// Telephone of Macau, eight digits: 28 and 8x fixed, 6x mobile. Valid: `28123456`. Not one: `38123456`.
enum MOPhone {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 8, s.areDigits(0..<8) else { return nil }
        return s[0] == 0x36 || s[0] == 0x38 || s.number(0..<2) == 28 ? NumberFacts() : nil
    }
}

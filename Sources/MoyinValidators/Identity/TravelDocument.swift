/// Home-return permit of Hong Kong and Macau residents: H or M and 8 digits, with two more that count replacements; HA or
/// MA and 7 digits since 2024-07-10 for residents without Chinese nationality.
/// Valid: `H1234567800`, `HA1234567`. Not one: `H1234567`, `K12345678`.
enum HKMOPermit {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 9 || s.count == 11, s[0] == 0x48 || s[0] == 0x4d else { return nil }
        if s.count == 9, s[1] == 0x41 { return s.areDigits(2..<9) ? NumberFacts() : nil }
        return s.areDigits(1..<s.count) ? NumberFacts() : nil
    }
}

/// Mainland travel permit of Taiwan residents: 8 digits since 2015; before, 10 digits and perhaps a letter.
/// Valid: `12345678`, `1234567801B`. Not one: `1234567`, `A2345678`.
enum TWPermit {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        switch s.count {
        case 8, 10: s.areDigits(0..<s.count) ? NumberFacts() : nil
        case 11: s.areDigits(0..<10) && s.isLetter(10) ? NumberFacts() : nil
        default: nil
        }
    }
}

/// Chinese passports and travel documents of nine symbols: E and 8 digits, E with a second letter since 2017, G, D, S, P,
/// K, H, C, L, T, W series, old ordinary ones 14 or 15 and 7 digits. Valid: `E12345678`, `EA1234567`, `P1234567`. Not one:
/// `E1234567`, `A12345678`.
enum PassportNumber {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        // Old service, diplomatic and public affairs passports have seven digits.
        if s.count == 8 {
            return (s[0] == 0x44 || s[0] == 0x53 || s[0] == 0x50) && s.areDigits(1..<8) ? NumberFacts() : nil
        }
        guard s.count == 9 else { return nil }
        if s.isDigit(0) {
            guard s[0] == 0x31, s[1] == 0x34 || s[1] == 0x35, s.areDigits(2..<9) else { return nil }
            return NumberFacts()
        }
        guard s.areDigits(2..<9) else { return nil }
        switch s[0] {
        case 0x45:  // E
            guard s.isDigit(1) || s[1] != 0x49 && s[1] != 0x4f else { return nil }
        case 0x47, 0x4c, 0x54, 0x57: guard s.isDigit(1) else { return nil }  // G L T W
        case 0x44, 0x53, 0x50: guard s.isDigit(1) || s[1] == 0x45 else { return nil }  // D S P
        case 0x4b: guard s.isDigit(1) || s[1] == 0x4a else { return nil }  // K KJ
        case 0x4d: guard s[1] == 0x41 || s[1] == 0x42 else { return nil }  // MA MB
        case 0x48: guard s.isDigit(1) else { return nil }  // H
        case 0x43: break  // C
        default: return nil
        }
        return NumberFacts()
    }
}

/// National identity card of Taiwan: letter of the first registration, 1 or 2, eight digits; the letter's two digits and
/// the rest weighted 1 9 8 … 1 1 modulo 10. Valid: `A123456789`. Wrong check: `A123456788`. Not one: `A323456789`.
enum TWNationalID {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 10, s.isLetter(0), s[1] == 0x31 || s[1] == 0x32, s.areDigits(1..<10) else { return nil }
        return NumberFacts(checksum: .init(TWLetter.passes(s, second: s.digit(1))))
    }
}

/// Resident certificate of Taiwan: since 2021 letter, 8 or 9, eight digits; before, two letters, of which the second
/// counts by its units. Valid: `A800000014`, `AA00000009`. Wrong check: `A800000015`. Not one: `A700000014`.
enum TWResidentCertificate {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 10, s.isLetter(0), s.areDigits(2..<10) else { return nil }
        let second: Int
        if s[1] == 0x38 || s[1] == 0x39 {
            second = s.digit(1)
        } else if s[1] >= 0x41, s[1] <= 0x44 {
            second = TWLetter.value(s[1]) % 10
        } else {
            return nil
        }
        return NumberFacts(checksum: .init(TWLetter.passes(s, second: second)))
    }
}

/// Letters of Taiwanese numbers count from 10 to 35 in an order of their own.
enum TWLetter {
    private static let values: [26 of Int] = [
        10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33,
    ]

    static func value(_ letter: UInt8) -> Int { values[Int(letter - 0x41)] }

    static func passes(_ s: Span<UInt8>, second: Int) -> Bool {
        let first = value(s[0])
        var sum = first / 10 + first % 10 * 9 + second * 8
        for index in 2..<9 { sum += s.digit(index) * (9 - index) }
        return (sum + s.digit(9)) % 10 == 0
    }
}

/// Unified business number of Taiwan: eight digits weighted 1 2 1 2 1 2 4 1, digits of the products summed; divisible by
/// five since 2023-04-01, by ten before; a seventh digit 7 may count one more. Valid: `04595257`, `12345675`. Wrong check:
/// `04595253`. Not one: `4595257`.
enum TWUnifiedBusinessNumber {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 8, s.areDigits(0..<8) else { return nil }
        let weights: [8 of Int] = [1, 2, 1, 2, 1, 2, 4, 1]
        var sum = 0
        for index in 0..<8 {
            let product = s.digit(index) * weights[index]
            sum += product / 10 + product % 10
        }
        let passed = sum % 5 == 0 || s[6] == 0x37 && (sum + 1) % 5 == 0
        return NumberFacts(checksum: .init(passed))
    }
}

/// Mobile number of Taiwan, ten digits from 09. Valid: `0912345678`. Not one: `0812345678`.
enum TWMobile {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        s.count == 10 && s.areDigits(0..<10) && s.starts(with: "09") ? NumberFacts() : nil
    }
}

/// Landline of Taiwan: 0, an area 2–8 with one to three digits, six to eight more; nine or ten digits. Valid:
/// `0223456789`. Not one: `0123456789`.
enum TWLandline {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 9 || s.count == 10, s.areDigits(0..<s.count), s[0] == 0x30, s[1] >= 0x32, s[1] <= 0x38 else {
            return nil
        }
        return NumberFacts()
    }
}

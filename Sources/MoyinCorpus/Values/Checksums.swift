/// Check digits, computed here on their own: the corpus is a second witness against the validators, so it shares no code
/// with them. Where there are two ways to compute one, this is the other way.
enum Checksum {
    /// ISO 7064 MOD 11-2 by its recursion (not by weights): the symbol that follows `digits`.
    static func mod11x2(_ digits: ArraySlice<UInt8>) -> UInt8 {
        var product = 0
        for byte in digits { product = (product + Int(byte) - 0x30) * 2 % 11 }
        let check = (12 - product % 11) % 11
        return check == 10 ? 0x58 : 0x30 + UInt8(check)
    }

    /// Luhn's check digit of `digits`, which is to stand behind them (ISO/IEC 7812-1).
    static func luhn(_ digits: ArraySlice<UInt8>) -> UInt8 {
        let doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
        var sum = 0
        for (place, byte) in digits.reversed().enumerated() {
            let digit = Int(byte) - 0x30
            sum += place % 2 == 0 ? doubled[digit] : digit
        }
        return 0x30 + UInt8((10 - sum % 10) % 10)
    }

    /// GB 32100 alphabet: no I, O, S, V, Z.
    static let creditAlphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

    /// Check character of a unified social credit code: weights are the powers of 3 modulo 31.
    static func creditCode(_ characters: ArraySlice<UInt8>) -> UInt8 {
        var weight = 1
        var sum = 0
        for byte in characters {
            sum += creditAlphabet.firstIndex(of: byte)! * weight
            weight = weight * 3 % 31
        }
        return creditAlphabet[(31 - sum % 31) % 31]
    }

    /// Check character of an organisation code (GB 11714), eight characters 0–9 and A–Z.
    static func organisationCode(_ characters: ArraySlice<UInt8>) -> UInt8 {
        let weights = [3, 7, 9, 10, 5, 8, 4, 2]
        var sum = 0
        for (weight, byte) in zip(weights, characters) { sum += weight * alphanumeric(byte) }
        switch 11 - sum % 11 {
        case 10: return 0x58
        case 11: return 0x30
        case let check: return 0x30 + UInt8(check)
        }
    }

    /// Machine readable zone (ICAO 9303): weights 7 3 1, A = 10, modulo 10.
    static func machineReadable(_ characters: ArraySlice<UInt8>) -> UInt8 {
        let weights = [7, 3, 1]
        var sum = 0
        for (place, byte) in characters.enumerated() { sum += weights[place % 3] * alphanumeric(byte) }
        return 0x30 + UInt8(sum % 10)
    }

    /// Values of Taiwan's letters A to Z.
    private static let taiwanLetters = [
        10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33,
    ]

    /// Check digit of Taiwan's identity number or resident certificate (old form: second character a letter).
    static func taiwan(_ characters: ArraySlice<UInt8>) -> UInt8 {
        let all = Array(characters)
        let letter = taiwanLetters[Int(all[0]) - 0x41]
        var sum = letter / 10 + letter % 10 * 9
        for place in 1..<9 {
            let value = all[place] >= 0x41 ? taiwanLetters[Int(all[place]) - 0x41] % 10 : Int(all[place]) - 0x30
            sum += value * (9 - place)
        }
        return 0x30 + UInt8((10 - sum % 10) % 10)
    }

    /// Check character of a Hong Kong identity card, one or two letters and six digits.
    static func hongKong(_ characters: ArraySlice<UInt8>) -> UInt8 {
        var sum = characters.count == 7 ? 36 * 9 : 0
        for (place, byte) in characters.reversed().enumerated() { sum += alphanumeric(byte) * (place + 2) }
        switch (11 - sum % 11) % 11 {
        case 10: return 0x41
        case let check: return 0x30 + UInt8(check)
        }
    }

    /// Taiwan's business number: whether the digits' products sum to a multiple of 5 (10 before 2023).
    static func isBusinessNumber(_ digits: [UInt8]) -> Bool {
        let weights = [1, 2, 1, 2, 1, 2, 4, 1]
        var sum = 0
        for (weight, byte) in zip(weights, digits) {
            let product = weight * (Int(byte) - 0x30)
            sum += product / 10 + product % 10
        }
        return sum % 5 == 0 || digits[6] == 0x37 && (sum + 1) % 5 == 0
    }

    /// Check character of a vehicle identification number; `characters` has a placeholder in its ninth place.
    static func vehicle(_ characters: [UInt8]) -> UInt8 {
        let weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
        let values = Array("0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ".utf8)
        var sum = 0
        for (weight, byte) in zip(weights, characters) { sum += weight * (values.firstIndex(of: byte)! % 10) }
        // The row of letters above starts at 11, so that the units of its index are the letters' values.
        return sum % 11 == 10 ? 0x58 : 0x30 + UInt8(sum % 11)
    }

    /// ISBN-13 and other EAN-13 numbers: the check digit behind twelve digits.
    static func ean13(_ digits: ArraySlice<UInt8>) -> UInt8 {
        var sum = 0
        for (place, byte) in digits.enumerated() { sum += (Int(byte) - 0x30) * (place % 2 == 0 ? 1 : 3) }
        return 0x30 + UInt8((10 - sum % 10) % 10)
    }

    /// The two check digits of an IBAN (ISO 13616) for a country and its account part.
    static func iban(country: String, account: [UInt8]) -> Int {
        var remainder = 0
        for byte in account + Array(country.utf8) + [0x30, 0x30] {
            let value = alphanumeric(byte)
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
        }
        return 98 - remainder
    }

    /// 0–9, then A = 10 to Z = 35.
    private static func alphanumeric(_ byte: UInt8) -> Int { byte >= 0x41 ? Int(byte) - 0x37 : Int(byte) - 0x30 }
}

/// Vehicle identification number (ISO 3779): 17 symbols without I O Q; the check at the ninth place is not kept by all
/// makers. Valid: `1M8GDM9AXKP042788`. Wrong check: `1M8GDM9A0KP042788`. Not one: `1M8GDM9AXKP04278O`.
enum VehicleIdentificationNumber {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 17 else { return nil }
        let weights: [17 of Int] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
        var sum = 0
        var digits = 0
        for index in 0..<17 {
            guard let value = value(s[index]) else { return nil }
            if s.isDigit(index) { digits += 1 }
            sum += value * weights[index]
        }
        // The serial at the end is of digits; a word of letters is none.
        guard digits >= 4, digits < 17, s.areDigits(13..<17) else { return nil }
        let check = sum % 11
        return NumberFacts(checksum: .init(s[8] == (check == 10 ? 0x58 : UInt8(0x30 + check))))
    }

    private static func value(_ symbol: UInt8) -> Int? {
        switch symbol {
        case 0x30...0x39: Int(symbol - 0x30)
        case 0x41...0x48: Int(symbol - 0x40)  // A–H 1–8
        case 0x4a...0x4e: Int(symbol - 0x49)  // J–N 1–5
        case 0x50: 7
        case 0x52: 9
        case 0x53...0x5a: Int(symbol - 0x51)  // S–Z 2–9
        default: nil
        }
    }
}

/// Mobile equipment identity: 15 digits, Luhn. Valid: `490154203237518`. Wrong check: `490154203237517`.
enum IMEI {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 15, s.areDigits(0..<15) else { return nil }
        return NumberFacts(checksum: .init(Luhn.passes(s)))
    }
}

/// Subscriber identity of mainland networks: 460, network 00–15, ten digits. Valid: `460001234567890`. Not one:
/// `461001234567890`.
enum IMSI {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 15, s.areDigits(0..<15), s.number(0..<3) == 460, s.number(3..<5) <= 20 else { return nil }
        return NumberFacts(allotment: .passed)
    }
}

/// SIM card number of the mainland: 8986 and 15 or 16 digits; Luhn over all when there are 20. Valid:
/// `89860012345678901234`. Not one: `89850012345678901234`.
enum ICCID {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 19 || s.count == 20, s.areDigits(0..<s.count), s.number(0..<4) == 8986 else { return nil }
        return NumberFacts(allotment: .passed)
    }
}

/// Hardware address: twelve hexadecimal symbols. Valid: `00005E0053AF`. Not one: `00005E0053AG`.
enum MACAddress {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 12 else { return nil }
        for index in 0..<12 where !s.isDigit(index) && s[index] > 0x46 { return nil }
        return NumberFacts()
    }
}

/// Real-estate unit code (GB/T 37346): county 6, cadastral districts 6, parcel 2 letters and 5 digits, F L Q or W, unit
/// 8. Valid: `330106001001GB00001F00010001`. Not one: `330106001001AB00001F00010001`.
enum RealEstateUnit {
    static func examine(_ s: Span<UInt8>, _ tables: ReferenceTables) -> NumberFacts? {
        guard s.count == 28, s.areDigits(0..<12), s[12] == 0x47 || s[12] == 0x4a || s[12] == 0x5a, s.isLetter(13),
            s.areDigits(14..<19), s[19] == 0x46 || s[19] == 0x4c || s[19] == 0x51 || s[19] == 0x57, s.areDigits(20..<28)
        else { return nil }
        return NumberFacts(allotment: tables.region(s.number(0..<6)))
    }
}

/// International standard book number, 10 or 13 digits; lawful, and a shield for its digits. Valid: `9787020002207`.
/// Wrong check: `9787020002208`. Not one: `9777020002207`.
enum ISBN {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        if s.count == 13 {
            guard s.areDigits(0..<13), s.number(0..<3) == 978 || s.number(0..<3) == 979 else { return nil }
            var sum = 0
            for index in 0..<13 { sum += s.digit(index) * (index % 2 == 0 ? 1 : 3) }
            return NumberFacts(checksum: .init(sum % 10 == 0))
        }
        guard s.count == 10, s.areDigits(0..<9), s.isDigit(9) || s[9] == 0x58 else { return nil }
        var sum = 0
        for index in 0..<9 { sum += s.digit(index) * (10 - index) }
        sum += s[9] == 0x58 ? 10 : s.digit(9)
        return NumberFacts(checksum: .init(sum % 11 == 0))
    }
}

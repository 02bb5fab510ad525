/// Unified social credit code of organisations (GB 32100-2015): 18 symbols without I O S V Z; registrar, type, region 6,
/// organisation code 9, check modulo 31 with weights 3^i. Valid: `91350100M000100Y43`. Wrong check:
/// `91350100M000100Y44`. Not one: `91350100I000100Y43`.
enum CreditCode {
    static func examine(_ s: Span<UInt8>, _ tables: ReferenceTables) -> NumberFacts? {
        guard s.count == 18, s[0] != 0x30, s.areDigits(2..<8) else { return nil }
        // Eighteen digits are a citizen number or a serial far more often: they need the check, a registrar with a type
        // of its own, and a region.
        let isNumeric = s.areDigits(0..<18)
        if isNumeric, !isPrefix(s.number(0..<2)) { return nil }
        var sum = 0
        if isNumeric {
            for index in 0..<17 { sum &+= s.digit(index) &* weights[index] }
        } else {
            for index in 0..<17 {
                guard let value = value(s[index]) else { return nil }
                sum &+= value &* weights[index]
            }
        }
        guard let check = value(s[17]) else { return nil }
        let passed = (31 - sum % 31) % 31 == check
        let code = s.number(2..<8)
        // 100000: organs of the state.
        let region = code == 100_000 ? .passed : tables.region(code)
        if s.areDigits(0..<17), !passed { return nil }
        if isNumeric, region != .passed { return nil }
        guard passed || isRegistrar(s[0]) else { return nil }
        return NumberFacts(checksum: .init(passed), allotment: region)
    }

    /// Powers of 3 modulo 31.
    private static let weights: [17 of Int] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

    private static func value(_ symbol: UInt8) -> Int? {
        switch symbol {
        case 0x30...0x39: Int(symbol - 0x30)
        case 0x41...0x48: Int(symbol - 0x41) + 10  // A–H
        case 0x4a...0x4e: Int(symbol - 0x4a) + 18  // J–N
        case 0x50...0x52: Int(symbol - 0x50) + 23  // P–R
        case 0x54, 0x55: Int(symbol - 0x54) + 26  // T U
        case 0x57...0x59: Int(symbol - 0x57) + 28  // W–Y
        default: nil
        }
    }

    /// Registrars and types in use that are digits: 11 organs … 59 others of civil affairs, 91 companies, 92, 93.
    private static func isPrefix(_ prefix: Int) -> Bool {
        switch prefix {
        case 11...13, 19, 21, 29, 31...35, 39, 41, 49, 51...55, 59, 61, 62, 69, 71, 72, 79, 81, 89, 91...93, 99: true
        default: false
        }
    }

    private static func isRegistrar(_ symbol: UInt8) -> Bool {
        switch symbol {
        case 0x31...0x39, 0x41, 0x47, 0x4a, 0x4e, 0x51, 0x59: true
        default: false
        }
    }
}

/// Organisation code (GB 11714): eight symbols and a check modulo 11. Valid: `D2143569X`. Wrong check: `D21435690`.
/// Not one: `D2143569`.
enum OrganisationCode {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 9, s.isDigit(8) || s[8] == 0x58 else { return nil }
        let weights: [8 of Int] = [3, 7, 9, 10, 5, 8, 4, 2]
        var sum = 0
        for index in 0..<8 {
            let value = s.isDigit(index) ? s.digit(index) : Int(s[index]) - 55
            sum += value * weights[index]
        }
        let check = (11 - sum % 11) % 11
        return NumberFacts(checksum: .init(s[8] == (check == 10 ? 0x58 : UInt8(0x30 + check))))
    }
}

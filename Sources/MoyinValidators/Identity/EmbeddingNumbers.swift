// Numbers with a citizen number inside: what leaks is the person, whatever the card.

/// Disability card: citizen number, category 1–7, grade 1–4, perhaps B and a digit for a replacement. Valid:
/// `11010119000307001044`. Not one: `11010119000307001084`, `1101011900030700104`.
enum DisabilityCard {
    static func examine(_ s: Span<UInt8>, _ tables: ReferenceTables) -> NumberFacts? {
        guard s.count == 20 || s.count == 22, s[18] >= 0x31, s[18] <= 0x37, s[19] >= 0x31, s[19] <= 0x34 else { return nil }
        if s.count == 22, s[20] != 0x42 || !s.isDigit(21) { return nil }
        let facts = ResidentIdentityNumber.examine(s.extracting(0..<18), tables)
        return facts?.date == .passed ? facts : nil
    }
}

/// Taxpayer number that contains a citizen number: 18 and two digits, 15 and 00000, or L before either it or a credit
/// code. Valid: `11010119000307001000`, `L110101190003070010`. Not one: `11010119001307001000`, `L11010119000307001`.
enum TaxpayerNumber {
    static func examine(_ s: Span<UInt8>, _ tables: ReferenceTables) -> NumberFacts? {
        if s.count == 19, s[0] == 0x4c {
            let rest = s.extracting(1..<19)
            if let facts = ResidentIdentityNumber.examine(rest, tables), facts.date == .passed { return facts }
            return CreditCode.examine(rest, tables)
        }
        guard s.count == 20, s.areDigits(18..<20) else { return nil }
        if s.number(15..<20) == 0, s.areDigits(0..<15),
            let facts = FirstGenerationIdentityNumber.examine(s.extracting(0..<15), tables)
        {
            return facts
        }
        let facts = ResidentIdentityNumber.examine(s.extracting(0..<18), tables)
        return facts?.date == .passed ? facts : nil
    }
}

/// National student number: G (or J, made up after the same rule) and a citizen number; L, region, birth and four
/// characters while there is none. Valid: `G110101190003070010`. Not one: `G110101190013070010`, `H110101190003070010`.
enum StudentNumber {
    static func examine(_ s: Span<UInt8>, _ tables: ReferenceTables) -> NumberFacts? {
        guard s.count == 19 else { return nil }
        switch s[0] {
        case 0x47, 0x4a:
            let facts = ResidentIdentityNumber.examine(s.extracting(1..<19), tables)
            return facts?.date == .passed ? facts : nil
        case 0x4c:
            guard s.areDigits(1..<15) else { return nil }
            let birth = s.date(at: 7)
            guard birth.isPlausibleBirth else { return nil }
            return NumberFacts(date: .passed, allotment: tables.region(s.number(1..<7)), birth: birth)
        default: return nil
        }
    }
}

/// The citizen identity number of the mainland, 18 symbols (GB 11643-1999).
///
/// Region (6 digits, GB/T 2260), date of birth (8), sequence (3, odd for men), check character by ISO 7064 MOD 11-2.
/// Valid: `11010519491231002X`. Wrong check: `110105194912310021`. Wrong date: `110105194913310020`.
enum ResidentIdentityNumber {
    static func examine(_ s: Span<UInt8>, _ tables: ReferenceTables) -> NumberFacts? {
        guard s.count == 18, s[0] >= 0x31, s[0] <= 0x38, s.areDigits(0..<17), s.isDigit(17) || s[17] == 0x58 else {
            return nil
        }
        let birth = s.date(at: 6)
        return NumberFacts(
            checksum: .init(ISO7064.mod11_2(s)), date: .init(birth.isPlausibleBirth),
            allotment: tables.region(s.number(0..<6)), birth: birth.isPlausibleBirth ? birth : nil)
    }
}

/// The 15-digit number of the first generation: region 6, year of birth without its century, month, day, sequence 3; no
/// check character. Valid: `110105491231002`. Not one: `110105491331002` (month 13), `11010549123100`.
enum FirstGenerationIdentityNumber {
    static func examine(_ s: Span<UInt8>, _ tables: ReferenceTables) -> NumberFacts? {
        guard s.count == 15, s[0] >= 0x31, s[0] <= 0x38, s.areDigits(0..<15) else { return nil }
        let birth = CivilDate(year: 1900 + s.number(6..<8), month: s.number(8..<10), day: s.number(10..<12))
        guard birth.isValid else { return nil }
        return NumberFacts(date: .passed, allotment: tables.region(s.number(0..<6)), birth: birth)
    }
}

/// Residence permit of Hong Kong (81), Macau (82) and Taiwan (83) residents: built like the citizen number with 0000
/// behind the prefix. Valid: `810000199001010019`. Wrong check: `810000199001010018`. Not one: `840000199001010019`.
enum HMTResidencePermit {
    static func examine(_ s: Span<UInt8>, _ tables: ReferenceTables) -> NumberFacts? {
        guard s.count == 18, s[0] == 0x38, s[1] >= 0x31, s[1] <= 0x33, s.areDigits(2..<6), s.number(2..<6) == 0,
            var facts = ResidentIdentityNumber.examine(s, tables)
        else { return nil }
        facts.allotment = .passed
        return facts
    }
}

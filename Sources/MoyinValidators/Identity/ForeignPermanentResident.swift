/// Foreign permanent resident ID card.
///
/// 2017 version: nationality (ISO 3166 alpha-3), region 4, birth YYMMDD, sequence 1, check 1 by 7-3-1 (from one open
/// implementation). 2023 version: 9, province 2, ISO numeric country 3, birth 8, sequence 3, MOD 11-2.
/// Valid: `USA110190010111`, `911840199001010018`. Not one: `US1110190010111`, `811840199001010018`.
enum ForeignPermanentResident {
    static func examine(_ s: Span<UInt8>, _ tables: ReferenceTables) -> NumberFacts? {
        if s.count == 15 {
            guard s.areLetters(0..<3), s.areDigits(3..<15) else { return nil }
            let month = s.number(9..<11)
            let day = s.number(11..<13)
            guard CivilDate(year: 2000, month: month, day: day).isValid else { return nil }
            let code = Int(s[0] - 0x41) * 676 + Int(s[1] - 0x41) * 26 + Int(s[2] - 0x41)
            return NumberFacts(
                checksum: .init(MachineReadable.remainder(s, count: 14) == s.digit(14)), date: .passed,
                allotment: tables.country(alpha: code))
        }
        guard s.count == 18, s[0] == 0x39, s.areDigits(0..<17), s.isDigit(17) || s[17] == 0x58 else { return nil }
        let birth = s.date(at: 6)
        guard birth.isPlausibleBirth else { return nil }
        return NumberFacts(
            checksum: .init(ISO7064.mod11_2(s)), date: .passed, allotment: tables.country(numeric: s.number(3..<6)),
            birth: birth)
    }
}

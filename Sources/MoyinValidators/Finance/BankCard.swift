/// Payment card number (ISO/IEC 7812): 13 to 19 digits, Luhn, issuer prefix. Valid: `6222020000000000000`. Wrong check:
/// `6222020000000000001`. Not one: `1222020000000000000`.
enum BankCard {
    static func examine(_ s: Span<UInt8>, _ tables: ReferenceTables) -> NumberFacts? {
        guard s.count >= 13, s.count <= 19, s[0] >= 0x33, s[0] <= 0x36 || s[0] == 0x39, s.areDigits(0..<s.count) else {
            return nil
        }
        // Diners, American Express and JCB are shorter than the cards of banks here.
        if s[0] == 0x33, s.count > 16 { return nil }
        return NumberFacts(checksum: .init(Luhn.passes(s)), allotment: tables.issuer(s))
    }
}

/// International bank account number (ISO 13616): country, two check digits, up to 30 symbols; modulo 97. Valid:
/// `GB82WEST12345698765432`. Wrong check: `GB83WEST12345698765432`. Not one: `G182WEST12345698765432`, `ZZ82WEST12345698765432`.
enum IBAN {
    static func examine(_ s: Span<UInt8>, _ tables: ReferenceTables) -> NumberFacts? {
        guard s.count >= 15, s.count <= 34, s.areLetters(0..<2), s.areDigits(2..<4) else { return nil }
        let country = Int(s[0] - 0x41) * 26 + Int(s[1] - 0x41)
        let known = tables.accountLength(country)
        // A country without such numbers: a serial with letters in front.
        guard known == s.count else { return nil }
        return NumberFacts(checksum: .init(ISO7064.mod97(s)), allotment: .passed)
    }
}

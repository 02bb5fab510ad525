/// Mobile number of the mainland: 11 digits from 13 to 19; 13 digits for things (140, 141, 144). Valid: `13800138000`.
/// Unallotted segment: `15400138000`. Not one: `12800138000`.
enum MobileNumber {
    static func examine(_ s: Span<UInt8>, _ tables: ReferenceTables) -> NumberFacts? {
        guard s.count == 11 || s.count == 13, s[0] == 0x31, s.areDigits(0..<s.count) else { return nil }
        if s.count == 13 {
            let head = s.number(0..<3)
            return head == 140 || head == 141 || head == 144 ? NumberFacts(allotment: .passed) : nil
        }
        guard s[1] >= 0x33 else { return nil }
        return NumberFacts(allotment: tables.segment(s.number(0..<4)))
    }
}

/// Landline with its area code: 0, two or three digits, then seven or eight that begin with 2–8. Valid: `057188123456`.
/// Unknown area: `035788123456`. Not one: `057118812345`.
enum LandlineNumber {
    static func examine(_ s: Span<UInt8>, _ tables: ReferenceTables) -> NumberFacts? {
        guard s.count >= 10, s.count <= 12, s[0] == 0x30, s.areDigits(0..<s.count) else { return nil }
        let isShort = s[1] == 0x31 || s[1] == 0x32
        let area = isShort ? 3 : 4
        let local = s.count - area
        guard s[1] != 0x30, local == 7 || local == 8, s[area] >= 0x32, s[area] <= 0x38 else { return nil }
        return NumberFacts(allotment: tables.area(s.number(1..<area), local: local))
    }
}

/// A local number without area code: seven or eight digits that begin with 2–8. Means nothing without a label. Valid:
/// `3546105`. Not one: `1546105`, `354610`.
enum LocalLandlineNumber {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 7 || s.count == 8, s[0] >= 0x32, s[0] <= 0x38, s.areDigits(0..<s.count) else { return nil }
        return NumberFacts()
    }
}

/// 400 and 800 service numbers, ten digits. Valid: `4001234567`. Not one: `4101234567`, `400123456`.
enum ServiceNumber {
    static func examine(_ s: Span<UInt8>) -> NumberFacts? {
        guard s.count == 10, s.areDigits(0..<10) else { return nil }
        let head = s.number(0..<3)
        return head == 400 || head == 800 ? NumberFacts() : nil
    }
}

/// Public short codes. Known: `12345`. Unknown: `12999`. Not one: `12`.
enum Hotline {
    static func examine(_ s: Span<UInt8>, _ tables: ReferenceTables) -> NumberFacts? {
        guard s.count >= 3, s.count <= 6, s.areDigits(0..<s.count) else { return nil }
        return NumberFacts(allotment: tables.hotline(s.number(0..<s.count)))
    }
}

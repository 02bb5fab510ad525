/// A day as spreadsheets count them: 1 is 1 January 1900, and 29 February 1900 counts although it never was.
struct SheetDay {
    let serial: Int

    /// - Parameter text: `2026-12-31`; nil for what is no day, and for days before March 1900.
    init?(_ text: some StringProtocol) {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false).map { $0.utf8.allSatisfy { $0 &- 0x30 < 10 } ? Int($0) ?? -1 : -1 }
        guard text.utf8.count == 10, fields.count == 3, (1900...9999).contains(fields[0]), (1...12).contains(fields[1]) else { return nil }
        let (year, month, day) = (fields[0], fields[1], fields[2])
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...lengths[month - 1]).contains(day) else { return nil }
        let years = year - 1900
        let leapDays = (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 - 460
        serial = years * 365 + leapDays + lengths[..<(month - 1)].reduce(0, +) + day + 1
        if serial < 61 { return nil }
    }
}

internal import MoyinRules
internal import MoyinText

/// How much a date of birth or an address tells, by its characters.
enum ValueDetail {
    private static let houses: Set<UInt16> = Set("号號幢栋棟室楼樓层單元单".utf16)
    private static let villages: Set<UInt16> = Set("村社区里屯寨组".utf16)
    private static let towns: Set<UInt16> = Set("镇乡街".utf16)

    /// Whether a value says no more than `limit`.
    static func isWithin(_ limit: Profile.Detail, _ value: UnsafeBufferPointer<UInt8>, _ fold: FoldTable) -> Bool {
        var line = FoldedLine()
        line.read(value, 0..<value.count, fold)
        let units = line.units
        guard limit.isOfDate else {
            if units.contains(where: houses.contains) || units.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { return false }
            if limit == .village { return true }
            if units.contains(where: villages.contains) { return false }
            return limit == .town || !units.contains(where: towns.contains)
        }
        // 1990年3月15日, 1990-03-15, 19900315: groups of digits, or eight of them.
        var groups = 0
        var digits = 0
        var wasDigit = false
        for unit in units {
            let isDigit = Units.isNumeral(unit)
            if isDigit, !wasDigit { groups += 1 }
            if isDigit { digits += 1 }
            wasDigit = isDigit
        }
        let parts = groups == 1 ? (digits >= 8 ? 3 : digits >= 5 ? 2 : 1) : groups
        return parts <= (limit == .year ? 1 : 2)
    }
}

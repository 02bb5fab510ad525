package import MoyinLedger
internal import MoyinReports

extension CaseSelection {
    /// Which cases it is about, for the head of a report; nil: all of them.
    ///
    /// - Parameter kindName: a kind in words.
    package func words(_ kindName: (String) -> String) -> String? {
        var parts = units + columns + kinds.map(kindName) + states.map(\.words) + origins.map(\.words)
        if let severity { parts.append(say("不低于 S\(severity)", "S\(severity) and above")) }
        if overdueOn != nil { parts.append(say("超期未改", "overdue")) }
        if foundFrom != nil || foundBefore != nil {
            let last = foundBefore.map { LedgerTime.day($0 - 1) } ?? ""
            parts.append((foundFrom.map { LedgerTime.day($0) } ?? "") + say(" 至 ", " to ") + last)
        }
        if !items.isEmpty || !numbers.isEmpty { parts.append(say("指定的条目", "chosen items")) }
        return parts.isEmpty ? nil : parts.joined(separator: say("、", ", "))
    }
}

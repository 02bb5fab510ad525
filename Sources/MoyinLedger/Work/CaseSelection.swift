internal import GRDB

/// Which cases a command is about. Everything that is given must hold; nothing given: all cases.
package struct CaseSelection: Sendable {
    /// Keys of items, their addresses, or numbers of cases.
    package var items: [String] = []
    /// Numbers of cases alone.
    package var numbers: [Int] = []
    /// Units that must correct them.
    package var units: [String] = []
    package var columns: [String] = []
    package var states: [CaseState] = []
    package var kinds: [String] = []
    /// The least severity, 0 to 4.
    package var severity: Int?
    package var origins: [CaseOrigin] = []
    /// Open after their deadline, as of this day.
    package var overdueOn: String?
    /// Seconds since 1970 at which they were found: from the first on, before the second.
    package var foundFrom: Int?
    package var foundBefore: Int?

    package init() {}

    /// Nothing is left out.
    package var isEverything: Bool {
        items.isEmpty && numbers.isEmpty && units.isEmpty && columns.isEmpty && states.isEmpty && kinds.isEmpty && severity == nil && origins.isEmpty
            && overdueOn == nil && foundFrom == nil && foundBefore == nil
    }

    var condition: (sql: String, arguments: StatementArguments) {
        var parts: [String] = []
        var arguments = StatementArguments()
        func list(_ column: String, _ values: [String]) {
            guard !values.isEmpty else { return }
            parts.append("\(column) IN (\(values.map { _ in "?" }.joined(separator: ", ")))")
            arguments += StatementArguments(values)
        }
        if !items.isEmpty {
            let places = items.map { _ in "?" }.joined(separator: ", ")
            let numbers = items.compactMap { Int($0) }
            parts.append("(item.key IN (\(places)) OR item.url IN (\(places)) OR cases.id IN (\(numbers.map(String.init).joined(separator: ", "))))")
            arguments += StatementArguments(items + items)
        }
        if !numbers.isEmpty { parts.append("cases.id IN (\(numbers.map(String.init).joined(separator: ", ")))") }
        list("unit.text", units)
        list("channel.text", columns)
        list("cases.state", states.map(\.rawValue))
        list("cases.origin", origins.map(\.rawValue))
        if !kinds.isEmpty {
            parts.append("EXISTS (SELECT 1 FROM finding WHERE \"case\" = cases.id AND kind IN (\(kinds.map { _ in "?" }.joined(separator: ", "))))")
            arguments += StatementArguments(kinds)
        }
        if let severity { parts.append("cases.severity >= \(severity)") }
        if let overdueOn {
            parts.append("cases.deadline < ?")
            arguments += [overdueOn]
            list("cases.state", CaseState.open.map(\.rawValue))
        }
        if let foundFrom { parts.append("cases.found_at >= \(foundFrom)") }
        if let foundBefore { parts.append("cases.found_at < \(foundBefore)") }
        return (parts.isEmpty ? "1" : parts.joined(separator: " AND "), arguments)
    }

    /// The tables that the condition speaks of.
    static let tables = """
        cases JOIN item ON item.id = cases.item
        LEFT JOIN name unit ON unit.id = coalesce(cases.unit, item.unit)
        LEFT JOIN name channel ON channel.id = item.channel
        """
}

/// A case with its item, for lists and pages.
package struct ListedCase: Sendable {
    package var record: CaseRecord
    package var key: String
    package var title: String?
    package var url: String?
    package var published: String?
    package var unit: String?
    package var column: String?
    /// Its source no longer holds the item.
    package var isGone: Bool
    package var source: Int
    package var findings: [FindingRecord] { record.findings }

    /// Kinds of what was found, the gravest first.
    package var kinds: [String] {
        var seen: Set<String> = []
        return record.findings.sorted { ($1.severity, $0.kind) < ($0.severity, $1.kind) }.map(\.kind).filter { seen.insert($0).inserted }
    }
}

extension Ledger {
    /// The cases of a selection, by number.
    ///
    /// - Parameters:
    ///   - limit: so many at most.
    ///   - after: cases with higher numbers only.
    package func cases(_ selection: CaseSelection = CaseSelection(), after: Int = 0, limit: Int = .max) throws(LedgerError) -> [ListedCase] {
        try read { db in
            let (condition, arguments) = selection.condition
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(CaseRecord.columns), item.key AS item_key, item.title AS item_title, item.url AS item_url, item.published AS item_published,
                        item.gone AS item_gone, item.source AS item_source, unit.text AS unit_text, channel.text AS channel_text
                    FROM \(CaseSelection.tables) WHERE \(condition) AND cases.id > \(after) ORDER BY cases.id LIMIT \(limit)
                    """, arguments: arguments)
            let findings = try db.cachedStatement(sql: "SELECT * FROM finding WHERE \"case\" = ? ORDER BY kind, severity")
            return try rows.map { row in
                var record = CaseRecord(row)
                record.findings = try Row.fetchAll(findings, arguments: [record.id]).map { FindingRecord($0) }
                return ListedCase(
                    record: record, key: row["item_key"], title: row["item_title"], url: row["item_url"], published: row["item_published"],
                    unit: row["unit_text"], column: row["channel_text"], isGone: row["item_gone"] as Int? != nil, source: row["item_source"])
            }
        }
    }

    /// How many cases a selection has.
    package func count(_ selection: CaseSelection) throws(LedgerError) -> Int {
        try read { db in
            let (condition, arguments) = selection.condition
            return try Int.fetchOne(db, sql: "SELECT count(*) FROM \(CaseSelection.tables) WHERE \(condition)", arguments: arguments) ?? 0
        }
    }

    /// Cases that are still to be corrected.
    package func countOpen() throws(LedgerError) -> Int {
        var selection = CaseSelection()
        selection.states = CaseState.open
        return try count(selection)
    }

    /// Where the items of some cases come from.
    package func sources(of cases: [ListedCase]) throws(LedgerError) -> [String] {
        let ids = Set(cases.map(\.source)).sorted().map(String.init).joined(separator: ", ")
        return try read { db in try String.fetchAll(db, sql: "SELECT path FROM source WHERE id IN (\(ids)) ORDER BY id") }
    }
}

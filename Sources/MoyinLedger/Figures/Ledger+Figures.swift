internal import Foundation
internal import GRDB

extension Ledger {
    /// The figures of a selection of cases. Items and runs are counted as a whole where the selection is of cases only.
    ///
    /// - Parameter today: `2026-12-31`: what is open and was due before is overdue.
    package func figures(_ selection: CaseSelection = CaseSelection(), today: String) throws(LedgerError) -> Figures {
        try read { db in
            var figures = Figures()
            var units: [String: Figures.Group] = [:]
            var columns: [String: Figures.Group] = [:]
            try Self.countItems(db, selection, &figures, &units, &columns)
            let groups = try Self.groups(db, selection)
            figures.duplicates = groups.values.reduce(0) { $0 + $1.members.count - 1 }
            var days = 0
            for group in groups.values {
                let lead = group.lead
                figures.origins[lead.origin, default: 0] += 1
                figures.states[lead.state, default: 0] += 1
                figures.severities[lead.severity, default: 0] += 1
                figures.persons += lead.persons
                figures.failedRechecks += lead.failedRechecks
                figures.reopened += lead.reopened
                let isOverdue = lead.isOpen && lead.deadline.map { $0 < today } ?? false
                if isOverdue { figures.overdue += 1 }
                if lead.isCorrected, let done = lead.corrected {
                    days += max(0, done - lead.found)
                    if let deadline = lead.deadline { if LedgerTime.day(done) <= deadline { figures.kept += 1 } else { figures.missed += 1 } }
                }
                units[lead.unit, default: Figures.Group(name: lead.unit)].add(lead, isOverdue: isOverdue)
                columns[lead.column, default: Figures.Group(name: lead.column)].add(lead, isOverdue: isOverdue)
            }
            if figures.corrected > 0 { figures.tenthsOfDays = days * 10 / 86_400 / figures.corrected }
            figures.units = units.values.sorted { ($1.cases, $0.name) < ($0.cases, $1.name) }
            figures.columns = columns.values.sorted { ($1.cases, $0.name) < ($0.cases, $1.name) }
            figures.kinds = try Self.kinds(db, groups)
            figures.runs = try Self.runs(db)
            let begun = Set(try Int.fetchAll(db, sql: "SELECT DISTINCT \"case\" FROM history WHERE action IN ('found', 'listed')"))
            let members = Set(groups.values.flatMap(\.members))
            figures.begun = selection.isEverything ? begun.count : begun.intersection(members).count
            figures.head = try Self.head(db)
            return figures
        }
    }

    /// Number and seal of the last entry of the history, in short.
    static func head(_ db: Database) throws -> String {
        guard let row = try Row.fetchOne(db, sql: "SELECT id, seal FROM history ORDER BY id DESC LIMIT 1") else { return "" }
        return head(row["id"], Array(row["seal"] as Data))
    }

    /// Cases that say the same, as one.
    private struct CaseGroup {
        var members: [Int] = []
        var lead: CaseSummary
    }

    private static func groups(_ db: Database, _ selection: CaseSelection) throws -> [Int: CaseGroup] {
        let (condition, arguments) = selection.condition
        var groups: [Int: CaseGroup] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT cases.id, coalesce(cases.same_as, cases.id), cases.origin, cases.state, cases.severity, cases.persons, cases.deadline,
                    cases.found_at, cases.rechecked_at, cases.failed_rechecks, cases.reopened, unit.text, channel.text
                FROM \(CaseSelection.tables) WHERE \(condition) ORDER BY cases.id
                """, arguments: arguments)
        while let row = try rows.next() {
            let summary = CaseSummary(
                origin: CaseOrigin(rawValue: row[2]) ?? .own, state: CaseState(rawValue: row[3]) ?? .found, severity: row[4], persons: row[5],
                deadline: row[6], found: row[7], corrected: row[8], failedRechecks: row[9], reopened: row[10], unit: row[11] ?? "", column: row[12] ?? "")
            groups[row[1], default: CaseGroup(lead: summary)].members.append(row[0])
            // The whole is no further than the least of it.
            if summary.progress < groups[row[1]]!.lead.progress {
                groups[row[1]]!.lead.state = summary.state
                groups[row[1]]!.lead.corrected = nil
            }
        }
        return groups
    }

    private static func countItems(
        _ db: Database, _ selection: CaseSelection, _ figures: inout Figures, _ units: inout [String: Figures.Group],
        _ columns: inout [String: Figures.Group]
    ) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT unit.text, channel.text, item.gone IS NOT NULL, item.verdict, item.needs_person, count(*) FROM item
                LEFT JOIN name unit ON unit.id = item.unit LEFT JOIN name channel ON channel.id = item.channel GROUP BY 1, 2, 3, 4, 5
                """)
        while let row = try rows.next() {
            let (unit, column, count) = (row[0] as String? ?? "", row[1] as String? ?? "", row[5] as Int)
            guard selection.units.isEmpty || selection.units.contains(unit), selection.columns.isEmpty || selection.columns.contains(column) else { continue }
            if row[2] {
                figures.gone += count
                continue
            }
            figures.items += count
            units[unit, default: Figures.Group(name: unit)].items += count
            columns[column, default: Figures.Group(name: column)].items += count
            let verdict = row[3] as Int
            if verdict == 4 { figures.notReviewed += count } else if verdict == 0, row[4] { figures.needsPerson += count }
        }
    }

    private static func kinds(_ db: Database, _ groups: [Int: CaseGroup]) throws -> [Figures.Kind] {
        var kinds: [String: Figures.Kind] = [:]
        var last = (-1, "")
        let rows = try Row.fetchCursor(db, sql: "SELECT \"case\", kind, severity, count FROM finding ORDER BY \"case\", kind")
        while let row = try rows.next() {
            guard groups[row[0]] != nil else { continue }
            let (id, kind) = (row[0] as Int, row[1] as String)
            var entry = kinds[kind] ?? Figures.Kind(name: kind, severity: row[2])
            entry.severity = max(entry.severity, row[2])
            if last != (id, kind) { entry.cases += 1 }
            entry.values += row[3]
            last = (id, kind)
            kinds[kind] = entry
        }
        return kinds.values.sorted { ($1.cases, $0.name) < ($0.cases, $1.name) }
    }

    private static func runs(_ db: Database) throws -> [Figures.Run] {
        try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY id DESC LIMIT 50").reversed().map { row in
            var counts = RunCounts()
            (counts.items, counts.unchanged, counts.bytes, counts.leaking) = (row["items"], row["unchanged"], row["bytes"], row["leaking"])
            (counts.found, counts.reopened, counts.notReviewed, counts.gone) = (row["found"], row["reopened"], row["not_reviewed"], row["gone"])
            return Figures.Run(id: row["id"], started: row["started"], finished: row["finished"], counts: counts)
        }
    }
}

/// What figures need of a case.
private struct CaseSummary {
    var origin: CaseOrigin
    var state: CaseState
    var severity: Int
    var persons: Int
    var deadline: String?
    var found: Int
    var corrected: Int?
    var failedRechecks: Int
    var reopened: Int
    var unit: String
    var column: String

    var isOpen: Bool { state.isOpen }
    var isCorrected: Bool { state.isCorrected }

    /// How far the correction is.
    var progress: Int {
        switch state {
        case .found: 0
        case .disputed: 1
        case .assigned: 2
        case .rectified: 3
        case .rechecked: 4
        case .closed: 5
        case .falseAlarm: 6
        }
    }
}

extension Figures.Group {
    fileprivate mutating func add(_ lead: CaseSummary, isOverdue: Bool) {
        cases += 1
        if lead.origin == .own { own += 1 }
        if lead.isOpen { open += 1 } else if lead.isCorrected { corrected += 1 } else { falseAlarms += 1 }
        if isOverdue { overdue += 1 }
        persons += lead.persons
    }
}

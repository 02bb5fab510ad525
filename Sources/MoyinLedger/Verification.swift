internal import Foundation
internal import GRDB
internal import MoyinReports

/// What a proof of a ledger found. Everything is told where it stands.
package struct Verification: Sendable {
    package struct Fault: Sendable, Equatable {
        package enum Code: String, Sendable {
            /// The database itself is damaged.
            case damaged
            /// An entry of the history is not what it was, or one before it is missing.
            case historyChanged = "history_changed"
            /// The history ends before the entry that was noted down.
            case historyCut = "history_cut"
            /// A case is not what its last entry says, or has none.
            case caseChanged = "case_changed"
            case caseMissing = "case_missing"
            case itemChanged = "item_changed"
            /// Items are missing, or there are more than were entered.
            case itemsMissing = "items_missing"
        }
        package var code: Code
        /// Of the entry, case or item; nil: of the whole.
        package var number: Int?

        package var words: String {
            let place = number.map { "\($0)" } ?? ""
            return switch code {
            case .damaged: say("数据库文件已损坏", "the database file is damaged")
            case .historyChanged: say("历史第 \(place) 条被改过，或它前面少了记录", "entry \(place) of the history was changed, or one before it is missing")
            case .historyCut: say("历史在记下的那一条之前就断了，或那一条被换过", "the history ends before the entry that was noted down, or that entry was replaced")
            case .caseChanged: say("问题 \(place) 与历史不符", "case \(place) is not what the history says")
            case .caseMissing: say("问题 \(place) 不见了", "case \(place) is missing")
            case .itemChanged: say("条目 \(place) 被改过", "item \(place) was changed")
            case .itemsMissing: say("条目的数目或合计与历史不符：有条目被删除或加入", "the items do not add up to what the history says: some were removed or added")
            }
        }
    }
    package var entries = 0
    package var cases = 0
    package var items = 0
    package var head = ""
    package var faults: [Fault] = []
    package var isSound: Bool { faults.isEmpty }
}

extension Ledger {
    /// Proves the ledger: the chain of the history, every case against its last entry, every item against its seal and all
    /// of them against their sum. Reads everything once.
    ///
    /// - Parameter noted: the head that an earlier report gave; a ledger that was put back to before it is told.
    package func verify(noted: String? = nil) throws(LedgerError) -> Verification {
        guard let key else { throw LedgerError(.noKey, say("校验需要密钥", "the proof needs the key")) }
        return try read { db in
            var result = Verification()
            if try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") != "ok" { result.faults.append(Verification.Fault(code: .damaged)) }
            var last: [UInt8] = []
            var number = 0
            var caseSeals: [Int: Int64] = [:]
            var itemSeals: Int64 = 0
            var heads: Set<String> = []
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM history ORDER BY id")
            while let row = try rows.next() {
                let entry = HistoryEntry(row)
                let id: Int = row["id"]
                number += 1
                if id != number || entry.seal != entry.seal(key, number: id, after: last) {
                    result.faults.append(Verification.Fault(code: .historyChanged, number: id))
                    // What follows is judged by what stands there, so that each break is told once.
                    number = id
                }
                last = entry.seal
                if let id = entry.caseID { caseSeals[id] = entry.stateSeal } else { itemSeals = entry.stateSeal }
                if let noted, noted.hasPrefix("\(id)-") { heads.insert(Self.head(id, entry.seal)) }
            }
            (result.entries, result.head) = (number, try Self.head(db))
            if let noted, !heads.contains(noted) { result.faults.append(Verification.Fault(code: .historyCut)) }
            for record in try CaseRecord.fetch(db, "SELECT \(CaseRecord.columns) FROM cases ORDER BY id") {
                result.cases += 1
                if caseSeals.removeValue(forKey: record.id) != record.seal(key) {
                    result.faults.append(Verification.Fault(code: .caseChanged, number: record.id))
                }
            }
            for id in caseSeals.keys.sorted() { result.faults.append(Verification.Fault(code: .caseMissing, number: id)) }
            try Self.verifyItems(db, key, sum: itemSeals, &result)
            return result
        }
    }

    private static func verifyItems(_ db: Database, _ key: LedgerKey, sum: Int64, _ result: inout Verification) throws {
        var found: Int64 = 0
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, key, title, url, published, problem, unit, channel, source, version, verdict, needs_person, first_run, last_run, content, seal
                FROM item ORDER BY id
                """)
        while let row = try rows.next() {
            result.items += 1
            let numbers = (6...13).map { row[$0] as Int? }
            let seal = ItemRow.seal(
                key, id: row[0], key: row[1], title: row[2], url: row[3], published: row[4], problem: row[5], numbers, Array(row[14] as Data))
            if seal != row[15] { result.faults.append(Verification.Fault(code: .itemChanged, number: row[0])) }
            found &+= row[15]
        }
        if found != sum { result.faults.append(Verification.Fault(code: .itemsMissing)) }
    }

    static func head(_ id: Int, _ seal: [UInt8]) -> String {
        "\(id)-" + seal.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

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
            /// The name of a unit, a column or a version; a source; a run. Or one that others speak of is missing.
            case nameChanged = "name_changed"
            case sourceChanged = "source_changed"
            case runChanged = "run_changed"
            case rowMissing = "row_missing"
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
            case .nameChanged: say("单位、栏目或规则版本的名称 \(place) 被改过", "name \(place) of a unit, column or version was changed")
            case .sourceChanged: say("来源 \(place) 被改过", "source \(place) was changed")
            case .runChanged: say("第 \(place) 次检查的数字被改过", "the figures of run \(place) were changed")
            case .rowMissing: say("有记录所指的名称、来源或检查不见了", "a name, source or run that others speak of is missing")
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
            try Self.verifyRows(db, key, &result)
            return result
        }
    }

    private static func verifyItems(_ db: Database, _ key: LedgerKey, sum: Int64, _ result: inout Verification) throws {
        var found: Int64 = 0
        let rows = try Row.fetchCursor(db, sql: "SELECT \(SealedItem.columns), item.seal FROM item ORDER BY id")
        while let row = try rows.next() {
            result.items += 1
            if SealedItem.seal(row, key) != row[16] { result.faults.append(Verification.Fault(code: .itemChanged, number: row[0])) }
            found &+= row[16]
        }
        if found != sum { result.faults.append(Verification.Fault(code: .itemsMissing)) }
    }

    private static func verifyRows(_ db: Database, _ key: LedgerKey, _ result: inout Verification) throws {
        func check(_ sql: String, _ code: Verification.Fault.Code, _ isSealed: (Row) -> Bool) throws {
            for row in try Row.fetchAll(db, sql: sql) where !isSealed(row) { result.faults.append(Verification.Fault(code: code, number: row[0])) }
        }
        try check("SELECT id, text, seal FROM name ORDER BY id", .nameChanged) { SealedRows.nameSeal($0[0], $0[1], key) == $0[2] }
        try check("SELECT id, path, seal FROM source ORDER BY id", .sourceChanged) { SealedRows.sourceSeal($0[0], $0[1], key) == $0[2] }
        try check("SELECT \(SealedRows.runColumns), seal FROM run ORDER BY id", .runChanged) { SealedRows.runSeal($0, key) == $0[12] }
        if try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") != nil { result.faults.append(Verification.Fault(code: .rowMissing)) }
    }

    static func head(_ id: Int, _ seal: [UInt8]) -> String {
        "\(id)-" + seal.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

internal import Foundation
internal import GRDB
internal import MoyinReports

/// What was done, by whom and when. Each entry's seal covers the one before it, so that none is changed, left out or put in
/// unseen; and it holds the seal of what it changed, so that nothing changes without an entry.
struct HistoryEntry {
    var at: Int
    var actor: String
    var action: String
    /// nil: it is about the items, or the ledger.
    var caseID: Int?
    /// JSON.
    var detail: String
    /// Seal of the case afterwards, or the sum of the seals of all items.
    var stateSeal: Int64
    var seal: [UInt8] = []

    init(at: Int, actor: String, action: String, caseID: Int? = nil, detail: String = "{}", stateSeal: Int64) {
        (self.at, self.actor, self.action, self.caseID, self.detail, self.stateSeal) = (at, actor, action, caseID, detail, stateSeal)
    }

    init(_ row: Row) {
        at = row["at"]
        actor = row["actor"]
        action = row["action"]
        caseID = row["case"]
        detail = row["detail"]
        stateSeal = row["state_seal"]
        seal = Array(row["seal"] as Data)
    }

    func seal(_ key: LedgerKey, number: Int, after last: [UInt8]) -> [UInt8] {
        var fields = SealedFields("history")
        fields.add(last)
        for value in [number, at, caseID, Int(stateSeal)] { fields.add(value) }
        for text in [actor, action, detail] { fields.add(text) }
        return key.seal(fields)
    }

    /// Appends it.
    func save(_ db: Database, _ key: LedgerKey) throws {
        let last = try db.cachedStatement(sql: "SELECT id, seal FROM history ORDER BY id DESC LIMIT 1")
        let row = try Row.fetchOne(last)
        let number = (row?["id"] as Int? ?? 0) + 1
        let seal = seal(key, number: number, after: row.map { Array($0["seal"] as Data) } ?? [])
        try db.cachedStatement(
            sql: "INSERT INTO history (id, at, actor, action, \"case\", detail, state_seal, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [number, at, actor, action, caseID, detail, stateSeal, Data(seal)])
    }
}

extension CaseRecord {
    /// Writes the case with an entry in the history.
    mutating func save(_ db: Database, _ key: LedgerKey, _ action: String, at now: Int, by actor: String, _ detail: [(String, JSONValue)] = []) throws {
        let seal = try save(db, key)
        try HistoryEntry(
            at: now, actor: actor, action: action, caseID: id, detail: String(decoding: JSONValue.object(detail).canonical, as: UTF8.self), stateSeal: seal
        ).save(db, key)
    }
}

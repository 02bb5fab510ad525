internal import Foundation
internal import GRDB

/// Rows that many others speak of: names, sources, runs. Each has a seal of its own, so that none says something else unseen.
enum SealedRows {
    static func nameSeal(_ id: Int, _ text: String, _ key: LedgerKey) -> Int64 { seal("name", id, text, key) }
    static func sourceSeal(_ id: Int, _ path: String, _ key: LedgerKey) -> Int64 { seal("source", id, path, key) }

    private static func seal(_ purpose: String, _ id: Int, _ text: String, _ key: LedgerKey) -> Int64 {
        var fields = SealedFields(purpose)
        fields.add(id)
        fields.add(text)
        return key.shortSeal(fields)
    }

    /// The id of a unit, a column or a version.
    static func name(_ db: Database, _ text: String, _ key: LedgerKey) throws -> Int {
        try id(of: text, in: "name", "text", db) { nameSeal($0, text, key) }
    }

    static func source(_ db: Database, _ path: String, _ key: LedgerKey) throws -> Int {
        try id(of: path, in: "source", "path", db) { sourceSeal($0, path, key) }
    }

    private static func id(of text: String, in table: String, _ column: String, _ db: Database, _ seal: (Int) -> Int64) throws -> Int {
        if let id = try Int.fetchOne(db.cachedStatement(sql: "SELECT id FROM \(table) WHERE \(column) = ?"), arguments: [text]) { return id }
        let id = (try Int.fetchOne(db.cachedStatement(sql: "SELECT ifnull(max(id), 0) FROM \(table)")) ?? 0) + 1
        try db.cachedStatement(sql: "INSERT INTO \(table) (id, \(column), seal) VALUES (?, ?, ?)").execute(arguments: [id, text, seal(id)])
        return id
    }

    /// To be called after every change of a run.
    static func sealRun(_ db: Database, _ id: Int, _ key: LedgerKey) throws {
        guard let row = try Row.fetchOne(db, sql: "SELECT \(runColumns) FROM run WHERE id = ?", arguments: [id]) else { return }
        try db.execute(sql: "UPDATE run SET seal = ? WHERE id = ?", arguments: [runSeal(row, key), id])
    }

    static let runColumns = "id, started, finished, version, items, unchanged, bytes, leaking, found, reopened, not_reviewed, gone"

    /// - Parameter row: begins with ``runColumns``.
    static func runSeal(_ row: Row, _ key: LedgerKey) -> Int64 {
        var fields = SealedFields("run")
        for place in 0..<12 { fields.add(row[place] as Int?) }
        return key.shortSeal(fields)
    }
}

/// The columns of an item that its seal covers: all of them.
enum SealedItem {
    static let columns = """
        item.id, item.key, item.title, item.url, item.published, item.problem, item.unit, item.channel, item.source, item.version, item.verdict,
        item.needs_person, item.first_run, item.last_run, item.gone, item.content
        """

    /// - Parameter row: begins with ``columns``.
    static func seal(_ row: Row, _ key: LedgerKey) -> Int64 {
        var fields = SealedFields("item")
        fields.add(row[0] as Int)
        for place in 1...5 { fields.add(row[place] as String?) }
        for place in 6...14 { fields.add(row[place] as Int?) }
        fields.add(Array(row[15] as Data))
        return key.shortSeal(fields)
    }
}

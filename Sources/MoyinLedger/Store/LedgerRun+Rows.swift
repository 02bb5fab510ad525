internal import Foundation
internal import GRDB
internal import MoyinTypes

/// The rows behind a run.
extension LedgerRun {
    static func items(_ db: Database) throws -> [KeyDigest: Known] {
        var items: [KeyDigest: Known] = [:]
        items.reserveCapacity(try Int.fetchOne(db, sql: "SELECT count(*) FROM item") ?? 0)
        let rows = try Row.fetchCursor(db, sql: "SELECT key, id, content, version, seal, first_run, source, gone, verdict FROM item")
        while let row = try rows.next() {
            items[KeyDigest(row[0])] = Known(
                id: row[1], content: ContentDigest(Array(row[2] as Data)) ?? ContentDigest(high: 0, low: 0), version: row[3], seal: row[4],
                firstRun: row[5], source: row[6], isGone: row[7] as Int? != nil, verdict: Verdict(code: row[8]))
        }
        return items
    }

    static func cases(_ db: Database) throws -> (byItem: [Int: Int], alike: [[UInt8]: [(id: Int, sketch: TextSketch)]]) {
        var byItem: [Int: Int] = [:]
        var alike: [[UInt8]: [(id: Int, sketch: TextSketch)]] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT id, item, same_as, leaks, sketch FROM cases ORDER BY id")
        while let row = try rows.next() {
            byItem[row[1]] = row[0]
            if row[2] as Int? == nil, let sketch = TextSketch(bytes: Array(row[4] as Data)) {
                alike[Array(row[3] as Data), default: []].append((row[0], sketch))
            }
        }
        return (byItem, alike)
    }

    static func names(_ db: Database) throws -> [String: Int] {
        var names: [String: Int] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT text, id FROM name") { names[row[0]] = row[1] }
        return names
    }

    static func name(_ db: Database, _ text: String?, _ names: inout [String: Int], _ key: LedgerKey) throws -> Int? {
        guard let text, !text.isEmpty else { return nil }
        if let id = names[text] { return id }
        let id = try SealedRows.name(db, text, key)
        names[text] = id
        return id
    }

    /// The sum of the seals of all items: changes with any of them, whatever their order.
    static func itemSeals(_ db: Database) throws -> Int64 { try Int64.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'item_seals'") ?? 0 }

    static func setItemSeals(_ db: Database, _ sum: Int64, count: Int) throws {
        try db.execute(sql: "UPDATE meta SET value = CASE name WHEN 'items' THEN ? ELSE ? END WHERE name IN ('items', 'item_seals')", arguments: [count, sum])
    }

    static func save(_ row: ItemRow, _ seal: Int64, _ db: Database) throws {
        let reading = row.reading
        try db.cachedStatement(
            sql: """
                INSERT INTO item (id, key, title, unit, channel, url, published, source, content, version, verdict, needs_person, problem,
                    first_run, last_run, seal)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET title = excluded.title, unit = excluded.unit, channel = excluded.channel, url = excluded.url,
                    published = excluded.published, source = excluded.source, content = excluded.content, version = excluded.version,
                    verdict = excluded.verdict, needs_person = excluded.needs_person, problem = excluded.problem, last_run = excluded.last_run,
                    gone = NULL, seal = excluded.seal
                """
        ).execute(arguments: [
            row.id, reading.key, reading.title, row.unit, row.channel, reading.url, reading.published, reading.source, Data(reading.content.bytes),
            row.version, reading.outcome.verdict.code, reading.outcome.needsPerson, reading.outcome.problem, row.firstRun, row.lastRun, seal,
        ])
    }

    /// Notes that a source no longer holds an item.
    ///
    /// - Returns: by how much the sum of seals changes.
    static func markGone(_ item: Int, _ run: Int, _ db: Database, _ key: LedgerKey) throws -> Int64 {
        let before = try Int64.fetchOne(db, sql: "SELECT seal FROM item WHERE id = ?", arguments: [item]) ?? 0
        try db.cachedStatement(sql: "UPDATE item SET gone = ? WHERE id = ?").execute(arguments: [run, item])
        guard let row = try Row.fetchOne(db, sql: "SELECT \(SealedItem.columns) FROM item WHERE id = ?", arguments: [item]) else { return 0 }
        let seal = SealedItem.seal(row, key)
        try db.cachedStatement(sql: "UPDATE item SET seal = ? WHERE id = ?").execute(arguments: [seal, item])
        return seal &- before
    }
}

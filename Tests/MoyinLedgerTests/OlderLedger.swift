import Foundation
import GRDB
@testable import MoyinLedger

/// The ledger that the first version wrote, and this and a later version over it.
enum OlderLedger {
    /// What a later version might do: a column, an index, and every row rewritten.
    private static func later(_ interruption: @escaping @Sendable () throws -> Void) -> DatabaseMigrator {
        var migrator = LedgerSchema.migrator
        migrator.registerMigration("of tomorrow") { db in
            // So that what is not committed yet stands in the file of changes too, as with a large ledger.
            try db.execute(sql: "PRAGMA cache_size = 4; ALTER TABLE cases ADD COLUMN note TEXT; CREATE INDEX item_verdict ON item (verdict)")
            for round in 0..<20 { try db.execute(sql: "UPDATE item SET problem = ifnull(problem, '') || ?", arguments: [String(repeating: "\(round)", count: 4000)]) }
            try interruption()
            try db.execute(sql: "UPDATE item SET problem = nullif(rtrim(problem, '0123456789'), '')")
        }
        return migrator
    }

    /// A copy of the ledger that the first version wrote.
    static func first() throws -> LedgerSample {
        let sample = try LedgerSample()
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Ledgers")
        try FileManager.default.copyItem(at: folder.appendingPathComponent("first.key"), to: URL(fileURLWithPath: sample.path + ".key"))
        let sql = try String(contentsOf: folder.appendingPathComponent("first.sql"), encoding: .utf8)
        try DatabaseQueue(path: sample.path).writeWithoutTransaction { db in try db.execute(sql: sql) }
        return sample
    }

    private static func key(_ sample: LedgerSample) throws -> LedgerKey { try LedgerKey(sample.path + ".key", makes: false) }

    static func open(_ sample: LedgerSample) throws -> Ledger { try Ledger(sample.path, key: key(sample), makes: false) }

    /// - Parameter interruption: happens within the step.
    static func openLater(_ sample: LedgerSample, _ interruption: @escaping @Sendable () throws -> Void = {}) throws -> Ledger {
        try Ledger(sample.path, key: key(sample), makes: false, migrator: later(interruption))
    }

    static func diskFull() throws { throw DatabaseError(resultCode: .SQLITE_FULL) }

    /// Everything that a ledger holds, as far as the first version knows it.
    static func contents(_ sample: LedgerSample) throws -> [String] {
        try DatabaseQueue(path: sample.path).read { db in
            try [
                "SELECT * FROM meta ORDER BY name", "SELECT * FROM name ORDER BY id", "SELECT * FROM source ORDER BY id", "SELECT * FROM run ORDER BY id",
                "SELECT * FROM item ORDER BY id", "SELECT \(CaseRecord.columns), seal FROM cases ORDER BY id", "SELECT * FROM finding ORDER BY 1, 2, 3",
                "SELECT * FROM history ORDER BY id",
            ].flatMap { try Row.fetchAll(db, sql: $0).map(\.description) }
        }
    }

    /// How tables and indexes are made: of a ledger, and by the first step.
    static func tables(_ sample: LedgerSample) throws -> [String] { try tables(DatabaseQueue(path: sample.path)) }

    static func tablesOfFirstStep() throws -> [String] {
        let fresh = try DatabaseQueue()
        try LedgerSchema.migrator.migrate(fresh, upTo: "ledger")
        return try tables(fresh)
    }

    private static func tables(_ database: DatabaseQueue) throws -> [String] {
        try database.read { db in
            try String.fetchAll(db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'grdb%' ORDER BY name")
        }
    }
}

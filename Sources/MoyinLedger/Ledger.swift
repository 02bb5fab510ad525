internal import Foundation
internal import GRDB
internal import Glibc
internal import MoyinReports

/// A ledger of corrections in one SQLite file: what was published, what of it must be corrected, how far that is, and who
/// did what when. It never holds a value that was found, only fingerprints that want its key.
///
/// Every change is one transaction with its entries in the history; after an end of any sort the file is what it was
/// before or after such a change.
package final class Ledger: Sendable {
    let database: DatabaseQueue
    /// nil: opened to be read.
    let key: LedgerKey?
    /// The path, as it is told to people.
    package let name: String

    /// Marks a file as a ledger: "Mled".
    private static let applicationID = 0x4d6c_6564

    /// Opens a ledger to be read; one of an older version is brought up to date.
    ///
    /// - Throws: ``LedgerError`` also where there is none.
    package convenience init(reading path: String) throws(LedgerError) { try self.init(path, key: nil, makes: false) }

    /// Opens a ledger to be changed.
    ///
    /// - Parameters:
    ///   - keyFile: nil: beside the ledger.
    ///   - makes: makes the ledger and its key where there are none.
    package convenience init(_ path: String, keyFile: String? = nil, makes: Bool = false) throws(LedgerError) {
        let isThere = access(path, F_OK) == 0
        guard isThere || makes else { throw Self.missing(path) }
        // A lost key is not replaced: nothing of what stands could be compared any more.
        try self.init(path, key: try LedgerKey(keyFile ?? LedgerKey.path(of: path), makes: makes && !isThere), makes: makes)
    }

    /// - Parameter migrator: the steps of the schema; another one only for tests.
    init(_ path: String, key: LedgerKey?, makes: Bool, migrator: DatabaseMigrator = LedgerSchema.migrator) throws(LedgerError) {
        guard makes || access(path, F_OK) == 0 else { throw Self.missing(path) }
        (name, self.key) = (path, key)
        do {
            database = try Self.open(path, migrator)
            if let key { try Self.check(key, database, path) }
        } catch let error as LedgerError {
            throw error
        } catch let error as DatabaseError {
            throw LedgerError(error, path)
        } catch {
            throw LedgerError(.failed, say("打不开 \(path)；请检查路径和权限", "cannot open \(path); check its path and permissions"))
        }
    }

    private static func missing(_ path: String) -> LedgerError {
        LedgerError(.notFound, say("没有台账 \(path)；用 moyin audit run \(path) 来源… 建立", "there is no ledger \(path); make one with moyin audit run \(path) SOURCE…"))
    }

    private static func open(_ path: String, _ migrator: DatabaseMigrator) throws -> DatabaseQueue {
        var options = Configuration()
        options.label = "moyin.ledger"
        options.foreignKeysEnabled = true
        options.busyMode = .timeout(10)
        options.prepareDatabase { db in
            let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            guard id == applicationID || id == 0 && tables == 0 else { throw DatabaseError(resultCode: .SQLITE_NOTADB) }
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            // What was entered survives a failure of power.
            try db.execute(sql: isDurable)
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        let old = umask(0o077)
        defer { umask(old) }
        let database = try DatabaseQueue(path: path, configuration: options)
        let isCurrent = try database.read { db in
            if try migrator.hasBeenSuperseded(db) {
                throw LedgerError(.newer, say("\(path) 是更新版本的墨隐写的；请用那个版本打开", "\(path) was written by a newer version of Moyin; open it with that one"))
            }
            return try migrator.hasCompletedMigrations(db)
        }
        if !isCurrent {
            try database.write { db in try db.execute(sql: "PRAGMA application_id = \(applicationID)") }
            do {
                try migrator.migrate(database)
            } catch {
                // Another process may have taken the same step meanwhile.
                guard try database.read(migrator.hasCompletedMigrations) else { throw error }
            }
        }
        return database
    }

    /// Whether the key is the one that the ledger was made with; a new ledger remembers it.
    private static func check(_ key: LedgerKey, _ database: DatabaseQueue, _ path: String) throws {
        let own = key.shortSeal(SealedFields("key"))
        let known = try database.write { db in
            try db.execute(sql: "INSERT OR IGNORE INTO meta (name, value) VALUES ('key', ?), ('items', 0), ('item_seals', 0)", arguments: [own])
            return try Int64.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'key'")
        }
        guard known == own else {
            throw LedgerError(
                .wrongKey,
                say("\(key.file) 不是台账 \(path) 的密钥；请从备份恢复，或用 --key 指定", "\(key.file) is not the key of the ledger \(path); restore it from a backup, or name it with --key"))
        }
    }

    /// What fingerprints are made with.
    package func requiredKey() throws(LedgerError) -> LedgerKey {
        guard let key else { throw LedgerError(.noKey, say("这个台账只为读取而打开", "this ledger was opened to be read")) }
        return key
    }

    private static let isDurable = "PRAGMA synchronous = FULL"

    /// One change: all of it or nothing.
    ///
    /// - Parameter isRepeatable: a failure of power may take it back, for whoever writes it would do so again: no waiting for
    ///   the disk. What a later change that is not repeatable finds written is as durable as that.
    func write<T>(isRepeatable: Bool = false, _ body: (Database, LedgerKey) throws -> T) throws(LedgerError) -> T {
        let key = try requiredKey()
        return try attempt {
            var result: T?
            try database.writeWithoutTransaction { db in
                try db.execute(sql: isRepeatable ? "PRAGMA synchronous = NORMAL" : Self.isDurable)
                try db.inTransaction(.immediate) {
                    result = try body(db, key)
                    return .commit
                }
            }
            // Set unless it has thrown.
            return result!
        }
    }

    func read<T>(_ body: (Database) throws -> T) throws(LedgerError) -> T { try attempt { try database.read(body) } }

    private func attempt<T>(_ body: () throws -> T) throws(LedgerError) -> T {
        do {
            return try body()
        } catch let error as LedgerError {
            throw error
        } catch let error as DatabaseError {
            throw LedgerError(error, name)
        } catch {
            throw LedgerError(.failed, say("台账 \(name) 出错", "the ledger \(name) failed"))
        }
    }

    /// Everything that was written lies in the one file afterwards, as far as nobody else reads it.
    package func settle() throws(LedgerError) {
        try attempt { try database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) } }
    }

    /// Bytes of the file.
    package func byteCount() throws(LedgerError) -> Int {
        try read { db in try Int.fetchOne(db, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") ?? 0 }
    }
}

internal import Foundation
internal import GRDB
internal import MoyinReports

/// The database of jobs. One connection, which nobody shares: what is done is done one after another, in pieces that are
/// small enough for everyone to wait for.
///
/// Bodies and results stand in it as they are, so its file is its owner's alone, and what is removed is overwritten.
final class JobStore: Sendable {
    let database: DatabaseQueue
    let configuration: JobConfiguration

    /// Opens the database of the configuration, makes it where there is none, brings an older one up to date, and removes
    /// what is left of bodies that did not come whole.
    ///
    /// - Throws: ``StartError`` when the file cannot be used, is another program's, is in use, damaged or of a newer version.
    init(_ configuration: JobConfiguration) throws {
        self.configuration = configuration
        do {
            database = try Self.open(configuration)
            try database.write { db in
                try db.execute(sql: "UPDATE job SET state = 'queued' WHERE state = 'running'")
                try db.execute(sql: "UPDATE job SET state = 'discarded' WHERE state = 'receiving'")
            }
            // What was removed just before the last end may stand in the log still.
            if isDurable { try database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) } }
        } catch let error as DatabaseError {
            throw Self.refusal(error, configuration.file ?? "")
        }
    }

    /// A job outlives the process.
    var isDurable: Bool { configuration.file != nil }

    /// Seconds from the end of a job to its removal.
    var lifetime: Int { Int(configuration.lifetime.components.seconds) }

    /// Marks a file as ours: "Myin".
    private static let applicationID = 0x4d79_696e

    private static func open(_ configuration: JobConfiguration) throws -> DatabaseQueue {
        var options = Configuration()
        options.label = "moyin.jobs"
        let memoryBytes = configuration.memoryBytes
        let isFile = configuration.file != nil
        options.prepareDatabase { db in
            // Before anything is read: a second service is refused, and no file of shared memory lies about.
            try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            try claim(db)
            if isFile {
                // Removing a gigabyte takes a third of the time that it takes by pages of 4 KB; the log stays at 4 MB.
                try db.execute(sql: "PRAGMA page_size = 16384")
                try db.execute(sql: "PRAGMA wal_autocheckpoint = 256")
            }
            try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
            if isFile { try db.execute(sql: "PRAGMA journal_mode = WAL") }
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA secure_delete = ON")
            // No file of which this service does not know holds a page.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            if !isFile { try db.execute(sql: "PRAGMA max_page_count = \(memoryBytes / 4096)") }
        }
        let database: DatabaseQueue
        if let file = configuration.file {
            try makePrivate(file)
            database = try DatabaseQueue(path: file, configuration: options)
        } else {
            database = try DatabaseQueue(configuration: options)
        }
        try database.write { db in
            guard try !JobSchema.migrator.hasBeenSuperseded(db) else { throw newer(configuration.file ?? "") }
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        try JobSchema.migrator.migrate(database)
        return database
    }

    /// - Throws: `SQLITE_NOTADB` for a database that is not ours.
    private static func claim(_ db: Database) throws {
        let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        if id == applicationID { return }
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        guard id == 0, tables == 0 else { throw DatabaseError(resultCode: .SQLITE_NOTADB) }
    }

    /// Makes the file where there is none; nobody but its owner may read it.
    private static func makePrivate(_ file: String) throws {
        let descriptor = Glibc.open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, fchmod(descriptor, 0o600) == 0 else {
            let reason = String(cString: strerror(errno))
            if descriptor >= 0 { close(descriptor) }
            throw StartError(.badJobFile, say("\(file)：\(reason)；检查路径和权限", "\(file): \(reason); check the path and its permissions"))
        }
        close(descriptor)
    }

    private static func newer(_ file: String) -> StartError {
        StartError(
            .badJobFile,
            say("\(file) 是更新版本的服务写的；用那个版本启动，或换一个 --jobs", "\(file) was written by a newer version; start that one, or choose another --jobs"))
    }

    private static func refusal(_ error: DatabaseError, _ file: String) -> StartError {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            StartError(
                .badJobFile, say("\(file) 正被另一个服务使用；停掉它，或换一个 --jobs", "another service uses \(file); stop it, or choose another --jobs"))
        case .SQLITE_NOTADB:
            StartError(
                .badJobFile, say("\(file) 不是任务库；换一个 --jobs，这个文件没有改动", "\(file) is no database of jobs; choose another --jobs, the file was left as it is"))
        case .SQLITE_CORRUPT:
            StartError(
                .badJobFile,
                say("\(file) 已损坏；移开它（连同 \(file)-wal）后重新启动，未完成的任务须重新提交",
                    "\(file) is damaged; move it away (with \(file)-wal) and start again, and submit unfinished jobs again"))
        default:
            StartError(
                .badJobFile,
                say("打不开 \(file)（SQLite \(error.extendedResultCode.rawValue)）；检查路径、权限和磁盘空间",
                    "cannot open \(file) (SQLite \(error.extendedResultCode.rawValue)); check its path, permissions and the disk's space"))
        }
    }

    /// - Parameter isDurable: it is on the disk when this returns. Otherwise a failure of power may undo it, and all that
    ///   came after, but never a part.
    /// - Throws: ``Problem`` when there is no room, and `DatabaseError`.
    func write<T: Sendable>(isDurable: Bool = true, _ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        try await perform { [database] in
            try await database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = \(isDurable ? "FULL" : "NORMAL")")
                var result: T?
                try db.inTransaction(.immediate) {
                    result = try body(db)
                    return .commit
                }
                // Set unless it has thrown.
                return result!
            }
        }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        try await perform { [database] in try await database.read(body) }
    }

    /// A client that goes away ends its request, but not what is being written for it.
    func perform<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) async throws -> T {
        do {
            return try await Task { try await body() }.value
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL || error.resultCode == .SQLITE_IOERR {
            throw Problem.noRoom(isDurable: isDurable)
        }
    }
}

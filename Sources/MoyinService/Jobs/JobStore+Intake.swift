internal import Foundation
internal import GRDB

/// A body on its way in.
extension JobStore {
    /// - Parameter owner: id of the key; empty where none are asked for.
    /// - Throws: ``Problem`` when too many wait already.
    func begin(_ request: Job.Request, owner: String) async throws -> Job {
        let (configuration, lifetime) = (configuration, lifetime)
        return try await write(isDurable: false) { db in
            let waiting = try Int.fetchOne(db, sql: "SELECT count(*) FROM job WHERE state IN ('receiving', 'queued', 'running')") ?? 0
            guard waiting < configuration.waiting else { throw Problem.tooManyJobs(limit: configuration.waiting) }
            let now = UTCTime.now()
            try db.execute(
                sql: """
                    INSERT INTO job (id, owner, state, task, query, content_type, is_english, webhook, actor, created, expires)
                    VALUES (?, ?, 'receiving', ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    Self.randomID(), owner, request.task.rawValue, request.query, request.contentType, request.isEnglish, request.webhook, request.actor,
                    now, now + lifetime,
                ])
            return try Self.job(db, number: db.lastInsertedRowID)!
        }
    }

    /// Takes the next piece of the body.
    func append(_ bytes: [UInt8], _ number: Int, to job: Int64) async throws {
        try demandRoom()
        try await write(isDurable: false) { db in
            try db.execute(sql: "INSERT INTO input (job, number, bytes) VALUES (?, ?, ?)", arguments: [job, number, Data(bytes)])
        }
    }

    /// The body is here as a whole. When this returns, the job is on the disk.
    ///
    /// - Parameter identity: digest of owner, request and body.
    /// - Returns: the job, or the one that the same owner has of the same body with the same request already: then the new
    ///   one is to be discarded.
    func accept(_ job: Int64, identity: String, totalBytes: Int) async throws -> Job {
        let lifetime = lifetime
        return try await write { db in
            let known = try Row.fetchOne(
                db, sql: "SELECT * FROM job WHERE identity = ? AND state IN ('queued', 'running', 'done') ORDER BY number DESC", arguments: [identity])
            if let known { return Job(known) }
            let now = UTCTime.now()
            try db.execute(
                sql: "UPDATE job SET state = 'queued', identity = ?, total_bytes = ?, created = ?, expires = ? WHERE number = ?",
                arguments: [identity, totalBytes, now, now + lifetime, job])
            return try Self.job(db, number: job)!
        }
    }

    static func job(_ db: Database, number: Int64) throws -> Job? {
        try Row.fetchOne(db, sql: "SELECT * FROM job WHERE number = ?", arguments: [number]).map { Job($0) }
    }

    private static func randomID() -> String {
        var random = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let word = String(random.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - word.utf8.count) + word
        }.joined()
    }
}

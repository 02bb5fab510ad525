internal import Foundation
internal import GRDB
internal import Moyin

/// A job that is worked on.
extension JobStore {
    /// The job that was interrupted, or the oldest that waits. From now on it runs.
    func next() async throws -> Job? {
        try await write(isDurable: false) { db in
            let number = try Int64.fetchOne(
                db, sql: "SELECT number FROM job WHERE state IN ('running', 'queued') ORDER BY state = 'running' DESC, number LIMIT 1")
            guard let number else { return nil }
            try db.execute(sql: "UPDATE job SET state = 'running' WHERE number = ?", arguments: [number])
            return try Self.job(db, number: number)
        }
    }

    /// Work on something new begins, which counts until something of it is kept: where the process ends now, the job may
    /// be to blame.
    func attempt(_ job: Int64) async throws {
        try await write(isDurable: false) { db in try db.execute(sql: "UPDATE job SET attempts = attempts + 1 WHERE number = ?", arguments: [job]) }
    }

    /// A piece of the body; nil after the last one.
    func piece(_ number: Int, of job: Int64) async throws -> [UInt8]? {
        try await read { db in
            try Data.fetchOne(db, sql: "SELECT bytes FROM input WHERE job = ? AND number = ?", arguments: [job, number]).map { Array($0) }
        }
    }

    /// The same, for work that waits for it on its thread.
    func pieceAtOnce(_ number: Int, of job: Int64) throws -> [UInt8]? {
        try database.read { db in
            try Data.fetchOne(db, sql: "SELECT bytes FROM input WHERE job = ? AND number = ?", arguments: [job, number]).map { Array($0) }
        }
    }

    /// All of a body that is no longer than one of a direct request.
    func body(of job: Int64) async throws -> [UInt8] {
        var body: [UInt8] = []
        var number = 0
        while let piece = try await piece(number, of: job) {
            body += piece
            number += 1
        }
        return body
    }

    /// Pieces before `end` that left something behind which later ones are rated together with.
    func remembered(before end: Int, of job: Int64) async throws -> [Int] {
        try await read { db in
            try Int.fetchAll(
                db, sql: "SELECT number FROM input WHERE job = ? AND number < ? AND is_remembered ORDER BY number", arguments: [job, end])
        }
    }

    /// Keeps what came of some pieces, together with how far the job is.
    ///
    /// - Parameters:
    ///   - isRemembered: something of the pieces is rated together with later ones.
    ///   - progress: after them.
    /// - Returns: whether the job still runs; if not, nothing was kept.
    func keep(_ output: [UInt8], _ pieces: Range<Int>, isRemembered: Bool, _ verdict: Verdict, _ progress: Job.Progress, of job: Int64) async throws -> Bool {
        try demandRoom()
        return try await write(isDurable: false) { db in
            guard try Self.job(db, number: job)?.state == .running else { return false }
            try Self.append(output, progress, verdict, to: job, db)
            if isRemembered {
                try db.execute(
                    sql: "UPDATE input SET is_remembered = 1 WHERE job = ? AND number >= ? AND number < ?",
                    arguments: [job, pieces.lowerBound, pieces.upperBound])
            }
            return true
        }
    }

    /// How far a job is that begins anew when it was interrupted.
    ///
    /// - Parameter isFurther: something was done that will not be done again: the job is not to blame for what came before.
    /// - Returns: whether the job still runs.
    func report(_ progress: Job.Progress, isFurther: Bool, of job: Int64) async throws -> Bool {
        try await write(isDurable: false) { db in
            try db.execute(
                sql: "UPDATE job SET documents = ?, bytes = ?, attempts = CASE WHEN ? THEN 1 ELSE attempts END WHERE number = ? AND state = 'running'",
                arguments: [progress.documents, progress.bytes, isFurther, job])
            return db.changesCount > 0
        }
    }

    /// The job is done: with the last of its result.
    ///
    /// - Returns: whether it still ran; if not, nothing was kept.
    func finish(_ job: Int64, _ result: Job.Result, _ output: [UInt8], _ verdict: Verdict, _ progress: Job.Progress) async throws -> Bool {
        let lifetime = lifetime
        return try await write { db in
            guard try Self.job(db, number: job)?.state == .running else { return false }
            try Self.append(output, progress, verdict, to: job, db)
            let now = UTCTime.now()
            try db.execute(
                sql: "UPDATE job SET state = 'done', status = ?, media_type = ?, finished = ?, expires = ? WHERE number = ?",
                arguments: [result.status, result.mediaType, now, now + lifetime, job])
            try Self.announce(job, at: now, db)
            return true
        }
    }

    func fail(_ job: Int64, _ failure: Job.Failure) async throws {
        let lifetime = lifetime
        try await write { db in
            let now = UTCTime.now()
            try db.execute(
                sql: """
                    UPDATE job SET state = 'failed', failure_code = ?, failure_detail = ?, failure_remedy = ?, finished = ?, expires = ?
                    WHERE number = ? AND state = 'running'
                    """,
                arguments: [failure.code, failure.detail, failure.remedy, now, now + lifetime, job])
            if db.changesCount > 0 { try Self.announce(job, at: now, db) }
        }
    }

    /// The job waits again.
    ///
    /// - Parameters:
    ///   - job: as it was when work began.
    ///   - counts: it may be to blame; otherwise the attempt was none.
    func putBack(_ job: Job, counts: Bool) async throws {
        try await write(isDurable: false) { db in
            try db.execute(sql: "UPDATE job SET state = 'queued' WHERE number = ? AND state = 'running'", arguments: [job.number])
            guard db.changesCount > 0 else { return }
            try db.execute(
                sql: "UPDATE job SET attempts = CASE WHEN pieces > ? THEN 0 ELSE ? END + ? WHERE number = ?",
                arguments: [job.progress.pieces, job.attempts, counts ? 1 : 0, job.number])
        }
    }

    /// Bytes of a row of the result: so much of it is in memory when it is read.
    private static let outputBytes = 512 << 10

    private static func append(_ output: [UInt8], _ progress: Job.Progress, _ verdict: Verdict, to job: Int64, _ db: Database) throws {
        var (number, kept) = try Row.fetchOne(db, sql: "SELECT outputs, output_bytes FROM job WHERE number = ?", arguments: [job])
            .map { ($0[0] as Int, $0[1] as Int) } ?? (0, 0)
        for start in stride(from: 0, to: output.count, by: outputBytes) {
            let bytes = Data(output[start..<min(start + outputBytes, output.count)])
            try db.execute(sql: "INSERT INTO output (job, number, bytes) VALUES (?, ?, ?)", arguments: [job, number, bytes])
            number += 1
        }
        kept += output.count
        try db.execute(
            sql: """
                UPDATE job SET outputs = ?, output_bytes = ?, documents = ?, bytes = ?, pieces = ?, lines = ?, verdict = ?, attempts = 1
                WHERE number = ?
                """,
            arguments: [number, kept, progress.documents, progress.bytes, progress.pieces, progress.lines, verdict.rawValue, job])
    }
}

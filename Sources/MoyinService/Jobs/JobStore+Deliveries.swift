internal import GRDB

/// Webhooks that are still to be sent: written down together with the end of the job that they tell of.
extension JobStore {
    struct Delivery: Sendable {
        var job: Job
        /// Made so far, without success.
        var attempts: Int
    }

    static func announce(_ job: Int64, at now: Int, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO delivery (job, due) SELECT number, ? FROM job WHERE number = ? AND webhook IS NOT NULL", arguments: [now, job])
    }

    /// One whose time has come. A time further ahead than any pause is a clock's that was wrong.
    func dueDelivery(at now: Int, longestPause: Int) async throws -> Delivery? {
        try await read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT job.*, delivery.attempts AS made FROM delivery JOIN job ON job = job.number
                    WHERE state IN ('done', 'failed') AND (due <= ? OR due > ?) ORDER BY due LIMIT 1
                    """,
                arguments: [now, now + longestPause]
            ).map { Delivery(job: Job($0), attempts: $0["made"]) }
        }
    }

    /// It was sent, or is given up.
    func endDelivery(of job: Int64) async throws {
        try await write(isDurable: false) { db in try db.execute(sql: "DELETE FROM delivery WHERE job = ?", arguments: [job]) }
    }

    func postponeDelivery(of job: Int64, until due: Int) async throws {
        try await write(isDurable: false) { db in
            try db.execute(sql: "UPDATE delivery SET attempts = attempts + 1, due = ? WHERE job = ?", arguments: [due, job])
        }
    }
}

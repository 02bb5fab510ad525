internal import Foundation
internal import GRDB

/// What the owner of a job sees of it.
extension JobStore {
    /// - Returns: nil where there is none, or it is another's.
    func job(_ id: String, owner: String) async throws -> Job? {
        try await read { db in try Self.job(db, id, owner) }
    }

    static func job(_ db: Database, _ id: String, _ owner: String) throws -> Job? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM job WHERE id = ? AND owner = ? AND state NOT IN ('receiving', 'discarded')", arguments: [id, owner]
        ).map { Job($0) }
    }

    /// Newest first.
    ///
    /// - Parameter before: number of the job after the last of the page before; nil: from the newest.
    func jobs(owner: String, before: Int64?, limit: Int) async throws -> [Job] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM job WHERE owner = ? AND number < ? AND state NOT IN ('receiving', 'discarded')
                    ORDER BY number DESC LIMIT ?
                    """,
                arguments: [owner, before ?? .max, limit]
            ).map { Job($0) }
        }
    }

    /// A piece of the result; nil after the last one.
    func output(_ number: Int, of job: Int64) async throws -> [UInt8]? {
        try await read { db in
            try Data.fetchOne(db, sql: "SELECT bytes FROM output WHERE job = ? AND number = ?", arguments: [job, number]).map { Array($0) }
        }
    }

    /// How many there are of each state that owners see.
    func counts() async throws -> [Job.State: Int] {
        try await read { db in
            var counts: [Job.State: Int] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT state, count(*) FROM job GROUP BY state") {
                if let state = Job.State(rawValue: row[0]) { counts[state] = row[1] }
            }
            return counts
        }
    }
}

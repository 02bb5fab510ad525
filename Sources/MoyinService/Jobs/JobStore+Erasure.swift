internal import GRDB

/// Removal: of what is removed no byte stays in the file, nor in its log.
extension JobStore {
    /// Cancels a job that has not ended, and discards one that has.
    ///
    /// - Returns: the job as it was; nil where there is none, or it is another's.
    func cancelOrDiscard(_ id: String, owner: String) async throws -> Job? {
        let lifetime = lifetime
        return try await write { db in
            guard let job = try Self.job(db, id, owner) else { return nil }
            let now = UTCTime.now()
            if job.state.isEnded {
                try db.execute(sql: "UPDATE job SET state = 'discarded' WHERE number = ?", arguments: [job.number])
            } else {
                try db.execute(
                    sql: "UPDATE job SET state = 'cancelled', finished = ?, expires = ? WHERE number = ?", arguments: [now, now + lifetime, job.number])
            }
            return job
        }
    }

    /// A body that did not come as a whole, or came before.
    func discard(_ job: Int64) async throws {
        try await write(isDurable: false) { db in
            try db.execute(sql: "UPDATE job SET state = 'discarded' WHERE number = ?", arguments: [job])
        }
    }

    /// Discards what has expired. A clock that was ahead when a job ended does not keep it for longer than its lifetime.
    func expire(at now: Int) async throws {
        let lifetime = lifetime
        try await write(isDurable: false) { db in
            try db.execute(sql: "UPDATE job SET expires = ? WHERE expires > ?", arguments: [now + lifetime, now + lifetime])
            try db.execute(
                sql: "UPDATE job SET state = 'discarded' WHERE state IN ('done', 'failed', 'cancelled') AND expires <= ?", arguments: [now])
        }
    }

    /// Overwrites the bodies of jobs that have ended, the results of those that have none, and all of those that are
    /// discarded; then the log of the database, which holds copies. Others take their turns in between.
    func erase() async throws {
        while try await eraseSome() {}
        // Even where nothing was left to erase: another may have done it just now, and not have come so far.
        try await empty()
    }

    /// Bodies that nobody reads any more, and results that nobody will.
    private static let rubbish = [
        ("input", "'done', 'failed', 'cancelled', 'discarded'"),
        ("output", "'failed', 'cancelled', 'discarded'"),
        ("delivery", "'discarded'"),
    ]
    /// Rows at a time, of half a megabyte each at most.
    private static let rows = 8

    private func eraseSome() async throws -> Bool {
        try await write(isDurable: false) { db in
            for (table, states) in Self.rubbish {
                try db.execute(
                    sql: """
                        DELETE FROM \(table) WHERE rowid IN
                        (SELECT \(table).rowid FROM job JOIN \(table) ON job = job.number WHERE state IN (\(states)) LIMIT \(Self.rows))
                        """)
                if db.changesCount > 0 { return true }
            }
            try db.execute(sql: "DELETE FROM job WHERE state = 'discarded'")
            return db.changesCount > 0
        }
    }

    /// Gives free pages back to the disk, some at a time, and empties the log.
    private func empty() async throws {
        while try await giveBack() {}
        guard isDurable else { return }
        try await perform { [database] in try await database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) } }
    }

    /// - Returns: whether there are more.
    private func giveBack() async throws -> Bool {
        try await perform { [database] in
            try await database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA incremental_vacuum(512)")
                return try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0 > 0
            }
        }
    }
}

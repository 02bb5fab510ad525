internal import GRDB

/// What was done with a case, for people.
package struct HistoryLine: Sendable {
    package var number: Int
    package var at: Int
    package var actor: String
    package var action: String
    /// JSON.
    package var detail: String
}

extension Ledger {
    /// The history of a case, the first entry first.
    package func history(of number: Int) throws(LedgerError) -> [HistoryLine] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT id, at, actor, action, detail FROM history WHERE \"case\" = ? ORDER BY id", arguments: [number]).map {
                HistoryLine(number: $0[0], at: $0[1], actor: $0[2], action: $0[3], detail: $0[4])
            }
        }
    }

    /// Items in which nothing must go, but at which a person should look.
    package func needsPerson() throws(LedgerError) -> [(key: String, url: String?, title: String?)] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT key, url, title FROM item WHERE verdict = 0 AND needs_person AND gone IS NULL ORDER BY id").map { ($0[0], $0[1], $0[2]) }
        }
    }

    /// Items that could not be reviewed, with the reason.
    package func notReviewed() throws(LedgerError) -> [(key: String, url: String?, reason: String)] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT key, url, problem FROM item WHERE verdict = 4 AND gone IS NULL ORDER BY id").map { ($0[0], $0[1], $0[2] ?? "") }
        }
    }
}

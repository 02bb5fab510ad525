internal import GRDB

/// What a run has come to so far.
package struct RunCounts: Sendable {
    package var items = 0
    /// Known with the same content, reviewed by the same rules.
    package var unchanged = 0
    package var bytes = 0
    /// Read in this run, with something that must go.
    package var leaking = 0
    /// New cases.
    package var found = 0
    /// Cases that were corrected, with something that must go again.
    package var reopened = 0
    package var notReviewed = 0
    /// Items that their sources no longer hold.
    package var gone = 0

    package init() {}

    func save(_ db: Database, _ run: Int, _ key: LedgerKey) throws {
        try db.cachedStatement(
            sql: """
                UPDATE run SET items = ?, unchanged = ?, bytes = ?, leaking = ?, found = ?, reopened = ?, not_reviewed = ?, gone = ? WHERE id = ?
                """
        ).execute(arguments: [items, unchanged, bytes, leaking, found, reopened, notReviewed, gone, run])
        try SealedRows.sealRun(db, run, key)
    }

    func detail(_ run: Int) -> String {
        #"{"found":\#(found),"gone":\#(gone),"items":\#(items),"not_reviewed":\#(notReviewed),"reopened":\#(reopened),"run":\#(run),"unchanged":\#(unchanged)}"#
    }
}

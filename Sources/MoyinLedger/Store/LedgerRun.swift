internal import Foundation
internal import GRDB
internal import Glibc
internal import MoyinReports
internal import MoyinTypes

/// One run over what is published: enters items batch by batch, each batch as a whole. A run that was cut off is taken up by
/// the next: what it entered is known, and unchanged.
///
/// Looking up is for any thread; entering for one at a time.
package final class LedgerRun: @unchecked Sendable {
    // Unchecked because of what entering changes, which one thread at a time does.
    let ledger: Ledger
    private let key: LedgerKey
    /// Held until the run is over: one at a time.
    private let lock: RunLock
    package let id: Int
    private let version: Int
    let actor: String
    private let isRecheck: Bool
    /// Items as they were before the run.
    private let known: [KeyDigest: Known]
    /// Cases by their item.
    private var cases: [Int: Int]
    /// Cases that others may say the same as, by the seal of what leaks.
    private var alike: [[UInt8]: [(id: Int, sketch: TextSketch)]]
    private var names: [String: Int]
    private var nextItem: Int
    /// By id: met in this run.
    private var met: [Bool]
    package private(set) var counts = RunCounts()

    struct Known {
        var id: Int
        var content: ContentDigest
        var version: Int
        var seal: Int64
        var firstRun: Int
        var source: Int
        var isGone: Bool
        var verdict: Verdict
    }

    /// Begins a run.
    ///
    /// - Parameter version: of rules and options: what another one reviewed is reviewed again.
    /// - Throws: ``LedgerError``; `run_under_way` while another process is at it.
    package convenience init(_ ledger: Ledger, version: String, by actor: String) throws(LedgerError) {
        try self.init(ledger, version, actor, isRecheck: false)
    }

    /// Begins to read some items again: no run of its own, the last one goes on.
    package convenience init(_ ledger: Ledger, version: String, recheckBy actor: String) throws(LedgerError) {
        try self.init(ledger, version, actor, isRecheck: true)
    }

    private init(_ ledger: Ledger, _ version: String, _ actor: String, isRecheck: Bool) throws(LedgerError) {
        let key = try ledger.requiredKey()
        lock = try RunLock(key.file, ledger.name)
        (self.ledger, self.key, self.actor, self.isRecheck) = (ledger, key, actor, isRecheck)
        let now = Int(time(nil))
        let state = try ledger.write { db, key in
            // A page that was damaged since: better known now than half-way.
            guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
            let version = try SealedRows.name(db, version, key)
            var id = try Int.fetchOne(db, sql: "SELECT max(id) FROM run") ?? 0
            if !isRecheck {
                try db.execute(sql: "INSERT INTO run (started, version) VALUES (?, ?)", arguments: [now, version])
                id = Int(db.lastInsertedRowID)
                try SealedRows.sealRun(db, id, key)
                try HistoryEntry(
                    at: now, actor: actor, action: "run_started", detail: #"{"run":\#(id)}"#, stateSeal: try Self.itemSeals(db)
                ).save(db, key)
            }
            return (id, version, try Self.items(db), try Self.cases(db), try Self.names(db), try Int.fetchOne(db, sql: "SELECT ifnull(max(id), 0) FROM item") ?? 0)
        }
        (id, self.version, known, names) = (state.0, state.1, state.2, state.4)
        (cases, alike) = state.3
        nextItem = state.5 + 1
        met = [Bool](repeating: false, count: nextItem)
    }

    // MARK: what is known

    /// Whether an item is as it was when these rules reviewed it. For any thread.
    package func isUnchanged(_ key: KeyDigest, _ content: ContentDigest) -> Bool {
        guard let item = known[key] else { return false }
        // What could not be read may be readable by now.
        return item.content == content && item.version == version && !item.isGone && item.verdict != .notReviewed
    }

    /// What an item held before the run; nil: there was none. For any thread.
    package func content(of key: KeyDigest) -> ContentDigest? { known[key]?.content }

    /// The id of a source of items.
    package func source(_ path: String) throws(LedgerError) -> Int {
        try ledger.write { db, key in try SealedRows.source(db, path, key) }
    }

    // MARK: entering

    /// Enters what was read, and notes what was met unchanged.
    package func enter(_ readings: [ItemReading], unchanged: [KeyDigest], bytes: Int) throws(LedgerError) {
        let now = Int(time(nil))
        // In memory only what is on the disk: a batch that failed changes nothing.
        var (counts, cases, alike, names, nextItem) = (counts, cases, alike, names, nextItem)
        var metNow: [Int] = []
        for key in unchanged {
            guard let item = known[key] else { continue }
            metNow.append(item.id)
            counts.items += 1
            counts.unchanged += 1
        }
        counts.bytes += bytes
        if !readings.isEmpty {
            // What a run has read it can read again.
            try ledger.write(isRepeatable: true) { db, key in
                var sum = try Self.itemSeals(db)
                for reading in readings {
                    let before = known[KeyDigest(reading.key)]
                    let id = before?.id ?? nextItem
                    if before == nil { nextItem += 1 }
                    var row = ItemRow(id: id, reading: reading, version: version, firstRun: before?.firstRun ?? self.id, lastRun: self.id)
                    row.unit = try Self.name(db, reading.unit, &names, key)
                    row.channel = try Self.name(db, reading.column, &names, key)
                    let seal = row.seal(key)
                    sum &+= seal &- (before?.seal ?? 0)
                    try Self.save(row, seal, db)
                    metNow.append(id)
                    counts.items += 1
                    if reading.outcome.verdict == .notReviewed { counts.notReviewed += 1 }
                    if reading.outcome.isLeaking { counts.leaking += 1 }
                    try Self.judge(reading, item: id, db, key, now, actor, &cases, &alike, &counts)
                }
                try Self.setItemSeals(db, sum, count: nextItem - 1)
                try HistoryEntry(
                    at: now, actor: actor, action: "items", detail: #"{"count":\#(readings.count),"run":\#(self.id)}"#, stateSeal: sum
                ).save(db, key)
                if !isRecheck { try counts.save(db, self.id, key) }
            }
        }
        (self.counts, self.cases, self.alike, self.names, self.nextItem) = (counts, cases, alike, names, nextItem)
        if met.count < nextItem { met += [Bool](repeating: false, count: nextItem - met.count + nextItem / 4) }
        for id in metNow { met[id] = true }
    }

    /// Opens a case, or brings one up to date.
    private static func judge(
        _ reading: ItemReading, item: Int, _ db: Database, _ key: LedgerKey, _ now: Int, _ actor: String, _ cases: inout [Int: Int],
        _ alike: inout [[UInt8]: [(id: Int, sketch: TextSketch)]], _ counts: inout RunCounts
    ) throws {
        let outcome = reading.outcome
        guard let known = cases[item] else {
            guard outcome.isLeaking else { return }
            var made = CaseRecord(item: item, origin: .own, content: reading.content.bytes, foundAt: now)
            _ = made.take(outcome)
            made.leaks = FindingRecord.seal(of: outcome.leaks, key)
            if let sketch = outcome.sketch, !outcome.leaks.isEmpty {
                made.sketch = sketch.bytes
                made.sameAs = alike[made.leaks]?.first { $0.sketch.likeness(sketch) >= TextSketch.isAlike }?.id
            }
            try made.save(db, key, "found", at: now, by: actor)
            cases[item] = made.id
            if made.sameAs == nil, let sketch = outcome.sketch { alike[made.leaks, default: []].append((made.id, sketch)) }
            counts.found += 1
            return
        }
        guard outcome.verdict != .notReviewed, var record = try CaseRecord.fetch(db, "SELECT \(CaseRecord.columns) FROM cases WHERE id = ?", [known]).first else { return }
        switch record.take(outcome) {
        case .none: break
        case .updated: try record.save(db, key, "read", at: now, by: actor)
        case .reopened:
            try record.save(db, key, "reopened", at: now, by: actor)
            counts.reopened += 1
        }
    }

    /// The run met everything there is: what these sources no longer hold is gone.
    ///
    /// - Parameter whole: ids of sources that were read to their end.
    package func finish(whole: Set<Int>) throws(LedgerError) {
        let now = Int(time(nil))
        var counts = counts
        let gone = known.values.filter { whole.contains($0.source) && !met[$0.id] && !$0.isGone }
        counts.gone = gone.count
        try ledger.write { db, key in
            var sum = try Self.itemSeals(db)
            for item in gone { sum &+= try Self.markGone(item.id, self.id, db, key) }
            try Self.setItemSeals(db, sum, count: nextItem - 1)
            try db.execute(sql: "UPDATE run SET finished = ? WHERE id = ?", arguments: [now, self.id])
            try counts.save(db, self.id, key)
            try HistoryEntry(
                at: now, actor: actor, action: "run_finished", detail: counts.detail(self.id), stateSeal: try Self.itemSeals(db)
            ).save(db, key)
        }
        self.counts = counts
        try ledger.settle()
    }
}

internal import Dispatch
package import Moyin
package import MoyinFiles
package import MoyinLedger
internal import MoyinReports
internal import MoyinText

/// Reads everything that some sources hold, reviews what is new or changed, and enters it into a ledger.
///
/// Threads take a piece of a source each, review it, and hand it on; what was reviewed is entered in the order of the
/// sources, so that the ledger is the same for every number of threads. Memory holds a few pieces, whatever the sources hold.
package struct AuditRun: Sendable {
    private let engine: Engine
    private let key: LedgerKey
    private let files: FileReader
    private let mapping: ItemMapping
    private let jobs: Int
    private let isCancelled: @Sendable () -> Bool
    private let progress: @Sendable (AuditProgress) -> Void

    package init(
        _ engine: Engine, _ key: LedgerKey, _ files: FileReader, _ mapping: ItemMapping, jobs: Int, isCancelled: @escaping @Sendable () -> Bool,
        progress: @escaping @Sendable (AuditProgress) -> Void = { _ in }
    ) {
        (self.engine, self.key, self.files, self.mapping) = (engine, key, files, mapping)
        (self.jobs, self.isCancelled, self.progress) = (jobs, isCancelled, progress)
    }

    package struct Outcome: Sendable {
        package var counts = RunCounts()
        /// Items that are in the sources twice with the same id: word for word, and with another content.
        package var repeated = 0
        package var sameID = 0
        /// Sources that were not read to their end, and why.
        package var problems: [(source: String, reason: String)] = []
        package var isCancelled = false
    }

    /// Enters all of `sources`.
    ///
    /// - Throws: ``LedgerError``; what was entered before stands.
    package func run(_ sources: [any ItemSource], into run: LedgerRun) throws(LedgerError) -> Outcome {
        var ids: [Int] = []
        for source in sources { ids.append(try run.source(source.name)) }
        let entry = ReviewedPieces(run)
        try review(sources, ids, entry, isUnchanged: { run.isUnchanged($0, $1) }, wanted: nil)
        var outcome = Outcome()
        (outcome.repeated, outcome.sameID) = (entry.repeated, entry.sameID)
        for source in sources { if let problem = source.problem { outcome.problems.append((source.name, problem)) } }
        outcome.isCancelled = isCancelled()
        if !outcome.isCancelled {
            try run.finish(whole: Set(zip(sources, ids).filter { $0.0.problem == nil }.map(\.1)))
        }
        outcome.counts = run.counts
        return outcome
    }

    /// Reads again what has one of some ids.
    ///
    /// - Returns: nil when it was cancelled.
    package func read(_ wanted: Set<String>, of sources: [any ItemSource], ids: [Int]) throws(LedgerError) -> GatheredItems? {
        let gathered = GatheredPieces()
        try review(sources, ids, gathered, isUnchanged: { _, _ in false }, wanted: wanted)
        return isCancelled() ? nil : gathered.items
    }

    private func review(
        _ sources: [any ItemSource], _ ids: [Int], _ sink: any PieceSink, isUnchanged: @escaping @Sendable (KeyDigest, ContentDigest) -> Bool,
        wanted: Set<String>?
    ) throws(LedgerError) {
        let line = PieceLine(sources, ids, sink)
        DispatchQueue.concurrentPerform(iterations: jobs) { _ in
            var reviewer = ItemReviewer(engine, key, files, mapping)
            while !isCancelled(), let taken = line.take() {
                var results: [ItemReviewer.Result] = []
                var bytes = 0
                var isWhole = true
                for piece in taken.pieces {
                    if isCancelled() {
                        isWhole = false
                        break
                    }
                    bytes += piece.byteCount
                    guard let item = taken.source.item(piece) else { continue }
                    if let wanted, !wanted.contains(reviewer.shownKey(item.key)) {
                        results.append(.other(isNameless: item.isNameless))
                        continue
                    }
                    guard let result = reviewer.review(item, source: taken.sourceID, isUnchanged: isUnchanged) else {
                        isWhole = false
                        break
                    }
                    results.append(result)
                }
                // Half a piece would leave a hole in the order: it comes again in the next run.
                guard isWhole else { return line.stop() }
                progress(line.deliver(results, bytes: bytes, at: taken.number))
            }
        }
        if let error = line.error { throw error }
    }
}

/// How far a run is.
package struct AuditProgress: Sendable {
    package var items = 0
    package var bytes = 0
    /// Of all sources, as far as known.
    package var totalBytes = 0
    package var leaking = 0
}

package import Moyin
package import MoyinFiles
package import MoyinLedger
internal import MoyinReports

/// A run over one export that comes as a stream, a few megabytes at a time, each on whichever thread is free.
package final class ExportRun: @unchecked Sendable {
    // Unchecked: one thread at a time.
    private let run: LedgerRun
    private let entry: ReviewedPieces
    private var reading: ExportReading

    /// - Throws: ``LedgerError``; `run_under_way` while another is at it.
    package init(_ engine: Engine, _ ledger: Ledger, _ files: FileReader, of source: any ItemSource, version: String, by actor: String) throws(LedgerError) {
        run = try LedgerRun(ledger, version: version, by: actor)
        entry = ReviewedPieces(run)
        reading = ExportReading(engine, try ledger.requiredKey(), files, source, try run.source(source.name))
    }

    /// Reviews and enters the next items.
    ///
    /// - Returns: false at the end.
    /// - Throws: ``LedgerError``; what was entered before stands.
    package func step() throws(LedgerError) -> Bool {
        guard let results = reading.next({ run.isUnchanged($0, $1) }) else { return false }
        try entry.take(results.items, bytes: results.bytes)
        return true
    }

    package var counts: RunCounts { run.counts }
    package var number: Int { run.id }

    /// - Parameter isWhole: what the export no longer holds is gone.
    package func finish(isWhole: Bool) throws(LedgerError) -> AuditRun.Outcome {
        var outcome = AuditRun.Outcome()
        (outcome.repeated, outcome.sameID) = (entry.repeated, entry.sameID)
        let source = reading.source
        if let problem = source.problem { outcome.problems = [(source.name, problem)] }
        try run.finish(whole: isWhole && outcome.problems.isEmpty ? [reading.sourceID] : [])
        outcome.counts = run.counts
        return outcome
    }
}

/// Reads the items of some cases again, in an export that comes as a stream. Nothing is entered before all of it was read.
package final class ExportRecheck: @unchecked Sendable {
    // Unchecked: one thread at a time.
    private let run: LedgerRun
    private let cases: [ListedCase]
    private let namesakes: [String: [Namesake]]
    private let gathered = GatheredPieces()
    private var reading: ExportReading
    package private(set) var items = 0
    package private(set) var bytes = 0

    package init(
        _ engine: Engine, _ ledger: Ledger, _ files: FileReader, _ cases: [ListedCase], in source: any ItemSource, version: String, by actor: String
    ) throws(LedgerError) {
        run = try LedgerRun(ledger, version: version, recheckBy: actor)
        self.cases = cases
        namesakes = try ledger.namesakes(of: cases)
        reading = ExportReading(engine, try ledger.requiredKey(), files, source, 0)
        let fields = try ledger.fields(of: cases)
        var known: [String: ItemFields] = [:]
        for (id, items) in namesakes {
            // Several with one id: nobody knows yet whose the rest would be, unless they are named.
            known[id] = items.count == 1 ? fields[items[0].key] : ItemFields(source: items[0].source)
            for item in items where items.count > 1 { known[item.key == id ? id + "#1" : item.key] = fields[item.key] ?? ItemFields(source: item.source) }
        }
        reading.known = known
    }

    /// Reviews the next items.
    ///
    /// - Returns: false at the end.
    package func step() -> Bool {
        guard let results = reading.next({ _, _ in false }) else { return false }
        items += results.items.count
        bytes += results.bytes
        gathered.take(results.items, bytes: results.bytes)
        return true
    }

    /// Why what was not met is not taken for withdrawn; nil: it may be.
    package var doubt: String? { reading.source.problem ?? gathered.items.doubt }

    /// Judges the cases by what was read.
    ///
    /// - Parameter isWhole: what the export does not hold was withdrawn, unless there is doubt.
    package func finish(isWhole: Bool) throws(LedgerError) -> [Int: Recheck] {
        try run.recheck(cases, namesakes, gathered.items.readings, isWhole: isWhole && doubt == nil)
    }
}

/// The items of an export, reviewed one after another.
private struct ExportReading: ~Copyable {
    let source: any ItemSource
    /// Of what is entered from it.
    let sourceID: Int
    /// Of items that are wanted, by id, each of which stays its source's; nil: all are.
    var known: [String: ItemFields]?
    private var reviewer: ItemReviewer

    init(_ engine: Engine, _ key: LedgerKey, _ files: FileReader, _ source: any ItemSource, _ sourceID: Int) {
        (self.source, self.sourceID) = (source, sourceID)
        reviewer = ItemReviewer(engine, key, files, ItemMapping())
    }

    /// - Returns: nil at the end.
    mutating func next(_ isUnchanged: (KeyDigest, ContentDigest) -> Bool) -> (items: [ItemReviewer.Result], bytes: Int)? {
        let pieces = source.next()
        guard !pieces.isEmpty else { return nil }
        var results: [ItemReviewer.Result] = []
        for piece in pieces {
            guard var item = source.item(piece) else { continue }
            var sourceID = sourceID
            if let known {
                guard let fields = known[reviewer.shownKey(item.key)] else {
                    results.append(.other(isNameless: item.isNameless))
                    continue
                }
                item.complete(fields)
                sourceID = fields.source
            }
            if let result = reviewer.review(item, source: sourceID, isUnchanged: isUnchanged) { results.append(result) }
        }
        return (results, pieces.reduce(0) { $0 + $1.byteCount })
    }
}

extension PublishedItem {
    /// Says what the item itself leaves out: who sends a corrected body need not send the rest.
    fileprivate mutating func complete(_ fields: ItemFields) {
        unit = unit ?? fields.unit
        column = column ?? fields.column
        url = url ?? fields.url
        published = published ?? fields.published
        // A page brings its title along.
        if case .html(let page) = content, ItemReviewer.title(of: page) != nil { return }
        title = title ?? fields.title
    }
}

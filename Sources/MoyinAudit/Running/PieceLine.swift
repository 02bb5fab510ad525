internal import Foundation
internal import MoyinLedger
internal import Synchronization

/// Takes reviewed pieces in their order.
protocol PieceSink: AnyObject, Sendable {
    func take(_ results: [ItemReviewer.Result], bytes: Int) throws(LedgerError)
}

/// Hands pieces of sources to threads, and what they made of them to the sink in the order of the sources.
final class PieceLine: @unchecked Sendable {
    // Unchecked: everything below is touched under the lock, but for the sink while `isWriting`.
    private let sources: [any ItemSource]
    private let ids: [Int]
    private let sink: any PieceSink
    private let condition = NSCondition()
    private var source = 0
    private var nextNumber = 0
    private var waiting: [Int: (results: [ItemReviewer.Result], bytes: Int)] = [:]
    private var written = 0
    private var isWriting = false
    private var isStopped = false
    private var failure: LedgerError?
    private var progress = AuditProgress()
    /// A piece may be so far ahead of the one that is waited for: memory is bounded.
    private static let ahead = 32

    struct Taken {
        var number: Int
        var pieces: [ItemPiece]
        var source: any ItemSource
        var sourceID: Int
    }

    init(_ sources: [any ItemSource], _ ids: [Int], _ sink: any PieceSink) {
        (self.sources, self.ids, self.sink) = (sources, ids, sink)
        progress.totalBytes = sources.reduce(0) { $0 + $1.byteCount }
    }

    /// The next piece; nil at the end, or when the line was stopped.
    func take() -> Taken? {
        condition.lock()
        defer { condition.unlock() }
        while nextNumber - written >= Self.ahead, !isStopped { condition.wait() }
        while !isStopped, source < sources.count {
            let pieces = sources[source].next()
            if pieces.isEmpty {
                source += 1
                continue
            }
            nextNumber += 1
            return Taken(number: nextNumber - 1, pieces: pieces, source: sources[source], sourceID: ids[source])
        }
        return nil
    }

    /// Hands on what came of a piece. The thread whose piece is due writes; the others go on.
    func deliver(_ results: [ItemReviewer.Result], bytes: Int, at number: Int) -> AuditProgress {
        condition.lock()
        defer { condition.unlock() }
        waiting[number] = (results, bytes)
        progress.items += results.count
        progress.bytes += bytes
        progress.leaking += results.reduce(0) { if case .read(let reading) = $1, reading.outcome.isLeaking { $0 + 1 } else { $0 } }
        guard !isWriting else { return progress }
        isWriting = true
        while !isStopped, waiting[written] != nil {
            // Everything that is due, in one change.
            var due: (results: [ItemReviewer.Result], bytes: Int) = ([], 0)
            var next = written
            while let piece = waiting.removeValue(forKey: next) {
                due.results += piece.results
                due.bytes += piece.bytes
                next += 1
            }
            condition.unlock()
            do throws(LedgerError) {
                try sink.take(due.results, bytes: due.bytes)
                condition.lock()
            } catch {
                condition.lock()
                failure = error
                isStopped = true
            }
            written = next
            condition.broadcast()
        }
        isWriting = false
        return progress
    }

    func stop() {
        condition.lock()
        isStopped = true
        condition.broadcast()
        condition.unlock()
    }

    var error: LedgerError? {
        condition.lock()
        defer { condition.unlock() }
        return failure
    }
}

internal import Dispatch
internal import Synchronization
public import MoyinTypes

/// Hands out the segments of a text that is read piece by piece, each with its margins, in order.
///
/// Holds a few megabytes whatever the text's length. Not shared: callers take turns.
private struct SegmentFeed: ~Copyable {
    struct Segment {
        /// Readable bytes and the segment in them, as indexes of the caller's buffer.
        var readable: Range<Int>
        var range: Range<Int>
        var origin: Int
        var table: TableShape?
        var number: Int
    }

    private let engine: ScanEngine
    private let read: (UnsafeMutableRawBufferPointer) -> Int
    private let buffer: UnsafeMutablePointer<UInt8>
    private static let capacity = 4 * Segmenter.longest
    /// The next segment begins at `low`; bytes up to `high` are there.
    private var low = 0
    private var high = 0
    /// Offset of `buffer[0]` in the text.
    private var origin = 0
    private var isAtEnd = false
    private var table: TableShape?
    private var columns = ColumnContext()
    private var number = 0

    init(_ engine: ScanEngine, read: @escaping (UnsafeMutableRawBufferPointer) -> Int) {
        self.engine = engine
        self.read = read
        buffer = .allocate(capacity: Self.capacity)
    }

    deinit { buffer.deallocate() }

    /// Copies the next segment with its margins to `target`; nil at the end.
    mutating func next(into target: UnsafeMutablePointer<UInt8>) -> Segment? {
        fill()
        guard low < high else { return nil }
        let available = UnsafeBufferPointer(start: buffer + low, count: min(high - low, Segmenter.longest))
        let end = low + Segmenter.end(of: available, isLast: isAtEnd && low + available.count == high)
        let readable = max(0, low - TextView.margin)..<min(high, end + TextView.margin)
        target.update(from: buffer + readable.lowerBound, count: readable.count)
        let segment = Segment(
            readable: 0..<readable.count, range: (low - readable.lowerBound)..<(end - readable.lowerBound),
            origin: origin + readable.lowerBound, table: table, number: number)
        let view = TextView(base: buffer, start: readable.lowerBound, end: readable.upperBound, fold: engine.fold)
        columns.begin(at: low, inherited: table)
        table = columns.open(view, atEnd: end, lexicon: engine.lexicon)
        low = end
        number += 1
        return segment
    }

    private mutating func fill() {
        let wanted = Segmenter.longest + TextView.margin
        guard high - low < wanted, !isAtEnd else { return }
        let keep = max(0, low - TextView.margin)
        (buffer).update(from: buffer + keep, count: high - keep)
        origin += keep
        low -= keep
        high -= keep
        while high < Self.capacity {
            let count = read(UnsafeMutableRawBufferPointer(start: buffer + high, count: Self.capacity - high))
            if count <= 0 {
                isAtEnd = true
                return
            }
            high += count
        }
    }
}

extension ScanEngine {
    /// Scans a text that is read piece by piece with memory that does not grow with it. The findings are exactly those
    /// of a scan in memory, in the same order.
    ///
    /// - Parameters:
    ///   - read: fills the buffer and returns how many bytes, 0 at the end. Called from one thread at a time.
    ///   - body: receives the findings of one segment after another; offsets count bytes of the whole text.
    public func scan(
        jobs: Int, read: @escaping (UnsafeMutableRawBufferPointer) -> Int, _ body: ([Finding]) -> Void
    ) {
        let state = StreamState(SegmentFeed(self, read: read))
        // Reading and reporting happen under a lock, so that neither needs to be Sendable.
        nonisolated(unsafe) let report = body
        DispatchQueue.concurrentPerform(iterations: max(1, jobs)) { _ in
            var scanner = Scanner(self)
            let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: Segmenter.longest + 2 * TextView.margin)
            defer { bytes.deallocate() }
            var findings: [Finding] = []
            while let segment = state.next(into: bytes) {
                findings.removeAll(keepingCapacity: true)
                let window = TextWindow(
                    base: UnsafePointer(bytes), readable: segment.readable, segment: segment.range, origin: segment.origin)
                scanner.scan(window, table: segment.table, mode: .prefiltered, into: &findings)
                state.finish(segment.number, findings, report)
            }
        }
    }
}

/// What the threads of one stream share, each part behind its lock.
private final class StreamState: @unchecked Sendable {
    // Unchecked because of the feed, which only `next` touches, under `reading`.
    private var feed: SegmentFeed
    private let reading = Mutex(())
    private struct Waiting: Sendable {
        var next = 0
        var done: [Int: [Finding]] = [:]
    }
    private let waiting = Mutex(Waiting())

    init(_ feed: consuming SegmentFeed) { self.feed = feed }

    func next(into target: UnsafeMutablePointer<UInt8>) -> SegmentFeed.Segment? {
        reading.withLock { _ in feed.next(into: target) }
    }

    /// Reports in order, whoever is done first.
    func finish(_ number: Int, _ findings: [Finding], _ report: ([Finding]) -> Void) {
        waiting.withLock { waiting in
            waiting.done[number] = findings
            while let ready = waiting.done.removeValue(forKey: waiting.next) {
                waiting.next += 1
                if !ready.isEmpty { report(ready) }
            }
        }
    }
}

internal import Dispatch
public import MoyinTypes

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
        scan(jobs: jobs, read: read, map: \.findings, body)
    }

    /// Like ``scan(jobs:read:_:)``, with the bytes: `map` turns each segment into what is wanted of it, on the thread
    /// that scanned it; `body` receives the products in order, one at a time.
    public func scan<Product: Sendable>(
        jobs: Int, read: (UnsafeMutableRawBufferPointer) -> Int, map: @Sendable (ScannedSegment) -> Product,
        _ body: (Product) -> Void
    ) {
        withoutActuallyEscaping(read) { read in
            scan(SegmentFeed(self, read: read), jobs: jobs, isInMemory: false, map: map, body)
        }
    }

    /// Scans the segments of a feed; see ``scan(jobs:read:map:_:)``.
    func scan<Product: Sendable>(
        _ feed: consuming SegmentFeed, jobs: Int, isInMemory: Bool, map: @Sendable (ScannedSegment) -> Product,
        _ body: (Product) -> Void
    ) {
        let queue = SegmentQueue<Product>(feed)
        // Reading and reporting happen under a lock, so that neither needs to be Sendable.
        nonisolated(unsafe) let report = body
        DispatchQueue.concurrentPerform(iterations: max(1, jobs)) { _ in
            var scanner = Scanner(self)
            let bytes = isInMemory ? nil : UnsafeMutablePointer<UInt8>.allocate(capacity: Segmenter.longest + 2 * TextView.margin)
            defer { bytes?.deallocate() }
            var findings: [Finding] = []
            while let segment = queue.next(into: bytes) {
                findings.removeAll(keepingCapacity: true)
                scanner.scan(segment.window, table: segment.table, mode: .prefiltered, into: &findings)
                let scanned = ScannedSegment(
                    window: segment.window, findings: findings, exceededRule: scanner.exceededRule, header: segment.table?.lines ?? [])
                queue.finish(segment.number, map(scanned), report)
            }
        }
    }
}

/// What the threads of one stream share, each part behind its queue.
private final class SegmentQueue<Product: Sendable>: @unchecked Sendable {
    // Unchecked: the feed is touched in `reading` only, what waits in `reporting` only. Queues of Dispatch rather than a
    // Mutex, because the thread sanitizer sees the order they keep.
    private var feed: SegmentFeed
    private let reading = DispatchQueue(label: "moyin.reading")
    private var next = 0
    private var done: [Int: Product] = [:]
    private let reporting = DispatchQueue(label: "moyin.reporting")
    /// Segments in work or waiting for an earlier one: a slow segment must not let the others pile up.
    private let room = DispatchSemaphore(value: 64)

    init(_ feed: consuming SegmentFeed) { self.feed = feed }

    func next(into target: UnsafeMutablePointer<UInt8>?) -> SegmentFeed.Segment? {
        room.wait()
        let segment = reading.sync { feed.next(into: target) }
        if segment == nil { room.signal() }
        return segment
    }

    /// Reports in order, whoever is done first.
    func finish(_ number: Int, _ product: Product, _ report: (Product) -> Void) {
        reporting.sync {
            done[number] = product
            while let ready = done.removeValue(forKey: next) {
                next += 1
                report(ready)
                room.signal()
            }
        }
    }
}

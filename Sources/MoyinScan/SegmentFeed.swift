/// Hands out the segments of a text that is read piece by piece, each with its margins, in order.
///
/// Holds a few megabytes whatever the text's length. Not shared: callers take turns.
struct SegmentFeed: ~Copyable {
    struct Segment {
        /// Readable bytes and the segment in them, as indexes of the caller's buffer.
        var readable: Range<Int>
        var range: Range<Int>
        var origin: Int
        var table: TableShape?
        var number: Int
    }

    private let engine: ScanEngine
    typealias Read = (UnsafeMutableRawBufferPointer) -> Int
    private let read: Read
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

    init(_ engine: ScanEngine, read: @escaping Read) {
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
        let view = TextView(
            base: buffer, start: readable.lowerBound, end: readable.upperBound, fold: engine.fold,
            beginsText: readable.lowerBound + origin == 0)
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
        buffer.update(from: buffer + keep, count: high - keep)
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

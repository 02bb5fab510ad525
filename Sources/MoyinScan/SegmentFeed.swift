/// Hands out the segments of a text, each with its margins, in order.
///
/// Of a text that is read piece by piece it holds a few megabytes whatever the length; a text in memory is not copied.
/// Not shared: callers take turns.
struct SegmentFeed: ~Copyable {
    struct Segment {
        var window: TextWindow
        /// The table that runs into the segment from the one before.
        var table: TableShape?
        var number: Int
    }

    private let engine: ScanEngine
    typealias Read = (UnsafeMutableRawBufferPointer) -> Int
    private let read: Read?
    /// What was read, or the whole text.
    private let bytes: UnsafePointer<UInt8>
    private let buffer: UnsafeMutablePointer<UInt8>?
    private static let capacity = 4 * Segmenter.longest
    /// The next segment begins at `low`; bytes up to `high` are there.
    private var low = 0
    private var high = 0
    /// Offset of `bytes[0]` in the text.
    private var origin = 0
    private var isAtEnd = false
    private var table: TableShape?
    private var columns = ColumnContext()
    private var number = 0

    init(_ engine: ScanEngine, read: @escaping Read) {
        self.engine = engine
        self.read = read
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.capacity)
        self.buffer = buffer
        bytes = UnsafePointer(buffer)
    }

    /// - Parameter text: at least one byte; must outlive the feed and what it hands out.
    init(_ engine: ScanEngine, text: UnsafeBufferPointer<UInt8>) {
        self.engine = engine
        read = nil
        buffer = nil
        bytes = text.baseAddress!
        high = text.count
        isAtEnd = true
    }

    deinit { buffer?.deallocate() }

    /// The next segment; nil at the end.
    ///
    /// - Parameter target: where its bytes are put, unless the text is in memory anyway; room for a segment and two margins.
    mutating func next(into target: UnsafeMutablePointer<UInt8>?) -> Segment? {
        fill()
        guard low < high else { return nil }
        let available = UnsafeBufferPointer(start: bytes + low, count: min(high - low, Segmenter.longest))
        let end = low + Segmenter.end(of: available, isLast: isAtEnd && low + available.count == high)
        let readable = max(0, low - TextView.margin)..<min(high, end + TextView.margin)
        var window = TextWindow(base: bytes, readable: readable, segment: low..<end, origin: origin)
        if buffer != nil, let target {
            target.update(from: bytes + readable.lowerBound, count: readable.count)
            window = TextWindow(
                base: UnsafePointer(target), readable: 0..<readable.count,
                segment: (low - readable.lowerBound)..<(end - readable.lowerBound), origin: origin + readable.lowerBound)
        }
        let segment = Segment(window: window, table: table, number: number)
        let view = TextView(
            base: bytes, start: readable.lowerBound, end: readable.upperBound, fold: engine.fold,
            beginsText: readable.lowerBound + origin == 0)
        columns.begin(at: low, inherited: table)
        table = columns.open(view, atEnd: end, lexicon: engine.lexicon)
        low = end
        number += 1
        return segment
    }

    private mutating func fill() {
        let wanted = Segmenter.longest + TextView.margin
        guard high - low < wanted, !isAtEnd, let read, let buffer else { return }
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

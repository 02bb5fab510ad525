internal import Dispatch
internal import Synchronization
public import MoyinTypes

extension ScanEngine {
    /// Scans a text with several threads. The findings are those of one thread, in the same order: where segments begin
    /// and which table runs into them is settled before they are handed out.
    public func scan(_ text: [UInt8], jobs: Int) -> [Finding] {
        guard jobs > 1, text.count > 2 * Segmenter.longest else {
            var scanner = Scanner(self)
            var findings: [Finding] = []
            scanner.scan(text.span, into: &findings)
            return findings
        }
        let segments = segments(of: text)
        let results = Mutex([[Finding]](repeating: [], count: segments.count))
        let next = Atomic(0)
        text.withUnsafeBufferPointer { buffer in
            // Read-only for the time of the call, by all threads.
            nonisolated(unsafe) let base = buffer.baseAddress.unsafelyUnwrapped
            let count = buffer.count
            DispatchQueue.concurrentPerform(iterations: jobs) { _ in
                var scanner = Scanner(self)
                while true {
                    let index = next.add(1, ordering: .relaxed).oldValue
                    guard index < segments.count else { return }
                    let segment = segments[index]
                    var findings: [Finding] = []
                    scanner.scan(
                        Self.window(base, count, segment.range), table: segment.table, mode: .prefiltered, into: &findings)
                    if !findings.isEmpty { results.withLock { $0[index] = findings } }
                }
            }
        }
        return results.withLock { Array($0.joined()) }
    }

    struct Segment {
        var range: Range<Int>
        var table: TableShape?
    }

    static func window(_ base: UnsafePointer<UInt8>, _ count: Int, _ segment: Range<Int>) -> TextWindow {
        let low = max(0, segment.lowerBound - TextView.margin)
        let high = min(count, segment.upperBound + TextView.margin)
        return TextWindow(base: base, readable: low..<high, segment: segment, origin: 0)
    }

    private func segments(of text: [UInt8]) -> [Segment] {
        var segments: [Segment] = []
        text.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var start = 0
            var table: TableShape?
            var columns = ColumnContext()
            while start < buffer.count {
                let rest = UnsafeBufferPointer(start: base + start, count: min(buffer.count - start, Segmenter.longest))
                let end = start + Segmenter.end(of: rest, isLast: start + rest.count == buffer.count)
                segments.append(Segment(range: start..<end, table: table))
                let window = Self.window(base, buffer.count, start..<end)
                let view = TextView(
                    base: base, start: window.readable.lowerBound, end: window.readable.upperBound, fold: fold)
                columns.begin(at: start, inherited: table)
                table = columns.open(view, atEnd: end, lexicon: lexicon)
                start = end
            }
        }
        return segments
    }
}

internal import Dispatch
public import MoyinTypes

extension ScanEngine {
    /// Scans a text with several threads. The findings are those of one thread, in the same order: where segments begin
    /// and which table runs into them is settled before they are handed out.
    public func scan(_ text: [UInt8], jobs: Int) -> [Finding] {
        var findings: [Finding] = []
        guard jobs > 1, text.count > 2 * Segmenter.longest else {
            var scanner = Scanner(self)
            scanner.scan(text.span, into: &findings)
            return findings
        }
        var parts: [[Finding]] = []
        scan(text, jobs: jobs, map: \.findings) { parts.append($0) }
        return Self.joined(parts)
    }

    /// Scans a text in memory with several threads; see ``scan(jobs:read:map:_:)``.
    public func scan<Product: Sendable>(
        _ text: [UInt8], jobs: Int, map: @Sendable (ScannedSegment) -> Product, _ body: (Product) -> Void
    ) {
        guard !text.isEmpty else { return }
        text.withUnsafeBufferPointer { scan(SegmentFeed(self, text: $0), jobs: jobs, isInMemory: true, map: map, body) }
    }

    /// The findings of all parts, copied by several threads: of a roster they are more bytes than its text.
    public static func joined(_ parts: [[Finding]]) -> [Finding] {
        var starts = [0]
        for part in parts { starts.append(starts[starts.count - 1] + part.count) }
        let total = starts[parts.count]
        return [Finding](unsafeUninitializedCapacity: total) { buffer, count in
            count = total
            guard total > 0, let base = buffer.baseAddress else { return }
            // Each part has its own place.
            nonisolated(unsafe) let target = base
            let places = starts
            DispatchQueue.concurrentPerform(iterations: parts.count) { index in
                parts[index].withUnsafeBufferPointer { part in
                    guard let first = part.baseAddress else { return }
                    (target + places[index]).initialize(from: first, count: part.count)
                }
            }
        }
    }

    static func window(_ base: UnsafePointer<UInt8>, _ count: Int, _ segment: Range<Int>) -> TextWindow {
        let low = max(0, segment.lowerBound - TextView.margin)
        let high = min(count, segment.upperBound + TextView.margin)
        return TextWindow(base: base, readable: low..<high, segment: segment, origin: 0)
    }
}

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
        scan(text, jobs: jobs, map: \.findings) { findings += $0 }
        return findings
    }

    /// Scans a text in memory with several threads; see ``scan(jobs:read:map:_:)``.
    public func scan<Product: Sendable>(
        _ text: [UInt8], jobs: Int, map: @Sendable (ScannedSegment) -> Product, _ body: (Product) -> Void
    ) {
        var position = 0
        scan(
            jobs: jobs,
            read: { buffer in
                let count = min(buffer.count, text.count - position)
                text.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
                position += count
                return count
            }, map: map, body)
    }

    static func window(_ base: UnsafePointer<UInt8>, _ count: Int, _ segment: Range<Int>) -> TextWindow {
        let low = max(0, segment.lowerBound - TextView.margin)
        let high = min(count, segment.upperBound + TextView.margin)
        return TextWindow(base: base, readable: low..<high, segment: segment, origin: 0)
    }
}

internal import MoyinTypes

/// The bytes of a segment, and where it lies in its text. Valid while they are.
struct SegmentText {
    /// UTF-8.
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where it begins in the whole text: offsets of findings count from the start of that.
    let origin: Int
    let endsText: Bool

    var beginsText: Bool { origin == 0 }
    var isWhole: Bool { beginsText && endsText }

    /// Where a finding lies in the segment.
    func range(of finding: Finding) -> Range<Int> { (finding.start - origin)..<(finding.end - origin) }

    /// The bytes of a finding; nil when it ends behind the segment.
    func value(of finding: Finding) -> UnsafeBufferPointer<UInt8>? {
        let range = range(of: finding)
        return range.lowerBound >= 0 && range.upperBound <= bytes.count ? UnsafeBufferPointer(rebasing: bytes[range]) : nil
    }
}

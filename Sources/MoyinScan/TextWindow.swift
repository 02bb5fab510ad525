public import MoyinTypes

/// One segment of a text with the bytes around it that may be read.
struct TextWindow {
    let base: UnsafePointer<UInt8>
    /// Indexes from `base`.
    let readable: Range<Int>
    let segment: Range<Int>
    /// Offset of `base` in the whole text.
    let origin: Int
}

/// A segment that was scanned, while its bytes are at hand. Offsets are those of the whole text, in bytes.
///
/// Segments follow each other without gaps. Valid only within the closure that receives it.
public struct ScannedSegment {
    let window: TextWindow
    /// Those that begin in the segment, in order; the last may end behind it.
    public let findings: [Finding]
    /// The user's rule whose expression exceeded its limits here.
    public let exceededRule: UInt16?
    /// Header lines of the table that runs into the segment from the one before; empty: none does.
    public let header: [UInt8]

    public var range: Range<Int> {
        (window.segment.lowerBound + window.origin)..<(window.segment.upperBound + window.origin)
    }

    /// Nothing follows it.
    public var endsText: Bool { window.segment.upperBound == window.readable.upperBound }

    /// Bytes of the text; the segment and what its findings cover may be asked for.
    public func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        let low = range.lowerBound - window.origin
        precondition(low >= window.readable.lowerBound && range.upperBound - window.origin <= window.readable.upperBound)
        return UnsafeBufferPointer(start: window.base + low, count: range.count)
    }
}

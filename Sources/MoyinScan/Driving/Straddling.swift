extension Scanner {
    /// Bytes on the other side of a cut that are looked at again: no value reaches further over it.
    private static let straddle = 256

    /// Drives over a segment and a little on both sides.
    ///
    /// A value may begin before a cut and end behind it, and what announces it, as the @ of an address, may stand on
    /// either side. It belongs to the segment that it begins in; the other one finds it too, so that none of its bytes are
    /// taken for another value, and drops it only then.
    mutating func drive(_ segment: Range<Int>, _ mode: Mode) {
        var low = max(view.start, segment.lowerBound - Self.straddle)
        while low > view.start, view.base[low] & 0xc0 == 0x80 { low -= 1 }
        scratch.floor = low
        scratch.masks.forget()
        var next = drivePlainly(low..<segment.lowerBound, from: low)
        switch mode {
        case .prefiltered: next = drive(segment, from: next)
        case .plain: next = drivePlainly(segment, from: next)
        }
        _ = drivePlainly(segment.upperBound..<min(view.end, segment.upperBound + Self.straddle), from: next)
    }
}

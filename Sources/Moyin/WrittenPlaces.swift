public import MoyinTypes

/// Where in a copy the replacements stand.
///
/// When a copy is read again, a weakly masked value there is our own mask: it shows what the official form of its kind
/// shows, whatever a label beside it makes of the digits that are left. One that is insufficient is not excused: it may
/// be that together with another copy of the number it tells too much.
public struct WrittenPlaces: Sendable {
    /// Sorted.
    private var ranges: [Range<Int>] = []
    private var shift = 0

    public init() {}

    init(_ edits: [Redaction.Edit]) {
        for edit in edits { add(edit.range, count: edit.replacement.count) }
    }

    /// - Parameters:
    ///   - range: bytes of the original that were replaced; in order.
    ///   - count: bytes in their place.
    public mutating func add(_ range: Range<Int>, count: Int) {
        let start = range.lowerBound + shift
        // Where nothing was written, nothing there is ours: signs that only a removal brought together are to be looked at.
        if count > 0 { ranges.append(start..<(start + count)) }
        shift += count - range.count
    }

    /// Whether a finding in `range` of the copy is a mask of ours. Cost: logarithmic.
    public func isOwnMask(_ finding: Finding, at range: Range<Int>) -> Bool {
        guard finding.masked == .weak else { return false }
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound < range.upperBound
    }
}

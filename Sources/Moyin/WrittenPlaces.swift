public import MoyinTypes

/// Where in a copy the replacements stand.
///
/// When a copy is read again, a weakly masked value there is our own mask: it shows what the official form of its kind
/// shows, whatever a label beside it makes of the digits that are left. One that is insufficient is not excused: it may
/// be that together with another copy of the number it tells too much.
///
/// Names are judged by all that stands around them, which a redaction changes: what was no doubt in the original is none
/// in the copy, and where 某 stands there is no name.
public struct WrittenPlaces: Sendable {
    private struct Place {
        /// Bytes of the original.
        var original: Range<Int>
        /// Bytes of the copy; none where something was only removed.
        var written: Range<Int>
    }
    /// Sorted.
    private var places: [Place] = []
    private var shift = 0
    /// Bytes of the original that a person let stand; sorted.
    private var kept: [Range<Int>] = []

    public init() {}

    init(_ redaction: Redaction) {
        kept = redaction.kept
        for edit in redaction.edits { add(edit.range, count: edit.replacement.count) }
    }

    /// - Parameters:
    ///   - range: bytes of the original that were replaced; in order.
    ///   - count: bytes in their place.
    public mutating func add(_ range: Range<Int>, count: Int) {
        let start = range.lowerBound + shift
        places.append(Place(original: range, written: start..<(start + count)))
        shift += count - range.count
    }

    /// Whether a finding in `range` of the copy may stay there: a mask of ours, or what a person let stand. Cost: logarithmic.
    public func excuse(_ finding: Finding, at range: Range<Int>) -> Bool {
        if !kept.isEmpty {
            let source = original(range)
            if kept.contains(where: { $0.lowerBound <= source.lowerBound && $0.upperBound >= source.upperBound }) { return true }
        }
        let isName = finding.kind == .personName && finding.severity == .s1
        if isName, finding.disposition == .review { return true }
        guard finding.masked == .weak || isName else { return false }
        var index = first { $0.written.upperBound > range.lowerBound }
        while index < places.count, places[index].written.lowerBound < range.upperBound {
            // Where nothing was written, nothing there is ours: signs that only a removal brought together are to be looked at.
            if !places[index].written.isEmpty { return true }
            index += 1
        }
        return false
    }

    /// The bytes of the original that `range` of the copy comes from. Cost: logarithmic.
    func original(_ range: Range<Int>) -> Range<Int> {
        let low = first { $0.written.lowerBound > range.lowerBound } - 1
        let high = first { $0.written.lowerBound >= range.upperBound } - 1
        func moved(_ place: Int, _ byte: Int) -> Int {
            place < 0 ? byte : byte - places[place].written.upperBound + places[place].original.upperBound
        }
        let isWithin = low >= 0 && range.lowerBound < places[low].written.upperBound
        let start = isWithin ? places[low].original.lowerBound : moved(low, range.lowerBound)
        let endsWithin = high >= 0 && range.upperBound < places[high].written.upperBound
        return start..<max(start, endsWithin ? places[high].original.upperBound : moved(high, range.upperBound))
    }

    /// Index of the first place for which `isBehind` holds; it holds for all that follow.
    private func first(_ isBehind: (Place) -> Bool) -> Int {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(places[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

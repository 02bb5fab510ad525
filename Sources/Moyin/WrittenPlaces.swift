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
    /// Bytes of the original that a person let stand, by where they begin; of each the furthest end up to it.
    private var kept: [(start: Int, end: Int)] = []

    public init() {}

    /// Of a copy whose replacements are still to be told, and in which a person let stand what it let stand in the redaction.
    public init(keeping redaction: Redaction) {
        for place in redaction.kept { kept.append((place.lowerBound, max(place.upperBound, kept.last?.end ?? 0))) }
    }

    init(_ redaction: Redaction) {
        self.init(keeping: redaction)
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
            // One that begins no later ends no earlier, when the furthest end says so.
            let index = kept.partitioned { $0.start > source.lowerBound }
            if index > 0, kept[index - 1].end >= source.upperBound { return true }
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
    private func first(_ isBehind: (Place) -> Bool) -> Int { places.partitioned(isBehind) }
}

extension Array {
    /// Index of the first element for which `isBehind` holds; it holds for all that follow. Cost: logarithmic.
    fileprivate func partitioned(_ isBehind: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

internal import MoyinPolicy
internal import MoyinScan
internal import MoyinTypes

/// Cuts out the surroundings of findings, with every value masked that must not be shown.
///
/// Never looks beyond the segment: what lies there might be a value that another segment's findings name.
struct Surroundings {
    private let engine: Engine
    private let segment: ScannedSegment
    private let findings: [Finding]
    private var given: [UInt16: Int] = [:]
    /// The furthest end of the findings up to each: overlapping ones come from users' rules.
    private var reach: [Int] = []
    /// Bytes to either side.
    private static let radius = 42

    /// - Parameter findings: of the segment, decided.
    init(_ engine: Engine, _ segment: ScannedSegment, _ findings: [Finding]) {
        self.engine = engine
        self.segment = segment
        self.findings = findings
    }

    /// nil when this rule has had `limit` already.
    mutating func excerpt(_ index: Int, limit: Int) -> Excerpt? {
        let finding = findings[index]
        guard given[finding.rule, default: 0] < limit else { return nil }
        given[finding.rule, default: 0] += 1
        if reach.isEmpty {
            var furthest = 0
            reach = findings.map { furthest = max(furthest, $0.end); return furthest }
        }
        let line = line(around: finding)
        var first = index
        while first > 0, reach[first - 1] > line.lowerBound { first -= 1 }
        var last = index
        while last + 1 < findings.count, findings[last + 1].start < line.upperBound { last += 1 }
        return Excerpt(
            before: masked(line.lowerBound..<finding.start, findings[first..<index]),
            value: shown(finding), after: masked(finding.end..<max(finding.end, line.upperBound), findings[first...last]))
    }

    /// Whole characters around a finding on its line, within the segment.
    private func line(around finding: Finding) -> Range<Int> {
        let low = max(segment.range.lowerBound, finding.start - Self.radius)
        let high = max(finding.end, min(segment.range.upperBound, finding.end + Self.radius))
        let bytes = segment.bytes(low..<high)
        var start = 0
        let valueStart = finding.start - low
        let valueEnd = finding.end - low
        while start < valueStart, bytes[start] & 0xc0 == 0x80 { start += 1 }
        if let feed = bytes[start..<valueStart].lastIndex(of: 0x0a) { start = feed + 1 }
        var end = bytes.count
        if high < segment.range.upperBound {
            // The last character may be cut off: it goes.
            while end > valueEnd, bytes[end - 1] & 0xc0 == 0x80 { end -= 1 }
            if end > valueEnd, bytes[end - 1] >= 0xc0 { end -= 1 }
        }
        if let feed = bytes[valueEnd..<end].firstIndex(of: 0x0a) { end = feed }
        return (low + start)..<(low + end)
    }

    /// The text of `range` with the findings in it replaced.
    private func masked(_ range: Range<Int>, _ findings: ArraySlice<Finding>) -> String {
        var output = ""
        var position = range.lowerBound
        for other in findings where other.end > position && other.start < range.upperBound {
            if other.start >= position {
                output += plain(position..<other.start)
                output += shown(other)
            }
            position = max(position, other.end)
        }
        if position < range.upperBound { output += plain(position..<range.upperBound) }
        return output
    }

    private func shown(_ finding: Finding) -> String {
        let value = segment.bytes(finding.range)
        guard finding.disposition != .keep else { return line(String(decoding: value, as: UTF8.self)) }
        return line(engine.replacement(for: value, finding, style: .mask))
    }

    private func plain(_ range: Range<Int>) -> String { line(String(decoding: segment.bytes(range), as: UTF8.self)) }

    /// On one line, and without characters that would drive a terminal.
    private func line(_ text: String) -> String {
        var output = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
            output.append(isControl ? " " : scalar)
        }
        return String(output)
    }
}

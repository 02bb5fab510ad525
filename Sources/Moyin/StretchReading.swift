internal import MoyinPolicy
internal import MoyinScan
internal import MoyinText
internal import MoyinTypes

/// What was found in one stretch of a text, turned into what reports need while its bytes are at hand. Places count from
/// the start of the stretch.
struct StretchReading: Sendable {
    var found: [Found] = []
    /// Where the stretch ends.
    var extent = TextPosition()
    var byteCount = 0
    /// Bytes that are not UTF-8.
    var damage = DecodingDamage()
    var exceededRule: UInt16?
    var facts = DocumentFacts()
}

extension Engine {
    /// - Parameter isPlaced: whether places are wanted: those of a projection come from its source.
    func read(_ segment: ScannedSegment, _ detail: ReviewDetail, _ decision: Decision, isPlaced: Bool = true) -> StretchReading {
        var reading = StretchReading()
        reading.exceededRule = segment.exceededRule
        reading.byteCount = segment.range.count
        if isPlaced { reading.damage = DecodingDamage(of: segment.bytes(segment.range).span) }
        let examined = examine(segment, decision)
        let findings = examined.findings
        reading.facts = examined.facts
        if case .counts = detail, reading.damage.isEmpty {
            reading.found = findings.map { count($0, segment) }
            return reading
        }
        let text = segment.bytes(segment.range.lowerBound..<findings.reduce(segment.range.upperBound) { max($0, $1.end) })
        let origin = segment.range.lowerBound
        var converter = OffsetConverter(isValid: reading.damage.isEmpty)
        var surroundings = Surroundings(self, segment, findings)
        reading.found.reserveCapacity(findings.count)
        for (index, finding) in findings.enumerated() {
            let isCandidate = finding.isCandidate
            var found = Found(finding, value: value(finding, segment, isCandidate, detail))
            if isPlaced, isCandidate || detail.placesKept { found.place((finding.start - origin)..<(finding.end - origin), in: text.span, &converter) }
            if isCandidate, let limit = detail.excerptsPerRule { found.excerpt = surroundings.excerpt(index, limit: limit) }
            reading.found.append(found)
        }
        if isPlaced { reading.extent = converter.advance(to: segment.range.count, in: text) }
        return reading
    }

    private func count(_ finding: Finding, _ segment: ScannedSegment) -> Found {
        let value = finding.masked == nil ? [] : Array(segment.bytes(finding.range))
        return Found(finding, value: value)
    }

    /// Masked values are always kept: they are rated together at the end.
    private func value(_ finding: Finding, _ segment: ScannedSegment, _ isCandidate: Bool, _ detail: ReviewDetail) -> [UInt8] {
        let isWanted =
            switch detail {
            case .counts, .samples: finding.masked != nil
            case .removable, .described: isCandidate
            case .all: true
            }
        return isWanted ? Array(segment.bytes(finding.range)) : []
    }
}

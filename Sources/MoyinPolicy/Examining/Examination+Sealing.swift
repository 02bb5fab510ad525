internal import MoyinTypes

/// What one finding means for others.
extension Examination {
    /// Bytes of a record of one case.
    private static let longestRecord = 24 << 10

    /// A record that must not be published with a name in it: names go, and the document is withheld.
    mutating func seal(_ segment: SegmentText, _ book: PolicyBook, _ decision: Decision) {
        // A long text that also tells of a minor's case is no record of it.
        let mayBeRecord = segment.isWhole && segment.bytes.count <= Self.longestRecord && decision.sealsMinors
        guard mayBeRecord || decision.sealed != nil else { return }
        let named = findings.indices.filter { index in
            let finding = findings[index]
            return book.isName(finding) && finding.masked == nil && finding.subject != .official && finding.confidence >= Decision.hideTiedFrom
        }
        guard !named.isEmpty else { return }
        let hasMinor = mayBeRecord && named.contains { findings[$0].topics.contains(SensitiveTopics(.minor)) }
        guard hasMinor || decision.sealed != nil else { return }
        var line = FoldedLine()
        line.read(segment.bytes, 0..<min(segment.bytes.count, 1 << 16), book.fold)
        let isSealed = decision.sealed?.first(line.units, in: 0..<line.units.count) != nil
        guard isSealed || hasMinor && book.isMinorCase(line) else { return }
        facts.markings.sealed = true
        for index in named { findings[index].disposition = .redact }
    }

    /// A name that goes in one place goes in the others too.
    mutating func follow(_ segment: SegmentText, _ book: PolicyBook) {
        var values: Set<[UInt8]> = []
        for finding in findings where finding.disposition == .redact && book.isName(finding) {
            if let value = segment.value(of: finding) { values.insert(Array(value)) }
        }
        guard !values.isEmpty else { return }
        for index in findings.indices where findings[index].disposition != .redact && book.isName(findings[index]) {
            guard findings[index].masked == nil, findings[index].subject != .official, findings[index].severity != .s0,
                let value = segment.value(of: findings[index]), values.contains(Array(value))
            else { continue }
            findings[index].disposition = .redact
        }
    }

    private static let securityRisk = Kind("SECURITY_RISK")

    /// What lies within a stretch that is blocked anyway, such as the coordinates of a waterworks, is not asked for twice.
    mutating func cover(_ book: PolicyBook) {
        let blocked = findings.filter { $0.kind == Self.securityRisk && $0.disposition == .block }.map(\.range)
        for index in findings.indices where findings[index].disposition == .redact && book.traits(findings[index]).contains(.coordinates) {
            if blocked.contains(where: { $0.overlaps(findings[index].range) }) { findings[index].disposition = .keep }
        }
    }
}

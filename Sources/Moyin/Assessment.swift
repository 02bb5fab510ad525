public import MoyinPolicy
public import MoyinRules
internal import MoyinScan
internal import MoyinText
public import MoyinTypes

/// What a check found in one text, and what is to be done about it.
public struct Assessment: Sendable {
    /// Sorted by start; those that may stay are among them.
    public let findings: [Finding]
    public let verdict: Verdict
    public let flags: [VerdictFlag]
    /// The text that was scanned. Offsets of findings count its bytes.
    public let utf8: [UInt8]
    let engine: Engine

    /// The user's rule whose expression exceeded its limits, so that the text counts as not reviewed.
    public let exceededRule: DetectorRule?

    init(_ engine: Engine, _ utf8: [UInt8], _ found: [Finding], exceeded: UInt16?) {
        exceededRule = exceeded.map { engine.rules[Int($0)] }
        self.engine = engine
        self.utf8 = utf8
        var findings = found
        let masked = findings.indices.filter { findings[$0].masked != nil }
        if masked.count > 1 {
            var union = MaskUnion()
            let copies = masked.map {
                MaskUnion.Copy(kind: findings[$0].kind, symbols: engine.masking.key(Array(utf8[findings[$0].range])))
            }
            for (index, isTold) in zip(masked, union.rate(copies, remember: false)) where isTold {
                findings[index].masked = .insufficient
            }
        }
        for index in findings.indices { findings[index].disposition = Decision.disposition(of: findings[index]) }
        self.findings = findings
        verdict = exceeded == nil ? Decision.verdict(findings) : .notReviewed
        flags = Decision.flags(findings)
    }

    /// The value of a finding as it stands in the text.
    public func value(of finding: Finding) -> String {
        String(decoding: utf8[finding.range], as: UTF8.self)
    }

    public func rule(of finding: Finding) -> DetectorRule { engine.rules[Int(finding.rule)] }

    /// Offsets in the unit asked for, for sorted findings in one pass over the text.
    public func ranges(in unit: OffsetUnit) -> [Range<Int>] {
        guard unit != .utf8 else { return findings.map(\.range) }
        var converter = OffsetConverter(isValid: false)
        var result: [Range<Int>] = []
        result.reserveCapacity(findings.count)
        let span = utf8.span
        for finding in findings {
            let start = converter.advance(to: finding.start, in: span)
            let end = converter.advance(to: finding.end, in: span)
            result.append(
                unit == .codepoint ? start.codePoint..<end.codePoint : start.utf16..<end.utf16)
        }
        return result
    }

    /// What the official form of this finding would be.
    public func replacement(for finding: Finding, style: RedactionStyle = .mask) -> String {
        utf8[finding.range].withUnsafeBufferPointer { engine.replacement(for: $0, finding, style: style) }
    }

    /// The steps from the base value to the confidence, in words.
    public func reasons(for finding: Finding, english: Bool = false) -> [String] {
        engine.reasons(for: finding, english: english)
    }
}

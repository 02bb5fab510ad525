internal import MoyinDocuments
public import MoyinPolicy
public import MoyinRules
internal import MoyinScan
internal import MoyinText
public import MoyinTypes

/// What a check found in one text, and what is to be done about it.
public struct Assessment: Sendable {
    /// Sorted by start; those that may stay are among them.
    public private(set) var findings: [Finding]
    /// What a person decided, by the place in ``utf8``.
    private(set) var chosen: [Range<Int>: ReviewerChoice.Action] = [:]
    public let verdict: Verdict
    public var flags: [VerdictFlag] { ruling.flags }
    /// Why that verdict: the rule that decided, notes, combinations, how many persons are exposed.
    public let ruling: Ruling
    /// The sort of notice that was assumed; nil: none in particular.
    public var profile: Profile? { decision.profile }
    let decision: Decision
    /// The text that was scanned, of markup what a reader sees. Offsets of findings count its bytes.
    public let utf8: [UInt8]
    /// Where that came from, when it was markup.
    let markup: MarkupSource?
    let engine: Engine

    /// The user's rule whose expression exceeded its limits, so that the text counts as not reviewed.
    public let exceededRule: DetectorRule?

    init(
        _ engine: Engine, _ utf8: [UInt8], _ found: consuming [Finding], _ facts: consuming DocumentFacts, _ decision: Decision,
        exceeded: UInt16?, markup: MarkupSource? = nil, beside union: MaskUnion = MaskUnion()
    ) {
        self.decision = decision
        self.markup = markup
        exceededRule = exceeded.map { engine.rules[Int($0)] }
        self.engine = engine
        self.utf8 = utf8
        var findings = found
        if let markup { findings = markup.inSourceOrder(findings).map { findings[$0.index] } }
        let masked = findings.indices.filter { findings[$0].masked != nil }
        if !masked.isEmpty {
            var union = union
            let copies = masked.map {
                MaskUnion.Copy(kind: findings[$0].kind, symbols: engine.masking.key(Array(utf8[findings[$0].range])))
            }
            for (index, isTold) in zip(masked, union.rate(copies, remember: false)) where isTold {
                findings[index].masked = .insufficient
                findings[index].disposition = decision.disposition(of: findings[index])
                facts.combinations.insert(.maskUnion)
                facts.count(findings[index], decision)
            }
        }
        self.findings = findings
        ruling = Ruling(facts, decision)
        verdict = exceeded == nil ? ruling.verdict : .notReviewed
    }

    /// What stands in the way of a redacted copy: a marking that sends the document to secrecy review or withholds it, or else
    /// the first name of a sealed record.
    var blocking: Finding? {
        guard verdict == .secrecyReview || verdict == .withhold else { return nil }
        return findings.first { $0.disposition == .block } ?? findings.first { $0.disposition != .keep }
            ?? Finding(start: 0, end: 0, kind: .secrecyReview, rule: 0, severity: .s4, evidence: EvidenceList())
    }

    /// The same with what a person decided about single findings; the verdict stays that of the rules.
    ///
    /// - Returns: nil when a choice is for a place where nothing was found.
    public func deciding(_ choices: [ReviewerChoice]) -> Assessment? {
        guard !choices.isEmpty else { return self }
        let actions = Dictionary(choices.map { ($0.range, $0.action) }) { $1 }
        var decided = self
        var known: Set<Range<Int>> = []
        for (index, finding) in findings.enumerated() {
            let place = sourceRange(of: finding)
            guard let action = actions[place] else { continue }
            known.insert(place)
            decided.findings[index].disposition = action == .keep ? .keep : .redact
            decided.chosen[finding.range] = action
        }
        return known.count == actions.count ? decided : nil
    }

    /// Bytes of ``source`` that a person let stand.
    var kept: [Range<Int>] { findings.filter { chosen[$0.range] == .keep }.map(sourceRange) }

    /// The value of a finding as it stands in the text.
    public func value(of finding: Finding) -> String {
        String(decoding: utf8[finding.range], as: UTF8.self)
    }

    public func rule(of finding: Finding) -> DetectorRule { engine.rules[Int(finding.rule)] }

    /// The text as it was given: of markup the source, tags and all.
    public var source: [UInt8] { markup?.bytes ?? utf8 }

    /// Bytes of ``source`` from the first to the last of a finding, tags between them included.
    public func sourceRange(of finding: Finding) -> Range<Int> {
        markup?.projection.hull(of: finding.range) ?? finding.range
    }

    /// Offsets in ``source`` in the unit asked for, in the order of the findings. Cost: one pass over the source.
    public func ranges(in unit: OffsetUnit) -> [Range<Int>] {
        let places = findings.map(sourceRange)
        guard unit != .utf8 else { return places }
        var converter = OffsetConverter(isValid: false)
        let span = source.span
        return places.map { place in
            let start = converter.advance(to: place.lowerBound, in: span)
            // Findings may overlap: the end is looked up from here, and the next start too.
            var ahead = converter
            let end = ahead.advance(to: place.upperBound, in: span)
            return unit == .codepoint ? start.codePoint..<end.codePoint : start.utf16..<end.utf16
        }
    }

    /// What the official form of this finding would be.
    public func replacement(for finding: Finding, style: RedactionStyle = .mask) -> String {
        utf8[finding.range].withUnsafeBufferPointer { engine.replacement(for: $0, finding, style: style, masks: profile?.masks ?? [:]) }
    }

    /// The steps from the base value to the confidence, in words.
    public func reasons(for finding: Finding, english: Bool = false) -> [String] {
        engine.reasons(for: finding, english: english)
    }
}

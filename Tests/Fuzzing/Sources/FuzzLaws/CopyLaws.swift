import Moyin

/// A redacted copy, read again as its original was: nothing that must go, but for masks of our own that the reading takes
/// for somebody's. No copy is an answer too, if a poor one: then none is written.
struct CopyLaws: ~Copyable {
    let engine = try! Engine()
    private var checker: Checker

    init() { checker = Checker(engine) }

    mutating func check(
        _ text: [UInt8], as form: TextForm, _ style: RedactionStyle, includeReview: Bool, _ complaints: inout Complaints
    ) {
        let assessment = checker.check(text, as: form)
        for finding in assessment.findings {
            let range = assessment.sourceRange(of: finding)
            complaints.add("outside the source: \(range)", unless: range.lowerBound >= 0 && range.upperBound <= text.count)
        }
        for unit in OffsetUnit.allCases { _ = assessment.ranges(in: unit) }
        guard !assessment.findings.isEmpty else { return }
        var book = PseudonymBook()
        guard let copy = try? engine.redact(assessment, style: style, includeReview: includeReview, book: &book) else { return }
        let written = places(of: copy, &complaints)
        let again = checker.check(copy.utf8, as: form)
        let left = again.findings.filter { finding in
            guard finding.disposition == .redact || includeReview && finding.disposition == .review else { return false }
            let range = again.sourceRange(of: finding)
            return !(finding.masked == .weak && written.contains { $0.overlaps(range) })
        }
        complaints.equal(left.map { "\($0.kind) \($0.range)" }, [], "the copy is not clean, style \(style)")
    }

    /// Where in the copy its replacements stand.
    private func places(of copy: Redaction, _ complaints: inout Complaints) -> [Range<Int>] {
        var shift = 0
        var end = 0
        return copy.edits.map { edit in
            complaints.add("edits overlap: \(edit.range)", unless: edit.range.lowerBound >= end)
            end = edit.range.upperBound
            let start = edit.range.lowerBound + shift
            shift += edit.replacement.count - edit.range.count
            return start..<(start + edit.replacement.count)
        }
    }
}

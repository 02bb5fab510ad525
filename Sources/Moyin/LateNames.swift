internal import MoyinPolicy
internal import MoyinTypes

/// Names that only the copy shows. What a name is depends on all that stands around it, and where many names went, others
/// stand out that nobody took for names before: they go too, until a copy shows no more.
extension RedactionPlan {
    /// Copies that are made before the redaction is given up.
    public static let rounds = 5

    private static func isLate(_ finding: Finding, at range: Range<Int>, _ places: WrittenPlaces) -> Bool {
        finding.kind == .personName && finding.disposition == .redact && !places.excuse(finding, at: range)
    }

    /// Adds the late names of a copy in memory, if it has any.
    mutating func addLateNames(of copy: Assessment, _ places: WrittenPlaces, book: inout PseudonymBook) -> Bool {
        let late = copy.findings.filter { Self.isLate($0, at: copy.sourceRange(of: $0), places) }
        guard !late.isEmpty else { return false }
        var plan = RedactionPlan(engine, style: style, structure: structure)
        plan.add(copy, late, book: &book)
        plan.add(plan.removed.occurrences(in: copy.utf8))
        if let markup = copy.markup { plan.move(to: markup) }
        adopt(plan, places)
        return true
    }

    /// The same for a copy that is read piece by piece.
    ///
    /// - Parameter read: the copy as UTF-8 from its start.
    public mutating func addLateNames(
        of copy: Review, _ read: () -> (UnsafeMutableRawBufferPointer) -> Int, _ places: WrittenPlaces, book: inout PseudonymBook
    ) -> Bool {
        let late = copy.found.filter { Self.isLate($0.finding, at: $0.finding.range, places) }
        guard !late.isEmpty else { return false }
        var plan = RedactionPlan(engine, style: style, structure: structure)
        for found in late { plan.add(found.finding, value: found.value, book: &book) }
        plan.addOccurrences(read())
        adopt(plan, places)
        return true
    }

    /// Takes over what a plan for the copy would change, at its place in the original.
    private mutating func adopt(_ plan: RedactionPlan, _ places: WrittenPlaces) {
        removed.merge(plan.removed)
        add(plan.edits.map { Redaction.Edit(range: places.original($0.range), kind: $0.kind, replacement: $0.replacement) })
    }
}

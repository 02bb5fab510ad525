internal import MoyinText

/// Spares what only a label gives meaning to the trouble of being weighed where no label can be.
extension Scanner {
    /// Units that may stand between a label and a value that needs one (see ``weigh(_:slot:)``).
    static let needfulReach = 3

    /// Whether a header, a label or a word behind may speak for one of these detectors. True too often, never false
    /// where one does. The plain twin does without.
    ///
    /// - Parameter distance: how far a label may stand away.
    mutating func mayBeLabelled(
        _ slots: DetectorSet, within distance: Int = needfulReach, _ start: Int, _ end: Int
    ) -> Bool {
        if isPlain { return true }
        if labels(before: start, within: distance).intersects(slots) { return true }
        guard let next = view.solid(at: end) else { return false }
        return next.has(FoldEntry.expands) || engine.lexicon.afterBegins.slots(next.unit).intersects(slots)
    }

    /// Detectors that a label or a header speaks for. Several recognisers ask this of one value.
    private mutating func labels(before start: Int, within distance: Int) -> DetectorSet {
        if distance == Self.needfulReach, scratch.labelled.start == start { return scratch.labelled.slots }
        var slots = scratch.context.labels(within: distance, view, before: start, engine.lexicon)
        if let column = header(of: start) { slots.formUnion(engine.lexicon.entries[Int(column)].columns) }
        if distance == Self.needfulReach { scratch.labelled = (start, slots) }
        return slots
    }
}

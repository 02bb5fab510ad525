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
        if scratch.context.mayEndLabel(of: slots, within: distance, view, before: start, engine.lexicon) { return true }
        if let next = view.solid(at: end) {
            if next.has(FoldEntry.expands) || engine.lexicon.afterBegins.slots(next.unit).intersects(slots) { return true }
        }
        guard let column = header(of: start) else { return false }
        return engine.lexicon.entries[Int(column)].columns.intersects(slots)
    }
}

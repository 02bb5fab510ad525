public import MoyinRules
public import MoyinText
internal import MoyinTypes

/// Finds the markings of a text (catalogue §10): of secrecy, of what is internal, of how the text may be published.
///
/// A kernel looks for the rare characters that every phrase has; only where a phrase with fitting neighbours stands a line
/// is folded and read. Immutable, for all threads.
public final class MarkingFinder: Sendable {
    let triggers: TriggerTable
    let table: PhraseTable
    let fold: FoldTable

    public convenience init(_ catalog: RuleCatalog, fold: FoldTable) {
        self.init(catalog, TriggerTable(catalog, fold), fold)
    }

    init(_ catalog: RuleCatalog, _ triggers: TriggerTable, _ fold: FoldTable) {
        self.triggers = triggers
        table = PhraseTable(catalog.phrases, triggers, fold)
        self.fold = fold
    }

    /// What looks at the triggers of one text.
    ///
    /// - Parameters:
    ///   - text: UTF-8, not empty, cut at line ends: up to 256 KB of a text, or more.
    ///   - beginsText: nothing stands before it, so that its first lines are the head of the document.
    ///   - endsText: nothing stands behind it.
    func examiner(_ text: UnsafeBufferPointer<UInt8>, beginsText: Bool, endsText: Bool) -> Examiner {
        Examiner(table, fold, TextZones(text: text, beginsText: beginsText, endsText: endsText))
    }

    /// Appends the markings of `text` in order; the parameters are those of ``examiner(_:beginsText:endsText:)``. Cost: linear.
    public func find(_ text: UnsafeBufferPointer<UInt8>, beginsText: Bool, endsText: Bool, into markings: inout [Marking]) {
        guard !text.isEmpty else { return }
        var examiner = examiner(text, beginsText: beginsText, endsText: endsText)
        triggers.forEach(in: text) { examiner.look(at: $0, $1) }
        examiner.finish()
        if !examiner.found.isEmpty { markings += examiner.found }
    }
}

internal import MoyinRules
internal import MoyinText
internal import MoyinTypes
internal import MoyinValidators

/// The working memory of one scan at a time: caller-owned, reusable, not shared between threads.
///
/// A warm scan of a text without findings allocates nothing.
public struct Scanner: ~Copyable {
    let engine: ScanEngine
    var view: TextView
    var scratch: Scratch
    /// The rule whose expression exceeded its limits in the text scanned last: the text then counts as not reviewed.
    public internal(set) var exceededRule: UInt16?

    struct Scratch: ~Copyable {
        var group = SymbolGroup()
        var runs: [DigitRun] = []
        var context = LeftContext()
        var proposals: [Proposal] = []
        var masks = MaskBlocks()
        var columns = ColumnContext()
        /// End of the last group: no symbol belongs to two.
        var floor = 0
    }

    public init(_ engine: ScanEngine) {
        self.engine = engine
        scratch = Scratch()
        view = TextView(base: UnsafePointer(scratch.group.symbols), start: 0, end: 0, fold: engine.fold)
        scratch.runs.reserveCapacity(SymbolGroup.capacity)
    }

    /// What the symbols of the group in `range` tell when read as this number.
    @inline(__always)
    func examine(_ validator: ValidatorID, _ range: Range<Int>) -> NumberFacts? {
        let buffer = UnsafeBufferPointer(start: scratch.group.symbols + range.lowerBound, count: range.count)
        return validator.examine(Span(_unsafeElements: buffer), engine.tables)
    }

    func admits(_ shape: Shape, _ range: Range<Int>) -> Bool {
        let buffer = UnsafeBufferPointer(start: scratch.group.symbols + range.lowerBound, count: range.count)
        return shape.admits(Span(_unsafeElements: buffer))
    }

    mutating func emit(_ proposal: Proposal) {
        scratch.proposals.append(proposal)
    }
}

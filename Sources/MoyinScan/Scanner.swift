internal import MoyinText
internal import MoyinTypes

/// The working memory of one scan at a time: caller-owned, reusable, not shared between threads.
///
/// A warm scan of a text without findings allocates nothing.
public struct Scanner: ~Copyable {
    let engine: ScanEngine
    var view: TextView
    var scratch: Scratch

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
        view = TextView(base: Self.nothing, start: 0, end: 0, fold: engine.fold)
        scratch = Scratch()
        scratch.runs.reserveCapacity(SymbolGroup.capacity)
    }

    private static let nothing: UnsafePointer<UInt8> = UnsafePointer(UnsafeMutablePointer<UInt8>.allocate(capacity: 1))

    mutating func emit(_ proposal: Proposal) {
        scratch.proposals.append(proposal)
    }
}

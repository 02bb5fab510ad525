internal import MoyinNames
internal import MoyinRules
internal import MoyinText
internal import MoyinTypes
internal import MoyinValidators

/// The working memory of one scan at a time: caller-owned, reusable, not shared between threads.
///
/// A warm scan of a text without findings allocates nothing.
public struct Scanner: ~Copyable {
    /// First: what a sanitizer takes for the scanner's own place is then one of its own, not the engine that all share.
    private let storage: UnsafeMutablePointer<Scratch>
    let engine: ScanEngine
    var view: TextView
    /// The plain twin is at work: no gate may save a look.
    var isPlain = false
    /// Names of persons that no list has are not looked for. They change no other finding, but take the place of weaker ones.
    public var skipsNames = false
    /// The rule whose expression exceeded its limits in the text scanned last: the text then counts as not reviewed.
    public internal(set) var exceededRule: UInt16?

    struct Scratch: ~Copyable {
        var group = SymbolGroup()
        var runs: [DigitRun] = []
        var context = LeftContext()
        /// What ``mayBeLabelled(_:within:_:_:)`` was last asked of.
        var labelled = (start: -1, slots: DetectorSet())
        var proposals: [Proposal] = []
        var masks = MaskBlocks()
        var columns = ColumnContext()
        var lines = LineGuide()
        var recogniser: NameRecogniser
        var foundNames: [FoundName] = []
        /// Names as proposals, until they join the others.
        var names: [Proposal] = []
        var nameCells: [NameCell] = []
        /// Rows of a table before this were walked over for their cells of text.
        var walkedRows = 0
        /// End of the segment that is being scanned.
        var segmentEnd = 0
        /// End of the last group: no symbol belongs to two.
        var floor = 0
    }

    public init(_ engine: ScanEngine) {
        self.engine = engine
        storage = .allocate(capacity: 1)
        storage.initialize(to: Scratch(recogniser: NameRecogniser(engine.names, engine.alphabet)))
        view = TextView(base: UnsafePointer(storage.pointee.group.symbols), start: 0, end: 0, fold: engine.fold, beginsText: true)
        scratch.runs.reserveCapacity(SymbolGroup.capacity)
    }

    deinit {
        storage.deinitialize(count: 1)
        storage.deallocate()
    }

    /// Out of line: kept in the scanner itself, its hundreds of bytes are copied on every call of a method that does not
    /// change it.
    var scratch: Scratch {
        @inline(__always) unsafeAddress { UnsafePointer(storage) }
        @inline(__always) nonmutating unsafeMutableAddress { storage }
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

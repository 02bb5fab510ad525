/// The class masks of one segment: one bit a byte, 64 bytes a word. Owned by the scanner and reused.
struct MaskBlocks: ~Copyable {
    /// Segments are never longer (see `Segmenter`), plus one block of slack that stays empty.
    static let capacity = (Segmenter.longest + 63) / 64 + 1

    let digit: UnsafeMutablePointer<UInt64>
    let letter: UnsafeMutablePointer<UInt64>
    /// Chinese numerals and full-width digits end here, and little else.
    let wide: UnsafeMutablePointer<UInt64>
    /// Whatever else may begin or announce something ends here.
    let sign: UnsafeMutablePointer<UInt64>
    /// First bytes of ideographs.
    let han: UnsafeMutablePointer<UInt64>
    let newline: UnsafeMutablePointer<UInt64>
    /// What may separate the cells of a row.
    let delimiter: UnsafeMutablePointer<UInt64>
    private let all: UnsafeMutablePointer<UInt64>
    private(set) var count = 0
    /// Bytes of the view that the masks describe.
    private(set) var range = 0..<0
    /// A line begins where the range does.
    private(set) var beginsLine = false
    /// Nothing follows the range.
    private(set) var endsText = false

    init() {
        // Filled before it is read: a scanner of one small file need not clear what that never reaches.
        all = .allocate(capacity: 7 * Self.capacity)
        digit = all
        letter = all + Self.capacity
        wide = all + 2 * Self.capacity
        sign = all + 3 * Self.capacity
        han = all + 4 * Self.capacity
        newline = all + 5 * Self.capacity
        delimiter = all + 6 * Self.capacity
    }

    deinit { all.deallocate() }

    /// Classifies the bytes of `view` in `range`.
    mutating func fill(_ view: borrowing TextView, _ range: Range<Int>, tables: TriggerTables) {
        self.range = range
        beginsLine = range.lowerBound == view.start || view.base[range.lowerBound - 1] == 0x0a
        endsText = range.upperBound == view.end
        count = (range.count + 63) / 64
        tables.classify(view.base + range.lowerBound, range.count, self)
        // Behind the last block nothing follows.
        digit[count] = 0
        letter[count] = 0
        wide[count] = 0
        sign[count] = 0
        han[count] = 0
        newline[count] = 0
        delimiter[count] = 0
    }

    /// The masks are unknown from here on.
    mutating func forget() { range = 0..<0 }
}

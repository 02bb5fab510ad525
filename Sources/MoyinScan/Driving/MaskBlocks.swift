/// The class masks of one segment: one bit a byte, 64 bytes a word. Owned by the scanner and reused.
struct MaskBlocks: ~Copyable {
    /// Segments are never longer (see `Segmenter`), plus one block of slack.
    static let capacity = (Segmenter.longest + 63) / 64 + 1

    let digit: UnsafeMutablePointer<UInt64>
    let letter: UnsafeMutablePointer<UInt64>
    let wide: UnsafeMutablePointer<UInt64>
    let odd: UnsafeMutablePointer<UInt64>
    let cue: UnsafeMutablePointer<UInt64>
    let punctuation: UnsafeMutablePointer<UInt64>
    private(set) var count = 0

    init() {
        func mask() -> UnsafeMutablePointer<UInt64> {
            let mask = UnsafeMutablePointer<UInt64>.allocate(capacity: Self.capacity)
            mask.initialize(repeating: 0, count: Self.capacity)
            return mask
        }
        digit = mask()
        letter = mask()
        wide = mask()
        odd = mask()
        cue = mask()
        punctuation = mask()
    }

    deinit {
        for mask in [digit, letter, wide, odd, cue, punctuation] { mask.deallocate() }
    }

    mutating func fill(_ text: UnsafePointer<UInt8>, count bytes: Int, tables: TriggerTables) {
        count = (bytes + 63) / 64
        tables.classify(text, bytes, self)
    }
}

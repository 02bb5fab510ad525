/// A whole text folded to UTF-16, with the way back to its bytes: what users' expressions are matched against.
///
/// NFKC, lower case, simplified; invisible characters gone; digits of any script ASCII (Chinese numerals stay as they
/// are: they are words too). Characters outside the BMP keep their surrogates; bytes that are not UTF-8 become U+FFFD.
public struct FoldedText: Sendable {
    public private(set) var units: [UInt16] = []
    /// For each unit, where its character begins and ends in the text, in bytes.
    private var starts: [Int32] = []
    private var ends: [Int32] = []

    /// Cost: linear, ten bytes of memory a unit.
    public init(_ text: UnsafeBufferPointer<UInt8>, fold: FoldTable) {
        units.reserveCapacity(text.count / 2)
        starts.reserveCapacity(text.count / 2)
        ends.reserveCapacity(text.count / 2)
        var position = 0
        while position < text.count {
            fold.foldRun(text.baseAddress.unsafelyUnwrapped, &position, text.count) { run, places, end in
                units += run
                for place in places { starts.append(Int32(truncatingIfNeeded: place)) }
                // Nothing stands between the characters of a run.
                for place in places.dropFirst() { ends.append(Int32(truncatingIfNeeded: place)) }
                ends.append(Int32(truncatingIfNeeded: end))
            }
            guard position < text.count else { break }
            let (scalar, length) = UTF8Decoding.decode(text, at: position)
            let end = position + length
            append(scalar, fold, position, end)
            position = end
        }
    }

    private mutating func append(_ scalar: UInt32, _ fold: FoldTable, _ start: Int, _ end: Int) {
        guard scalar != UTF8Decoding.invalid else { return put(0xfffd, start, end) }
        let entry = fold[scalar]
        if entry.symbolClass == .ignorable { return }
        if entry.has(FoldEntry.expands) {
            for unit in fold.expansion(of: entry) { put(unit, start, end) }
        } else if entry.unit == 0, scalar > 0xffff {
            put(UInt16(0xd800 + (scalar - 0x10000) >> 10), start, end)
            put(UInt16(0xdc00 + (scalar - 0x10000) & 0x3ff), start, end)
        } else {
            put(entry.unit == 0 ? UInt16(truncatingIfNeeded: scalar) : entry.unit, start, end)
        }
    }

    private mutating func put(_ unit: UInt16, _ start: Int, _ end: Int) {
        units.append(unit)
        starts.append(Int32(truncatingIfNeeded: start))
        ends.append(Int32(truncatingIfNeeded: end))
    }

    /// The first unit of a character that begins at `offset` or later, in bytes. Cost: logarithmic.
    public func firstUnit(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Bytes of the characters that a range of units came from.
    public func bytes(of range: Range<Int>) -> Range<Int> {
        range.isEmpty ? 0..<0 : Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1])
    }
}

internal import MoyinText

/// A line as it reads once folded: simplified, lower case, NFKC, without spaces and what nobody sees; each unit with the
/// byte its character begins at. Reused from line to line.
struct FoldedLine {
    private(set) var units: [UInt16] = []
    /// Offsets in the text that was given; one more than there are units.
    private(set) var starts: [Int] = []

    mutating func read(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ fold: FoldTable) {
        units.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        guard let base = text.baseAddress else { return }
        var position = range.lowerBound
        units.reserveCapacity(range.count / 2)
        starts.reserveCapacity(range.count / 2 + 1)
        while position < range.upperBound {
            fold.foldRun(base, &position, range.upperBound) { run, places, _ in
                units += run
                starts += places
            }
            guard position < range.upperBound else { break }
            let (scalar, length) = UTF8Decoding.decode(base, at: position, end: range.upperBound)
            if scalar != UTF8Decoding.invalid {
                let entry = fold[scalar]
                switch entry.symbolClass {
                case .ignorable, .space, .tab, .lineBreak: break
                default:
                    if entry.has(FoldEntry.expands) {
                        for unit in fold.expansion(of: entry) { append(unit, position) }
                    } else {
                        append(entry.unit == 0 ? UInt16(truncatingIfNeeded: scalar) : entry.unit, position)
                    }
                }
            }
            position += length
        }
        starts.append(range.upperBound)
    }

    @inline(__always)
    private mutating func append(_ unit: UInt16, _ position: Int) {
        units.append(unit)
        starts.append(position)
    }

    /// The first unit whose character begins at `offset` or later. Cost: logarithmic.
    func unit(at offset: Int) -> Int {
        var (low, high) = (0, units.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Units of the bytes in `range`.
    func units(of range: Range<Int>) -> Range<Int> {
        let low = unit(at: range.lowerBound)
        return low..<max(low, unit(at: range.upperBound))
    }

    /// Bytes of some units, without what stands between the last one and the next.
    func bytes(of range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        guard !range.isEmpty, let base = text.baseAddress else { return 0..<0 }
        let last = starts[range.upperBound - 1]
        let (_, length) = UTF8Decoding.decode(base, at: last, end: text.count)
        return starts[range.lowerBound]..<(last + length)
    }
}

extension FoldTable {
    /// A word as lines are folded.
    func folded(_ word: String) -> [UInt16] {
        var line = FoldedLine()
        var word = word
        word.withUTF8 { line.read($0, 0..<$0.count, self) }
        return line.units
    }
}

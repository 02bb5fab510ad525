internal import MoyinText

/// The folded characters beside a place, read one by one from the text as it stands: for places that few lines have, so that
/// most lines are never folded.
struct UnitReader {
    let text: UnsafeBufferPointer<UInt8>
    let base: UnsafePointer<UInt8>
    let fold: FoldTable

    /// - Parameter text: not empty.
    init(_ text: UnsafeBufferPointer<UInt8>, _ fold: FoldTable) {
        self.text = text
        base = text.baseAddress.unsafelyUnwrapped
        self.fold = fold
    }

    /// A folded character beside a place.
    typealias Unit = (unit: UInt16, place: Int, hasGap: Bool)

    /// The folded unit to the left or right, past single spaces and what nobody sees; 10 at the end of a line, and where
    /// its character begins (to the left) or ends (to the right).
    @inline(__always)
    func before(_ position: Int) -> Unit {
        var position = position
        var hasGap = false
        for _ in 0..<8 {
            guard position > 0 else { return (0x0a, 0, hasGap) }
            let (scalar, length) = UTF8Decoding.decodeBackward(base, before: position, start: 0)
            position &-= length
            guard scalar != UTF8Decoding.invalid else { return (0xfffd, position, hasGap) }
            if scalar <= 0x0d { return (scalar == 0x09 ? 0x09 : 0x0a, position, true) }
            let entry = fold[scalar]
            if entry.symbolClass == .space {
                hasGap = true
                continue
            }
            if entry.symbolClass == .ignorable || Self.isStray(scalar) { continue }
            return (entry.has(FoldEntry.expands) ? 0xfffd : entry.unit, position, hasGap)
        }
        return (0x20, position, true)
    }

    @inline(__always)
    func after(_ position: Int) -> Unit {
        var position = position
        var hasGap = false
        for _ in 0..<8 {
            guard position < text.count else { return (0x0a, position, hasGap) }
            let (scalar, length) = UTF8Decoding.decode(base, at: position, end: text.count)
            position &+= length
            guard scalar != UTF8Decoding.invalid else { return (0xfffd, position, hasGap) }
            if scalar <= 0x0d { return (scalar == 0x09 ? 0x09 : 0x0a, position, true) }
            let entry = fold[scalar]
            if entry.symbolClass == .space {
                hasGap = true
                continue
            }
            if entry.symbolClass == .ignorable || Self.isStray(scalar) { continue }
            return (entry.has(FoldEntry.expands) ? 0xfffd : entry.unit, position, hasGap)
        }
        return (0x20, position, true)
    }

    /// Marks that a converter leaves between two characters.
    private static func isStray(_ scalar: UInt32) -> Bool { scalar == 0x60 || scalar == 0x27 || scalar == 0xb4 }

    /// Whether `units` stand around the character of the one at `index`, which begins at `start` and is `length` bytes long.
    /// - Returns: the bytes of the whole word.
    func word(_ units: [UInt16], at index: Int, start: Int, length: Int) -> Range<Int>? {
        var low = start
        for unit in units[..<index].reversed() {
            let before = before(low)
            guard before.unit == unit else { return nil }
            low = before.place
        }
        var high = start + length
        for unit in units[(index + 1)...] {
            let after = after(high)
            guard after.unit == unit else { return nil }
            high = after.place
        }
        return low..<high
    }
}

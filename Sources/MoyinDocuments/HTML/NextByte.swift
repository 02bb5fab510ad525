internal import Glibc

/// Searches that take many bytes a step; all answer with the end where nothing stands.
extension UnsafeBufferPointer where Element == UInt8 {
    @inline(__always)
    func next(_ byte: UInt8, from start: Int, before end: Int) -> Int {
        guard start < end, self[start] != byte else { return start }
        guard let found = memchr(baseAddress! + start, Int32(byte), end - start) else { return end }
        return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress!)
    }

    func next(_ one: UInt8, or other: UInt8, from start: Int, before end: Int) -> Int {
        let place = eight(from: start, before: end) { Self.holds($0, one) | Self.holds($0, other) }
        return self[place..<end].firstIndex { $0 == one || $0 == other } ?? end
    }

    /// The next byte that may be more than itself in the text of a page: white space, `&` or `|`; others may pass for one.
    func nextTextSign(from start: Int, before end: Int) -> Int {
        let place = eight(from: start, before: end) { Self.holds($0, TableState.bar) | ($0 &- Self.ones &* 0x27) & ~$0 }
        return self[place..<end].firstIndex { $0 < 0x27 || $0 == TableState.bar } ?? end
    }

    /// How far eight bytes a step have none of those whose highest bit `signs` sets.
    @inline(__always)
    private func eight(from start: Int, before end: Int, _ signs: (UInt64) -> UInt64) -> Int {
        let raw = UnsafeRawBufferPointer(self)
        var index = start
        while index + 8 <= end {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let found = signs(word) & (Self.ones &* 0x80)
            // The lowest bit is true; those above it may come of its carry.
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        return index
    }

    private static var ones: UInt64 { 0x0101_0101_0101_0101 }

    @inline(__always)
    private static func holds(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        let rest = word ^ (ones &* UInt64(byte))
        return (rest &- ones) & ~rest
    }
}

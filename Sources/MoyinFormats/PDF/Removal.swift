/// Which characters of a text leave it, told by what takes its place: in a drawn page nothing can be written, so what is
/// not kept is taken away.
enum Removal {
    /// Shorter stretches that both texts share are chance: a replacement like `[手机号1]` may hold a digit of the value.
    private static let leastShared = 2
    private static let leastSharedASCII = 4

    /// - Parameters:
    ///   - old: Unicode scalars of the text.
    ///   - new: those of what takes its place. Where both have as many, they are compared one by one: a mask. Else what
    ///     both begin and end with stays, and longer stretches between.
    /// - Returns: by scalar of `old`, whether it leaves.
    static func removed(_ old: [UInt32], _ new: [UInt32]) -> [Bool] {
        var removed = [Bool](repeating: true, count: old.count)
        if old.count == new.count {
            for index in old.indices { removed[index] = old[index] != new[index] }
            return removed
        }
        var start = 0
        while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
        var end = 0
        while end < min(old.count, new.count) - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
        for index in 0..<start { removed[index] = false }
        for index in (old.count - end)..<old.count { removed[index] = false }
        keep(old, start..<(old.count - end), new, start..<(new.count - end), &removed, 0)
        return removed
    }

    /// Keeps the longest stretch that both share, and so on beside it.
    private static func keep(_ old: [UInt32], _ a: Range<Int>, _ new: [UInt32], _ b: Range<Int>, _ removed: inout [Bool], _ depth: Int) {
        guard !a.isEmpty, !b.isEmpty, depth < 50, a.count * b.count < 4_000_000 else { return }
        var best = (length: 0, old: 0, new: 0)
        var lengths = [Int](repeating: 0, count: b.count + 1)
        for i in a {
            var before = 0
            for (offset, j) in b.enumerated() {
                let above = lengths[offset + 1]
                lengths[offset + 1] = old[i] == new[j] ? before + 1 : 0
                before = above
                if lengths[offset + 1] > best.length { best = (lengths[offset + 1], i, j) }
            }
        }
        let shared = (best.old - best.length + 1)..<(best.old + 1)
        guard best.length > 0, best.length >= (old[shared].allSatisfy { $0 < 0x80 } ? leastSharedASCII : leastShared) else { return }
        for index in shared { removed[index] = false }
        keep(old, a.lowerBound..<shared.lowerBound, new, b.lowerBound..<(best.new - best.length + 1), &removed, depth + 1)
        keep(old, shared.upperBound..<a.upperBound, new, (best.new + 1)..<b.upperBound, &removed, depth + 1)
    }

    /// The values of which something leaves, whole: each stretch that leaves with the letters and digits around it.
    static func values(_ old: [UInt32], _ removed: [Bool]) -> [[UInt32]] {
        var values: [[UInt32]] = []
        var index = 0
        while index < old.count {
            guard removed[index] else {
                index += 1
                continue
            }
            var start = index
            var end = index
            while end < old.count, removed[end] { end += 1 }
            while start > 0, isASCIIWord(old[start - 1]), isASCIIWord(old[start]) { start -= 1 }
            while end < old.count, isASCIIWord(old[end]), isASCIIWord(old[end - 1]) { end += 1 }
            values.append(Array(old[start..<end]))
            index = end
        }
        return values
    }

    private static func isASCIIWord(_ scalar: UInt32) -> Bool {
        (0x30...0x39).contains(scalar) || (0x41...0x5a).contains(scalar & ~0x20)
    }
}

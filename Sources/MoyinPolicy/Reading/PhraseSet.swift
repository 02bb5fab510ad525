/// Words with a number each, looked for at a place of a folded line.
struct PhraseSet: Sendable {
    /// By node and unit, the next node: open addressing, keys of 48 bits with the node above the unit, 0 for none. Node 0 is
    /// the root.
    private var keys = [UInt64](repeating: 0, count: 64)
    private var nexts = [UInt32](repeating: 0, count: 64)
    private var used = 0
    /// By node: the number of the word that ends there, or -1.
    private var numbers: [Int32] = [-1]
    /// Which units words begin with: one look says no nearly everywhere.
    private var firsts = [UInt64](repeating: 0, count: 1024)
    private(set) var longest = 0

    private static func key(_ node: UInt32, _ unit: UInt16) -> UInt64 { (UInt64(node) &+ 1) &<< 16 | UInt64(unit) }

    @inline(__always)
    private func slot(_ key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) &>> 32) & (keys.count &- 1)
        while keys[slot] != 0, keys[slot] != key { slot = (slot &+ 1) & (keys.count &- 1) }
        return slot
    }

    @inline(__always)
    private func next(_ node: UInt32, _ unit: UInt16) -> UInt32? {
        let key = Self.key(node, unit)
        let slot = slot(key)
        return keys[slot] == key ? nexts[slot] : nil
    }

    private mutating func insert(_ key: UInt64, _ next: UInt32) {
        if 2 * used >= keys.count {
            let old = zip(keys, nexts).filter { $0.0 != 0 }
            keys = [UInt64](repeating: 0, count: 2 * keys.count)
            nexts = [UInt32](repeating: 0, count: keys.count)
            for (key, next) in old {
                let slot = slot(key)
                (keys[slot], nexts[slot]) = (key, next)
            }
        }
        let slot = slot(key)
        (keys[slot], nexts[slot]) = (key, next)
        used += 1
    }

    /// - Returns: the number of the word; that of an equal one if there is one.
    @discardableResult
    mutating func add(_ units: [UInt16], _ number: Int) -> Int {
        guard let first = units.first else { return number }
        firsts[Int(first >> 6)] |= 1 << UInt64(first & 63)
        longest = max(longest, units.count)
        var node: UInt32 = 0
        for unit in units {
            if let next = next(node, unit) {
                node = next
            } else {
                numbers.append(-1)
                insert(Self.key(node, unit), UInt32(numbers.count - 1))
                node = UInt32(numbers.count - 1)
            }
        }
        if numbers[Int(node)] < 0 { numbers[Int(node)] = Int32(number) }
        return Int(numbers[Int(node)])
    }

    /// The longest word that begins at `index` and ends before `end`.
    func longest(_ units: [UInt16], at index: Int, before end: Int) -> (number: Int, count: Int)? {
        guard index < end, firsts[Int(units[index] >> 6)] >> UInt64(units[index] & 63) & 1 != 0 else { return nil }
        var node: UInt32 = 0
        var best: (number: Int, count: Int)?
        var position = index
        while position < end, let next = next(node, units[position]) {
            node = next
            position += 1
            if numbers[Int(node)] >= 0 { best = (Int(numbers[Int(node)]), position - index) }
        }
        return best
    }

    /// Every word that begins at `index`.
    func forEach(_ units: [UInt16], at index: Int, _ body: (Int) -> Void) {
        guard firsts[Int(units[index] >> 6)] >> UInt64(units[index] & 63) & 1 != 0 else { return }
        var node: UInt32 = 0
        var position = index
        while position < units.count, let next = next(node, units[position]) {
            node = next
            position += 1
            if numbers[Int(node)] >= 0 { body(Int(numbers[Int(node)])) }
        }
    }

    /// The longest word, added backwards, that ends before `index` and begins at `start` or later.
    func longestBackwards(_ units: [UInt16], before index: Int, from start: Int) -> (number: Int, count: Int)? {
        guard index > start, firsts[Int(units[index - 1] >> 6)] >> UInt64(units[index - 1] & 63) & 1 != 0 else { return nil }
        var node: UInt32 = 0
        var best: (number: Int, count: Int)?
        var position = index
        while position > start, let next = next(node, units[position - 1]) {
            node = next
            position -= 1
            if numbers[Int(node)] >= 0 { best = (Int(numbers[Int(node)]), index - position) }
        }
        return best
    }

    /// The first word in some units.
    func first(_ units: [UInt16], in range: Range<Int>) -> (number: Int, range: Range<Int>)? {
        for index in range {
            if let word = longest(units, at: index, before: range.upperBound) { return (word.number, index..<(index + word.count)) }
        }
        return nil
    }
}

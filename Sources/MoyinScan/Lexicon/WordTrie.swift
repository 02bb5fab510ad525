/// Words of folded UTF-16 units, matched from their last unit backwards or their first forwards.
///
/// One open-addressing table of (node, unit) → node behind a bitmap of first units, so that most look-ups end at one
/// load. Built once, then immutable.
struct WordTrie: Sendable {
    /// No word ends here.
    static let none: UInt16 = 0xffff

    private var keys: [UInt64]
    private var targets: [UInt32]
    /// Value of each node, or `none`.
    private var values: [UInt16] = [WordTrie.none]
    private var mask: UInt64
    private var firstUnits = [UInt64](repeating: 0, count: 1024)
    private var pairs = UnitPairs()

    /// - Parameter words: how many words will be added at least; more make the table grow.
    init(expecting words: Int = 0) {
        var size = 16
        while size < words * 2 { size *= 2 }
        keys = .init(repeating: .max, count: size)
        targets = .init(repeating: 0, count: size)
        mask = UInt64(size - 1)
        values.reserveCapacity(size)
    }

    /// - Parameter words: unit sequences in matching order, each with the value to report. A later duplicate is ignored.
    init(_ words: [([UInt16], UInt16)]) {
        self.init(expecting: words.count)
        for (units, value) in words { add(units, value) }
    }

    /// Adds a word, in matching order, unless it is there already.
    ///
    /// - Returns: the value that the word has.
    @discardableResult
    mutating func add(_ units: some Collection<UInt16>, _ value: UInt16) -> UInt16 {
        guard let first = units.first else { return Self.none }
        firstUnits[Int(first >> 6)] |= 1 << UInt64(first & 63)
        pairs.add(first, units.dropFirst().first)
        var node: UInt32 = 0
        for unit in units { node = child(of: node, unit) }
        if values[Int(node)] == Self.none { values[Int(node)] = value }
        return values[Int(node)]
    }

    private mutating func child(of node: UInt32, _ unit: UInt16) -> UInt32 {
        let key = UInt64(node) << 16 | UInt64(unit)
        let slot = self.slot(of: key)
        if keys[slot] == key { return targets[slot] }
        let child = UInt32(values.count)
        values.append(Self.none)
        keys[slot] = key
        targets[slot] = child
        if Int(child) * 2 > keys.count { grow() }
        return child
    }

    /// Where a key is or belongs.
    private func slot(of key: UInt64) -> Int {
        var slot = Self.hash(key) & mask
        while keys[Int(slot)] != key, keys[Int(slot)] != .max { slot = (slot + 1) & mask }
        return Int(slot)
    }

    private mutating func grow() {
        let old = (keys: keys, targets: targets)
        let size = old.keys.count * 2
        mask = UInt64(size - 1)
        keys = .init(repeating: .max, count: size)
        targets = .init(repeating: 0, count: size)
        for (index, key) in old.keys.enumerated() where key != .max {
            let slot = self.slot(of: key)
            keys[slot] = key
            targets[slot] = old.targets[index]
        }
    }

    @inline(__always)
    private static func hash(_ key: UInt64) -> UInt64 {
        let product = key &* 0x9e37_79b9_7f4a_7c15
        return product ^ product &>> 29
    }

    @inline(__always)
    func mayBegin(with unit: UInt16) -> Bool {
        firstUnits[Int(unit &>> 6)] &>> UInt64(unit & 63) & 1 != 0
    }

    /// One load more and most words that begin alike are told apart, without a look into the table, which no near cache
    /// holds.
    @inline(__always)
    func mayBegin(with unit: UInt16, _ next: UInt16?) -> Bool {
        guard mayBegin(with: unit) else { return false }
        guard let next else { return pairs.isWord(unit) }
        return pairs.mayBegin(unit, next)
    }

    /// The longest word that begins at `units[offset]` in matching order: its value and length in units.
    func longest(_ units: UnsafeBufferPointer<UInt16>, from offset: Int) -> (value: UInt16, length: Int)? {
        guard mayBegin(with: units[offset], offset + 1 < units.count ? units[offset + 1] : nil) else { return nil }
        var node: UInt32 = 0
        var best: (UInt16, Int)?
        var index = offset
        while index < units.count {
            let key = UInt64(node) &<< 16 | UInt64(units[index])
            var slot = Self.hash(key) & mask
            while keys[Int(slot)] != key {
                if keys[Int(slot)] == .max { return best }
                slot = (slot &+ 1) & mask
            }
            node = targets[Int(slot)]
            index &+= 1
            let value = values[Int(node)]
            if value != Self.none { best = (value, index &- offset) }
        }
        return best
    }

    /// Appends the values of all words that `units` begin with, the shortest first.
    func beginnings(of units: some Sequence<UInt16>, into found: inout [UInt16]) {
        var node: UInt32 = 0
        for unit in units {
            let key = UInt64(node) << 16 | UInt64(unit)
            let slot = self.slot(of: key)
            guard keys[slot] == key else { break }
            node = targets[slot]
            if values[Int(node)] != Self.none { found.append(values[Int(node)]) }
        }
    }
}

/// How often each string is a candidate in a text, how probable it was, and what stood beside it.
struct Echoes {
    struct Entry {
        fileprivate var key: UInt64 = 0
        var sum: Float = 0
        var count: Int32 = 0
        fileprivate var next: UInt16 = 0
        fileprivate var previous: UInt16 = 0
        /// An ideograph, the same each time.
        var hasSameNext = true
        var hasSamePrevious = true
    }

    /// Open addressing; the keys are hashes already.
    private var entries: [Entry] = []
    private var mask = 0
    private var names: Float = 0
    /// Less probable candidates do not count as places.
    private static let least: Float = 0.02

    /// Makes room for so many candidates and forgets all others.
    mutating func reset(_ candidates: Int) {
        var size = 64
        while size < 2 * candidates { size *= 2 }
        if size > entries.count {
            entries = [Entry](repeating: Entry(), count: size)
        } else {
            for index in 0..<size { entries[index] = Entry() }
        }
        mask = size - 1
        names = 0
    }

    private static func counts(_ candidate: NameCandidate) -> Bool {
        candidate.probability >= least && candidate.form != .masked && candidate.form != .bare
    }

    private static func key(_ candidate: NameCandidate, _ text: borrowing NameUnits) -> UInt64 {
        NameHash.word(UnsafePointer(text.units) + Int(candidate.start), candidate.count)
    }

    private func slot(_ key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key &>> 24) & mask
        while entries[slot].key != 0, entries[slot].key != key { slot = (slot &+ 1) & mask }
        return slot
    }

    mutating func add(_ candidate: NameCandidate, _ text: borrowing NameUnits) {
        if candidate.probability >= 0.5, candidate.form != .masked { names += candidate.probability }
        guard Self.counts(candidate) else { return }
        let (start, end) = (Int(candidate.start), Int(candidate.end))
        let sides = (
            previous: text.gaps[start] == 0 ? text.units[start - 1] : 0, next: text.gaps[end] == 0 ? text.units[end] : 0
        )
        add(candidate, Self.key(candidate, text), sides)
    }

    mutating func add(_ candidate: NameCandidate, _ key: UInt64, _ sides: (previous: UInt16, next: UInt16)) {
        if entries.isEmpty || !Self.counts(candidate) { return }
        let slot = slot(key)
        if entries[slot].key == 0 {
            entries[slot].key = key
            (entries[slot].previous, entries[slot].next) = sides
        }
        entries[slot].sum += candidate.probability
        entries[slot].count += 1
        if sides.next != entries[slot].next || sides.next < 0x3400 { entries[slot].hasSameNext = false }
        if sides.previous != entries[slot].previous || sides.previous < 0x3400 { entries[slot].hasSamePrevious = false }
    }

    func elsewhere(_ candidate: NameCandidate, _ text: borrowing NameUnits) -> Entry? {
        elsewhere(candidate, Self.key(candidate, text))
    }

    /// The other places of the same string.
    func elsewhere(_ candidate: NameCandidate, _ key: UInt64) -> Entry? {
        guard candidate.form != .masked, candidate.form != .bare else { return nil }
        var entry = entries[slot(key)]
        guard entry.key != 0 else { return nil }
        if Self.counts(candidate) {
            entry.sum -= candidate.probability
            entry.count -= 1
        }
        return entry
    }

    func density(without candidate: NameCandidate, units: Int) -> Int {
        EchoTable.density(names: names - (candidate.probability >= 0.5 ? candidate.probability : 0), units: units)
    }

    /// Counts a candidate whose characters are known by their hash alone.
    mutating func note(_ candidate: NameCandidate, _ key: UInt64, _ sides: (previous: UInt16, next: UInt16)) {
        if candidate.probability >= 0.5, candidate.form != .masked { names += candidate.probability }
        add(candidate, key, sides)
    }
}

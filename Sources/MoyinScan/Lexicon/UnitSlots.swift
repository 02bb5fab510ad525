/// For every folded unit a set of detectors: those a word of which begins, or ends, with it.
struct UnitSlots: Sendable {
    private var indexOf = [UInt8](repeating: 0, count: 65_536)
    /// The empty set first. Past 255 different sets everything more is `all`.
    private var sets: [DetectorSet] = [DetectorSet()]

    init(_ words: [(unit: UInt16, slots: DetectorSet)]) {
        var slotsOf: [UInt16: DetectorSet] = [:]
        for (unit, slots) in words { slotsOf[unit, default: DetectorSet()].formUnion(slots) }
        for (unit, slots) in slotsOf where !slots.isEmpty {
            if let known = sets.firstIndex(of: slots) {
                indexOf[Int(unit)] = UInt8(known)
            } else if sets.count < 255 {
                indexOf[Int(unit)] = UInt8(sets.count)
                sets.append(slots)
            } else {
                if sets.count == 255 { sets.append(.all) }
                indexOf[Int(unit)] = 255
            }
        }
    }

    @inline(__always)
    func slots(_ unit: UInt16) -> DetectorSet { sets[Int(indexOf[Int(unit)])] }
}

/// Which two units follow each other at the beginning of a word: true too often, never false where one does.
struct UnitPairs: Sendable {
    private var pairs = [UInt64](repeating: 0, count: 1024)
    /// Words of one unit.
    private var alone = [UInt64](repeating: 0, count: 1024)

    init() {}

    /// - Parameter words: in matching order.
    init(_ words: [[UInt16]]) {
        for word in words where !word.isEmpty { add(word[0], word.count > 1 ? word[1] : nil) }
    }

    /// Adds the beginning of a word.
    mutating func add(_ first: UInt16, _ second: UInt16?) {
        guard let second else { return alone[Int(first >> 6)] |= 1 << UInt64(first & 63) }
        let hash = Self.hash(first, second)
        pairs[hash >> 6] |= 1 << UInt64(hash & 63)
    }

    @inline(__always)
    private static func hash(_ first: UInt16, _ second: UInt16) -> Int { Int(first &* 0x9e37 ^ second) }

    @inline(__always)
    func mayBegin(_ first: UInt16, _ second: UInt16) -> Bool {
        let hash = Self.hash(first, second)
        return pairs[hash &>> 6] &>> UInt64(hash & 63) & 1 != 0 || isWord(first)
    }

    @inline(__always)
    func isWord(_ unit: UInt16) -> Bool { alone[Int(unit &>> 6)] &>> UInt64(unit & 63) & 1 != 0 }
}

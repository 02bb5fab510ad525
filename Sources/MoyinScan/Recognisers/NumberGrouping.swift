internal import MoyinRules
internal import MoyinText
internal import MoyinTypes
internal import MoyinValidators

/// In which groups people write numbers, and which groups are lists of several.
extension Scanner {
    /// Four groups of four that are a card with the right check digit and a known issuer, among more of them, and the
    /// text speaks of cards: telegraph codes come in fours as well.
    mutating func isProvenCard(_ first: Int, _ last: Int) -> Bool {
        guard scratch.runs[last].last - scratch.runs[first].first == 16,
            let facts = examine(.bankCard, scratch.runs[first].first..<scratch.runs[last].last)
        else { return false }
        guard facts.checksum == .passed, facts.allotment == .passed else { return false }
        let slot = engine.slots[Int(Recogniser.bankCard.ordinal)]
        let start = scratch.group.starts[scratch.runs[first].first]
        scratch.context.read(view, before: start, lexicon: engine.lexicon, reach: LeftContext.labelReach)
        guard slot != ScanEngine.noSlot, scratch.context.hitCount > 0 else { return false }
        return engine.lexicon.entries[Int(scratch.context.hits[0].entry)].labels.contains(slot)
    }

    /// Whether all runs have the same length.
    func isEven(_ first: Int, _ last: Int) -> Bool {
        for index in first...last where scratch.runs[index].count != scratch.runs[first].count { return false }
        return true
    }

    /// Groupings in which people write numbers; anything else needs a label.
    func isNaturalGrouping(_ range: ClosedRange<Int>, total: Int) -> Bool {
        var pattern = 0
        var allSingle = true
        for index in range {
            let count = scratch.runs[index].count
            if count != 1 { allSingle = false }
            pattern = pattern &* 32 &+ count
        }
        if allSingle { return isNotAscending(range) }
        // Chinese and other digits mixed without a separator.
        if range.dropFirst().allSatisfy({ scratch.runs[$0].link == [] }) { return true }
        if range.count == 2, total >= 10 { return true }
        return Self.groupings.contains(pattern)
    }

    private static let groupings: Set<Int> = {
        let patterns: [[Int]] = [
            [3, 4, 4], [3, 3, 5], [4, 4, 3], [4, 3, 4], [3, 3, 3, 2], [3, 2, 2, 2, 2], [2, 3, 3, 3], [2, 3, 4, 4], [3, 2, 3, 3], [2, 11], [2, 3, 8],
            [6, 8, 4], [6, 4, 4, 4], [6, 4, 2, 2, 4], [6, 4, 4, 3, 1], [3, 3, 4, 4, 4], [6, 6, 6], [6, 6, 3], [3, 3, 8, 4],
            [6, 2, 2, 2, 3], [6, 8, 3, 1], [6, 4, 2, 2, 3, 1], [4, 4, 4, 4, 2], [2, 2, 2, 4, 2, 2, 4], [3, 3, 3, 3, 3, 3],
            [4, 4, 4, 4], [4, 4, 4, 4, 1], [4, 4, 4, 4, 2], [4, 4, 4, 4, 3], [6, 13], [4, 6, 5], [8, 8], [4, 4, 4, 5],
            [3, 3, 4], [3, 3, 3], [4, 3, 3], [3, 4, 3], [3, 4, 4], [4, 4, 4], [4, 4], [2, 4, 4], [2, 3, 3, 4], [2, 3, 4, 4],
            [3, 7], [3, 8], [4, 7], [4, 8], [3, 4, 3], [2, 3, 7], [2, 3, 8], [2, 2, 4, 4], [2, 7], [2, 3, 4], [3, 3, 3, 3], [3, 1, 4, 4], [3, 1, 3, 4], [3, 1, 8], [3, 1, 7], [5, 4, 4], [2, 3, 4, 3], [5, 5, 5], [5, 5, 5, 1],
        ]
        return Set(patterns.map { $0.reduce(0) { $0 &* 32 &+ $1 } })
    }()

    /// `0101 0102 0103 …`: each group is the one before and one more.
    func isCounting(_ range: ClosedRange<Int>) -> Bool {
        guard range.count >= 3, isEven(range.lowerBound, range.upperBound) else { return false }
        var previous = -1
        for index in range {
            guard scratch.runs[index].count <= 8 else { return false }
            var value = 0
            for symbol in scratch.runs[index].first..<scratch.runs[index].last {
                value = value * 10 + Int(scratch.group.symbols[symbol] &- 0x30)
            }
            if previous >= 0, value != previous + 1 { return false }
            previous = value
        }
        return true
    }

    /// `1 2 3 4 …` is a list of pages, not a spaced-out number.
    func isNotAscending(_ range: ClosedRange<Int>) -> Bool {
        var steps = 0
        for index in range.dropFirst() {
            let left = scratch.group.symbols[scratch.runs[index - 1].first]
            let right = scratch.group.symbols[scratch.runs[index].first]
            if right == left &+ 1 { steps += 1 }
        }
        return steps * 2 < range.count
    }
}

/// Lengths up to 63 as a bit set.
struct LengthSet: ExpressibleByArrayLiteral {
    let bits: UInt64
    init(arrayLiteral elements: Int...) { bits = elements.reduce(0) { $0 | 1 << UInt64($1) } }
    @inline(__always) func contains(_ length: Int) -> Bool { length < 64 && bits &>> UInt64(length) & 1 != 0 }
}

/// How the parts of one number were joined.
struct JoinFacts {
    var separators: Int
    var links: Link
    var groups: Int
    var isNatural = true
}

/// One way to read a stretch of symbols.
struct Reading {
    /// Symbol indexes in the group.
    var symbols: Range<Int>
    var joined: JoinFacts
    var isEmbedded: Bool
    var isDecimal = false
}

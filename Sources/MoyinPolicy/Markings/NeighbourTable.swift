internal import MoyinText

/// What a place where a trigger stands is tested with before a line is read: flat, so that a test costs some loads and no
/// counting of references.
final class NeighbourTable: @unchecked Sendable {
    // Unchecked because of the raw buffers: written in `init` only, freed in `deinit`.
    struct Phrase {
        /// The units beside the trigger; 0: none.
        var left: UInt16 = 0
        var right: UInt16 = 0
        /// Where its units begin in the pool, how many they are, and which is the trigger.
        var offset: Int32 = 0
        var count: UInt8 = 0
        var trigger: UInt8 = 0
        /// Must not be part of a longer word on that side…
        var freeLeft = false
        var freeRight = false
        /// …unless this group allows the neighbour; -1: a phrase of the secret grammar.
        var group: Int16 = -1
    }

    /// By trigger: hashes of the units to the left of it, and of those to the right in phrases that begin with it.
    let leftOf: UnsafeMutablePointer<UInt64>
    let rightOf: UnsafeMutablePointer<UInt64>
    /// By trigger: its phrases, by the unit to the left of it.
    let firstOf: UnsafeMutablePointer<Int32>
    let phrases: UnsafeMutablePointer<Phrase>
    let pool: UnsafeMutablePointer<UInt16>

    static func hash(_ unit: UInt16) -> UInt64 { 1 &<< UInt64((unit ^ unit &>> 6) & 63) }

    /// Whether phrases are searched for by a trigger.
    @inline(__always)
    func isPhrase(_ trigger: Int) -> Bool { firstOf[trigger] < firstOf[trigger &+ 1] }

    /// Those of a trigger with this unit to the left of it; 0: that begin with it. Cost: logarithmic.
    func phrases(of trigger: Int, leftOf unit: UInt16) -> Range<Int> {
        let end = Int(firstOf[trigger &+ 1])
        var (low, high) = (Int(firstOf[trigger]), end)
        while low < high {
            let middle = (low &+ high) &>> 1
            if phrases[middle].left < unit { low = middle &+ 1 } else { high = middle }
        }
        var last = low
        while last < end, phrases[last].left == unit { last &+= 1 }
        return low..<last
    }

    /// - Parameter lists: phrases by trigger, from 1; the first list is empty.
    init(_ lists: [[(phrase: Phrase, units: [UInt16])]]) {
        leftOf = .allocate(capacity: lists.count)
        rightOf = .allocate(capacity: lists.count)
        firstOf = .allocate(capacity: lists.count + 1)
        phrases = .allocate(capacity: max(1, lists.reduce(0) { $0 + $1.count }))
        pool = .allocate(capacity: max(1, lists.reduce(0) { $0 + $1.reduce(0) { $0 + $1.units.count } }))
        var next = 0
        var free = 0
        for (trigger, list) in lists.enumerated() {
            firstOf[trigger] = Int32(next)
            leftOf[trigger] = 0
            rightOf[trigger] = 0
            func left(_ entry: (phrase: Phrase, units: [UInt16])) -> UInt16 { entry.phrase.trigger > 0 ? entry.units[Int(entry.phrase.trigger) - 1] : 0 }
            for (phrase, units) in list.sorted(by: { left($0) < left($1) }) {
                var phrase = phrase
                let at = Int(phrase.trigger)
                phrase.left = left((phrase, units))
                phrase.right = at + 1 < units.count ? units[at + 1] : 0
                if phrase.left != 0 {
                    leftOf[trigger] |= Self.hash(ofNeighbour: phrase.left)
                } else {
                    rightOf[trigger] |= Self.hash(ofNeighbour: phrase.right)
                }
                phrase.offset = Int32(free)
                phrase.count = UInt8(clamping: units.count)
                for unit in units {
                    pool[free] = unit
                    free += 1
                }
                phrases[next] = phrase
                next += 1
            }
        }
        firstOf[lists.count] = Int32(next)
    }

    private static func hash(ofNeighbour unit: UInt16) -> UInt64 { unit == PhraseWord.number || unit == 0 ? ~0 : hash(unit) }

    deinit {
        leftOf.deallocate()
        rightOf.deallocate()
        firstOf.deallocate()
        phrases.deallocate()
        pool.deallocate()
    }
}

/// Which common words begin at each place of a text, looked up when first asked for.
struct WordLattice: ~Copyable {
    static let longest = 4
    /// Four classes of five bits, for words of one to four units; the top bit says that they are known.
    private var places: UnsafeMutablePointer<UInt32>
    private var capacity = 0

    init() { places = .allocate(capacity: 1) }

    deinit { places.deallocate() }

    /// Forgets everything; to be called for each text.
    mutating func reset(_ count: Int) {
        let wanted = count + 2 * NameUnits.padding
        if wanted > capacity {
            places.deallocate()
            capacity = wanted
            places = .allocate(capacity: wanted)
        }
        places.update(repeating: 0, count: wanted)
    }

    /// The class of the word of `count` units at `index`, or ``WordClasses/none``.
    @inline(__always)
    func sort(_ units: UnsafePointer<UInt16>, _ index: Int, _ count: Int, _ model: NameModel) -> UInt8 {
        let place = places + (index &+ NameUnits.padding)
        if place.pointee == 0 { place.pointee = Self.look(units + index, model) }
        return UInt8(truncatingIfNeeded: place.pointee &>> UInt32(5 &* (count &- 1))) & 0x1f
    }

    @inline(__always)
    private static func look(_ units: UnsafePointer<UInt16>, _ model: NameModel) -> UInt32 {
        let bits: UInt32 = 1 << 31 | UInt32(model.characters[Int(units[0])].sort)
        return model.pairs.contains(units[0], units[1]) ? bits | longer(units, model) : bits | 0x7fff << 5
    }

    @inline(never)
    private static func longer(_ units: UnsafePointer<UInt16>, _ model: NameModel) -> UInt32 {
        var sum = NameHash.append(units[0], to: 0)
        var bits: UInt32 = 0
        for length in 2...longest {
            sum = NameHash.append(units[length - 1], to: sum)
            bits |= UInt32(model.dictionary.find(NameHash.finish(sum, length))) &<< UInt32(5 &* (length &- 1))
        }
        return bits
    }
}

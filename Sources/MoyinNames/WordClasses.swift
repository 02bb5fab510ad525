/// What sort of word a common word is.
enum WordClass: UInt8, CaseIterable {
    case noun = 0, verb, place, organisation, adjective, adverb, preposition, conjunction, particle, number, measure, pronoun, time
    /// Idioms and set phrases.
    case phrase
    case person, other

    /// From a tag of the usual Chinese set.
    init(tag: Substring) {
        self = switch tag.first {
        case "n": tag.hasPrefix("ns") ? .place : tag.hasPrefix("nt") ? .organisation : tag.hasPrefix("nr") ? .person : .noun
        case "v": tag == "vn" ? .noun : .verb
        case "a", "b", "z": .adjective
        case "d": .adverb
        case "p": .preposition
        case "c": .conjunction
        case "u", "y", "e", "o": .particle
        case "m": .number
        case "q": .measure
        case "r": .pronoun
        case "t", "f", "s": .time
        case "i", "l", "j": .phrase
        default: .other
        }
    }
}

/// Common words and their classes: a cuckoo table of fingerprints.
///
/// A look-up is two loads. Two strings in a thousand pass for words that are none.
struct WordClasses: Sendable {
    /// Four entries of 16 bits: the upper twelve are the fingerprint, never 0, the lower four the class.
    private var buckets: [UInt64]
    private var mask: Int

    /// - Returns: nil when the words do not fit into so many buckets.
    init?(_ words: [(units: [UInt16], class: WordClass)], bucketBits: Int) {
        buckets = [UInt64](repeating: 0, count: 1 << bucketBits)
        mask = buckets.count - 1
        var random = TrainingRandom(seed: 1)
        for word in words {
            let key = word.units.withUnsafeBufferPointer { NameHash.word($0.baseAddress!, $0.count) }
            var entry = Self.fingerprint(key) << 4 | UInt64(word.class.rawValue)
            var bucket = first(key)
            if find(key) != Self.none { continue }
            if put(entry, bucket) || put(entry, other(bucket, entry >> 4)) { continue }
            var isPlaced = false
            for _ in 0..<2000 {
                let lane = random.next() & 3
                let evicted = buckets[bucket] >> (16 * lane) & 0xffff
                buckets[bucket] = buckets[bucket] & ~(0xffff << (16 * lane)) | entry << (16 * lane)
                entry = evicted
                bucket = other(bucket, entry >> 4)
                if put(entry, bucket) {
                    isPlaced = true
                    break
                }
            }
            if !isPlaced { return nil }
        }
    }

    init(_ bytes: UnsafeRawBufferPointer) throws(NameModelError) {
        let count = bytes.count / 8
        guard count >= 2, bytes.count % 8 == 0, count & (count - 1) == 0 else { throw NameModelError(.damaged) }
        buckets = (0..<count).map { UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self)) }
        mask = count - 1
    }

    var bytes: [UInt8] { buckets.reduce(into: []) { $0.append(littleEndian: $1) } }

    @inline(__always)
    private static func fingerprint(_ key: UInt64) -> UInt64 { max(1, key & 0xfff) }

    @inline(__always)
    private func first(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key &>> 44) & mask }

    @inline(__always)
    private func other(_ bucket: Int, _ fingerprint: UInt64) -> Int {
        (bucket ^ Int(truncatingIfNeeded: fingerprint &* 0x5bd1_e995)) & mask
    }

    private mutating func put(_ entry: UInt64, _ bucket: Int) -> Bool {
        for lane in 0..<UInt64(4) where buckets[bucket] >> (16 * lane) & 0xffff == 0 {
            buckets[bucket] |= entry << (16 * lane)
            return true
        }
        return false
    }

    /// The class of the word with this hash, or ``none``.
    @inline(__always)
    func find(_ key: UInt64) -> UInt8 {
        let fingerprint = Self.fingerprint(key)
        let pattern = fingerprint &* 0x0010_0010_0010_0010
        let here = first(key)
        let (one, two) = (buckets[here], buckets[other(here, fingerprint)])
        if Self.lane(one, pattern) | Self.lane(two, pattern) == 0 { return Self.none }
        let (bucket, zero) = Self.lane(one, pattern) != 0 ? (one, Self.lane(one, pattern)) : (two, Self.lane(two, pattern))
        return UInt8(truncatingIfNeeded: bucket &>> UInt64(zero.trailingZeroBitCount - 15)) & 0xf
    }

    static let none: UInt8 = 0x1f

    /// The highest bits of the lanes whose upper twelve bits are those of the pattern.
    @inline(__always)
    private static func lane(_ bucket: UInt64, _ pattern: UInt64) -> UInt64 {
        let difference = (bucket ^ pattern) & 0xfff0_fff0_fff0_fff0
        return (difference &- 0x0010_0010_0010_0010) & ~difference & 0x8000_8000_8000_8000
    }

    @inline(__always)
    func contains(_ units: UnsafePointer<UInt16>, _ count: Int) -> Bool { find(NameHash.word(units, count)) != Self.none }
}

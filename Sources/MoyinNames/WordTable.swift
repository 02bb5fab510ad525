/// A small set of words, each with a number: compound surnames with their scores, titles with their uses.
///
/// Open addressing; a look-up is one load when the word is not there, as nearly always.
struct WordTable: Sendable {
    struct Entry: Sendable {
        var units: [UInt16]
        var value: Int8
    }

    let entries: [Entry]
    let longest: Int
    private let slots: [UInt64]
    private let numbers: [UInt16]
    private let mask: Int
    /// A bit for the first two units of each word: most questions end here.
    private let pairs: [UInt64]

    init(_ entries: [Entry]) {
        self.entries = entries
        longest = entries.reduce(0) { max($0, $1.units.count) }
        var size = 16
        while size < entries.count * 4 { size *= 2 }
        mask = size - 1
        var slots = [UInt64](repeating: 0, count: size)
        var pairs = [UInt64](repeating: 0, count: 1024)
        var numbers = [UInt16](repeating: 0, count: size)
        for (index, entry) in entries.enumerated() {
            let key = entry.units.withUnsafeBufferPointer { NameHash.word($0.baseAddress!, $0.count) }
            var slot = Int(truncatingIfNeeded: key >> 20) & (size - 1)
            while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & (size - 1) }
            let pair = Self.pair(entry.units[0], entry.units.count > 1 ? entry.units[1] : 0)
            if entry.units.count > 1 { pairs[pair >> 6] |= 1 << UInt64(pair & 63) }
            slots[slot] = key
            numbers[slot] = UInt16(index)
        }
        self.slots = slots
        self.numbers = numbers
        self.pairs = pairs
    }

    /// - Parameter bytes: for each word its length, its value, its units.
    init(_ bytes: UnsafeRawBufferPointer) throws(NameModelError) {
        var entries: [Entry] = []
        var position = 0
        while position < bytes.count {
            let length = Int(bytes[position])
            guard length > 0, length <= 16, position + 2 + 2 * length <= bytes.count, entries.count < 65535 else {
                throw NameModelError(.damaged)
            }
            let units = (0..<length).map {
                UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: position + 2 + 2 * $0, as: UInt16.self))
            }
            // What stands for the end of a text is no part of a word: a match would reach beyond it.
            guard !units.contains(NameUnits.edge) else { throw NameModelError(.damaged) }
            entries.append(Entry(units: units, value: Int8(bitPattern: bytes[position + 1])))
            position += 2 + 2 * length
        }
        self.init(entries)
    }

    var bytes: [UInt8] {
        entries.reduce(into: []) { bytes, entry in
            bytes.append(UInt8(entry.units.count))
            bytes.append(UInt8(bitPattern: entry.value))
            for unit in entry.units { bytes.append(littleEndian: unit) }
        }
    }

    @inline(__always)
    private static func pair(_ first: UInt16, _ second: UInt16) -> Int {
        Int(truncatingIfNeeded: ((UInt32(first) &<< 16 | UInt32(second)) &* 0x9e37_79b1) &>> 16)
    }

    /// Whether a word of two units or more may begin with these two.
    @inline(__always)
    func mayBegin(_ first: UInt16, _ second: UInt16) -> Bool {
        let pair = Self.pair(first, second)
        return pairs[pair &>> 6] &>> UInt64(pair & 63) & 1 != 0
    }

    /// The number of the word that consists of these units.
    @inline(__always)
    func index(_ units: UnsafePointer<UInt16>, _ count: Int) -> Int? {
        let key = NameHash.word(units, count)
        var slot = Int(truncatingIfNeeded: key &>> 20) & mask
        while slots[slot] != 0 {
            if slots[slot] == key { return Int(numbers[slot]) }
            slot = (slot &+ 1) & mask
        }
        return nil
    }
}

/// Which strings are common words: a Bloom filter whose three bits of a word lie in one block of 64.
///
/// One load a question; some three in a hundred strings pass for words that are none, which the weights have learned to
/// live with.
struct WordFilter: Sendable {
    private let blocks: [UInt64]
    private let shift: UInt64

    init(words: [[UInt16]], blockBits: Int) {
        var blocks = [UInt64](repeating: 0, count: 1 << blockBits)
        let shift = UInt64(64 - blockBits)
        for word in words {
            let key = word.withUnsafeBufferPointer { NameHash.word($0.baseAddress!, $0.count) }
            blocks[Int(key >> shift)] |= Self.bits(key)
        }
        self.blocks = blocks
        self.shift = shift
    }

    init(_ bytes: UnsafeRawBufferPointer) throws(NameModelError) {
        let count = bytes.count / 8
        guard count >= 2, bytes.count % 8 == 0, count & (count - 1) == 0 else { throw NameModelError(.damaged) }
        blocks = (0..<count).map { UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self)) }
        shift = UInt64(64 - count.trailingZeroBitCount)
    }

    var bytes: [UInt8] { blocks.reduce(into: []) { $0.append(littleEndian: $1) } }

    @inline(__always)
    private static func bits(_ key: UInt64) -> UInt64 {
        1 &<< (key & 63) | 1 &<< (key &>> 6 & 63) | 1 &<< (key &>> 12 & 63)
    }

    @inline(__always)
    func contains(_ units: UnsafePointer<UInt16>, _ count: Int) -> Bool {
        let key = NameHash.word(units, count)
        let bits = Self.bits(key)
        return blocks[Int(key &>> shift)] & bits == bits
    }
}

/// With which two units the words of a set begin: one bit a pair, one load a question; about one in ten wrong answers.
struct PairFilter: Sendable {
    private var bits: [UInt64]

    init(words: [[UInt16]], bitsLog: Int) {
        bits = [UInt64](repeating: 0, count: 1 << (bitsLog - 6))
        for word in words where word.count > 1 {
            let place = place(word[0], word[1])
            bits[place >> 6] |= 1 << UInt64(place & 63)
        }
    }

    init(_ bytes: UnsafeRawBufferPointer) throws(NameModelError) {
        let count = bytes.count / 8
        guard count >= 64, bytes.count % 8 == 0, count & (count - 1) == 0 else { throw NameModelError(.damaged) }
        bits = (0..<count).map { UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self)) }
    }

    var bytes: [UInt8] { bits.reduce(into: []) { $0.append(littleEndian: $1) } }

    @inline(__always)
    private func place(_ first: UInt16, _ second: UInt16) -> Int {
        let key = (UInt64(first) &<< 16 | UInt64(second)) &* NameHash.factor
        return Int(truncatingIfNeeded: key &>> 40) & (bits.count &* 64 &- 1)
    }

    @inline(__always)
    func contains(_ first: UInt16, _ second: UInt16) -> Bool {
        let place = place(first, second)
        return bits[place &>> 6] &>> UInt64(place & 63) & 1 != 0
    }
}

enum NameHash {
    /// The factor of the polynomial that strings are hashed with, so that a hash grows at either end by one step.
    static let factor: UInt64 = 0x9e37_79b9_7f4a_7c15

    @inline(__always)
    static func append(_ unit: UInt16, to sum: UInt64) -> UInt64 { sum &* factor &+ UInt64(unit) }

    /// Spreads the bits of a sum of `count` units; never 0.
    @inline(__always)
    static func finish(_ sum: UInt64, _ count: Int) -> UInt64 {
        var key = (sum &+ UInt64(count) &<< 56) &* 0xff51_afd7_ed55_8ccd
        key ^= key &>> 32
        key = key &* 0xc4ce_b9fe_1a85_ec53
        return (key ^ key &>> 29) | 1 &<< 40
    }

    /// A hash of a string of units.
    @inline(__always)
    static func word(_ units: UnsafePointer<UInt16>, _ count: Int) -> UInt64 {
        var sum: UInt64 = 0
        for index in 0..<count { sum = append(units[index], to: sum) }
        return finish(sum, count)
    }

    /// The weight of a feature: a template, two numbers of 16 bits and one of 20.
    @inline(__always)
    static func feature(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) -> Int {
        let key = (a &<< 36 ^ b &<< 20 ^ c) &+ template &* 0xd6e8_feb8_6659_fd93
        let mixed = (key ^ key &>> 32) &* 0x9e37_79b9_7f4a_7c15
        return Int(mixed &>> UInt64(64 - NameModel.weightBits))
    }
}

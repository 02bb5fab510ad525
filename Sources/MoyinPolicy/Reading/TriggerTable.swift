internal import CByteKernels
internal import MoyinRules
internal import MoyinText

/// Rare characters that betray words, and the one pass over a text that finds them all, whoever asks: markings, sums.
/// Immutable, for all threads.
final class TriggerTable: @unchecked Sendable {
    // Unchecked because of the raw buffers: written in `init` only, freed in `deinit`.

    /// The folded characters; the number of each is its index and one.
    let units: [UInt16]
    private let characters: UnsafeMutablePointer<mbk_characters>
    private let numbers: UnsafeMutablePointer<UInt8>
    private let sides: UnsafeMutablePointer<UInt8>
    private let left: UnsafeMutablePointer<UInt64>
    private let right: UnsafeMutablePointer<UInt64>
    private let pairs: UnsafeMutablePointer<UInt64>
    /// In stretches whose mask and places stay in the first cache.
    private static let stretch = 8 << 10

    /// - Parameters:
    ///   - triggers: at most 255 characters.
    ///   - buckets: what folds to them, divided for the kernel; see ``CharacterBuckets``.
    ///   - words: what is looked for, folded; ``PhraseWord/number`` stands for any number. Each is found by the first of
    ///     `triggers` that it has.
    init(_ triggers: String, buckets: [String], words: [[UInt16]], _ fold: FoldTable) {
        units = Array(PhraseWord(triggers, fold).units.prefix(255))
        characters = .allocate(capacity: 1)
        characters.initialize(to: mbk_characters())
        numbers = .allocate(capacity: 0x10000)
        numbers.initialize(repeating: 0, count: 0x10000)
        sides = .allocate(capacity: 256)
        sides.initialize(repeating: 0, count: 256)
        let setWords = 256 * Int(MBK_BESIDE_WORDS)
        left = .allocate(capacity: setWords)
        left.initialize(repeating: 0, count: setWords)
        right = .allocate(capacity: setWords)
        right.initialize(repeating: 0, count: setWords)
        pairs = .allocate(capacity: Int(MBK_PAIR_WORDS))
        pairs.initialize(repeating: 0, count: Int(MBK_PAIR_WORDS))

        let places = words.map { first(in: $0) }
        var wanted = Set(units)
        for (word, place) in zip(words, places) { if let place { wanted.formUnion(Self.beside(word, place.index)) } }
        let scalars = fold.scalars(foldingTo: wanted)
        var found: [UInt32] = []
        for (index, unit) in units.enumerated() {
            for scalar in scalars[unit] ?? [] where numbers[Int(scalar)] == 0 {
                numbers[Int(scalar)] = UInt8(index + 1)
                found.append(scalar)
            }
        }
        for (bucket, members) in CharacterBuckets.of(found.sorted(), prepared: buckets).enumerated() {
            for scalar in members { mbk_add_character(characters, UInt32(bucket), Array(UTF8.encode(Unicode.Scalar(scalar)!)!)) }
        }
        for (word, place) in zip(words, places) { if let place { add(word, place.number, place.index, scalars) } }
    }

    private func add(_ word: [UInt16], _ number: Int, _ index: Int, _ scalars: [UInt16: [UInt32]]) {
        sides[number] |= UInt8(index > 0 ? MBK_LEFT : MBK_RIGHT)
        let set = (index > 0 ? left : right) + number * Int(MBK_BESIDE_WORDS)
        let beside = Array(Self.beside(word, index))
        guard let first = beside.first, first != PhraseWord.number else {
            for word in 0..<Int(MBK_BESIDE_WORDS) { set[word] = ~0 }
            sides[number] |= UInt8(MBK_SHORT)
            return
        }
        for scalar in scalars[first] ?? [] {
            let bit = mbk_beside_place(scalar)
            set[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
        }
        guard beside.count > 1, beside[1] != PhraseWord.number else { return sides[number] |= UInt8(MBK_SHORT) }
        let kind = index > 1 ? MBK_LEFT_LEFT : index == 1 ? MBK_LEFT_RIGHT : MBK_RIGHT_RIGHT
        sides[number] |= UInt8(kind)
        for near in scalars[first] ?? [] {
            for far in scalars[beside[1]] ?? [] {
                let bit = mbk_pair_place(UInt32(number), UInt32(kind), near, far)
                pairs[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
            }
        }
    }

    /// Of everything in a catalogue that texts are searched for.
    convenience init(_ catalog: RuleCatalog, _ fold: FoldTable) {
        let sums = catalog.lexicon.sums
        self.init(
            catalog.phrases.triggers, buckets: catalog.phrases.buckets,
            words: catalog.phrases.words.map { PhraseWord($0, fold).units } + (sums.among + sums.totals + sums.average).map(fold.folded), fold)
    }

    /// Up to two units beside one: those to the left of it, the nearer first; else the one on each side; else those behind.
    private static func beside(_ word: [UInt16], _ index: Int) -> [UInt16] {
        switch index {
        case 0: Array(word.dropFirst().prefix(2))
        case 1: [word[0]] + word.dropFirst(2).prefix(1)
        default: [word[index - 1], word[index - 2]]
        }
    }

    deinit {
        characters.deallocate()
        numbers.deallocate()
        sides.deallocate()
        left.deallocate()
        right.deallocate()
        pairs.deallocate()
    }

    /// The number of the first trigger that stands in some units, and where; the rarest stand first in the table.
    func first(in units: [UInt16]) -> (number: Int, index: Int)? {
        for (number, unit) in self.units.enumerated() {
            if let index = units.firstIndex(of: unit) { return (number + 1, index) }
        }
        return nil
    }

    /// Calls `body` for every trigger that may stand in one of its words, with the byte where its character of three begins
    /// and its number.
    ///
    /// Cost: linear; 0.05 ns a byte and 3 ns for each trigger.
    @inline(__always)
    func forEach(in text: UnsafeBufferPointer<UInt8>, _ body: (_ start: Int, _ number: Int) -> Void) {
        guard let base = text.baseAddress else { return }
        var table = mbk_triggers(characters: characters, numbers: numbers, sides: sides, left: left, right: right, pairs: pairs)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.stretch / 64) { mask in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.stretch + 2) { places in
                var start = 0
                while start < text.count {
                    var end = min(text.count, start + Self.stretch)
                    // A character is never cut.
                    while end < text.count, end > start + 1, base[end] & 0xc0 == 0x80 { end -= 1 }
                    let count = mbk_trigger_places(base, start, end, text.count, &table, mask.baseAddress, places.baseAddress)
                    for place in places[..<count] {
                        let first = start &+ Int(place)
                        let scalar = UInt32(base[first] & 0x0f) &<< 12 | UInt32(base[first &+ 1] & 0x3f) &<< 6 | UInt32(base[first &+ 2] & 0x3f)
                        body(first, Int(numbers[Int(scalar)]))
                    }
                    start = end
                }
            }
        }
    }
}

extension FoldTable {
    /// By unit, every ideograph, mark of punctuation and compatibility form of three bytes that folds to it.
    func scalars(foldingTo units: some Sequence<UInt16>) -> [UInt16: [UInt32]] {
        var isWanted = [Bool](repeating: false, count: 0x10000)
        for unit in units { isWanted[Int(unit)] = true }
        var scalars: [UInt16: [UInt32]] = [:]
        for scalar in [UInt32(0x2e80)..<0xd800, 0xe000..<0xfb00, 0xff00..<0xfff0].joined() {
            let entry = self[scalar]
            guard isWanted[Int(entry.unit)], !entry.has(FoldEntry.expands) else { continue }
            scalars[entry.unit, default: []].append(scalar)
        }
        return scalars
    }
}

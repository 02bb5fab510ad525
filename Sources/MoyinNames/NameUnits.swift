internal import CNameKernels
public import MoyinText

/// The characters of a stretch of text as the name recogniser sees them: folded to simplified, lower case, NFKC, without
/// spaces and invisible signs, each with its place and the gap before it.
///
/// One character, one unit, so that a text and its traditional twin look alike. Owned by a recogniser and reused.
struct NameUnits: ~Copyable {
    /// What stood between a unit and the one before it.
    enum Gap {
        static let none: UInt8 = 0
        /// One space.
        static let space: UInt8 = 1
        /// Several spaces, an ideographic space, a tab: a layout.
        static let wide: UInt8 = 2
        static let line: UInt8 = 3
        /// An empty line, or the beginning or end of the text.
        static let block: UInt8 = 4
    }

    /// Stands for every digit.
    static let digit: UInt16 = 0x30
    /// Stands for an ideograph outside the tables: planes 2 and 3, private use.
    static let rare: UInt16 = 1
    /// Stands before the first and behind the last unit.
    static let edge: UInt16 = 2
    /// Units on either side that may be read and hold ``edge``.
    static let padding = 12

    private(set) var units: UnsafeMutablePointer<UInt16>
    private(set) var gaps: UnsafeMutablePointer<UInt8>
    /// Where each unit's character begins, from the base that was read.
    private var starts: UnsafeMutablePointer<UInt32>
    /// Bit i: unit i is a capital letter.
    private var capitals: UnsafeMutablePointer<UInt64>
    /// Where names may begin, a bit a unit.
    private(set) var hits = mnk_hits()
    /// Parts and traits of the units that were not looked at yet, from `pending` on.
    private let parts: UnsafeMutablePointer<UInt64>
    private let traits: UnsafeMutablePointer<UInt16>
    private var pending = 0
    private var lastParts: UInt64 = 0
    private(set) var count = 0
    private var capacity = 0
    private var base: UnsafePointer<UInt8>?
    private let alphabet: NameAlphabet
    private let model: NameTraits
    /// Units that are looked at in one go: their parts stay in the fastest memory.
    private static let block = 2048
    /// Units behind a place that its sums look at.
    private static let ahead = 3

    init(_ alphabet: NameAlphabet) {
        self.alphabet = alphabet
        model = alphabet.model
        parts = .allocate(capacity: Self.block + 64 + Self.ahead)
        traits = .allocate(capacity: Self.block + 64 + Self.ahead)
        units = .allocate(capacity: 2 * Self.padding) + Self.padding
        gaps = .allocate(capacity: 2 * Self.padding) + Self.padding
        starts = .allocate(capacity: 1)
        capitals = .allocate(capacity: 1)
        allocateHits(1)
        // Before anything is read there is nothing but edges.
        endAt(0)
    }

    deinit {
        release()
        parts.deallocate()
        traits.deallocate()
    }

    private mutating func allocateHits(_ words: Int) {
        hits = mnk_hits(two: .allocate(capacity: words), three: .allocate(capacity: words), other: .allocate(capacity: words))
    }

    private func release() {
        (units - Self.padding).deallocate()
        (gaps - Self.padding).deallocate()
        starts.deallocate()
        hits.two.deallocate()
        hits.three.deallocate()
        hits.other.deallocate()
        capitals.deallocate()
    }

    private mutating func reserve(_ wanted: Int) {
        guard wanted > capacity else { return }
        release()
        capacity = wanted
        units = .allocate(capacity: wanted + 2 * Self.padding) + Self.padding
        gaps = .allocate(capacity: wanted + 2 * Self.padding) + Self.padding
        starts = .allocate(capacity: wanted + 1)
        capitals = .allocate(capacity: wanted / 64 + 1)
        allocateHits(wanted / 64 + 1)
    }

    @inline(__always)
    func isCapital(_ index: Int) -> Bool { isCapital(index, among: count) }

    @inline(__always)
    private func isCapital(_ index: Int, among count: Int) -> Bool {
        index >= 0 && index < count && capitals[index &>> 6] &>> UInt64(index & 63) & 1 != 0
    }

    /// Bytes of some units, gaps between them included, from the base that was read.
    func bytes(of range: Range<Int>) -> Range<Int> {
        let last = Int(starts[range.upperBound - 1])
        let (_, length) = UTF8Decoding.decode(base.unsafelyUnwrapped, at: last, end: Int(starts[count]))
        return Int(starts[range.lowerBound])..<(last + length)
    }

    /// Reads the bytes in `range`. Bytes that are not UTF-8 become units that mean nothing. They must stay in place as long
    /// as places are asked for.
    mutating func read(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) {
        reserve(range.count)
        self.base = base
        capitals.update(repeating: 0, count: range.count / 64 + 1)
        gaps.update(repeating: Gap.none, count: range.count)
        pending = 0
        var count = 0
        var gap = Gap.block
        var position = range.lowerBound
        while position < range.upperBound {
            if gap == Gap.none {
                let place = count &- pending
                let out = mnk_places(units: units + count, starts: starts + count, parts: parts + place, traits: traits + place)
                count &+= mnk_read(base, &position, range.upperBound, Self.block + Self.ahead - place, alphabet.characters, out, &lastParts)
                if count &- pending == Self.block + Self.ahead { look(upTo: count) }
                guard position < range.upperBound else { break }
            }
            let (scalar, length) = UTF8Decoding.decode(base, at: position, end: range.upperBound)
            if let unit = unit(scalar, count, &gap) {
                append(unit, gap, position, at: count)
                count &+= 1
                gap = Gap.none
                if count &- pending == Self.block + Self.ahead { look(upTo: count) }
            }
            position &+= length
        }
        starts[count] = UInt32(truncatingIfNeeded: range.upperBound)
        endAt(count)
        lookAtRest()
    }

    /// A character that needed a closer look, or stands apart from the one before.
    private mutating func append(_ unit: UInt16, _ gap: UInt8, _ position: Int, at count: Int) {
        units[count] = unit
        gaps[count] = gap
        starts[count] = UInt32(truncatingIfNeeded: position)
        let own = model.parts[Int(unit)]
        var mixed = own & ~Self.before | lastParts & Self.before
        var traits = model.traits[Int(unit)]
        if gap >= Gap.wide {
            let edge = model.parts[neighbour(unit, gap: gap)]
            mixed = own & ~(Self.before | Self.behind) | edge & (Self.before | Self.behind)
        }
        if gap != Gap.none {
            // Whether it belongs to a name nevertheless is asked one by one.
            mixed = mixed & ~Self.inner | Self.inner & 0x8080_8080_8080_8080
            if gap < Gap.block { traits |= UInt16(mnk_apart) }
        }
        if isCapital(count, among: count + 1) { traits |= UInt16(mnk_special) }
        parts[count - pending] = mixed
        self.traits[count - pending] = traits
        lastParts = own
    }

    /// Bytes of parts that stand before, behind, and inside a name.
    private static let before: UInt64 = 0x0000_0000_00ff_ff00
    private static let behind: UInt64 = 0xff00_ff00_0000_0000
    private static let inner: UInt64 = 0x00ff_00ff_ff00_0000

    /// The unit that counts as a neighbour: beyond a layout gap none does.
    @inline(__always)
    func neighbour(_ unit: UInt16, gap: UInt8) -> Int { gap >= Gap.wide ? Int(gap) + 1 : Int(unit) }

    /// Marks where names may begin among the units before the last few, which are kept.
    private mutating func look(upTo count: Int) {
        let word = pending / 64
        let out = mnk_hits(two: hits.two + word, three: hits.three + word, other: hits.other + word)
        mnk_find(parts, traits, Self.block / 64, model.two, model.three, out)
        pending += Self.block
        parts.update(from: parts + Self.block, count: Self.ahead)
        traits.update(from: traits + Self.block, count: Self.ahead)
    }

    /// The same for what is left: behind the end nothing belongs to a name.
    private mutating func lookAtRest() {
        let rest = count - pending
        let edge = model.parts[neighbour(Self.edge, gap: Gap.block)]
        let end = HanGate.Parts.never | edge & (Self.before | Self.behind)
        for place in rest..<(rest + 64 + Self.ahead) where place < Self.block + 64 + Self.ahead {
            parts[place] = end
            traits[place] = 0
        }
        let word = pending / 64
        let out = mnk_hits(two: hits.two + word, three: hits.three + word, other: hits.other + word)
        mnk_find(parts, traits, (rest + 63) / 64, model.two, model.three, out)
    }

    private mutating func endAt(_ count: Int) {
        self.count = count
        for index in 0..<Self.padding {
            units[-1 - index] = Self.edge
            units[count + index] = Self.edge
            gaps[-1 - index] = Gap.block
            gaps[count + index] = Gap.block
        }
    }

    /// What a character other than a common ideograph is; nil for spaces and what nobody sees.
    @inline(__always)
    private mutating func unit(_ scalar: UInt32, _ count: Int, _ gap: inout UInt8) -> UInt16? {
        if scalar == UTF8Decoding.invalid { return 0 }
        let entry = alphabet.fold[scalar]
        switch entry.symbolClass {
        case .han, .hanDigit: return entry.unit == 0 ? Self.rare : entry.unit
        case .digit: return Self.digit
        case .ignorable: return nil
        case .space:
            gap = scalar == 0x20 || scalar == 0xa0 ? max(gap + (gap == Gap.space ? 1 : 0), Gap.space) : max(gap, Gap.wide)
            return nil
        case .tab:
            gap = max(gap, Gap.wide)
            return nil
        case .lineBreak:
            if scalar != 0x0d { gap = gap >= Gap.line ? Gap.block : Gap.line }
            return nil
        case .expanding: return 0
        case .letter:
            if scalar &- 0x41 < 26 || scalar &- 0xff21 < 26 || scalar &- 0xc0 < 31 { capitals[count &>> 6] |= 1 &<< UInt64(count & 63) }
            return entry.unit
        default: return scalar &- 0xe000 < 0x1900 ? Self.rare : entry.unit
        }
    }
}

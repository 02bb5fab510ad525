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
    /// Room for as many numbers as there are units.
    private(set) var places: UnsafeMutablePointer<UInt32>
    private(set) var count = 0
    private var capacity = 0
    private var base: UnsafePointer<UInt8>?
    private let folded: FoldedCharacters

    init(_ folded: FoldedCharacters) {
        self.folded = folded
        units = .allocate(capacity: 2 * Self.padding) + Self.padding
        gaps = .allocate(capacity: 2 * Self.padding) + Self.padding
        starts = .allocate(capacity: 1)
        places = .allocate(capacity: 1)
        capitals = .allocate(capacity: 1)
        // Before anything is read there is nothing but edges.
        endAt(0)
    }

    deinit { release() }

    private func release() {
        (units - Self.padding).deallocate()
        (gaps - Self.padding).deallocate()
        starts.deallocate()
        places.deallocate()
        capitals.deallocate()
    }

    private mutating func reserve(_ wanted: Int) {
        guard wanted > capacity else { return }
        release()
        capacity = wanted
        units = .allocate(capacity: wanted + 2 * Self.padding) + Self.padding
        gaps = .allocate(capacity: wanted + 2 * Self.padding) + Self.padding
        starts = .allocate(capacity: wanted + 1)
        places = .allocate(capacity: wanted + 1)
        capitals = .allocate(capacity: wanted / 64 + 1)
    }

    @inline(__always)
    func isCapital(_ index: Int) -> Bool { index >= 0 && index < count && capitals[index &>> 6] &>> UInt64(index & 63) & 1 != 0 }

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
        let (units, gaps, starts, end) = (units, gaps, starts, range.upperBound)
        let table = folded.units
        capitals.update(repeating: 0, count: range.count / 64 + 1)
        var count = 0
        var gap = Gap.block
        var position = range.lowerBound
        // Four bytes are loaded at once.
        let last = end - 3
        while position < end {
            // Characters of three bytes that mean something by themselves, as nearly everywhere.
            while position < last {
                let word = UInt32(littleEndian: UnsafeRawPointer(base + position).loadUnaligned(as: UInt32.self))
                guard word & 0x00c0_c0f0 == 0x0080_80e0 else { break }
                let unit = table[Int((word & 0xf) &<< 12 | word &>> 2 & 0xfc0 | word &>> 16 & 0x3f)]
                guard unit != 0 else { break }
                units[count] = unit
                gaps[count] = gap
                starts[count] = UInt32(truncatingIfNeeded: position)
                count &+= 1
                gap = Gap.none
                position &+= 3
            }
            guard position < end else { break }
            let (scalar, length) = UTF8Decoding.decode(base, at: position, end: end)
            if let unit = unit(scalar, count, &gap) {
                units[count] = unit
                gaps[count] = gap
                starts[count] = UInt32(truncatingIfNeeded: position)
                count &+= 1
                gap = Gap.none
            }
            position &+= length
        }
        starts[count] = UInt32(truncatingIfNeeded: end)
        endAt(count)
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
        let entry = folded.fold[scalar]
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

/// Folded forms of the characters of three bytes: one load a character instead of three. Immutable; shared by all threads.
public final class FoldedCharacters: @unchecked Sendable {
    // Unchecked because of the raw buffer: written in `init` only, freed in `deinit`.

    /// By scalar; 0 where a character needs a closer look or has fewer bytes.
    let units: UnsafeMutablePointer<UInt16>
    let fold: FoldTable

    public init(_ fold: FoldTable) {
        self.fold = fold
        units = .allocate(capacity: 0x10000)
        units.initialize(repeating: 0, count: 0x10000)
        for scalar in UInt32(0x800)..<0xfff0 where scalar & 0xf800 != 0xd800 {
            let entry = fold[scalar]
            switch entry.symbolClass {
            case .han, .hanDigit: units[Int(scalar)] = entry.unit
            case .other where scalar &- 0xe000 >= 0x1900: units[Int(scalar)] = entry.unit
            default: break
            }
        }
    }

    deinit { units.deallocate() }
}

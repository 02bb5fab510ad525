internal import CNameKernels

/// The first stage for the commonest names, one character of surname and one or two others: a sum of what each character
/// says as a part of the name or beside it. Made so that many places are looked at in one step.
struct HanGate: Sendable {
    /// What one character says, in quarters of a nat.
    struct Parts: Equatable {
        /// Signed bytes in the order of `mnk_surname` … `mnk_behind_three`.
        var bytes: UInt64 = 0

        /// No part of a name and neutral beside one.
        static let never: UInt64 = 0x0080_0080_8000_0080

        subscript(part: Int) -> Int8 {
            get { Int8(truncatingIfNeeded: bytes &>> UInt64(8 * part)) }
            set {
                bytes &= ~(0xff &<< UInt64(8 * part))
                bytes |= UInt64(UInt8(bitPattern: newValue)) &<< UInt64(8 * part)
            }
        }
    }

    static let surname = mnk_surname
    static let beforeTwo = Int(mnk_before_two)
    static let beforeThree = Int(mnk_before_three)
    static let only = Int(mnk_only)
    static let first = Int(mnk_first)
    static let behindTwo = Int(mnk_behind_two)
    static let last = Int(mnk_last)
    static let behindThree = Int(mnk_behind_three)
    /// Those of the name itself; the others stand beside it.
    static let own = [surname, only, first, last]

    /// Sums of five stay within a byte.
    static let bound: Int8 = 24
    static let never = NameCharacter.never
    static let scale: Float = 4

    /// Sums from which a name of two or three characters is looked at.
    var two: Int8
    var three: Int8
    /// Parts that differ from ``parts(of:)``, by unit.
    var learned: [(unit: UInt16, parts: Parts)]

    /// Before anything was learned: what the tables say, and a low bar.
    init() { (two, three, learned) = (-8, -8, []) }

    init(two: Int8, three: Int8, learned: [(unit: UInt16, parts: Parts)]) { (self.two, self.three, self.learned) = (two, three, learned) }

    /// - Parameter bytes: the two sums, then unit and parts of each that was learned.
    init(_ bytes: UnsafeRawBufferPointer) throws(NameModelError) {
        guard bytes.count >= 2, (bytes.count - 2) % 10 == 0 else { throw NameModelError(.damaged) }
        (two, three) = (Int8(bitPattern: bytes[0]), Int8(bitPattern: bytes[1]))
        // What no sum may reach with a part that says never.
        guard two > -30, three > -30 else { throw NameModelError(.damaged) }
        learned = []
        learned.reserveCapacity(bytes.count / 10)
        for position in stride(from: 2, to: bytes.count, by: 10) {
            let unit = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt16.self))
            let parts = Parts(bytes: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position + 2, as: UInt64.self)))
            for part in 0..<8 where abs(Int(parts[part])) > Int(Self.bound) {
                guard parts[part] == Self.never, Self.own.contains(part) else { throw NameModelError(.damaged) }
            }
            learned.append((unit, parts))
        }
    }

    var bytes: [UInt8] {
        var bytes = [UInt8(bitPattern: two), UInt8(bitPattern: three)]
        for entry in learned {
            bytes.append(littleEndian: entry.unit)
            bytes.append(littleEndian: entry.parts.bytes)
        }
        return bytes
    }

    /// What decides about a candidate of two or three characters.
    struct Question {
        /// The third is 0 where there is none.
        var own: (UInt16, UInt16, UInt16)
        /// What stands beside it, or the gap.
        var before: UInt16
        var behind: UInt16

        init(_ candidate: NameCandidate, _ text: borrowing NameUnits) {
            let (start, end) = (Int(candidate.start), Int(candidate.end))
            own = (text.units[start], text.units[start + 1], candidate.count == 3 ? text.units[start + 2] : 0)
            before = UInt16(text.neighbour(text.units[start - 1], gap: text.gaps[start]))
            behind = UInt16(text.neighbour(text.units[end], gap: text.gaps[end]))
        }
    }

    /// What the tables say of a character.
    static func parts(of character: NameCharacter) -> Parts {
        func quarters(_ eighths: Int8) -> Int8 { max(-bound, min(bound, eighths / 2)) }
        var parts = Parts()
        parts[surname] = character.surname == NameCharacter.never ? never : quarters(character.surname)
        let isHan = character.has(NameCharacter.han)
        parts[only] = isHan ? quarters(character.only) : never
        parts[first] = isHan ? quarters(character.first) : never
        parts[last] = isHan ? quarters(character.last) : never
        return parts
    }
}

/// By unit, what the first stage looks at. Immutable once made; shared by all threads.
final class NameTraits: @unchecked Sendable {
    // Unchecked because of the raw buffers: written in `init` only, freed in `deinit`.
    let parts: UnsafeMutablePointer<UInt64>
    let traits: UnsafeMutablePointer<UInt16>
    let (two, three): (Int8, Int8)

    /// A run of transliterating characters ends at one that is less like it.
    static let weakest = -20
    /// Two surnames that are as common may stand together: 陈方安生.
    static let strong = 8

    /// What a model without tables would say.
    static let blank = NameTraits([NameCharacter](repeating: NameCharacter(), count: NameModel.units), HanGate(), compounds: WordTable([]), titles: WordTable([]))

    /// A character that is less often a surname is none before a mask, a title or a gap.
    static let leastBefore = -24

    init(_ characters: UnsafePointer<NameCharacter>, _ gate: HanGate, compounds: WordTable, titles: WordTable) {
        (two, three) = (gate.two, gate.three)
        parts = .allocate(capacity: NameModel.units)
        traits = .allocate(capacity: NameModel.units)
        for unit in 0..<NameModel.units {
            let character = characters[unit]
            parts[unit] = HanGate.parts(of: character).bytes
            traits[unit] = Self.traits(character)
        }
        for entry in gate.learned { parts[Int(entry.unit)] = entry.parts.bytes }
        for entry in compounds.entries where entry.units.count > 1 {
            traits[Int(entry.units[0])] |= UInt16(mnk_leads)
            traits[Int(entry.units[1])] |= UInt16(mnk_follows)
        }
        // Those that may follow a name.
        for entry in titles.entries where entry.value & 2 != 0 {
            traits[Int(entry.units[0])] |= UInt16(entry.units.count > 1 ? mnk_titles : mnk_title)
            if entry.units.count > 1 { traits[Int(entry.units[1])] |= UInt16(mnk_goes_on) }
        }
        for unit in CandidateFinder.nicknames { traits[Int(unit)] |= UInt16(mnk_special) }
    }

    private static func traits(_ character: NameCharacter) -> UInt16 {
        var traits = 0
        if Int(character.surname) > leastBefore { traits |= mnk_is_surname }
        if Int(character.surname) >= strong { traits |= mnk_strong }
        if character.has(NameCharacter.foreign) { traits |= mnk_transliterates }
        if Int(character.foreign) > weakest { traits |= mnk_continues }
        if character.has(NameCharacter.dot | NameCharacter.mask) { traits |= mnk_special }
        return UInt16(traits)
    }

    deinit {
        parts.deallocate()
        traits.deallocate()
    }
}

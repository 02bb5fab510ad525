internal import CByteKernels
internal import Glibc
internal import MoyinText

/// The bytes a scan may look at: a window of the text with the margins that recognisers need. Positions are indexes
/// from `base`.
struct TextView {
    let base: UnsafePointer<UInt8>
    /// First readable index.
    let start: Int
    /// First index that may not be read.
    let end: Int
    let fold: FoldTable
    /// The text begins at `start`; else there is more before it that cannot be seen.
    let beginsText: Bool

    /// How far recognisers look to either side of a value, in bytes. A segment is handed over with this much margin, so
    /// that what is found never depends on where the text was cut.
    static let margin = 1024

    /// One character as the scanner sees it.
    struct Character {
        var scalar: UInt32
        var entry: FoldEntry
        var start: Int
        var end: Int

        @inline(__always) var symbolClass: SymbolClass { entry.symbolClass }
        @inline(__always) func has(_ flag: UInt32) -> Bool { entry.has(flag) }
        /// Folded UTF-16 unit, or 0 where there is no single one.
        @inline(__always) var unit: UInt16 { entry.unit }
    }

    /// Whether a line surely begins at `position`.
    func beginsLine(at position: Int) -> Bool {
        position > start ? base[position - 1] == 0x0a : beginsText
    }

    /// The first place of a byte from `position` on; `end` where there is none before it.
    @inline(__always)
    func first(_ byte: UInt8, from position: Int, before end: Int) -> Int {
        guard position < end else { return position }
        return memchr(base + position, Int32(byte), end - position).map { UnsafeRawPointer(base).distance(to: UnsafeRawPointer($0)) } ?? end
    }

    /// Behind the last line feed before `position`; `lowest` where there is none from there on.
    @inline(__always)
    func lineStart(before position: Int, notBelow lowest: Int) -> Int {
        guard lowest < position else { return position }
        let place = mbk_last_newline(base + lowest, position - lowest)
        return place == position - lowest ? lowest : lowest + place + 1
    }

    static let invalidEntry = FoldEntry(unit: 0, class: .invalid)

    /// The character at `position`; nil at the end.
    @inline(__always)
    func character(at position: Int) -> Character? {
        guard position < end else { return nil }
        let (scalar, length) = UTF8Decoding.decode(base, at: position, end: end)
        let entry = scalar == UTF8Decoding.invalid ? Self.invalidEntry : fold[scalar]
        return Character(scalar: scalar, entry: entry, start: position, end: position &+ length)
    }

    /// The character that ends at `position`; nil at the start.
    @inline(__always)
    func character(before position: Int) -> Character? {
        guard position > start else { return nil }
        let (scalar, length) = UTF8Decoding.decodeBackward(base, before: position, start: start)
        let entry = scalar == UTF8Decoding.invalid ? Self.invalidEntry : fold[scalar]
        return Character(scalar: scalar, entry: entry, start: position &- length, end: position)
    }

    /// The next character at or after `position` that is not ignorable.
    @inline(__always)
    func visible(at position: Int) -> Character? {
        var position = position
        while let character = character(at: position) {
            if character.symbolClass != .ignorable { return character }
            position = character.end
        }
        return nil
    }

    /// The last character before `position` that is not ignorable.
    @inline(__always)
    func visible(before position: Int) -> Character? {
        var position = position
        while let character = character(before: position) {
            if character.symbolClass != .ignorable { return character }
            position = character.start
        }
        return nil
    }

    /// Like ``visible(at:)``, passing spaces too.
    @inline(__always)
    func solid(at position: Int) -> Character? {
        var position = position
        while let character = visible(at: position) {
            if character.symbolClass != .space { return character }
            position = character.end
        }
        return nil
    }

    @inline(__always)
    func solid(before position: Int) -> Character? {
        var position = position
        while let character = visible(before: position) {
            if character.symbolClass != .space { return character }
            position = character.start
        }
        return nil
    }
}

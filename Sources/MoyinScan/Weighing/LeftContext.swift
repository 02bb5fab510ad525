internal import MoyinText

/// The folded text to the left of a value and the lexicon words in it, nearest first.
///
/// Spaces, invisible characters and stray back-ticks between ideographs are dropped (catalogue N7); a run of digits
/// counts as one unit, so that the label of a list reaches its later items. Text is folded as far as it is asked for.
struct LeftContext: ~Copyable {
    static let capacity = 48
    /// Enough for a label of a dozen characters' distance.
    static let labelReach = 22
    /// Stands for a run of digits.
    static let number: UInt16 = 1
    static let wordCapacity = 12
    /// Bytes looked at at most; well inside the margin of a segment.
    static let byteReach = 384

    struct Hit {
        var entry: UInt16
        /// Units between the word's end and the value.
        var distance: UInt8
        /// Nothing but colons, brackets, spaces and copulas between.
        var isTight: Bool
        /// Nothing but those and other numbers between: the label of a list of numbers.
        var isListed: Bool
        /// Stands before the nearest sentence or clause boundary.
        var isSameClause: Bool
        /// Another number stands between, which the word announces: `编号 1 138…`. Not so in a list: `编号：12、13`.
        var isTaken: Bool
    }

    let units: UnsafeMutablePointer<UInt16>
    let hits: UnsafeMutablePointer<Hit>
    private(set) var count = 0
    private(set) var hitCount = 0
    /// The value this was read for.
    private(set) var position = -1
    /// Units asked for when words were last looked for.
    private var reach = 0
    /// Where folding stopped, and whether there is nothing more to fold.
    private var probe = 0
    private var lowest = 0
    private var breaks = 0
    private var isComplete = false
    /// On the line folded so far there is a number; there is a word.
    private var sawNumber = false
    private var sawWord = false
    /// There is a comma, a tab or a bar, as between cells.
    private var sawCell = false
    /// Bit i: a space stood between units i − 1 and i.
    private var gaps: UInt64 = 0

    init() {
        units = .allocate(capacity: Self.capacity)
        hits = .allocate(capacity: Self.wordCapacity)
    }

    deinit {
        units.deallocate()
        hits.deallocate()
    }

    mutating func reset() { position = -1 }

    /// Reads the context of the value at `position`, unless it is at hand already. The words are those within `reach`,
    /// also where somebody looked further before: who asked first must make no difference.
    mutating func read(_ view: borrowing TextView, before position: Int, lexicon: Lexicon, reach: Int) {
        begin(before: position)
        guard reach != self.reach else { return }
        let isAllKnown = isComplete && self.reach > 0 && min(reach, self.reach) >= count
        self.reach = reach
        if isAllKnown { return }
        fold(view, upTo: reach)
        find(lexicon, min(count, reach))
    }

    private mutating func begin(before position: Int) {
        guard position != self.position else { return }
        self.position = position
        count = 0
        hitCount = 0
        gaps = 0
        reach = 0
        probe = position
        // Spaces and digits take no room in `units`: without a bound in bytes a list of figures would be walked from each.
        lowest = position - Self.byteReach
        breaks = 0
        isComplete = false
        sawNumber = false
        sawWord = false
        sawCell = false
    }

    /// Detectors a label of which stands right before the value, or at most `distance` units away.
    ///
    /// Looks only as far as that takes. Some at times of which ``read(_:before:lexicon:reach:)`` finds none, never without
    /// one that it finds: words that mean something else are not looked for.
    mutating func labels(within distance: Int, _ view: borrowing TextView, before position: Int, _ lexicon: Lexicon) -> DetectorSet {
        begin(before: position)
        var labels = DetectorSet()
        var isTight = true
        var isListed = true
        var depth = 0
        var index = 0
        /// Where the generic word ends that the last label could be passed on by.
        var generic = 0
        while index <= distance || isTight || isListed, index < Self.labelReach {
            // One more than is looked at: the last two units of a word.
            if index + 1 >= count, !isComplete { fold(view, upTo: min(index + 5, Self.capacity)) }
            if index >= count { break }
            let unit = units[index]
            let traits = lexicon.traits[unit]
            if traits.contains(.endsLabel), let (entry, length) = word(at: index, unit, view, lexicon) {
                labels.formUnion(lexicon.entries[entry].labels)
                if lexicon.entries[entry].isGeneric { generic = index + length }
            }
            if unit == 0x29 {
                depth += 1
            } else if unit == 0x28 {
                depth = max(0, depth - 1)
            } else if depth == 0, index >= generic, !traits.contains(.connects) {
                isTight = false
                if unit != Self.number, !traits.contains(.lists) { isListed = false }
            }
            index += 1
        }
        return labels
    }

    /// The longest word that ends at unit `index`, if its last two units are those of a label or a generic word.
    private mutating func word(at index: Int, _ unit: UInt16, _ view: borrowing TextView, _ lexicon: Lexicon)
        -> (entry: Int, length: Int)?
    {
        if index > 0, isGlued(index) { return nil }
        guard lexicon.labelPairs.mayBegin(unit, index + 1 < count ? units[index + 1] : 0) else { return nil }
        fold(view, upTo: Self.labelReach)
        let buffer = UnsafeBufferPointer(start: units, count: min(count, Self.labelReach))
        return lexicon.before.longest(buffer, from: index).map { (Int($0.value), $0.length) }
    }

    private mutating func fold(_ view: borrowing TextView, upTo limit: Int) {
        while count < limit, !isComplete {
            guard probe > lowest, let character = view.character(before: probe) else {
                isComplete = true
                return
            }
            probe = character.start
            switch character.symbolClass {
            case .ignorable: continue
            case .space:
                gaps |= 1 &<< UInt64(count)
                continue
            case .lineBreak:
                // A label may stand on the line above, no further, and not over words and a number or another cell of
                // this line: in a roster that would be another row's.
                if character.scalar == 0x0d, count > 0, units[count - 1] == 0x0a { continue }
                breaks += 1
                if breaks > 1 || sawWord && (sawNumber || sawCell) {
                    isComplete = true
                    return
                }
                units[count] = 0x0a
            case .digit:
                skipDigits(view)
                if count > 0, units[count - 1] == Self.number { continue }
                units[count] = Self.number
                sawNumber = true
            case .expanding, .invalid: units[count] = 0
            case .han, .letter:
                sawWord = true
                units[count] = character.unit
            default:
                let unit = character.unit
                if unit == 0x60 || unit == 0x27 || unit == 0xb4 { continue }
                // 。！？ end the sentence.
                if unit == 0x3002 || unit == 0x21 || unit == 0x3f {
                    isComplete = true
                    return
                }
                if unit == 0x2c || unit == 0x09 || unit == 0x7c { sawCell = true }
                units[count] = unit
            }
            count += 1
        }
    }

    /// Passes the rest of a number that is ASCII, eight digits at a time.
    @inline(__always)
    private mutating func skipDigits(_ view: borrowing TextView) {
        let stop = max(view.start, lowest)
        while probe &- 8 >= stop {
            let word = UnsafeRawPointer(view.base + probe - 8).loadUnaligned(as: UInt64.self)
            // All of 30–3F, and none of 3A–3F.
            guard word & 0xf0f0_f0f0_f0f0_f0f0 == 0x3030_3030_3030_3030,
                (word &+ 0x0606_0606_0606_0606) & 0xf0f0_f0f0_f0f0_f0f0 == 0x3030_3030_3030_3030
            else { break }
            probe &-= 8
        }
        while probe > stop, view.base[probe &- 1] &- 0x30 < 10 { probe &-= 1 }
    }

    private mutating func find(_ lexicon: Lexicon, _ count: Int) {
        hitCount = 0
        let buffer = UnsafeBufferPointer(start: units, count: count)
        var index = 0
        var tight = true
        var listed = true
        var sameClause = true
        var taken = false
        // How deep in a remark in brackets: 户号（必填）：
        var depth = 0
        // Within a bracket that is still open, or in another cell or line.
        var isApart = false
        while index < count, hitCount < Self.wordCapacity {
            if lexicon.before.mayBegin(with: buffer[index], index + 1 < count ? buffer[index + 1] : nil),
                let (value, length) = lexicon.before.longest(buffer, from: index),
                !lexicon.entries[Int(value)].isLatin || standsAlone(index, length, count)
            {
                hits[hitCount] = Hit(
                    entry: value, distance: UInt8(index), isTight: tight, isListed: listed, isSameClause: sameClause,
                    isTaken: taken)
                hitCount += 1
                index += length
                let entry = lexicon.entries[Int(value)]
                if !entry.isGeneric, depth == 0 || !entry.labels.isEmpty { (tight, listed) = (false, false) }
                continue
            }
            let unit = units[index]
            if unit == Self.number {
                if index == 0 || !listed || isApart { taken = true }
                tight = false
            } else if unit == 0x29 {
                depth += 1
            } else if unit == 0x28 {
                if depth == 0 { isApart = true }
                depth = max(0, depth - 1)
            } else if unit == 0x7c || unit == 0x09 || unit == 0x0a {
                isApart = true
            } else if depth == 0, !lexicon.traits[unit].contains(.connects) {
                tight = false
                if !lexicon.traits[unit].contains(.lists) { listed = false }
            }
            if unit == 0xff1b || unit == 0x3b { sameClause = false }
            index += 1
        }
    }

    /// Latin words count only as whole words: `tel` is not in `hotel`.
    private func standsAlone(_ index: Int, _ length: Int, _ count: Int) -> Bool {
        if index > 0, isGlued(index) { return false }
        let next = index + length
        return next >= count || !isGlued(next)
    }

    /// Whether units `index` and `index - 1` are letters of one word.
    @inline(__always)
    private func isGlued(_ index: Int) -> Bool {
        Self.isLetter(units[index]) && Self.isLetter(units[index - 1]) && gaps &>> UInt64(index) & 1 == 0
    }

    @inline(__always)
    private static func isLetter(_ unit: UInt16) -> Bool { unit &- 0x61 < 26 }
}

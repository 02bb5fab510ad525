internal import MoyinText

/// What joins a word of symbols to the one before it.
struct Link: OptionSet {
    let rawValue: UInt16
    static let space = Link(rawValue: 1)
    static let tab = Link(rawValue: 2)
    static let lineBreak = Link(rawValue: 4)
    static let hyphen = Link(rawValue: 8)
    static let dot = Link(rawValue: 16)
    static let slash = Link(rawValue: 32)
    /// A closing bracket after an area code: `(0571)88…`.
    static let bracket = Link(rawValue: 64)
    /// Two separators rather than one.
    static let double = Link(rawValue: 128)

    /// Separators that end a cell or a line join two parts of one number only with a checksum or a label behind them.
    var isWeak: Bool { !isDisjoint(with: [.tab, .lineBreak]) }
}

/// A maximal run of symbols without anything between them.
struct Word {
    /// Symbol indexes, end exclusive.
    var first: Int
    var last: Int
    var link: Link
    var digits = 0
    var hanDigits = 0
    var letters = 0
    var masks = 0

    var count: Int { last &- first }
}

/// A group of linked words of digits, letters and mask characters, folded to ASCII, each symbol with the bytes it came
/// from. Filled anew for every group; owned by the scratch, so that reading allocates nothing.
struct SymbolGroup: ~Copyable {
    /// A group longer than this is cut; no identifier comes near.
    static let capacity = 256
    static let wordCapacity = 96
    /// Symbols of the longest number, an IBAN.
    private static let longestNumber = 34

    struct Flags: OptionSet {
        let rawValue: UInt8
        static let digit = Flags(rawValue: 1)
        static let hanDigit = Flags(rawValue: 2)
        static let letter = Flags(rawValue: 4)
        static let mask = Flags(rawValue: 8)
        /// Full-width, circled and so on.
        static let compatibility = Flags(rawValue: 16)
        static let confusable = Flags(rawValue: 32)
        /// Something invisible stood before it, inside the word.
        static let afterInvisible = Flags(rawValue: 64)
        /// A small letter in the original.
        static let lowercase = Flags(rawValue: 128)
    }

    /// `0`–`9`, `A`–`Z`, or `*` for any mask character.
    let symbols: UnsafeMutablePointer<UInt8>
    let flags: UnsafeMutablePointer<Flags>
    let starts: UnsafeMutablePointer<Int>
    let ends: UnsafeMutablePointer<Int>
    let words: UnsafeMutablePointer<Word>
    private(set) var count = 0
    private(set) var wordCount = 0
    /// Position after the last symbol.
    private(set) var end = 0
    /// The group was full before it ended.
    private(set) var isCut = false
    /// The group goes on where a full one stopped: it has no beginning of its own.
    private(set) var isContinuation = false

    /// To be called before a segment is scanned.
    mutating func reset() { isCut = false }

    init() {
        symbols = .allocate(capacity: Self.capacity)
        flags = .allocate(capacity: Self.capacity)
        starts = .allocate(capacity: Self.capacity)
        ends = .allocate(capacity: Self.capacity)
        words = .allocate(capacity: Self.wordCapacity)
    }

    deinit {
        symbols.deallocate()
        flags.deallocate()
        starts.deallocate()
        ends.deallocate()
        words.deallocate()
    }

    /// Reads the group whose first word contains or begins at `position`.
    ///
    /// - Parameter floor: where the previous group ended; nothing before it is taken again.
    mutating func read(_ view: borrowing TextView, at position: Int, floor: Int) {
        isContinuation = isCut && position >= end && position - end <= 8
        count = 0
        wordCount = 0
        end = position
        var start = Self.wordStart(view, from: position, floor: max(floor, view.start))
        var link: Link = []
        var before = (count, wordCount, end)
        while wordCount < Self.wordCapacity, count < Self.capacity {
            before = (count, wordCount, end)
            guard let next = readWord(view, at: start, link: link) else { break }
            let word = words[wordCount - 1]
            // A word of letters alone is prose, not a part of a number.
            if wordCount > 1, word.digits == 0, word.hanDigits == 0, word.masks == 0, !isAccountPart(word),
                !isCrosses(word), word.link != .hyphen || word.count > 3
            {
                (count, wordCount, end) = before
                break
            }
            guard let (gap, following) = readLink(view, at: next) else { break }
            link = gap
            start = following
        }
        isCut = wordCount == Self.wordCapacity || count == Self.capacity
        // The last word may go on: half of it would pass for a number of another kind.
        if count == Self.capacity, wordCount > 1 { (count, wordCount, end) = before }
    }

    /// A full group gives its last words back, as many as a number may have, so that the next group reads whole what this
    /// one cut in two; but none that ends before `position`, where the last number of this one does.
    mutating func giveBack(behind position: Int) {
        var index = wordCount
        while index > 1, count - words[index - 1].first <= Self.longestNumber { index -= 1 }
        while index < wordCount, starts[words[index].first] < position { index += 1 }
        if index < wordCount { end = starts[words[index].first] }
    }

    /// The bank's letters in `GB29 NWBK 6016…`, the currency's at the end of `SC18 … 1497 USD`.
    private func isAccountPart(_ word: Word) -> Bool {
        let first = words[0]
        return first.count == 4 && word.count <= 4 && word.link == .space && !symbols[first.first].isASCIIDigit
            && !symbols[first.first + 1].isASCIIDigit && symbols[first.first + 2].isASCIIDigit
    }

    /// `xxxx` in `6217 xxxx xxxx 1234`, or the X of an identity number that stands apart.
    private func isCrosses(_ word: Word) -> Bool {
        guard word.link == .space || word.link == .hyphen, word.count == 1 || word.count >= 3 else { return false }
        for index in word.first..<word.last where symbols[index] != 0x58 { return false }
        return true
    }

    /// Leftwards from `position` to where its word begins.
    private static func wordStart(_ view: borrowing TextView, from position: Int, floor: Int) -> Int {
        var start = position
        var probe = position
        let limit = max(floor, position - 192)
        while probe > limit, let character = view.character(before: probe), character.start >= limit {
            switch character.symbolClass {
            case .digit, .letter, .hanDigit, .mask: start = character.start
            case .expanding where Self.digitsOfExpansion(view, character.entry) != nil: start = character.start
            case .ignorable: break
            default: return start
            }
            probe = character.start
        }
        return start
    }

    /// Reads one word; nil if there is none at `position`. Returns the position after it.
    private mutating func readWord(_ view: borrowing TextView, at position: Int, link: Link) -> Int? {
        var word = Word(first: count, last: count, link: link)
        var probe = position
        var invisible = false
        var last = position
        readDigits(view, &probe, &word)
        last = probe
        reading: while count < Self.capacity, let character = view.character(at: probe) {
            let entry = character.entry
            var flag: Flags
            switch entry.symbolClass {
            case .digit:
                flag = .digit
                word.digits += 1
                symbols[count] = 0x30 &+ entry.digit
            case .hanDigit:
                flag = .hanDigit
                word.hanDigits += 1
                symbols[count] = 0x30 &+ entry.digit
            case .letter:
                flag = .letter
                word.letters += 1
                symbols[count] = UInt8(truncatingIfNeeded: entry.unit) & 0xdf
                if character.scalar >= 0x61, character.scalar < 0x7b { flag.insert(.lowercase) }
                if entry.has(FoldEntry.confusable) { flag.insert(.confusable) }
            case .mask:
                flag = .mask
                word.masks += 1
                symbols[count] = 0x2a
            case .ignorable:
                invisible = true
                probe = character.end
                // The marks of a keycap belong to its digit, whatever stands behind.
                if count > word.first, Self.isMark(character.scalar) {
                    ends[count - 1] = probe
                    last = probe
                }
                continue reading
            case .slash where count > word.first && isBlank(view, at: probe):
                // 110101________0010
                flag = .mask
                word.masks += 1
                symbols[count] = 0x2a
            case .expanding:
                guard let digits = Self.digitsOfExpansion(view, entry), count + digits.count <= Self.capacity else {
                    break reading
                }
                for digit in digits {
                    append(UInt8(truncatingIfNeeded: digit), [.digit, .compatibility], character, invisible)
                }
                word.digits += digits.count
                invisible = false
                probe = character.end
                last = probe
                continue reading
            default:
                break reading
            }
            if entry.has(FoldEntry.compatibility) { flag.insert(.compatibility) }
            append(symbols[count], flag, character, invisible)
            invisible = false
            probe = character.end
            last = probe
        }
        word.last = count
        guard word.count > 0 else { return nil }
        words[wordCount] = word
        wordCount += 1
        end = last
        return last
    }

    /// The ASCII digits that a word begins with, nearly always all of it.
    @inline(__always)
    private mutating func readDigits(_ view: borrowing TextView, _ probe: inout Int, _ word: inout Word) {
        let limit = min(view.end, probe &+ Self.capacity &- count)
        var index = count
        while probe < limit {
            let byte = view.base[probe]
            guard byte &- 0x30 < 10 else { break }
            symbols[index] = byte
            flags[index] = .digit
            starts[index] = probe
            probe &+= 1
            ends[index] = probe
            index &+= 1
        }
        word.digits = index &- count
        count = index
    }

    /// Variation selectors and combining enclosures.
    private static func isMark(_ scalar: UInt32) -> Bool {
        scalar >= 0xfe00 && scalar <= 0xfe0f || scalar >= 0x20d0 && scalar <= 0x20ff
    }

    /// Whether the character at `position` is one of at least three underscores between symbols, so that they hide
    /// something; before a space or an ideograph they are a line to write on.
    private func isBlank(_ view: borrowing TextView, at position: Int) -> Bool {
        guard view.base[position] == 0x5f else { return false }
        if flags[count - 1].contains(.mask), ends[count - 1] == position, view.base[position - 1] == 0x5f { return true }
        var end = position
        while end < view.end, end - position <= 16, view.base[end] == 0x5f { end += 1 }
        guard end - position >= 3, end < view.end else { return false }
        return view.base[end].isASCIIDigit || view.base[end] | 0x20 == 0x78
    }

    private mutating func append(
        _ symbol: UInt8, _ flag: Flags, _ character: borrowing TextView.Character, _ invisible: Bool
    ) {
        symbols[count] = symbol
        flags[count] = invisible ? flag.union(.afterInvisible) : flag
        starts[count] = character.start
        ends[count] = character.end
        count += 1
    }

    /// ⑫ folds to two digits.
    private static func digitsOfExpansion(_ view: borrowing TextView, _ entry: FoldEntry) -> ArraySlice<UInt16>? {
        guard entry.has(FoldEntry.expands) else { return nil }
        let units = view.fold.expansion(of: entry)
        return units.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? units : nil
    }

    /// What may stand between two parts of one number (catalogue §2, N4): at most two separators, or one line break
    /// with spaces around it. Returns the position of the next word.
    private func readLink(_ view: borrowing TextView, at position: Int) -> (Link, Int)? {
        var link: Link = []
        var separators = 0
        var probe = position
        while let character = view.character(at: probe) {
            switch character.symbolClass {
            case .digit, .letter, .hanDigit, .mask, .expanding: return separators > 0 ? (link, probe) : nil
            case .ignorable: break
            case .lineBreak:
                // CR LF is one break.
                if character.scalar == 0x0a, probe > position, view.base[probe - 1] == 0x0d { break }
                if link.contains(.lineBreak) { return nil }
                link.insert(.lineBreak)
                separators = max(separators, 1)
            case .space where link.contains(.lineBreak) && probe - position < 64:
                // An indented continuation line.
                link.insert(.space)
            case .space:
                link.insert(.space)
                separators += 1
            case .tab:
                link.insert(.tab)
                separators += 1
            case .hyphen:
                link.insert(.hyphen)
                separators += 1
            case .dot:
                link.insert(.dot)
                separators += 1
            case .slash:
                link.insert(.slash)
                separators += 1
            default:
                guard character.unit == 0x29, separators == 0, isAreaCode(view) else { return nil }
                link.insert(.bracket)
                separators += 1
            }
            if separators > 2 {
                // 138 - 0013 - 8000
                guard separators == 3, character.symbolClass == .space, link == [.space, .hyphen, .double] else { return nil }
            }
            if separators == 2 { link.insert(.double) }
            probe = character.end
        }
        return nil
    }

    /// Whether the last word is digits in brackets, as `(0571)` or `(+86)`.
    private func isAreaCode(_ view: borrowing TextView) -> Bool {
        let word = words[wordCount - 1]
        guard word.digits == word.count, word.count >= 2, word.count <= 5,
            let before = view.visible(before: starts[word.first])
        else { return false }
        return before.unit == 0x28 || before.unit == 0x2b
    }
}

extension UInt8 {
    @inline(__always) var isASCIIDigit: Bool { self &- 0x30 < 10 }
}

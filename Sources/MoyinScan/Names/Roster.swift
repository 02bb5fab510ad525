internal import MoyinRules
internal import MoyinText

/// Names that the user knows, all in one trie: a hundred thousand cost a scan no more than ten.
struct Roster: Sendable {
    enum Listing: UInt16, Sendable { case hidden, open }

    private let trie: WordTrie
    /// Units of the longest name.
    private let longest: Int
    let isEmpty: Bool

    init(_ lists: NameLists, fold: FoldTable) {
        var trie = WordTrie(expecting: 3 * (lists.hidden.count + lists.open.count))
        var longest = 0
        var units: [UInt16] = []
        // A name that is on both lists is hidden: the first entry stays.
        for (names, listing) in [(lists.hidden, Listing.hidden), (lists.open, .open)] {
            for name in names {
                units.removeAll(keepingCapacity: true)
                for scalar in name.unicodeScalars { Self.append(scalar.value, fold[scalar.value], fold, to: &units) }
                guard units.count > 1 else { continue }
                trie.add(units, listing.rawValue)
                longest = max(longest, units.count)
            }
        }
        self.trie = trie
        self.longest = longest
        isEmpty = longest == 0
    }

    /// The folded units of a character: simplified, lower case, NFKC; dots of every kind alike, spaces and what nobody sees
    /// left out.
    private static func append(_ scalar: UInt32, _ entry: FoldEntry, _ fold: FoldTable, to units: inout [UInt16]) {
        switch entry.symbolClass {
        case .ignorable, .space, .tab, .lineBreak: return
        default: forEachUnit(scalar, entry, fold) { units.append($0) }
        }
    }

    @inline(__always)
    private static func forEachUnit(_ scalar: UInt32, _ entry: FoldEntry, _ fold: FoldTable, _ body: (UInt16) -> Void) {
        if entry.symbolClass == .dot {
            body(0xb7)
        } else if entry.has(FoldEntry.expands) {
            for unit in fold.expansion(of: entry) { body(unit) }
        } else if entry.unit == 0, scalar > 0xffff {
            // Rare ideographs have no unit of their own.
            body(UInt16(truncatingIfNeeded: 0xd7c0 &+ scalar &>> 10))
            body(UInt16(truncatingIfNeeded: 0xdc00 | scalar & 0x3ff))
        } else {
            body(entry.unit == 0 ? UInt16(truncatingIfNeeded: scalar) : entry.unit)
        }
    }

    /// Spaces between two characters of a name that is spaced out.
    private static let spaces = 4

    /// Calls `body` with each listed name that begins in `range`, from the left, the longest of those that begin alike.
    func forEachName(_ view: borrowing TextView, _ range: Range<Int>, _ body: (Range<Int>, Listing) -> Void) {
        var position = range.lowerBound
        while position < range.upperBound, let character = view.character(at: position) {
            position = character.end
            guard mayBegin(character), let (end, listing) = match(view, from: character) else { continue }
            body(character.start..<end, listing)
            position = end
        }
    }

    @inline(__always)
    private func mayBegin(_ character: TextView.Character) -> Bool {
        switch character.symbolClass {
        case .han, .hanDigit, .letter: character.unit == 0 || trie.mayBegin(with: character.unit)
        case .expanding, .other: true
        default: false
        }
    }

    private func match(_ view: borrowing TextView, from first: TextView.Character) -> (end: Int, Listing)? {
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: longest + 20) { units in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: longest + 20) { ends in
                var count = 0
                var spaces = 0
                var breaks = 0
                var position = first.start
                loop: while count <= longest, let character = view.character(at: position) {
                    position = character.end
                    switch character.symbolClass {
                    case .ignorable: continue loop
                    case .space, .tab:
                        spaces += 1
                        if spaces > Self.spaces { break loop }
                        continue loop
                    case .lineBreak:
                        if character.scalar == 0x0d { continue loop }
                        breaks += 1
                        // Names are broken once; what follows an empty line is another text.
                        if breaks > 1 { break loop }
                        continue loop
                    case .invalid: break loop
                    default: break
                    }
                    spaces = 0
                    Self.forEachUnit(character.scalar, character.entry, view.fold) {
                        guard count < units.count else { return }
                        units[count] = $0
                        ends[count] = character.end
                        count += 1
                    }
                    // Most begin like a name and are none.
                    if count == 2, !trie.mayBegin(with: units[0], units[1]) { return nil }
                }
                guard count > 1 else { return nil }
                let folded = UnsafeBufferPointer(start: units.baseAddress, count: count)
                guard let (value, length) = trie.longest(folded, from: 0), let listing = Listing(rawValue: value) else { return nil }
                let end = ends[length - 1]
                // Half of a longer word of letters is none of it; nor is half of what one character folds to.
                if Self.isLetter(units[0]), let before = view.visible(before: first.start), before.symbolClass == .letter { return nil }
                if length < count, ends[length] == end { return nil }
                if Self.isLetter(units[length - 1]), let after = view.visible(at: end), after.symbolClass == .letter { return nil }
                return (end, listing)
            }
        }
    }

    private static func isLetter(_ unit: UInt16) -> Bool { unit >= 0x61 && unit <= 0x7a }
}

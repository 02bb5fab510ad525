internal import MoyinText

/// The folded text to the left of a value and the lexicon words in it, nearest first.
///
/// Spaces, invisible characters and stray back-ticks between ideographs are dropped (catalogue N7); a run of digits
/// counts as one unit, so that the label of a list reaches its later items.
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
        /// Stands before the nearest sentence or clause boundary.
        var isSameClause: Bool
        /// Another number stands between, which the word announces: `编号 1 138…`. Not so in a list: `编号：12、13`.
        var isTaken: Bool
        /// Nothing but connectors and other numbers of a list or a chain between: `项目代码：2021-3501…`.
        var isListed: Bool
    }

    let units: UnsafeMutablePointer<UInt16>
    let hits: UnsafeMutablePointer<Hit>
    private(set) var count = 0
    private(set) var hitCount = 0
    /// The value this was read for.
    private(set) var position = -1
    private var reach = 0
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

    /// Reads the context of the value at `position`, unless it is at hand already.
    mutating func read(_ view: borrowing TextView, before position: Int, lexicon: Lexicon, reach: Int) {
        guard position != self.position || reach > self.reach else { return }
        self.position = position
        self.reach = reach
        fold(view)
        find(lexicon)
    }

    private mutating func fold(_ view: borrowing TextView) {
        count = 0
        gaps = 0
        var probe = position
        var breaks = 0
        // Spaces and digits take no room in `units`: without a bound in bytes a list of figures would be walked from each.
        let lowest = position - Self.byteReach
        while count < reach, probe > lowest, let character = view.character(before: probe) {
            probe = character.start
            switch character.symbolClass {
            case .ignorable: continue
            case .space:
                gaps |= 1 &<< UInt64(count)
                continue
            case .lineBreak:
                // A label may stand on the line above, no further.
                if character.scalar == 0x0d, count > 0, units[count - 1] == 0x0a { continue }
                breaks += 1
                if breaks > 1 { return }
                units[count] = 0x0a
            case .digit:
                if count > 0, units[count - 1] == Self.number { continue }
                units[count] = Self.number
            case .expanding, .invalid: units[count] = 0
            default:
                let unit = character.unit
                if unit == 0x60 || unit == 0x27 || unit == 0xb4 { continue }
                // 。！？ end the sentence.
                if unit == 0x3002 || unit == 0x21 || unit == 0x3f { return }
                units[count] = unit
            }
            count += 1
        }
    }

    private mutating func find(_ lexicon: Lexicon) {
        hitCount = 0
        let buffer = UnsafeBufferPointer(start: units, count: count)
        var index = 0
        var tight = true
        var sameClause = true
        var taken = false
        var listed = true
        // How deep in a remark in brackets: 户号（必填）：
        var depth = 0
        // Within a bracket that is still open, or in another cell or line.
        var isApart = false
        while index < count, hitCount < Self.wordCapacity {
            if let (value, length) = lexicon.before.longest(buffer, from: index),
                !lexicon.entries[Int(value)].isLatin || standsAlone(index, length)
            {
                hits[hitCount] = Hit(
                    entry: value, distance: UInt8(index), isTight: tight, isSameClause: sameClause,
                    isTaken: taken, isListed: listed)
                hitCount += 1
                index += length
                let entry = lexicon.entries[Int(value)]
                if !entry.isGeneric, depth == 0 || !entry.labels.isEmpty {
                    tight = false
                    listed = false
                }
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
            } else if depth == 0, !Self.isConnector(unit) {
                tight = false
                listed = false
            }
            if unit == 0xff1b || unit == 0x3b { sameClause = false }
            index += 1
        }
    }

    /// Latin words count only as whole words: `tel` is not in `hotel`.
    private func standsAlone(_ index: Int, _ length: Int) -> Bool {
        func isLetter(_ unit: UInt16) -> Bool { unit >= 0x61 && unit <= 0x7a }
        func isGap(_ index: Int) -> Bool { gaps &>> UInt64(index) & 1 != 0 }
        if index > 0, isLetter(units[index - 1]), isLetter(units[index]), !isGap(index) { return false }
        let next = index + length
        return next >= count || !isLetter(units[next]) || !isLetter(units[next - 1]) || isGap(next)
    }

    /// What may stand between a label and its value.
    private static func isConnector(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x3a, 0x3d, 0x28, 0x29, 0x22, 0x2c, 0x2e, 0x0a, 0x09, 0x7c, 0x2b, 0x2d, 0x5b, 0x5d, 0x5f, 0x2a: return true
        case 0x201c, 0x201d, 0x3010, 0x3011, 0x300c, 0x300d, 0x3001, 0x2f: return true
        // 为 是 号 码 第 均 系 编 No.
        case 0x4e3a, 0x662f, 0x53f7, 0x7801, 0x7b2c, 0x7cfb: return true
        default: return false
        }
    }
}

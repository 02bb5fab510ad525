internal import MoyinText

/// A line (or some lines of one character each, read as a line) folded, without its spaces.
struct LineView {
    var units: [UInt16] = []
    /// Where each character begins and ends in the text, in bytes.
    var starts: [Int] = []
    var ends: [Int] = []
    /// What stands before each character, and behind the last.
    var gaps: [Gap] = [.none]
    /// Cell separators to the left of each character.
    var columns: [Int] = []
    /// Bytes of the text that were read.
    var bytes = 0..<0
    /// The line goes on to the left or right of what was read.
    var isCut = false
    /// What parts the cells: a bar, a tab or a comma; 0: no table.
    var separator: UInt8 = 0

    enum Gap: UInt8, Comparable {
        case none, space
        /// Several spaces: the next thing in the line.
        case wide
        /// A tab, a bar, a frame or the comma of a list.
        case cell

        static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
    }

    var count: Int { units.count }

    init() {}

    init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ fold: FoldTable) { read(text, range, fold) }

    /// Reads another line, in the memory of the one before.
    ///
    /// - Parameter isVertical: line ends are no gaps.
    mutating func read(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ fold: FoldTable, isVertical: Bool = false) {
        units.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        columns.removeAll(keepingCapacity: true)
        gaps.removeAll(keepingCapacity: true)
        gaps.append(.none)
        isCut = false
        bytes = range
        separator = Self.separator(text, range)
        let most = range.count / 3 + 8
        units.reserveCapacity(most)
        starts.reserveCapacity(most)
        ends.reserveCapacity(most)
        gaps.reserveCapacity(most)
        columns.reserveCapacity(most)
        var position = range.lowerBound
        var spaces = 0
        var column = 0
        var gap = Gap.none
        while position < range.upperBound {
            let (scalar, length) = UTF8Decoding.decode(text, at: position)
            defer { position += length }
            guard scalar != UTF8Decoding.invalid else {
                append(0xfffd, position, position + 1, gap, column)
                (gap, spaces) = (.none, 0)
                continue
            }
            if isSeparator(scalar) {
                column += 1
                gap = .cell
                continue
            }
            let entry = fold[scalar]
            switch entry.symbolClass {
            case .ignorable: continue
            case .space, .tab, .lineBreak:
                if isVertical { continue }
                spaces += 1
                gap = max(gap, spaces > 1 ? .wide : .space)
                continue
            default: break
            }
            // Stray marks that a converter leaves between two characters.
            if scalar == 0x60 || scalar == 0xb4 || scalar == 0x27, let last = units.last, Units.isWord(last) { continue }
            if entry.has(FoldEntry.expands) {
                for unit in fold.expansion(of: entry) where unit != 0x20 {
                    append(unit, position, position + length, gap, column)
                    gap = .none
                }
            } else {
                append(entry.unit == 0 ? 0xd840 : entry.unit, position, position + length, gap, column)
            }
            (gap, spaces) = (.none, 0)
        }
        gaps[units.count] = gap
    }

    private mutating func append(_ unit: UInt16, _ start: Int, _ end: Int, _ gap: Gap, _ column: Int) {
        gaps[units.count] = gap
        units.append(unit)
        starts.append(start)
        ends.append(end)
        columns.append(column)
        gaps.append(.none)
    }

    private func isSeparator(_ scalar: UInt32) -> Bool {
        if scalar == UInt32(separator), separator != 0 { return true }
        return scalar == 0x7c || scalar == 0x09 || scalar == 0xff5c || scalar >= 0x2500 && scalar <= 0x257f
    }

    private static func separator(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt8 {
        var bars = 0
        var tabs = 0
        var commas = 0
        for position in range {
            switch text[position] {
            case 0x7c: bars += 1
            case 0x09: tabs += 1
            case 0x2c: commas += 1
            default: break
            }
        }
        if bars > 0 { return 0x7c }
        if tabs > 0 { return 0x09 }
        return commas > 1 ? 0x2c : 0
    }

    /// Nothing of a word stands directly to the left of `index`.
    func isFreeOnLeft(_ index: Int) -> Bool { index == 0 || gaps[index] > .none || !Units.isWord(units[index - 1]) }
    func isFreeOnRight(_ index: Int) -> Bool { index == count || gaps[index] > .none || !Units.isWord(units[index]) }

    /// The stretch around `index` between gaps of at least this width.
    func stretch(around index: Int, _ gap: Gap) -> Range<Int> {
        var low = index
        while low > 0, gaps[low] < gap { low -= 1 }
        var high = index + 1
        while high < count, gaps[high] < gap { high += 1 }
        return low..<high
    }

    /// How far brackets and quotation marks are looked for, in characters.
    private static let reach = 80

    /// What stands in the brackets around a phrase, without them.
    func bracket(around range: Range<Int>) -> Range<Int>? {
        var low = range.lowerBound
        let floor = max(0, low - Self.reach)
        while low > floor, !Units.isOpenBracket(units[low - 1]) {
            if Units.isCloseBracket(units[low - 1]) { return nil }
            low -= 1
        }
        guard low > floor else { return nil }
        var high = range.upperBound
        let ceiling = min(count, high + Self.reach)
        while high < ceiling, !Units.isCloseBracket(units[high]) {
            if Units.isOpenBracket(units[high]) { return nil }
            high += 1
        }
        return high < ceiling ? low..<high : nil
    }

    /// Between quotation marks or the marks of a title, unless these embrace the whole line.
    func isQuoted(_ range: Range<Int>) -> Bool {
        var low = range.lowerBound
        let floor = max(0, low - Self.reach)
        while low > floor, !Units.isOpenQuote(units[low - 1]) {
            if Units.isCloseQuote(units[low - 1]) { low = floor } else { low -= 1 }
        }
        if low > floor {
            var high = range.upperBound
            let ceiling = min(count, high + Self.reach)
            while high < ceiling, !Units.isCloseQuote(units[high]) { high += 1 }
            if high < ceiling { return !(low == 1 && high == count - 1 && units[0] == 0x300a && !isWholeTitle(range)) }
        }
        return range.lowerBound > 0 && range.upperBound < count && units[range.lowerBound - 1] == 0x22
            && units[range.upperBound] == 0x22
    }

    /// 《机密》 is the name of a work; 《某办法（送审稿）》 is a title in its marks.
    private func isWholeTitle(_ range: Range<Int>) -> Bool { range.lowerBound == 1 && range.upperBound == count - 1 }

    /// Ideographs and letters outside a range.
    func words(outside range: Range<Int>) -> Int {
        var result = 0
        for index in 0..<count where !range.contains(index) && Units.isWord(units[index]) { result += 1 }
        return result
    }

    func hasClauses(outside range: Range<Int>) -> Bool {
        for index in 0..<count where !range.contains(index) && Units.isClausal(units[index]) { return true }
        return false
    }

    func contains(_ words: [PhraseWord], in range: Range<Int>? = nil) -> Bool {
        let range = range ?? 0..<count
        for word in words {
            guard let first = word.units.first else { continue }
            for start in range where units[start] == first || first == PhraseWord.number {
                if word.match(units, at: start, end: range.upperBound) != nil { return true }
            }
        }
        return false
    }
}

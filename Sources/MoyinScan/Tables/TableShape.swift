internal import CByteKernels

/// How the cells of a row are told apart.
enum Delimiter: UInt8, Sendable {
    case tab = 0x09
    case pipe = 0x7c
    case comma = 0x2c
    /// Two or more spaces, or one ideographic space: aligned plain text.
    case gap = 0x20
    /// Single spaces, in a table each of whose rows has as many words as the header.
    case word = 0x01
}

/// A header row: what each column holds.
struct TableShape: Sendable, Equatable {
    var delimiter: Delimiter
    /// Lexicon entry of each column's header, or ``untyped``.
    var columns: [UInt16]
    /// Display column at which each header cell begins (East Asian characters are two wide).
    var offsets: [Int]
    /// The lines of the header as they stand in the text: what reads columns by other words finds them here once the
    /// segment that has them is gone.
    var lines: [UInt8] = []

    static let untyped: UInt16 = 0xffff

    /// With the columns that are open here typed as in `parent`.
    func filled(from parent: TableShape?) -> TableShape {
        guard let parent else { return self }
        var shape = self
        shape.lines = parent.lines + [0x0a] + lines
        for index in shape.columns.indices where shape.columns[index] == Self.untyped && index < parent.columns.count {
            shape.columns[index] = parent.columns[index]
        }
        return shape
    }
}

/// One line of the view, without its line break.
struct Line {
    var start: Int
    var end: Int

    /// Longer lines are prose.
    static let longest = 1024
    /// No table has more columns.
    static let cells = 64

    /// The line around `position`; nil when it is too long to be a row, or begins where nobody can see it.
    static func around(_ view: borrowing TextView, _ position: Int) -> Line? {
        let lowest = max(view.start, position - longest)
        let start = view.lineStart(before: position, notBelow: lowest)
        if start == lowest, start > view.start || !view.beginsLine(at: start) || position - start >= longest { return nil }
        guard let end = end(view, from: position) else { return nil }
        return Line(start: start, end: end).whole(view, notBefore: view.start)
    }

    /// The line that begins at `start`.
    static func following(_ view: borrowing TextView, from start: Int) -> Line? {
        guard let end = end(view, from: start) else { return nil }
        return Line(start: start, end: end).whole(view, notBefore: start)
    }

    /// Where the line after this one begins.
    func next(_ view: borrowing TextView) -> Int {
        view.first(0x0a, from: end, before: view.end) + 1
    }

    /// Lines that one quoted cell may have.
    private static let cellLines = 8

    /// The whole row when a quoted cell of it holds a line break: a quote is left open here or closed here.
    private func whole(_ view: borrowing TextView, notBefore floor: Int) -> Line {
        let first = view.first(0x22, from: start, before: end)
        guard first < end, hasOddQuotes(view) else { return self }
        var row = self
        if first == start || view.base[first - 1] == 0x2c {
            for _ in 0..<Self.cellLines {
                let below = row.next(view)
                guard below < view.end, let end = Self.end(view, from: below), end - start < Self.longest else { return self }
                row.end = end
                if Line(start: below, end: end).hasOddQuotes(view) { return row }
            }
        } else {
            for _ in 0..<Self.cellLines {
                guard let above = row.physicalPrevious(view, notBefore: floor), end - above.start < Self.longest else { return self }
                row.start = above.start
                if above.hasOddQuotes(view) { return row }
            }
        }
        return self
    }

    private func hasOddQuotes(_ view: borrowing TextView) -> Bool {
        var isOdd = false
        for position in start..<end where view.base[position] == 0x22 { isOdd.toggle() }
        return isOdd
    }

    /// Words with single spaces between them; 0 when the line cannot be such a row.
    func words(_ view: borrowing TextView) -> Int {
        guard end - start <= 256 else { return 0 }
        var words = 0
        var position = start
        var isInside = false
        while position < end {
            let isSpace = view.base[position] == 0x20
            if isSpace, position > start, view.base[position - 1] == 0x20 { return 0 }
            if !isSpace, !isInside { words += 1 }
            isInside = !isSpace
            position += 1
        }
        return words >= 3 && words <= 16 ? words : 0
    }

    static func end(_ view: borrowing TextView, from position: Int) -> Int? {
        let highest = min(view.end, position + longest)
        var end = view.first(0x0a, from: position, before: highest)
        if end == highest, end - position >= longest { return nil }
        if end > position, view.base[end - 1] == 0x0d { end -= 1 }
        return end
    }

    /// The line before this one.
    func previous(_ view: borrowing TextView, notBefore floor: Int) -> Line? {
        physicalPrevious(view, notBefore: floor)?.whole(view, notBefore: floor)
    }

    private func physicalPrevious(_ view: borrowing TextView, notBefore floor: Int) -> Line? {
        guard start > floor, start > view.start else { return nil }
        let last = start - 1
        let lowest = max(floor, max(view.start, last - Self.longest))
        let begin = view.lineStart(before: last, notBelow: lowest)
        if begin == lowest, begin > floor || !view.beginsLine(at: begin) { return nil }
        var end = last
        if end > begin, view.base[end - 1] == 0x0d { end -= 1 }
        return Line(start: begin, end: end)
    }

    /// Whether the line has at least `count` of these delimiters.
    func has(_ delimiter: Delimiter, _ view: borrowing TextView, atLeast count: Int) -> Bool {
        if delimiter == .word { return words(view) > count }
        var found = 0
        if delimiter == .gap {
            guard mayHaveGap(view) else { return count < 1 }
            var cells = Cells(view, self, .gap)
            while cells.next(view) != nil { found += 1 }
            return found > count
        }
        var position = start
        while found < count {
            position = view.first(delimiter.rawValue, from: position, before: end) + 1
            if position > end { return false }
            found += 1
        }
        return true
    }

    /// Whether there are two spaces or an ideographic one.
    private func mayHaveGap(_ view: borrowing TextView) -> Bool {
        mbk_line_signs(view.base + start, end - start) & UInt32(MBK_GAP) != 0
    }

    /// Whether all commas stand between digits, three of them behind.
    private func hasOnlyThousands(_ view: borrowing TextView) -> Bool {
        var index = start
        while index < end {
            if view.base[index] == 0x2c {
                guard index > start, view.base[index - 1].isASCIIDigit, index + 3 < end, view.base[index + 1].isASCIIDigit,
                    view.base[index + 2].isASCIIDigit, view.base[index + 3].isASCIIDigit
                else { return false }
            }
            index += 1
        }
        return true
    }

    /// The delimiter a row like this would have.
    func delimiter(_ view: borrowing TextView) -> Delimiter? {
        if has(.tab, view, atLeast: 1) { return .tab }
        if has(.pipe, view, atLeast: 1) { return .pipe }
        // 26,853.00 between wide gaps is an amount, not two cells.
        if has(.comma, view, atLeast: 1), !(has(.gap, view, atLeast: 2) && hasOnlyThousands(view)) { return .comma }
        if has(.gap, view, atLeast: 1) { return .gap }
        return words(view) > 0 ? .word : nil
    }
}

/// Steps through the cells of a row.
struct Cells {
    private var position: Int
    private let line: Line
    private let delimiter: Delimiter
    private(set) var index = -1
    private var isDone = false

    init(_ view: borrowing TextView, _ line: Line, _ delimiter: Delimiter) {
        self.line = line
        self.delimiter = delimiter
        position = line.start
        // An indented row does not begin with an empty cell.
        if delimiter == .gap {
            while position < line.end, Self.gapWidth(view, position, line.end) > 0 {
                position += Self.gapWidth(view, position, line.end)
            }
        }
    }

    /// Bytes of the next cell; nil behind the last.
    mutating func next(_ view: borrowing TextView) -> Range<Int>? {
        guard !isDone, index < Line.cells else { return nil }
        let start = position
        index += 1
        var quoted = false
        while position < line.end {
            let byte = view.base[position]
            if delimiter == .gap {
                let gap = Self.gapWidth(view, position, line.end)
                if gap > 0 {
                    let cell = start..<position
                    position += gap
                    if position >= line.end { isDone = true }
                    return cell
                }
            } else if byte == 0x22, delimiter == .comma {
                quoted.toggle()
            } else if byte == (delimiter == .word ? 0x20 : delimiter.rawValue), !quoted {
                position += 1
                return start..<(position - 1)
            }
            position += 1
        }
        isDone = true
        return start..<line.end
    }

    /// Bytes of white space at `position` that separate cells: two spaces or more, or an ideographic space.
    static func gapWidth(_ view: borrowing TextView, _ position: Int, _ end: Int) -> Int {
        var width = 0
        var units = 0
        while position + width < end {
            let byte = view.base[position + width]
            if byte == 0x20 {
                width += 1
                units += 1
            } else if byte == 0xe3, position + width + 2 < end, view.base[position + width + 1] == 0x80,
                view.base[position + width + 2] == 0x80
            {
                width += 3
                units += 2
            } else {
                break
            }
        }
        return units >= 2 ? width : 0
    }

    /// Display column of `position` in the line.
    static func displayColumn(_ view: borrowing TextView, _ line: Line, _ position: Int) -> Int {
        var column = 0
        var probe = line.start
        while probe < position, let character = view.character(at: probe) {
            column += character.scalar >= 0x1100 && character.scalar != 0xffff_ffff ? 2 : 1
            probe = character.end
        }
        return column
    }
}

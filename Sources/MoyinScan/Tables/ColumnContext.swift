internal import MoyinRules
internal import MoyinText

/// Finds the header above a table cell (catalogue §2 N9, §17.5), on demand: text without numbers never pays for it.
///
/// A table is a stretch of adjacent lines with the same delimiter; its header is the nearest line above with header
/// words in it. Each line is looked at a bounded number of times, so the cost stays linear in the table.
struct ColumnContext: ~Copyable {
    /// Rows from `top` to `bottom` (start of the last row known) share `shape`; nil: known to have no header.
    private struct Region {
        var shape: TableShape?
        var delimiter: Delimiter
        var top: Int
        var bottom: Int
    }
    private var region: Region?
    /// The line asked about last and the header of each of its cells.
    private var line: Line?
    private var lineShape: TableShape?
    /// The value asked about last, and the answer.
    private var lastStart = -1
    private var lastHeader: UInt16?
    /// Delimiters of the line counted so far: up to which byte, how many, and whether inside quotes.
    private var counted = (position: -1, cells: 0, isQuoted: false)
    /// The table that runs into this segment from the one before.
    private var inherited: TableShape?
    private var segmentStart = 0

    /// To be called before a segment is scanned.
    mutating func begin(at start: Int, inherited: TableShape?) {
        region = nil
        line = nil
        lineShape = nil
        lastStart = -1
        self.inherited = inherited
        segmentStart = start
    }

    /// Lexicon entry of the header of the column that holds the value at `start`, if it stands in a typed table.
    mutating func header(_ view: borrowing TextView, of start: Int, lexicon: Lexicon) -> UInt16? {
        if start == lastStart { return lastHeader }
        lastStart = start
        lastHeader = findHeader(view, of: start, lexicon: lexicon)
        return lastHeader
    }

    /// Whether the line of the value asked about last, which is `start`'s, has no header for any of its values.
    func isProse(at start: Int) -> Bool {
        guard let line, start >= line.start, start <= line.end else { return false }
        return lineShape == nil
    }

    /// The row in bytes `below` follows directly on the one in bytes `above` and belongs to the same table.
    mutating func advance(from above: Range<Int>, to below: Range<Int>, _ view: borrowing TextView) {
        guard let line, line.start == above.lowerBound, lineShape != nil, region?.bottom == line.start else { return }
        let hasReturn = view.base[below.upperBound - 1] == 0x0d
        self.line = Line(start: below.lowerBound, end: below.upperBound - (hasReturn ? 1 : 0))
        counted = (below.lowerBound, 0, false)
        region?.bottom = below.lowerBound
    }

    private mutating func findHeader(_ view: borrowing TextView, of start: Int, lexicon: Lexicon) -> UInt16? {
        if let line, start >= line.start, start <= line.end {
        } else {
            line = Line.around(view, start)
            counted = (line?.start ?? -1, 0, false)
            lineShape = line.flatMap { shape(of: $0, view, lexicon) }
            if line == nil { return nil }
        }
        guard let line, let shape = lineShape else { return nil }
        guard let column = column(of: start, line, shape, view) else { return nil }
        let header = shape.columns[column]
        return header == TableShape.untyped ? nil : header
    }

    /// The table that is open at the end of the segment, for the next one to inherit.
    mutating func open(_ view: borrowing TextView, atEnd end: Int, lexicon: Lexicon) -> TableShape? {
        guard end > segmentStart, view.base[end - 1] == 0x0a, let last = Line.around(view, end - 1) else { return nil }
        if last.start < segmentStart { return inherited }
        // As the row below would see it: the nearest header, which may be the last line itself.
        guard let header = Self.readHeader(last, view, lexicon) else { return shape(of: last, view, lexicon) }
        return header.filled(from: parent(of: last, header, view, lexicon))
    }

    private mutating func column(of position: Int, _ line: Line, _ shape: TableShape, _ view: borrowing TextView) -> Int? {
        if shape.delimiter != .gap, shape.delimiter != .word {
            // From where the last question stopped: a row is walked over once.
            if position < counted.position { counted = (line.start, 0, false) }
            while counted.position < position {
                let byte = view.base[counted.position]
                if byte == 0x22, shape.delimiter == .comma {
                    counted.isQuoted.toggle()
                } else if byte == shape.delimiter.rawValue, !counted.isQuoted {
                    counted.cells += 1
                }
                counted.position += 1
            }
            return counted.cells < shape.columns.count ? counted.cells : nil
        }
        var cells = Cells(view, line, shape.delimiter)
        var found: (index: Int, start: Int)?
        var count = 0
        while let cell = cells.next(view) {
            count += 1
            if found == nil, position >= cell.lowerBound, position <= cell.upperBound { found = (cells.index, cell.lowerBound) }
        }
        guard let found else { return nil }
        if shape.delimiter == .gap, count != shape.columns.count {
            // Cells are missing: the column is the one whose header stands nearest.
            let column = Cells.displayColumn(view, line, found.start)
            var best: Int?
            for (index, offset) in shape.offsets.enumerated() {
                if best == nil || abs(offset - column) < abs(shape.offsets[best!] - column) { best = index }
            }
            return best
        }
        return found.index < shape.columns.count ? found.index : nil
    }

    /// The header that governs `line`.
    private mutating func shape(of line: Line, _ view: borrowing TextView, _ lexicon: Lexicon) -> TableShape? {
        guard let delimiter = line.delimiter(view) else { return nil }
        // A look back over the cut: the segment before knows what stands above, and nothing of it holds here.
        if line.start < segmentStart { return inherited?.delimiter == delimiter ? inherited : nil }
        if var known = region, known.delimiter == delimiter, line.start >= known.bottom {
            // Forwards from the last row known, as long as rows follow each other.
            if let shape = follow(&known, to: line, view, lexicon) {
                region = known
                return shape.found
            }
        }
        return searchBack(from: line, delimiter, view, lexicon)
    }

    private struct Found { var found: TableShape? }

    private func follow(_ known: inout Region, to line: Line, _ view: borrowing TextView, _ lexicon: Lexicon)
        -> Found?
    {
        var position = known.bottom
        let width = known.delimiter == .word ? line.words(view) : 0
        while position < line.start {
            guard let row = Line.following(view, from: position) else { return nil }
            guard row.has(known.delimiter, view, atLeast: 1) else { return nil }
            if known.delimiter == .word, row.words(view) != width { return nil }
            // As a search from below would see it: the row known last may itself be a header.
            if let header = Self.readHeader(row, view, lexicon), header.delimiter == known.delimiter {
                known.shape = header.filled(from: parent(of: row, header, view, lexicon))
            }
            position = row.next(view)
        }
        known.bottom = line.start
        return Found(found: known.shape)
    }

    private mutating func searchBack(
        from line: Line, _ delimiter: Delimiter, _ view: borrowing TextView, _ lexicon: Lexicon
    ) -> TableShape? {
        var top = line
        let width = delimiter == .word ? line.words(view) : 0
        while let above = top.previous(view, notBefore: segmentStart), above.has(delimiter, view, atLeast: 1) {
            // Prose has spaces too: only lines of as many words are rows.
            if delimiter == .word, above.words(view) != width { break }
            top = above
            if var header = Self.readHeader(above, view, lexicon), header.delimiter == delimiter {
                header = header.filled(from: parent(of: above, header, view, lexicon))
                region = Region(shape: header, delimiter: delimiter, top: above.start, bottom: line.start)
                return header
            }
            if let known = region, known.delimiter == delimiter, above.start == known.bottom {
                region = Region(shape: known.shape, delimiter: delimiter, top: known.top, bottom: line.start)
                return known.shape
            }
        }
        let shape = top.start == segmentStart && inherited?.delimiter == delimiter ? inherited : nil
        region = Region(shape: shape, delimiter: delimiter, top: top.start, bottom: line.start)
        return shape
    }

    /// The upper of two header lines: columns that the lower one leaves open have their header there.
    private func parent(of line: Line, _ header: TableShape, _ view: borrowing TextView, _ lexicon: Lexicon) -> TableShape? {
        guard header.delimiter != .gap, let upper = line.previous(view, notBefore: segmentStart),
            let parent = Self.readHeader(upper, view, lexicon), parent.delimiter == header.delimiter
        else { return nil }
        return parent
    }

    /// Reads a line as a header row: at least two cells that name a type of column, or one and no figures at all.
    static func readHeader(_ line: Line, _ view: borrowing TextView, _ lexicon: Lexicon) -> TableShape? {
        guard !hasManyDigits(line, view), let delimiter = line.delimiter(view) else { return nil }
        // Judged first and written down then: most lines asked about are no headers and must cost no memory.
        var typed = 0
        var count = 0
        var filled = 0
        var cells = Cells(view, line, delimiter)
        while let cell = cells.next(view) {
            let (entry, digits) = readHeaderCell(cell, view, lexicon)
            if digits >= Self.figures { return nil }
            // 许可编号 alone makes no header: values say such words too.
            if entry != TableShape.untyped, lexicon.entries[Int(entry)].typesColumn { typed += 1 }
            if digits != Self.blank { filled += 1 }
            count += 1
        }
        // One word alone may stand in a row of values too: 户主.
        guard count >= 2, typed > 0, typed >= 2 || typed * 2 >= filled else { return nil }
        if delimiter == .word, typed < 3 || typed * 2 < count { return nil }
        var columns: [UInt16] = []
        var offsets: [Int] = []
        cells = Cells(view, line, delimiter)
        while let cell = cells.next(view) {
            columns.append(readHeaderCell(cell, view, lexicon).0)
            offsets.append(Cells.displayColumn(view, line, cell.lowerBound))
        }
        let bytes = UnsafeBufferPointer(start: view.base + line.start, count: line.end - line.start)
        return TableShape(delimiter: delimiter, columns: columns, offsets: offsets, lines: Array(bytes))
    }

    /// No header has a cell with as many digits.
    private static let figures = 5
    /// Stands for the digits of an empty cell.
    private static let blank = -1

    /// Digits that a header may have.
    static let headerDigits = 12
    /// Bytes that the cells of a header with names have on average, at most.
    static let headerCell = 60

    /// More digits than headers have: a row of values, told without looking at its cells.
    private static func hasManyDigits(_ line: Line, _ view: borrowing TextView) -> Bool {
        var count = 0
        for position in line.start..<line.end where view.base[position] &- 0x30 < 10 {
            count += 1
            if count > headerDigits { return true }
        }
        return false
    }

    /// The header word a cell ends with (序号, 户主身份证号码, 联系电话（手机）, 金额/元), and how many digits it holds.
    static func readHeaderCell(_ cell: Range<Int>, _ view: borrowing TextView, _ lexicon: Lexicon)
        -> (UInt16, Int)
    {
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 20) { units in
            var count = 0
            var digits = 0
            var characters = 0
            var depth = 0
            var position = cell.upperBound
            while position > cell.lowerBound, let character = view.character(before: position) {
                position = character.start
                if character.symbolClass == .digit, depth <= 0 {
                    digits += 1
                    // 大塘村3组 does not end with 村组.
                    if count > 0, count < 20, units[count - 1] != LeftContext.number {
                        units[count] = LeftContext.number
                        count += 1
                    }
                }
                characters += 1
                if character.unit == 0x29 { depth += 1 }
                let isInside = depth > 0
                if character.unit == 0x28 { depth -= 1 }
                switch character.symbolClass {
                case .han, .hanDigit, .letter:
                    guard !isInside, count < 20 else { break }
                    units[count] = character.unit
                    count += 1
                default: break
                }
            }
            // Nothing but figures: a row of values.
            if count == 0, digits == 0 { return (TableShape.untyped, Self.blank) }
            if count == 0 { return (TableShape.untyped, Self.figures) }
            guard count > 0, characters <= 24 else { return (TableShape.untyped, digits) }
            let folded = UnsafeBufferPointer(start: units.baseAddress, count: count)
            for offset in 0..<min(3, count) {
                guard let (word, length) = lexicon.before.longest(folded, from: offset) else { continue }
                let entry = lexicon.entries[Int(word)]
                // A column of 许可编号 or 项目编号 is none of identity numbers.
                guard entry.typesColumn || length >= 3 && !entry.isGeneric && !entry.rejects.isEmpty else { continue }
                // 1200元 is a value.
                if offset + length < count, units[offset + length] == LeftContext.number { continue }
                if length == 1, count > offset + 1 { continue }
                // 与户主关系 is no column of names.
                if offset > 0, entry.columns.isEmpty, entry.columnRole == ColumnRole.name.ordinal { continue }
                if entry.columns.isEmpty, isName(entry.columnRole), count > length, !isAttribute(units[count - 1]) { continue }
                return (word, digits)
            }
            return (TableShape.untyped, digits)
        }
    }

    /// Words that values end with as well: 某某小学, 府山街道. As headers they stand alone or behind 所在, 毕业, 工作….
    private static let names = [ColumnRole.place.ordinal, ColumnRole.organisation.ordinal]

    private static func isName(_ role: UInt8) -> Bool { names.contains(role) }

    private static func isAttribute(_ first: UInt16) -> Bool { AddressGrammar.blocks("所毕工就现原服报主承责", first) }
}

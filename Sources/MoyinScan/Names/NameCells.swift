internal import Glibc
internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Tables with a column of names: 姓名, 户主, 申请人. A name that stands alone in its cell has no context but its header.
extension Scanner {
    /// Walks the rows of such tables and writes down the cells.
    mutating func findNameCells(_ segment: Range<Int>, under table: TableShape?) {
        scratch.nameCells.removeAll(keepingCapacity: true)
        var position = segment.lowerBound
        if let table, hasNames(table) { position = readNameRows(from: position, table, end: segment.upperBound) }
        var marks = CellMarks(view, from: position)
        while let mark = nextMark(&marks, before: segment.upperBound) {
            position = max(position, mark)
            if let end = endOfPlainLine(mark) {
                marks.skip(to: end)
                continue
            }
            guard let line = Line.around(view, mark), mayBeHeader(line), hasRow(under: line),
                let header = ColumnContext.readHeader(line, view, engine.lexicon)
            else {
                marks.skip(to: endOfLine(mark))
                continue
            }
            position = line.next(view)
            if hasNames(header) { position = max(position, readNameRows(from: position, header, end: segment.upperBound)) }
            marks.skip(to: position)
        }
    }

    /// The next sign that may separate cells. The plain twin looks for it without the masks of the segment.
    private func nextMark(_ marks: inout CellMarks, before end: Int) -> Int? {
        guard !isPlain, scratch.masks.range.upperBound == end, scratch.masks.range.contains(marks.position) else {
            return marks.next(view, before: end)
        }
        let origin = scratch.masks.range.lowerBound
        return scratch.masks.delimiter(from: marks.position - origin).map { $0 + origin }
    }

    /// Where the line of a mark ends, if the masks tell that it is no header: too many digits, cells too long, or no row below.
    private func endOfPlainLine(_ mark: Int) -> Int? {
        let origin = scratch.masks.range.lowerBound
        guard !isPlain, scratch.masks.range.contains(mark), let start = scratch.masks.lineStart(before: mark - origin),
            let end = scratch.masks.lineEnd(from: mark - origin)
        else { return nil }
        if scratch.masks.digits(in: (origin + start)..<(origin + end)) > ColumnContext.headerDigits { return origin + end + 1 }
        if let cells = scratch.masks.cells(in: start..<end, view), end - start > cells * ColumnContext.headerCell { return origin + end + 1 }
        guard end + 1 < scratch.masks.range.count, let below = scratch.masks.lineEnd(from: end + 1) else { return nil }
        if let next = scratch.masks.delimiter(from: end + 1), next < below { return nil }
        return origin + end + 1
    }

    private func endOfLine(_ position: Int) -> Int {
        guard let feed = memchr(view.base + position, 0x0a, view.end - position) else { return view.end }
        return UnsafeRawPointer(feed) - UnsafeRawPointer(view.base) + 1
    }

    private func isNames(_ header: UInt16) -> Bool {
        header != TableShape.untyped && engine.lexicon.entries[Int(header)].columnRole == ColumnRole.name.ordinal
    }

    private func hasNames(_ table: TableShape) -> Bool { table.columns.contains { isNames($0) } }

    /// Whether the last character of a header of names is in the line: most lines with a delimiter are no headers.
    private func mayBeHeader(_ line: Line) -> Bool {
        guard line.end - line.start <= line.mostCells(view) * ColumnContext.headerCell else { return false }
        var position = line.start
        while position < line.end {
            let lead = view.base[position]
            if lead < 0xe4 {
                // name, xm
                if (lead | 0x20) == 0x78 || (lead | 0x20) == 0x6e { return true }
                position += 1
                continue
            }
            guard let character = view.character(at: position) else { return false }
            if engine.nameHeaderEnds.contains(character.unit) { return true }
            position = character.end
        }
        return false
    }

    /// - Returns: where the table ends.
    private mutating func readNameRows(from start: Int, _ table: TableShape, end: Int) -> Int {
        var table = table
        var position = start
        var isBelowHeader = true
        while position < end, let row = Line.following(view, from: position), row.has(table.delimiter, view, atLeast: 1) {
            position = row.next(view)
            if isBelowHeader || repeatsHeader(row, table) {
                // The lower of two lines of headers, or another header.
                if let header = ColumnContext.readHeader(row, view, engine.lexicon), header.delimiter == table.delimiter {
                    table = isBelowHeader ? header.filled(from: table) : header
                    guard hasNames(table) else { return position }
                    isBelowHeader = false
                    continue
                }
                isBelowHeader = false
            }
            readNameCells(row, table)
        }
        return position
    }

    private func repeatsHeader(_ row: Line, _ table: TableShape) -> Bool {
        var cells = Cells(view, row, table.delimiter)
        while let cell = cells.next(view), cells.index < table.columns.count {
            let header = table.columns[cells.index]
            if isNames(header) { return ColumnContext.readHeaderCell(cell, view, engine.lexicon).0 == header }
        }
        return false
    }

    private mutating func readNameCells(_ row: Line, _ table: TableShape) {
        // Where layout is all there is, a cell that is missing shifts the others.
        if table.delimiter == .gap {
            var all = Cells(view, row, .gap)
            var count = 0
            while all.next(view) != nil { count += 1 }
            guard count == table.columns.count else { return }
        }
        var cells = Cells(view, row, table.delimiter)
        while let cell = cells.next(view), cells.index < table.columns.count {
            let header = table.columns[cells.index]
            if isNames(header) { readNames(cell, header) }
        }
    }

    /// The parts of a cell: 张三、李四, 王小明（已故）.
    private mutating func readNames(_ cell: Range<Int>, _ header: UInt16) {
        var part = NameCellPart()
        var depth = 0
        var position = cell.lowerBound
        while position < cell.upperBound, let character = view.character(at: position) {
            position = character.end
            switch character.unit {
            case 0x28: depth += 1  // (
            case 0x29: depth -= 1
            case 0x3001, 0x2c, 0x2f, 0x3b, 0x22: break  // 、 , / ; "
            default:
                if depth <= 0 { part.add(character) }
                continue
            }
            close(&part, header)
        }
        close(&part, header)
    }

    private mutating func close(_ part: inout NameCellPart, _ header: UInt16) {
        defer { part = NameCellPart() }
        guard part.end > 0 else { return }
        scratch.nameCells.append(
            NameCell(start: part.start, end: part.end, header: header, isPlausible: part.isWhole && engine.mayBeName(part.units, dots: part.dots)))
    }
}

internal import MoyinRules
internal import MoyinText

/// Addresses and native places in cells without figures, which nothing else looks at: a header that announces such a
/// column has its table walked down, once.
extension Scanner {
    /// `character` is 址, 籍 or 住, perhaps in a header.
    mutating func walkTable(under character: TextView.Character) {
        guard endsHeader(character), let line = Line.around(view, character.start), line.start >= scratch.walkedRows,
            hasRow(under: line), let header = ColumnContext.readHeader(line, view, engine.lexicon)
        else { return }
        scratch.walkedRows = line.next(view)
        walkRows(from: scratch.walkedRows, header)
    }

    /// Whether a row of the same kind follows. Most lines of prose that read like a header have none, and no header need
    /// be written down.
    func hasRow(under line: Line) -> Bool {
        let next = line.next(view)
        guard next < scratch.segmentEnd, let delimiter = line.delimiter(view), let row = Line.following(view, from: next)
        else { return false }
        return row.has(delimiter, view, atLeast: 1)
    }

    /// Rows under `header` as far as the segment goes.
    mutating func walkRows(from start: Int, _ header: TableShape) {
        guard header.columns.contains(where: { isText($0) }) else { return }
        var position = start
        while position < scratch.segmentEnd, let row = Line.following(view, from: position),
            row.has(header.delimiter, view, atLeast: 1)
        {
            guard readTextCells(row, header) else { break }
            position = row.next(view)
        }
        scratch.walkedRows = max(scratch.walkedRows, position)
    }

    private func isText(_ header: UInt16) -> Bool {
        guard header != TableShape.untyped else { return false }
        let columns = engine.lexicon.entries[Int(header)].columns
        return columns.contains(engine.slots[Int(Recogniser.address.ordinal)])
            || columns.contains(engine.slots[Int(Recogniser.nativePlace.ordinal)])
    }

    /// - Returns: false at a row that repeats the header.
    private mutating func readTextCells(_ row: Line, _ header: TableShape) -> Bool {
        var cells = Cells(view, row, header.delimiter)
        while let cell = cells.next(view) {
            guard cells.index < header.columns.count else { return true }
            let word = header.columns[cells.index]
            guard isText(word), !hasFigure(cell), let first = firstLetter(in: cell) else { continue }
            if ColumnContext.readHeaderCell(cell, view, engine.lexicon).0 == word { return false }
            let columns = engine.lexicon.entries[Int(word)].columns
            let isAddress = columns.contains(engine.slots[Int(Recogniser.address.ordinal)])
            if isAddress, recogniseAddress(cell: first) { continue }
            if columns.contains(engine.slots[Int(Recogniser.nativePlace.ordinal)]) {
                _ = proposeNativePlace(first, isAssigned: true)
            }
        }
        return true
    }

    private func hasFigure(_ cell: Range<Int>) -> Bool {
        for position in cell where view.base[position] &- 0x30 < 10 { return true }
        return false
    }

    private func firstLetter(in cell: Range<Int>) -> Int? {
        guard let first = view.solid(at: cell.lowerBound), first.start < cell.upperBound else { return nil }
        guard first.unit == 0x22 else { return first.start }
        guard let second = view.solid(at: first.end), second.start < cell.upperBound else { return nil }
        return second.start
    }

    /// Whether the word that `character` ends or nearly ends is followed by the end of a cell.
    private func endsHeader(_ character: TextView.Character) -> Bool {
        var end = character.end
        // 籍贯, 户籍所在地, 居住地, 住所
        for _ in 0..<3 {
            guard character.unit != 0x5740, let next = view.visible(at: end), AddressGrammar.blocks("贯地所在处", next.unit) else { break }
            end = next.end
        }
        if character.unit != 0x5740, end == character.end { return false }
        guard let next = view.visible(at: end) else { return true }
        switch next.symbolClass {
        case .lineBreak, .tab, .space: return true
        default: return next.scalar == 0x2c || next.scalar == 0x7c || next.scalar == 0x22 || next.unit == 0x28
        }
    }
}

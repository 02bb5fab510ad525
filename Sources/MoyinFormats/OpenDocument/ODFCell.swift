internal import MoyinDocuments

/// A cell while it is open.
struct ODFCell {
    var row: Int
    var column: Int
    /// Asides that were open when it began: what stands in further ones is not its text.
    var asides: Int
    var columns = 1
    var rows = 1
    var isCovered = false
    /// By its style.
    var hiding = Hiding.none
    /// Something of it is on the page.
    var isOpen = false
    var paragraphs = 0
    /// What it shows, as far as it was read.
    var display: [UInt8] = []
    /// What it holds: a number, a date.
    var value: [UInt8] = []
    var formula: [UInt8] = []
    /// Its number in the order in which cells begin.
    var index = 0
    /// Number of its first text.
    var start = 0

    enum Attribute { case style, repeats, columns, rows, type, value, otherValue, formula }

    static let attributes: [XMLName: Attribute] = [
        "style-name": .style, "number-columns-repeated": .repeats, "number-columns-spanned": .columns, "number-rows-spanned": .rows, "value-type": .type,
        "value": .value, "date-value": .value, "string-value": .value, "time-value": .value, "boolean-value": .otherValue, "currency": .otherValue, "formula": .formula,
    ]
}

extension ODFContent {
    var isInCell: Bool { cells.last.map { $0.asides == asides } ?? false }

    func beginTable(_ tag: XMLTag, _ frame: inout Frame) {
        let style = tag[Family.styleName]
        if kind == .sheet, tables.isEmpty { sheets += 1 }
        if styles.hasGround("table", style) { ground(&frame) }
        let isHidden = kind == .sheet && styles.isGone("table", style)
        let label = kind == .sheet ? tag["name"].map { view.label(Array($0)) } ?? 0 : 0
        if kind == .text { textTables += 1 }
        tables.append(ODFTable(sheet: kind == .sheet ? sheets : textTables, label: label, hiding: isHidden ? .hidden : .none))
        view.open("table")
    }

    func endTable() {
        guard tables.popLast() != nil else { return }
        view.close("table")
    }

    func beginCell(_ tag: XMLTag, _ frame: inout Frame) {
        let top = tables.count - 1
        tables[top].beginCell()
        var cell = ODFCell(row: tables[top].row, column: tables[top].column, asides: asides)
        (cell.index, cell.start) = (cellsBegun, answers.position)
        cellsBegun += 1
        for index in 0..<tag.attributeCount {
            switch ODFCell.attributes[tag.attribute(index)] {
            case .style?:
                if styles.hasGround(Family.cell, tag.value(index)) { ground(&frame) }
                cell.hiding = styles.hiding(Family.cell, tag.value(index), onGround: frame.isGround)
            case .repeats?: frame.repeats = tag.number(index) ?? 1
            case .columns?: cell.columns = tag.number(index) ?? 1
            case .rows?: cell.rows = tag.number(index) ?? 1
            case .value?: cell.value = Array(tag.value(index))
            case .formula?: cell.formula = Array(tag.value(index))
            default: break
            }
        }
        if answers.replays { replay(tag, cell.index) } else if view.isWriting { cellTexts.append(0..<0) }
        cell.columns = max(cell.columns, frame.repeats)
        if frame.role == .coveredCell {
            // Nobody sees what another cell lies over.
            cell.isCovered = true
            var place = kind == .sheet ? Place(.cell, number: tables[top].sheet, hiding: place.hiding) : place
            (place.row, place.column, place.label) = (UInt32(cell.row), UInt32(cell.column), tables[top].label)
            if place.carrier == .body { place.number = UInt32(tables[top].sheet) }
            begin("covered", place.hidden(.covered), &frame)
            cell.asides = asides - 1
        }
        cells.append(cell)
    }

    /// A cell of which something goes is text: its number and its formula would bring it back.
    private func replay(_ tag: XMLTag, _ index: Int) {
        guard index < cellTexts.count, answers.isChanged(cellTexts[index]) else { return }
        for at in 0..<tag.attributeCount {
            switch ODFCell.attributes[tag.attribute(at)] {
            case .type?: tag.replace(at, with: Array("string".utf8))
            case .value?, .otherValue?, .formula?: tag.removeAttribute(at)
            default: break
            }
        }
    }

    /// The cell at hand is on the page from now on.
    func openCell() {
        let top = cells.count - 1
        guard !cells[top].isOpen else { return }
        cells[top].isOpen = true
        if !tables.isEmpty { tables[tables.count - 1].openCell(view, columns: cells[top].columns, rows: cells[top].rows) }
    }

    func endCell(_ frame: Frame) {
        guard let cell = cells.last else { return }
        hold(cell)
        cells.removeLast()
        if cell.isOpen { view.close("td") }
        tables[tables.count - 1].endCell(repeats: frame.repeats, isEmpty: !cell.isOpen, isCovered: cell.isCovered)
        if !answers.replays, view.isWriting { cellTexts[cell.index] = cell.start..<answers.position }
    }

    /// What a cell holds besides what it shows.
    private func hold(_ cell: ODFCell) {
        guard let table = tables.last else { return }
        var place = Place(kind == .sheet ? .cell : self.place.carrier, number: table.sheet, row: cell.row, column: cell.column, hiding: table.cellHiding)
        place.label = table.label
        if !cell.value.isEmpty, cell.value != cell.display, cell.display.isEmpty || cell.value.withUnsafeBufferPointer({ XMLTexts.maySay($0) }) {
            _ = cell.value.withUnsafeBufferPointer { aside($0, at: place.hidden(.disguised)) }
        }
        if !cell.formula.isEmpty, cell.formula.contains(0x22) || cell.formula.withUnsafeBufferPointer({ XMLTexts.maySay($0) }) {
            place.carrier = .fieldCode
            _ = cell.formula.withUnsafeBufferPointer { aside($0, at: place) }
        }
    }
}

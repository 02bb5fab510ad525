internal import MoyinDocuments

/// One sheet: its cells as a table, each at the column where it stands, so that a header types what is below it
/// (ECMA-376 part 1, 18.3).
final class SheetReader: XMLHandler {
    private let view: DocumentView
    private let strings: SharedStrings
    private let styles: SheetStyles
    private let merged: MergedCells
    private let sheet: Place
    private let countsFrom1904: Bool
    private var hiddenColumns: [ClosedRange<Int>] = []
    private var isTableOpen = false
    private var row = 0
    private var column = 0
    /// The column behind the last cell of the row on the page.
    private var filled = 0
    private var isRowOpen = false
    private var isRowHidden = false
    private var cell = Cell()
    private var field: XMLName?
    private var isPhonetic = false
    /// No reader of tables looks further to the right; so many empty cells stand on the page between two that are not.
    private static let gap = 64

    /// What is known of the cell at hand.
    private struct Cell {
        var type: XMLName = "n"
        var style = 0
        var mark = 0
        var reference: [UInt8] = []
        var value: [UInt8] = []
        var formula: [UInt8] = []
        var writer: XMLWalk?
    }

    init(_ view: DocumentView, _ strings: SharedStrings, _ styles: SheetStyles, _ merged: MergedCells, _ sheet: Place, countsFrom1904: Bool) {
        (self.view, self.strings, self.styles, self.merged, self.sheet, self.countsFrom1904) = (view, strings, styles, merged, sheet, countsFrom1904)
    }

    func start(_ tag: XMLTag) {
        switch tag.name {
        case "col":
            if tag["hidden"] != nil, tag.isOn("hidden"), let first = tag.number("min"), let last = tag.number("max"), first <= last { hiddenColumns.append(first...last) }
        case "row": beginRow(tag)
        case "c": beginCell(tag)
        case "v", "f", "t": field = tag.name
        case "rPh": isPhonetic = true
        case "oddHeader", "evenHeader", "firstHeader": field = tag.name
        case "oddFooter", "evenFooter", "firstFooter": field = tag.name
        case "dataValidation": for name: XMLName in ["promptTitle", "prompt", "errorTitle", "error"] { attribute(name, tag, .validation) }
        case "formula1", "formula2", "formula": field = tag.name
        case "hyperlink": for name: XMLName in ["display", "tooltip", "location"] { attribute(name, tag, .link) }
        case "filter", "customFilter": attribute("val", tag, .customData)
        default: break
        }
    }

    func end(_ name: XMLName) {
        switch name {
        case "c": endCell()
        case "row": endRow()
        case "sheetData": if isTableOpen { view.close("table"); isTableOpen = false }
        case "rPh": isPhonetic = false
        default: if name == field { field = nil }
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        switch field {
        case "v", "t": if !isPhonetic { cell.value.append(contentsOf: utf8) }
        case "f": cell.formula.append(contentsOf: utf8)
        case "oddHeader", "evenHeader", "firstHeader": return apart(utf8, .header)
        case "oddFooter", "evenFooter", "firstFooter": return apart(utf8, .footer)
        case "formula1", "formula2", "formula": return apart(utf8, .validation)
        default: break
        }
        return nil
    }

    private func apart(_ utf8: UnsafeBufferPointer<UInt8>, _ carrier: Carrier) -> [UInt8]? {
        var place = sheet
        place.carrier = carrier
        return view.aside("sheet") { view.text(utf8, at: place) }
    }

    private func attribute(_ name: XMLName, _ tag: XMLTag, _ carrier: Carrier) {
        guard let index = tag.index(of: name), !tag.value(index).isEmpty else { return }
        if let changed = apart(tag.value(index), carrier) { tag.replace(index, with: changed) }
    }

    // MARK: rows

    private func beginRow(_ tag: XMLTag) {
        row = tag.number("r") ?? row + 1
        isRowHidden = tag["hidden"] != nil && tag.isOn("hidden")
        (column, filled) = (0, 0)
    }

    private func endRow() {
        if isRowOpen { view.close("tr") }
        isRowOpen = false
    }

    // MARK: cells

    private func beginCell(_ tag: XMLTag) {
        cell.type = "n"
        cell.style = 0
        cell.value.removeAll(keepingCapacity: true)
        cell.formula.removeAll(keepingCapacity: true)
        column += 1
        for index in 0..<tag.attributeCount {
            switch tag.attribute(index) {
            case "r":
                if let reference = CellReference(tag.value(index)) { (column, row) = (reference.column, reference.row) }
            case "t": cell.type = XMLName(tag.value(index))
            case "s": cell.style = XMLTag.number(tag.value(index)) ?? 0
            default: break
            }
        }
        if view.isWriting {
            (cell.mark, cell.writer) = (tag.mark, tag.writer)
            cell.reference = tag["r"].map { Array($0) } ?? []
        }
    }

    private func endCell() {
        field = nil
        let format = styles.formats.indices.contains(cell.style) ? styles.formats[cell.style] : SheetStyles.Format()
        var shared: Int?
        var changed: [UInt8]?
        let place = place(format)
        switch cell.type {
        case "s":
            if let index = cell.value.withUnsafeBufferPointer({ XMLTag.number($0) }), let text = strings[index] {
                shared = index
                strings.use(index)
                changed = show(text, place)
            }
        case "n":
            if !cell.value.isEmpty { changed = show(number(format), place) }
        case "b", "e": break
        // One without text has its cell on the page all the same: so has one whose text went.
        default: changed = show(cell.value[...], place)
        }
        var formula: [UInt8]?
        if Self.saysSomething(cell.formula) { formula = cell.formula.withUnsafeBufferPointer { apart($0, .fieldCode) } }
        guard view.isWriting else { return }
        if changed == nil, formula == nil {
            if let shared { strings.keep(shared) }
            return
        }
        let text = changed ?? shared.flatMap { strings[$0].map { Array($0) } } ?? cell.value
        // What is computed would be computed again.
        write(text, isText: changed != nil || cell.type != "n")
    }

    /// Formulas that name a text or a long number; the rest only name cells.
    private static func saysSomething(_ formula: [UInt8]) -> Bool {
        guard !formula.isEmpty else { return false }
        var digits = 0
        for byte in formula {
            if byte == 0x22 { return true }
            digits = byte &- 0x30 < 10 ? digits + 1 : 0
            if digits > 6 { return true }
        }
        return false
    }

    private func place(_ format: SheetStyles.Format) -> Place {
        var place = sheet
        place.carrier = .cell
        place.row = UInt32(clamping: row)
        place.column = UInt32(clamping: column)
        if place.hiding != .none { return place }
        if isRowHidden || hiddenColumns.contains(where: { $0.contains(column) }) { place.hiding = .hidden }
        else if merged.isCovered(column, row) { place.hiding = .covered }
        else if format.showsNothing { place.hiding = .disguised }
        else if format.isWhite { place.hiding = .invisibleColour }
        return place
    }

    private func number(_ format: SheetStyles.Format) -> ArraySlice<UInt8> {
        if format.isDate, let serial = Double(String(decoding: cell.value, as: UTF8.self)), let date = CellNumber.date(serial, from1904: countsFrom1904) {
            return Array(date.utf8)[...]
        }
        return cell.value.withUnsafeBufferPointer { CellNumber.whole($0) }.map { Array($0.utf8)[...] } ?? cell.value[...]
    }

    /// Puts a text at its place in the table.
    private func show(_ text: ArraySlice<UInt8>, _ place: Place) -> [UInt8]? {
        if place.hiding == .covered { return view.aside("covered") { view.text(text, at: place) } }
        let block = merged.blocks[MergedCells.key(column, row)]
        if !isTableOpen {
            // What stands over the whole width before anything else is the title, which is no row of the table.
            if column == 1, let block, block.columns > 1 {
                view.open("p")
                defer { view.close("p") }
                return view.text(text, at: place)
            }
            view.open("table")
            isTableOpen = true
        }
        if !isRowOpen {
            view.open("tr")
            isRowOpen = true
        }
        // Cells that are not there, as far as a table of text goes.
        var next = max(filled, column - 1 - Self.gap)
        while next < column - 1 {
            if let block = merged.blocks[MergedCells.key(next + 1, row)] {
                view.openCell(columns: min(block.columns, column - 1 - next), rows: 1)
                next += min(block.columns, column - 1 - next)
            } else {
                view.open("td")
                next += 1
            }
        }
        view.openCell(columns: block?.columns ?? 1, rows: block?.rows ?? 1)
        filled = column + (block?.columns ?? 1) - 1
        return view.text(text, at: place)
    }

    private func write(_ text: [UInt8], isText: Bool) {
        var xml = Array("<c r=\"".utf8) + cell.reference
        xml += Array("\" s=\"\(cell.style)\"".utf8)
        if isText {
            xml += Array(" t=\"inlineStr\"><is><t xml:space=\"preserve\">".utf8)
            XMLWalk.escape(text, &xml)
            xml += Array("</t></is></c>".utf8)
        } else {
            xml += Array("><v>".utf8) + text + Array("</v></c>".utf8)
        }
        cell.writer?.rewrite(from: cell.mark, xml)
    }
}

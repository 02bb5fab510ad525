internal import MoyinDocuments

/// One sheet: its cells as a table, each at the column where it stands, so that a header types what is below it
/// (ECMA-376 part 1, 18.3).
final class SheetReader: PartReader {
    /// What the sheets of a workbook have in common.
    struct Book {
        let strings: SharedStrings
        let styles: SheetStyles
        let names: SheetNames
        let countsFrom1904: Bool
    }
    private let book: Book
    private let merged: MergedCells
    /// Tables by the row of their header.
    private var tables: [Int: [TableHead]] = [:]
    private let sheet: Place
    private var hiddenColumns = HiddenColumns()
    private var isTableOpen = false
    @exclusivity(unchecked) private var row = 0
    @exclusivity(unchecked) private var column = 0
    /// The column behind the last cell of the row on the page.
    @exclusivity(unchecked) private var filled = 0
    @exclusivity(unchecked) private var isRowOpen = false
    @exclusivity(unchecked) private var isRowHidden = false
    @exclusivity(unchecked) private var isInCell = false
    @exclusivity(unchecked) private var cell = Cell()
    @exclusivity(unchecked) private var field: XMLName?
    @exclusivity(unchecked) private var isPhonetic = false
    /// Whether a formula of the file is not in the copy.
    private(set) var hasDroppedFormula = false
    /// Formulas that other cells of the file name by number, and that the copy does not have.
    private var droppedShared: Set<Int> = []
    /// No reader of tables looks further to the right; so many empty cells stand on the page between two that are not.
    private static let gap = 64

    /// What is known of the cell at hand.
    private struct Cell {
        var type: XMLName = "n"
        var style = 0
        var mark = 0
        var reference: [UInt8] = []
        var typeText: [UInt8] = []
        var prefix: [UInt8] = []
        var value: [UInt8] = []
        var hasFormula = false
        /// Of the formula that it shares with others.
        var shared: Int?
        var dropsFormula = false
        var writer: XMLWalk?
    }

    init(_ view: DocumentView, _ book: Book, _ merged: MergedCells, _ tables: [TableHead], _ sheet: Place) {
        (self.book, self.merged, self.sheet) = (book, merged, sheet)
        for table in tables where table.row > 0 { self.tables[table.row, default: []].append(table) }
        super.init(view)
    }

    override func start(_ tag: XMLTag) {
        switch tag.name {
        case "row": return beginRow(tag)
        case "c": return beginCell(tag)
        case "v", "t":
            field = tag.name
            return
        case "f" where isInCell:
            field = tag.name
            cell.hasFormula = true
            if tag.string("t") == "shared" { cell.shared = tag.number("si") }
            if let shared = cell.shared, droppedShared.contains(shared) { cell.dropsFormula = true }
            return
        case "rPh": isPhonetic = true
        case "col":
            if tag["hidden"] != nil && tag.isOn("hidden") || tag["width"].map(Self.isZero) == true, let first = tag.number("min"), let last = tag.number("max") {
                hiddenColumns.add(first, last)
            }
        default: break
        }
        begin()
        switch tag.name {
        case "oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter", "formula1", "formula2", "formula": field = tag.name
        case "f": field = "formula"
        case "dataValidation": for name: XMLName in ["promptTitle", "prompt", "errorTitle", "error"] { attribute(name, tag, place(.validation)) }
        case "cfRule": attribute("text", tag, place(.validation))
        case "hyperlink":
            for name: XMLName in ["display", "tooltip"] { attribute(name, tag, place(.link)) }
            if let index = tag.index(of: "location") {
                take(index)
                if let changed = book.names.read(tag.value(index), view, place(.link)) { tag.replace(index, with: changed.text) }
            }
        case "filter", "customFilter": attribute("val", tag, place(.customData))
        case "scenario":
            author("user", tag)
            for name: XMLName in ["name", "comment"] { attribute(name, tag, place(.customData)) }
        case "inputCells": attribute("val", tag, place(.customData))
        // The printer's own data go; so does what names them.
        case "pageSetup": if view.isWriting, let index = tag.index(of: "id") { tag.removeAttribute(index) }
        default: break
        }
        rest(tag, place(.customData))
    }

    private static func isZero(_ number: UnsafeBufferPointer<UInt8>) -> Bool { !number.isEmpty && number.allSatisfy { $0 == 0x30 || $0 == 0x2e } }

    override func end(_ name: XMLName) {
        switch name {
        case "c": endCell()
        case "row": endRow()
        case "sheetData": if isTableOpen { view.close("table"); isTableOpen = false }
        case "rPh": isPhonetic = false
        default: if name == field || name == "f" { field = nil }
        }
    }

    override func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        switch field {
        case "v", "t":
            if isInCell, !isPhonetic { cell.value.append(contentsOf: utf8) }
            // A reading in a cell of its own.
            if isInCell, isPhonetic { return view.aside("reading") { view.text(utf8, at: place(.cell)) } }
        case "f":
            guard let changed = book.names.read(utf8, view, cellPlace(.fieldCode)) else { return nil }
            if changed.isOther { cell.dropsFormula = true }
            return changed.text
        case "oddHeader", "evenHeader", "firstHeader": return SheetHeader.read(utf8, view, place(.header))
        case "oddFooter", "evenFooter", "firstFooter": return SheetHeader.read(utf8, view, place(.footer))
        case "formula1", "formula2", "formula":
            guard let changed = book.names.read(utf8, view, place(.validation)) else { return nil }
            // What is no formula any more would be damage to Excel.
            return changed.isOther ? [0x30] : changed.text
        default: break
        }
        return nil
    }

    private func place(_ carrier: Carrier) -> Place {
        var place = sheet
        place.carrier = carrier
        return place
    }

    private func cellPlace(_ carrier: Carrier) -> Place {
        var place = place(carrier)
        (place.row, place.column) = (UInt32(clamping: row), UInt32(clamping: column))
        return place
    }

    // MARK: rows

    private func beginRow(_ tag: XMLTag) {
        row = tag.number("r") ?? row + 1
        isRowHidden = tag["hidden"] != nil && tag.isOn("hidden") || tag["ht"].map(Self.isZero) == true
        (column, filled) = (0, 0)
    }

    private func endRow() {
        if isRowOpen { view.close("tr") }
        isRowOpen = false
    }

    // MARK: cells

    private func beginCell(_ tag: XMLTag) {
        isInCell = true
        cell.type = "n"
        cell.style = 0
        cell.value.removeAll(keepingCapacity: true)
        (cell.hasFormula, cell.dropsFormula, cell.shared) = (false, false, nil)
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
            cell.prefix = tag.prefix
            cell.typeText = tag["t"].map { Array($0) } ?? []
        }
    }

    private func endCell() {
        (field, isInCell) = (nil, false)
        let format = book.styles.formats.indices.contains(cell.style) ? book.styles.formats[cell.style] : SheetStyles.Format()
        var shared: Int?
        var changed: [UInt8]?
        let place = place(format)
        switch cell.type {
        case "s":
            if let index = cell.value.withUnsafeBufferPointer({ XMLTag.number($0) }), let text = book.strings[index] {
                shared = index
                book.strings.use(index)
                changed = show(text, place)
            }
        case "n":
            if !cell.value.isEmpty { changed = show(number(format), place) }
        case "b", "e": break
        // One without text has its cell on the page all the same: so has one whose text went.
        default:
            if cell.value.contains(0x5f), let plain = CellText.plain(cell.value[...]) { cell.value = plain }
            changed = show(cell.value[...], place)
        }
        guard view.isWriting else { return }
        if changed == nil, let shared { book.strings.keep(shared) }
        if changed == nil, !cell.dropsFormula { return }
        if cell.hasFormula {
            hasDroppedFormula = true
            if let shared = cell.shared { droppedShared.insert(shared) }
        }
        write(changed, shared)
    }

    private func place(_ format: SheetStyles.Format) -> Place {
        var place = cellPlace(.cell)
        if place.hiding != .none { return place }
        if isRowHidden || hiddenColumns.contains(column) { place.hiding = .hidden }
        else if merged.isCovered(column, row) { place.hiding = .covered }
        else if format.showsNothing { place.hiding = .disguised }
        else if format.isInvisible { place.hiding = .invisibleColour }
        else if format.isTiny { place.hiding = .tiny }
        return place
    }

    private func number(_ format: SheetStyles.Format) -> ArraySlice<UInt8> {
        if format.isDate, let serial = Double(String(decoding: cell.value, as: UTF8.self)), let date = CellNumber.date(serial, from1904: book.countsFrom1904) {
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
        let changed = view.text(text, at: place)
        if !tables.isEmpty, let heads = tables[row] { for head in heads { head.see(column, text, changed) } }
        return changed
    }

    /// The cell as it is in the copy: with another text, or without its formula alone.
    ///
    /// - Parameter shared: the number of its text until now.
    private func write(_ text: [UInt8]?, _ shared: Int?) {
        var xml: [UInt8] = []
        func open(_ name: StaticString) { xml += [0x3c] + cell.prefix + Array("\(name)".utf8) }
        func close(_ name: StaticString) { xml += [0x3c, 0x2f] + cell.prefix + Array("\(name)>".utf8) }
        open("c")
        if !cell.reference.isEmpty { xml += Array(" r=\"".utf8) + cell.reference + Array("\"".utf8) }
        xml += Array(" s=\"\(cell.style)\"".utf8)
        if let text {
            xml += Array(" t=\"inlineStr\">".utf8)
            open("is")
            xml.append(0x3e)
            func say(_ text: [UInt8]) {
                open("t")
                xml += Array(" xml:space=\"preserve\">".utf8)
                XMLWalk.escape(CellText.written(text), &xml)
                close("t")
            }
            if let shared, let looks = book.strings.looks(shared), let old = book.strings[shared] {
                for run in looks.moved(from: old, to: text) {
                    open("r")
                    xml.append(0x3e)
                    if !run.format.isEmpty {
                        open("rPr")
                        xml += [0x3e] + run.format
                        close("rPr")
                    }
                    say(Array(run.text))
                    close("r")
                }
            } else {
                say(text)
            }
            close("is")
        } else {
            if !cell.typeText.isEmpty { xml += Array(" t=\"".utf8) + cell.typeText + Array("\"".utf8) }
            xml.append(0x3e)
            open("v")
            xml.append(0x3e)
            XMLWalk.escape(CellText.written(cell.value), &xml)
            close("v")
        }
        close("c")
        cell.writer?.rewrite(from: cell.mark, xml)
    }
}

/// Columns that are not shown.
struct HiddenColumns {
    private var marks: [Bool] = []
    private var ranges = 0

    /// Nothing for what no sheet has: ranges do not overlap, so there are no more of them than columns.
    mutating func add(_ first: Int, _ last: Int) {
        guard first > 0, first <= last, first <= 16_384, ranges < 16_384 else { return }
        ranges += 1
        if marks.isEmpty { marks = [Bool](repeating: false, count: 16_385) }
        for column in first...min(last, 16_384) { marks[column] = true }
    }

    func contains(_ column: Int) -> Bool { marks.indices.contains(column) && marks[column] }
}

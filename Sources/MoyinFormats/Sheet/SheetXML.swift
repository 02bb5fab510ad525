internal import MoyinDocuments

/// Workbooks in one XML file, as Excel 2003 has them and as many systems of offices export them, mostly under the name `xls`.
struct SheetXMLFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        let sheets = SheetXMLVisibility()
        try XMLWalk.walk(bytes, "Workbook", sheets, writes: false)
        let reader = SheetXMLReader(view, sheets.hiding)
        try XMLWalk.walk(bytes, "Workbook", reader, writes: false)
        guard view.isWriting else { return nil }
        reader.rewind()
        let copy = try XMLWalk.walk(bytes, "Workbook", reader, writes: true)
        // Who opens it is told which program it is for.
        let instruction = Array("<?mso-application progid=\"Excel.Sheet\"?>\n".utf8)
        let end = (copy.firstIndex(of: 0x0a) ?? -1) + 1
        return copy[..<end] + instruction + copy[end...]
    }
}

/// Which sheets are hidden, which is said behind their cells.
private final class SheetXMLVisibility: XMLHandler {
    private(set) var hiding: [Hiding] = []
    private var isVisible = false
    private var text: [UInt8] = []

    func start(_ tag: XMLTag) {
        if tag.name == "Worksheet" { hiding.append(.none) }
        isVisible = tag.name == "Visible"
    }

    func end(_ name: XMLName) { isVisible = false }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard isVisible, !hiding.isEmpty else { return nil }
        if utf8.elementsEqual("SheetVeryHidden".utf8) { hiding[hiding.count - 1] = .veryHidden } else if utf8.elementsEqual("SheetHidden".utf8) { hiding[hiding.count - 1] = .hidden }
        return nil
    }
}

private final class SheetXMLReader: XMLHandler {
    private let view: DocumentView
    private let answers: TextAnswers
    private let sheets: [Hiding]
    private var open: [XMLName] = []
    private var sheet = 0
    private var label: UInt32 = 0
    private var row = 0, column = 0
    /// How many more columns the cell at hand covers.
    private var across = 0
    private var rowHiding = Hiding.none
    private var hiddenColumns: Set<Int> = []
    private var nextColumn = 0
    private var cells = 0
    private var isInComment = false
    private var isInProperties = false
    /// Cells whose text is different in the copy: they are no numbers any more, and no formulas.
    private var changed: Set<Int> = []

    private static let mostColumns = 16_384

    init(_ view: DocumentView, _ sheets: [Hiding]) {
        (self.view, self.sheets, answers) = (view, sheets, TextAnswers(view))
    }

    /// Begins the second walk, which writes.
    func rewind() {
        answers.rewind()
        (sheet, cells) = (0, 0)
    }

    private func place(_ carrier: Carrier) -> Place {
        var place = Place(carrier, number: sheet, row: row, column: column)
        place.label = label
        return place
    }

    private func say(_ index: Int, _ tag: XMLTag, _ place: Place) {
        guard !tag.value(index).isEmpty else { return }
        if let text = view.aside("attribute", { answers.text(tag.value(index), at: place) }) { tag.replace(index, with: text) }
    }

    func start(_ tag: XMLTag) {
        open.append(tag.name)
        var said: XMLName?
        switch tag.name {
        case "Worksheet": beginSheet(tag)
        case "Table": view.open("table")
        case "Column":
            nextColumn = tag.number("Index") ?? nextColumn + 1
            let span = min(tag.number("Span") ?? 0, Self.mostColumns)
            if tag.string("Hidden") == "1" || tag.string("Width") == "0" { hiddenColumns.formUnion(nextColumn...(min(nextColumn, Self.mostColumns) + span)) }
            nextColumn = min(nextColumn, Self.mostColumns) + span
        case "Row":
            row = tag.number("Index") ?? row + 1
            column = 0
            rowHiding = tag.string("Hidden") == "1" || tag.string("Height") == "0" ? .hidden : .none
            view.open("tr")
        case "Cell":
            beginCell(tag)
            said = "Formula"
        case "Data":
            if !isInComment, changed.contains(cells), answers.replays, let index = tag.index(of: "Type") { tag.replace(index, with: Array("String".utf8)) }
        case "Comment":
            isInComment = true
            if let index = tag.index(of: "Author"), !tag.value(index).isEmpty {
                said = "Author"
                if let text = view.aside("author", { answers.author(tag.value(index), at: Place(.property)) }) { tag.replace(index, with: text) }
            }
            view.beginAside("comment")
        case "DocumentProperties": isInProperties = true
        case "NamedRange": for index in 0..<tag.attributeCount { say(index, tag, Place(.definedName)) }
        case "Header", "Footer": if let index = tag.index(of: "Data") { say(index, tag, place(tag.name == "Header" ? .header : .footer)) }
        default: break
        }
        if tag.name == "NamedRange" || tag.name == "Font" { return }
        for index in 0..<tag.attributeCount where tag.attribute(index) != said && tag.attribute(index) != "Data" {
            if tag.name == "Worksheet", tag.attribute(index) == "Name" { continue }
            let name = tag.attribute(index)
            if name == "HRef" || name == "HRefScreenTip" { say(index, tag, Place(.link)) } else if XMLTexts.maySay(tag.value(index)) { say(index, tag, Place(name == "Format" ? .numberFormat : .customData)) }
        }
    }

    func end(_ name: XMLName) {
        open.removeLast()
        switch name {
        case "Worksheet":
            if sheet <= sheets.count, sheets[sheet - 1] != .none { view.endAside() }
        case "Table": view.close("table")
        case "Row": view.close("tr")
        case "Cell":
            view.close("td")
            column += across
        case "Comment":
            view.endAside()
            isInComment = false
        case "DocumentProperties": isInProperties = false
        default: break
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard !utf8.isEmpty, let last = open.last else { return nil }
        if open.contains("Data"), !open.contains("PivotCache") {
            if isInComment { return answers.text(utf8, at: place(.cellComment)) }
            var place = place(.cell)
            if sheet > 0, sheet <= sheets.count, sheets[sheet - 1] != .none { place.hiding = sheets[sheet - 1] }
            let text = answers.text(utf8, at: place.hidden(rowHiding).hidden(hiddenColumns.contains(column) ? .hidden : .none))
            if text != nil { changed.insert(cells) }
            return text
        }
        guard utf8.contains(where: { $0 > 0x20 }) else { return nil }
        if isInProperties {
            let isOfAuthor = ["Author", "LastAuthor", "Company", "Manager"].contains(last)
            return view.aside("property") { isOfAuthor ? answers.author(utf8, at: Place(.property)) : answers.text(utf8, at: Place(.property)) }
        }
        return XMLTexts.maySay(utf8) ? view.aside("part") { answers.text(utf8, at: Place(.customData)) } : nil
    }

    private func beginSheet(_ tag: XMLTag) {
        sheet += 1
        (row, column, nextColumn, hiddenColumns) = (0, 0, 0, [])
        if let index = tag.index(of: "Name") {
            if !view.isWriting { label = view.label(Array(tag.value(index))) }
            if let text = view.aside("name", { answers.text(tag.value(index), at: Place(.sheetName, number: sheet)) }) { tag.replace(index, with: text) }
        }
        if sheet <= sheets.count, sheets[sheet - 1] != .none { view.beginAside("sheet") }
    }

    private func beginCell(_ tag: XMLTag) {
        cells += 1
        let next = min(tag.number("Index") ?? column + 1, Self.mostColumns)
        for _ in (column + 1)..<max(column + 1, next) {
            view.open("td")
            view.close("td")
        }
        column = next
        across = min(tag.number("MergeAcross") ?? 0, Self.mostColumns)
        view.openCell(columns: 1 + across, rows: 1 + min(tag.number("MergeDown") ?? 0, 65_536))
        guard let index = tag.index(of: "Formula") else { return }
        say(index, tag, place(.fieldCode))
        if answers.replays, changed.contains(cells) { tag.removeAttribute(index) }
    }
}

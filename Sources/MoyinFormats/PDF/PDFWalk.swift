internal import CPDF
internal import MoyinDocuments

/// One walk over a PDF: its pages, what else it holds, earlier states of it.
struct PDFWalk {
    let view: DocumentView
    let pdf: PDFFile
    /// Edges of the columns of a table that may go on on the next page.
    private var openEdges: [Float]?
    private var isParagraphOpen = false
    /// What was read from pictures, and how long it may go on.
    var recognition = PDFRecognition()
    private var buffer: [UInt8] = []
    /// In a copy: what must not be in it, and what stays all the same.
    private(set) var values: Set<[UInt8]> = []
    private var kept: [UInt8] = []
    /// Lines of the document as it is, where earlier states are compared with it.
    var known: Set<[UInt8]>?

    init(_ view: DocumentView, _ pdf: PDFFile) {
        self.view = view
        self.pdf = pdf
    }

    // MARK: texts

    /// Passes a text on.
    ///
    /// - Returns: what takes its place.
    @discardableResult
    mutating func pass(_ utf8: [UInt8], _ place: Place) -> [UInt8]? {
        known?.insert(utf8)
        let changed = view.text(utf8, at: place)
        guard view.isWriting else { return nil }
        if let changed {
            let old = Array(String(decoding: utf8, as: UTF8.self).unicodeScalars.map(\.value))
            note(old, Removal.removed(old, String(decoding: changed, as: UTF8.self).unicodeScalars.map(\.value)))
        } else {
            kept += utf8
            kept.append(0x0a)
        }
        return changed
    }

    /// A text that is drawn: what is different in it is taken from the page.
    mutating func pass(_ line: PDFLine, _ place: Place) {
        buffer.removeAll(keepingCapacity: true)
        line.utf8(&buffer)
        known?.insert(buffer)
        guard let changed = view.text(buffer, at: place) else {
            if view.isWriting {
                kept += buffer
                kept.append(0x0a)
            }
            return
        }
        let removed = Removal.removed(line.scalars, String(decoding: changed, as: UTF8.self).unicodeScalars.map(\.value))
        for index in removed.indices where removed[index] && line.characters[index] != PDFLine.gap { pdf.remove(line.characters[index]) }
        note(line.scalars, removed)
    }

    /// A value is looked for in the copy if it is long enough to be nothing else.
    private mutating func note(_ old: [UInt32], _ removed: [Bool]) {
        for value in Removal.values(old, removed) {
            let isASCII = value.allSatisfy { $0 < 0x80 }
            guard value.count >= (isASCII ? 6 : 3) else { continue }
            var line = PDFLine()
            for scalar in value { line.append(scalar, 0) }
            var utf8: [UInt8] = []
            line.utf8(&utf8)
            values.insert(utf8)
        }
    }

    /// Values that nothing else in the document has: of others, staying where they are is right.
    func valuesToProve() -> [[UInt8]] {
        PDFFile.values(Array(values), notIn: kept)
    }

    // MARK: pages

    mutating func pages(_ carrier: Carrier = .page) {
        for number in 0..<pdf.pageCount {
            let page = pdf.page(number)
            self.page(page, number, carrier)
            if view.document.failure?.code == .tooLarge { break }
        }
        endParagraph()
        endTable()
        for number in 0..<pdf.orphanCount() {
            let page = pdf.page(pdf.pageCount + number)
            hidden(page, Place(.unusedPart, number: number + 1))
            marks(page, Place(.unusedPart, number: number + 1))
        }
        undrawnPictures()
    }

    private mutating func page(_ page: moyin_pdf_page, _ number: Int, _ carrier: Carrier) {
        guard page.status == Int32(MOYIN_PDF_OK.rawValue) else {
            view.fail(FileFailure(PDFFile.code(page.status), "page"))
            return
        }
        let place = Place(carrier, number: number + 1)
        let layout = PDFLayout(page)
        for (index, item) in layout.items.enumerated() {
            switch item {
            case .paragraph(let lines):
                if isMargin(lines, page), isNumber(lines) || (openEdges != nil && goesOn(layout, index)) {
                    view.aside("margin") { for line in lines { pass(line, place) } }
                } else {
                    paragraph(lines, place, first: index == 0)
                }
            case .table(let table): self.table(table, place)
            }
        }
        hidden(page, place)
        marks(page, place)
        pictures(page, number, place)
    }

    /// The last paragraph of a page stays open: a value may go on on the next.
    private mutating func paragraph(_ lines: [PDFLine], _ place: Place, first: Bool) {
        endTable()
        if isParagraphOpen, first {
            view.open("br")
        } else {
            endParagraph()
            view.open("p")
            isParagraphOpen = true
        }
        for (at, line) in lines.enumerated() {
            if at > 0 { view.open("br") }
            pass(line, place)
        }
    }

    mutating func endParagraph() {
        if isParagraphOpen { view.close("p") }
        isParagraphOpen = false
    }

    /// The number of a page, as in `- 3 -`, `3/12`, `第3页 共12页`.
    private func isNumber(_ lines: [PDFLine]) -> Bool {
        let words: Set<UInt32> = [0x7b2c, 0x9875, 0x5171, 0x2f, 0x2d, 0x2014, 0x20, 0x7c, 0xb7]
        let all = lines.flatMap(\.scalars)
        return all.count <= 16 && all.contains { (0x30...0x39).contains($0) } && all.allSatisfy { (0x30...0x39).contains($0) || words.contains($0) }
            && all.count(where: { (0x30...0x39).contains($0) }) <= 8
    }

    /// A short line at the edge of the page, such as its number.
    private func isMargin(_ lines: [PDFLine], _ page: moyin_pdf_page) -> Bool {
        lines.count <= 2
            && lines.allSatisfy { $0.scalars.count <= 40 && ($0.box.middleY > 0.9 * page.height || $0.box.middleY < 0.1 * page.height) }
    }

    /// Whether nothing but edges stands between here and a table with the columns of the open one, or the end of the page.
    private func goesOn(_ layout: PDFLayout, _ index: Int) -> Bool {
        for item in layout.items[index...] {
            guard case .table(let table) = item else { continue }
            return isOpen(table)
        }
        return true
    }

    private func isOpen(_ table: PDFLayout.Table) -> Bool {
        guard let openEdges, openEdges.count == table.edges.count else { return false }
        return zip(openEdges, table.edges).allSatisfy { abs($0 - $1) < 6 }
    }

    private mutating func table(_ table: PDFLayout.Table, _ place: Place) {
        endParagraph()
        if !isOpen(table) {
            endTable()
            view.open("table")
        }
        openEdges = table.edges
        for row in table.rows {
            view.open("tr")
            for cell in row {
                if cell.columns > 1 || cell.rows > 1 { view.openCell(columns: cell.columns, rows: cell.rows) } else { view.open("td") }
                for (at, line) in cell.lines.enumerated() {
                    if at > 0 { view.open("br") }
                    pass(line, place)
                }
                view.close("td")
            }
            view.close("tr")
        }
    }

    mutating func endTable() {
        if openEdges != nil { view.close("table") }
        openEdges = nil
    }

    // MARK: what does not show

    private static func hiding(_ value: UInt8) -> Hiding {
        switch UInt32(value) {
        case MOYIN_PDF_HIDDEN.rawValue: .hidden
        case MOYIN_PDF_INVISIBLE_COLOUR.rawValue: .invisibleColour
        case MOYIN_PDF_TINY.rawValue: .tiny
        case MOYIN_PDF_OFF_PAGE.rawValue: .offPage
        case MOYIN_PDF_COVERED.rawValue: .covered
        default: .none
        }
    }

    /// Characters that are not in the lines, as they are drawn.
    private mutating func hidden(_ page: moyin_pdf_page, _ place: Place) {
        var line = PDFLine()
        var hiding: UInt8 = 0
        var last: moyin_pdf_box?
        func end(_ walk: inout PDFWalk) {
            defer { line = PDFLine() }
            guard line.scalars.contains(where: { $0 != 0x20 }) else { return }
            walk.view.aside("hidden") { walk.pass(line, place.hidden(Self.hiding(hiding))) }
        }
        for index in 0..<Int(page.char_count) {
            let c = page.chars[index]
            let isSpace = c.flags & UInt8(MOYIN_PDF_SPACE) != 0
            guard c.hiding != 0 || (c.flags & UInt8(MOYIN_PDF_IN_LINE) == 0 && !isSpace), c.text_count > 0 else { continue }
            if let last, c.hiding != hiding || isApart(last, c.box) { end(&self) }
            hiding = c.hiding
            if !line.scalars.isEmpty, let last, c.box.x0 - last.x1 > 0.5 * max(0.1, c.box.height) { line.appendGap() }
            for at in 0..<Int(c.text_count) { line.append(page.texts[Int(c.text) + at], UInt32(index)) }
            last = c.box
        }
        end(&self)
    }

    private func isApart(_ a: moyin_pdf_box, _ b: moyin_pdf_box) -> Bool {
        let size = max(0.1, min(a.height, b.height))
        return abs(a.middleY - b.middleY) > 0.6 * size || b.x0 - a.x1 > 3 * size || b.x0 < a.x0 - size
    }

    /// What marked parts of the page say they read as, where it is not what they show.
    private mutating func marks(_ page: moyin_pdf_page, _ place: Place) {
        for mark in UnsafeBufferPointer(start: page.marks, count: Int(page.mark_count)) {
            guard mark.kind != 3 else { continue }
            let text = mark.text.array
            guard text.contains(where: { $0 > 0x20 }) else { continue }
            if mark.kind == 0 {
                var shown = PDFLine()
                for index in Int(mark.first)..<max(Int(mark.first), min(Int(mark.end), Int(page.char_count))) {
                    let c = page.chars[index]
                    for at in 0..<Int(c.text_count) { shown.append(page.texts[Int(c.text) + at], 0) }
                }
                buffer.removeAll(keepingCapacity: true)
                shown.utf8(&buffer)
                if buffer.filter({ $0 > 0x20 }) == text.filter({ $0 > 0x20 }) { continue }
            }
            var changed: [UInt8]?
            view.aside("alternative") {
                changed = pass(text, Place(.alternativeText, number: Int(place.number)))
            }
            guard changed != nil else { continue }
            pdf.unmark()
            guard mark.kind == 0 else { continue }
            for index in mark.first..<max(mark.first, min(mark.end, page.char_count)) { pdf.remove(index) }
        }
    }
}

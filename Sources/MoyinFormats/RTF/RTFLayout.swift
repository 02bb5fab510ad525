internal import MoyinDocuments

/// Paragraphs and tables of one stretch of text: the body, a note, a header.
struct RTFLayout {
    private var inParagraph = false
    private var inTable = false, inRow = false, inCell = false

    /// Before text.
    mutating func begin(_ isInTable: Bool, _ view: DocumentView) {
        if isInTable {
            endParagraph(view)
            if !inTable { view.open("table") }
            if !inRow { view.open("tr") }
            if !inCell { view.open("td") }
            (inTable, inRow, inCell) = (true, true, true)
        } else {
            endTable(view)
            if !inParagraph { view.open("p") }
            inParagraph = true
        }
    }

    mutating func paragraph(_ view: DocumentView) {
        if inCell { view.open("br") } else { endParagraph(view) }
    }

    mutating func cell(_ view: DocumentView) {
        // An empty one is a cell too.
        if !inCell { begin(true, view) }
        view.close("td")
        inCell = false
    }

    mutating func row(_ view: DocumentView) {
        if inCell { cell(view) }
        if inRow { view.close("tr") }
        inRow = false
    }

    private mutating func endParagraph(_ view: DocumentView) {
        if inParagraph { view.close("p") }
        inParagraph = false
    }

    private mutating func endTable(_ view: DocumentView) {
        guard inTable else { return }
        row(view)
        view.close("table")
        inTable = false
    }

    mutating func end(_ view: DocumentView) {
        endParagraph(view)
        endTable(view)
    }
}

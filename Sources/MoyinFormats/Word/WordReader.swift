internal import MoyinDocuments

/// Texts of one part of a Word document: the body, a header, the notes, the comments. Runs of a paragraph follow each other
/// without anything between, so that a value broken over them is whole.
final class WordReader: XMLHandler {
    private let view: DocumentView
    private let styles: WordStyles
    /// Where what is read stands when nothing else is said.
    private var carrier = Carrier.body
    private var number = 0
    private var run = WordRun()
    private var paragraph = WordRun()
    private var isInRun = false
    private var isInParagraphProperties = false
    private var isInRunProperties = false
    private var textName: XMLName?
    /// Elements that are open and deleted: `del`, `moveFrom`.
    private var deleted = 0
    private var inserted = 0
    /// Text boxes that are open, and what is known of the drawing they are in.
    private var alternatives: [Alternative] = []
    private var tables: [WordTable] = []
    private var tablesSeen = 0
    private var sections = 0
    /// An aside that goes on from run to run.
    private var hidden: Place?
    /// Of the body.
    private var paragraphs = 0
    /// Who changed or commented something: each is read once.
    private var authors: [[UInt8]: Int] = [:]

    /// A drawing twice: for programs that know text boxes and for older ones.
    private struct Alternative {
        var isFallback = false
        /// Texts of the first telling, by what they say.
        var told: [[UInt8]: Int] = [:]
    }

    init(_ view: DocumentView, _ styles: WordStyles) { (self.view, self.styles) = (view, styles) }

    private static let parts: [XMLName: (Carrier, StaticString)] = [
        "hdr": (.header, "header"), "ftr": (.footer, "footer"), "footnotes": (.footnote, "footnotes"), "endnotes": (.endnote, "endnotes"),
        "comments": (.comment, "comments"), "glossaryDocument": (.template, "template"),
    ]

    private func place(_ carrier: Carrier? = nil) -> Place {
        let carrier = carrier ?? (inserted > 0 && self.carrier == .body ? .insertion : self.carrier)
        guard number == 0, self.carrier == .body else { return Place(carrier, number: number) }
        if let table = tables.last, !table.isBarrier { return Place(carrier, number: table.number, row: table.row, column: table.column) }
        return Place(carrier, row: paragraphs)
    }

    // MARK: events

    private static let changes: Set<XMLName> = [
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "cellIns", "cellDel",
        "comment",
    ]

    func start(_ tag: XMLTag) {
        if Self.changes.contains(tag.name) { author(tag) }
        switch tag.name {
        case "p": openParagraph()
        case "r": (isInRun, run) = (true, paragraph)
        case "rPr": isInRunProperties = true
        case "pPr": isInParagraphProperties = true
        case "pStyle": paragraph.isHidden = styles.hides(tag.string("val"))
        case "t", "delText", "instrText", "delInstrText": textName = tag.name
        case "tab" where isInRun: separate { view.space() }
        case "br", "cr": if isInRun { separate { view.open("br") } }
        case "noBreakHyphen": sign("-", tag)
        case "softHyphen": break
        case "del", "moveFrom": if !isInRunProperties, !isInParagraphProperties { deleted += 1 }
        case "ins", "moveTo": if !isInRunProperties, !isInParagraphProperties { inserted += 1 }
        case "tbl", "tr", "tc": openTable(tag.name)
        case "gridSpan": tables.last?.columns = tag.number("val") ?? 1
        case "txbxContent": openSection("box", .textBox)
        case "AlternateContent": alternatives.append(Alternative())
        case "Fallback": if !alternatives.isEmpty { alternatives[alternatives.count - 1].isFallback = true }
        case "comment": openNote(tag, .comment, "comment")
        case "footnote", "endnote": openNote(tag, carrier, "note")
        case "fldSimple": attribute("instr", of: tag, .fieldCode)
        case "listItem": for name: XMLName in ["displayText", "value"] { attribute(name, of: tag, .formData) }
        case "default", "statusText", "helpText", "result": attribute("val", of: tag, .formData)
        case "docVar": for name: XMLName in ["name", "val"] { attribute(name, of: tag, .customData) }
        case "bookmarkStart": if !tag.string("name").hasPrefix("_") { attribute("name", of: tag, .bookmark) }
        case "hyperlink": attribute("tooltip", of: tag, .link)
        default:
            if let (carrier, name) = Self.parts[tag.name], number == 0, sections == 0 {
                self.carrier = carrier
                if carrier == .header || carrier == .footer || carrier == .template { beginSection(name) }
                return
            }
            AlternativeText.read(tag, view)
        }
        if isInRunProperties { if isInRun { run.take(tag, styles) } }
    }

    func end(_ name: XMLName) {
        switch name {
        case "p": closeParagraph()
        case "r": isInRun = false
        case "rPr": isInRunProperties = false
        case "pPr": isInParagraphProperties = false
        case "t", "delText", "instrText", "delInstrText": textName = nil
        case "del", "moveFrom": if !isInRunProperties, !isInParagraphProperties { deleted = max(0, deleted - 1) }
        case "ins", "moveTo": if !isInRunProperties, !isInParagraphProperties { inserted = max(0, inserted - 1) }
        case "tbl", "tr", "tc": closeTable(name)
        case "txbxContent": closeSection()
        case "AlternateContent": _ = alternatives.popLast()
        case "Fallback": if !alternatives.isEmpty { alternatives[alternatives.count - 1].isFallback = false }
        case "comment", "footnote", "endnote": closeSection()
        case "hdr", "ftr", "glossaryDocument": closeSection()
        default: break
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard let textName, !utf8.isEmpty else { return nil }
        let isDeleted = deleted > 0 || textName == "delText"
        if textName == "instrText" || textName == "delInstrText" { return apart(utf8, place(.fieldCode), "field") }
        if isDeleted { return apart(utf8, place(.deletion), "deletion") }
        if run.hiding != .none { return apart(utf8, place().hidden(run.hiding), "hidden") }
        endHidden()
        if let index = alternatives.indices.last {
            let bytes = Array(utf8)
            if alternatives[index].isFallback, let told = alternatives[index].told[bytes] { return view.echo(of: told) }
            alternatives[index].told[bytes] = view.nextSegment
        }
        openCell()
        return view.text(utf8, at: place())
    }

    // MARK: what stands apart

    /// Text that does not show: what follows in the same way goes on beside it.
    private func apart(_ utf8: UnsafeBufferPointer<UInt8>, _ place: Place, _ name: StaticString) -> [UInt8]? {
        if hidden != place {
            endHidden()
            view.beginAside(name)
            hidden = place
        }
        return view.text(utf8, at: place)
    }

    private func endHidden() {
        if hidden != nil { view.endAside() }
        hidden = nil
    }

    private func attribute(_ name: XMLName, of tag: XMLTag, _ carrier: Carrier) {
        guard let index = tag.index(of: name), !tag.value(index).isEmpty else { return }
        if let changed = view.aside("attribute", { view.text(tag.value(index), at: place(carrier)) }) { tag.replace(index, with: changed) }
    }

    private func author(_ tag: XMLTag) {
        guard let index = tag.index(of: "author") else { return }
        let name = Array(tag.value(index))
        let changed: [UInt8]?
        if let known = authors[name] {
            changed = view.echo(of: known)
        } else {
            authors[name] = view.nextSegment
            changed = view.aside("author") { view.author(name, at: place(.property)) }
        }
        if let changed { tag.replace(index, with: changed) }
    }

    /// A sign that the format has an element for.
    private func sign(_ sign: StaticString, _ tag: XMLTag) {
        guard isInRun, deleted == 0, run.hiding == .none else { return }
        endHidden()
        openCell()
        let changed = sign.withUTF8Buffer { view.text($0, at: place()) }
        guard let changed else { return }
        tag.drop()
        guard !changed.isEmpty else { return }
        // The prefix is the one that every program writes.
        var xml = Array("<w:t xml:space=\"preserve\">".utf8)
        XMLWalk.escape(changed, &xml)
        tag.insert(xml + Array("</w:t>".utf8))
    }

    private func separate(_ body: () -> Void) {
        if hidden == nil, deleted == 0, run.hiding != .none { return }
        body()
    }

    // MARK: structure

    private func openParagraph() {
        endHidden()
        paragraph = WordRun()
        if carrier == .body, tables.isEmpty { paragraphs += 1 }
        openCell()
        view.open("p")
    }

    private func closeParagraph() {
        endHidden()
        view.close("p")
        isInParagraphProperties = false
        paragraph = WordRun()
    }

    private func beginSection(_ name: StaticString) {
        endHidden()
        view.beginAside(name)
        sections += 1
    }

    private var carriers: [Carrier] = []

    private func openSection(_ name: StaticString, _ carrier: Carrier) {
        carriers.append(self.carrier)
        self.carrier = carrier
        tables.append(WordTable(isBarrier: true))
        beginSection(name)
        (isInRun, isInRunProperties) = (false, false)
    }

    private func closeSection() {
        guard sections > 0 else { return }
        endHidden()
        view.endAside()
        sections -= 1
        if let carrier = carriers.popLast() { self.carrier = carrier }
        if tables.last?.isBarrier == true { tables.removeLast() }
    }

    private func openNote(_ tag: XMLTag, _ carrier: Carrier, _ name: StaticString) {
        number += 1
        openSection(name, carrier)
    }

    private func openTable(_ name: XMLName) {
        endHidden()
        switch name {
        case "tbl":
            openCell()
            view.open("table")
            tablesSeen += 1
            tables.append(WordTable(number: tablesSeen))
        case "tr":
            tables.last?.row += 1
            tables.last?.column = 0
            view.open("tr")
        default:
            tables.last?.isCellPending = true
            tables.last?.columns = 1
            tables.last?.column += 1
        }
    }

    /// A cell says first how many columns it covers.
    private func openCell() {
        guard let table = tables.last, table.isCellPending else { return }
        table.isCellPending = false
        view.openCell(columns: table.columns, rows: 1)
    }

    private func closeTable(_ name: XMLName) {
        endHidden()
        switch name {
        case "tbl":
            view.close("table")
            if tables.last?.isBarrier == false { tables.removeLast() }
        case "tr": view.close("tr")
        default:
            openCell()
            view.close("td")
        }
    }
}

/// A table that is being read.
private final class WordTable {
    let number: Int
    var row = 0
    var column = 0
    var isCellPending = false
    var columns = 1
    /// No table: what is in a text box is in no cell of the table around it.
    let isBarrier: Bool

    init(number: Int = 0, isBarrier: Bool = false) { (self.number, self.isBarrier) = (number, isBarrier) }
}

internal import MoyinDocuments

/// Texts of one part of a Word document: the body, a header, the notes, the comments. Runs of a paragraph follow each other
/// without anything between, so that a value broken over them is whole.
final class WordReader: PartReader {
    private let styles: WordStyles
    private let merges: WordMerges
    /// Where what is read stands when nothing else is said.
    private var carrier = Carrier.body
    private var number = 0
    @exclusivity(unchecked) private var look = WordLook()
    @exclusivity(unchecked) private var paragraph = WordLook()
    @exclusivity(unchecked) private var isInRun = false
    /// Elements of properties that are open, innermost last.
    @exclusivity(unchecked) private var properties: [XMLName] = []
    /// Former properties that are open: what they say no longer holds.
    private var former = 0
    private var isInMailMerge = false
    @exclusivity(unchecked) private var textName: XMLName?
    /// Elements that are open and deleted: `del`, `moveFrom`.
    private var deleted = 0
    private var inserted = 0
    private var readings = 0
    /// Drawings that are told twice, innermost last.
    private var alternatives: [WordAlternative] = []
    private var tables: [WordTable] = []
    private var tablesSeen = 0
    private var cellsSeen = 0
    private var sections = 0
    /// An aside that goes on from run to run.
    @exclusivity(unchecked) private var hidden: Place?
    /// Of the body.
    private var paragraphs = 0
    /// Who changed or commented something: each is read once.
    private var authors: [[UInt8]: Int] = [:]

    init(_ view: DocumentView, _ styles: WordStyles, _ merges: WordMerges) {
        (self.styles, self.merges) = (styles, merges)
        super.init(view)
    }

    private static let parts: [XMLName: (Carrier, StaticString)] = [
        "hdr": (.header, "header"), "ftr": (.footer, "footer"), "footnotes": (.footnote, "footnotes"), "endnotes": (.endnote, "endnotes"),
        "comments": (.comment, "comments"), "glossaryDocument": (.template, "template"), "settings": (.customData, "settings"),
    ]

    private func place(_ carrier: Carrier? = nil) -> Place {
        let carrier = carrier ?? (inserted > 0 && self.carrier == .body ? .insertion : self.carrier)
        guard number == 0, self.carrier == .body else { return Place(carrier, number: number) }
        if let table = tables.last, !table.isBarrier { return Place(carrier, number: table.number, row: table.row, column: table.column) }
        return Place(carrier, row: paragraphs)
    }

    // MARK: events

    private static let changes: Set<XMLName> = ["ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "moveFromRangeStart", "moveToRangeStart", "comment"]
    private static let formerProperties: Set<XMLName> = [
        "rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange", "numberingChange",
    ]
    private static let ofProperties: Set<XMLName> = ["rPr", "pPr", "tblPr", "tblPrEx", "trPr", "tcPr", "sectPr"]

    override func start(_ tag: XMLTag) {
        begin()
        defer { rest(tag, place(carrier == .body || carrier == .textBox ? .customData : nil)) }
        if Self.formerProperties.contains(tag.name) {
            former += 1
            return author(tag)
        }
        if former > 0 { return }
        if Self.changes.contains(tag.name) { author(tag) }
        if isInMailMerge {
            for index in 0..<tag.attributeCount where tag.value(index).count > 3 { attribute(index, tag, place(.customData)) }
            return
        }
        switch tag.name {
        case "p": openParagraph()
        case "r": (isInRun, look) = (true, paragraph)
        case "rPr", "pPr", "tblPr", "tblPrEx", "trPr", "tcPr", "sectPr": properties.append(tag.name)
        case "pStyle":
            let ground = paragraph.hasGround
            paragraph = styles.look(tag.string("val"))
            paragraph.hasGround = paragraph.hasGround ?? ground
        case "t", "delText", "instrText", "delInstrText", "fldData": textName = tag.name
        case "tab" where isInRun && properties.isEmpty: separate { view.space() }
        case "br", "cr": if isInRun { separate { view.open("br") } }
        case "noBreakHyphen": sign("-", tag)
        case "softHyphen": break
        case "rt": readings += 1
        case "del", "moveFrom": if properties.isEmpty { deleted += 1 }
        case "ins", "moveTo": if properties.isEmpty { inserted += 1 }
        case "tbl", "tr", "tc": openTable(tag.name)
        case "gridSpan": tables.last?.columns = min(max(tag.number("val") ?? 1, 1), 1024)
        case "gridBefore": tables.last?.before = min(tag.number("val") ?? 0, 1024)
        case "tblStyle": if styles.colours(tag.string("val")) { tables.last?.hasGround = true }
        case "hidden" where properties.last == "trPr": tables.last?.isRowHidden = tag.isOn()
        case "shd" where properties.last != "rPr": shade(tag)
        case "txbxContent": openSection("box", .textBox)
        case "AlternateContent": alternatives.append(WordAlternative())
        case "Fallback": if !alternatives.isEmpty { alternatives[alternatives.count - 1].isFallback = true }
        case "comment": openNote(tag, .comment, "comment")
        case "footnote", "endnote": openNote(tag, carrier, "note")
        case "fldSimple": attribute("instr", tag, place(.fieldCode))
        case "listItem": for name: XMLName in ["displayText", "value"] { attribute(name, tag, place(.formData)) }
        case "default", "statusText", "helpText", "result", "alias", "tag": attribute("val", tag, place(.formData))
        case "docVar": for name: XMLName in ["name", "val"] { attribute(name, tag, place(.customData)) }
        case "bookmarkStart": if tag.string("name").hasPrefix("_") { takeAll("name", tag) } else { attribute("name", tag, place(.bookmark)) }
        case "hyperlink": attribute("tooltip", tag, place(.link))
        case "mailMerge": isInMailMerge = true
        case "printerSettings": if view.isWriting { tag.drop() }
        default:
            if let (carrier, name) = Self.parts[tag.name], number == 0, sections == 0 {
                self.carrier = carrier
                if carrier == .header || carrier == .footer || carrier == .template { beginSection(name) }
                return
            }
            alternatives(tag)
        }
        if isInRun, properties.last == "rPr" { takeProperty(tag) }
    }

    override func end(_ name: XMLName) {
        if former > 0 {
            if Self.formerProperties.contains(name) { former -= 1 }
            return
        }
        switch name {
        case "p": closeParagraph()
        case "r": isInRun = false
        case "rPr", "pPr", "tblPr", "tblPrEx", "trPr", "tcPr", "sectPr": _ = properties.popLast()
        case "t", "delText", "instrText", "delInstrText", "fldData": textName = nil
        case "rt": readings = max(0, readings - 1)
        case "del", "moveFrom": if properties.isEmpty { deleted = max(0, deleted - 1) }
        case "ins", "moveTo": if properties.isEmpty { inserted = max(0, inserted - 1) }
        case "tbl", "tr", "tc": closeTable(name)
        case "txbxContent": closeSection()
        case "AlternateContent": _ = alternatives.popLast()
        case "Fallback": if !alternatives.isEmpty { alternatives[alternatives.count - 1].isFallback = false }
        case "comment", "footnote", "endnote": closeSection()
        case "hdr", "ftr", "glossaryDocument": closeSection()
        case "mailMerge": isInMailMerge = false
        default: break
        }
    }

    override func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard let textName, former == 0 else {
            // Of elements that no version of the format known here has.
            guard Self.looksLikeData(utf8), utf8.contains(where: { $0 > 0x20 }) else { return nil }
            return apart(utf8, place(.customData), "unknown")
        }
        guard !utf8.isEmpty else { return nil }
        if textName == "fldData" { return fieldData(utf8) }
        if textName == "instrText" || textName == "delInstrText" { return apart(utf8, place(.fieldCode), "field") }
        if deleted > 0 || textName == "delText" { return apart(utf8, place(.deletion), "deletion") }
        if tables.last?.isRowHidden == true { return apart(utf8, place().hidden(.hidden), "hidden") }
        if tables.last?.isCovered == true { return apart(utf8, place().hidden(.covered), "hidden") }
        let hiding = self.hiding
        if hiding != .none { return apart(utf8, place().hidden(hiding), "hidden") }
        if readings > 0 { return apart(utf8, place(), "reading") }
        endHidden()
        if let index = alternatives.indices.last {
            let bytes = Array(utf8)
            if alternatives[index].isFallback {
                if let told = alternatives[index].told(bytes) { return view.echo(of: told) }
            } else {
                alternatives[index].tell(bytes, view.nextSegment)
            }
        }
        openCell()
        return view.text(utf8, at: place())
    }

    // MARK: look

    private func takeProperty(_ tag: XMLTag) {
        if tag.name == "rStyle" { look = look.over(WordLook()); look = styles.look(tag.string("val")).over(look) } else { look.take(tag) }
    }

    private func shade(_ tag: XMLTag) {
        switch properties.last {
        case "pPr": paragraph.hasGround = WordLook.isGround(tag)
        case "tcPr": tables.last?.cellHasGround = WordLook.isGround(tag)
        case "tblPr": if WordLook.isGround(tag) { tables.last?.hasGround = true }
        default: break
        }
    }

    private var hiding: Hiding {
        let hiding = look.hiding
        guard hiding == .invisibleColour else { return hiding }
        // A box has a colour of its own as often as not.
        if carrier == .textBox { return .none }
        if look.hasGround == nil, let table = tables.last, table.cellHasGround ?? table.hasGround { return .none }
        return hiding
    }

    // MARK: what stands apart

    /// Text that does not show: what follows in the same way goes on beside it.
    private func apart(_ utf8: some Collection<UInt8>, _ place: Place, _ name: StaticString) -> [UInt8]? {
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

    private func author(_ tag: XMLTag) {
        for name: XMLName in ["author", "initials"] { author(name, of: tag) }
    }

    private func author(_ name: XMLName, of tag: XMLTag) {
        guard let index = tag.index(of: name), !tag.value(index).isEmpty else { return }
        take(index)
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
        guard isInRun, deleted == 0, hiding == .none, tables.last?.isCovered != true else { return }
        endHidden()
        openCell()
        let changed = sign.withUTF8Buffer { view.text($0, at: place()) }
        guard let changed else { return }
        tag.drop()
        guard !changed.isEmpty else { return }
        var xml = [0x3c] + tag.prefix + Array("t xml:space=\"preserve\">".utf8)
        XMLWalk.escape(changed, &xml)
        tag.insert(xml + [0x3c, 0x2f] + tag.prefix + Array("t>".utf8))
    }

    private func separate(_ body: () -> Void) {
        if hidden == nil, deleted > 0 || hiding != .none || tables.last?.isCovered == true { return }
        body()
    }

    // MARK: structure

    private func openParagraph() {
        endHidden()
        paragraph = styles.usualLook
        if carrier == .body, tables.isEmpty { paragraphs += 1 }
        if tables.last?.isCovered == true { return }
        openCell()
        view.open("p")
    }

    private func closeParagraph() {
        endHidden()
        paragraph = styles.usualLook
        if tables.last?.isCovered != true { view.close("p") }
    }

    /// What a field keeps for programs, such as the source of a citation: text in the alphabet of mail (RFC 4648).
    private func fieldData(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        let bytes = Base64(utf8).bytes
        // Bytes that are no text belong to the program.
        guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(where: { $0 < 0x20 && $0 &- 9 > 4 }) else { return nil }
        endHidden()
        let changed = view.aside("field") { view.text(bytes, at: place(.fieldCode)) }
        // The program makes it anew.
        return changed == nil ? nil : []
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
        isInRun = false
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
        // Lines between notes and text are listed with them.
        if !["separator", "continuationSeparator", "continuationNotice"].contains(tag.string("type")) { number += 1 }
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
            guard let table = tables.last else { return view.open("tr") }
            table.beginRow()
            view.open("tr")
        default:
            tables.last?.beginCell(rows: merges.rows(of: cellsSeen))
            cellsSeen += 1
        }
    }

    /// A cell says first how many columns it covers.
    private func openCell() {
        guard let table = tables.last, table.isCellPending else { return }
        table.isCellPending = false
        if table.before > 0 { view.openCell(columns: table.before, rows: 1) }
        table.before = 0
        view.openCell(columns: table.columns, rows: table.rows)
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
            if tables.last?.isCovered == true { tables.last?.isCovered = false } else { view.close("td") }
        }
    }
}

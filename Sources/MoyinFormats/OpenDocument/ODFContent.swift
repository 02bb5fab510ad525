internal import MoyinDocuments

/// Walks `content.xml` or `styles.xml`: text, sheets, slides.
final class ODFContent: XMLHandler {
    enum Kind { case text, sheet, slides, object }

    /// Names that are looked up for every cell: made once.
    enum Family {
        static let styleName: XMLName = "style-name"
        static let text: XMLName = "text"
        static let paragraph: XMLName = "paragraph"
        static let row: XMLName = "table-row"
        static let cell: XMLName = "table-cell"
    }

    /// What has to be done when an element ends.
    struct Frame {
        var role: ODFRole?
        var closesAside = false
        var closesParagraph = false
        var popsPlace = false
        var isGround = false
        var repeats = 1
    }

    let kind: Kind
    let view: DocumentView
    let answers: TextAnswers
    var styles: ODFStyles
    /// Parts that a copy calls otherwise.
    let moved: [String: String]

    var frames: [Frame] = []
    var places: [Place]
    /// How many asides are open.
    var asides = 0
    /// Elements around the text that have a ground of their own.
    private var grounds = 0
    private var paragraphs = 0
    private var counts = (comment: 0, note: 0, change: 0, slide: 0)
    private var page: (width: Double, height: Double)?
    var sheets = 0
    /// Of the running text of a document, and its tables.
    private var textParagraphs = 0
    var textTables = 0
    var tables: [ODFTable] = []
    var cells: [ODFCell] = []
    /// By cell, in the order in which they begin, which texts are its own.
    var cellTexts: [Range<Int>] = []
    var cellsBegun = 0

    init(_ kind: Kind, _ view: DocumentView, _ styles: ODFStyles, moved: [String: String]) {
        (self.kind, self.view, self.styles, self.moved) = (kind, view, styles, moved)
        answers = TextAnswers(view)
        let carrier: Carrier = kind == .slides ? .slide : kind == .object ? .chart : .body
        places = [Place(carrier)]
    }

    /// - Returns: the copy, when one is made.
    func walk(_ bytes: [UInt8], _ part: String) throws(FileFailure) -> [UInt8]? {
        try XMLWalk.walk(bytes, part, self, writes: false)
        guard view.isWriting else { return nil }
        answers.rewind()
        (counts, sheets, cellsBegun) = ((0, 0, 0, 0), 0, 0)
        return try XMLWalk.walk(bytes, part, self, writes: true)
    }

    var cleanses: Bool { view.changes?.cleansProperties ?? false }
    var place: Place { places[places.count - 1] }

    // MARK: elements

    func start(_ tag: XMLTag) {
        let role = ODFRole.byName[tag.name]
        var frame = Frame(role: role)
        switch role {
        case .style?, .properties?: styles.see(tag)
        case .paragraph?: beginParagraph(tag, &frame)
        case .span?:
            let hiding = styles.hiding(Family.text, tag[Family.styleName], onGround: grounds > 0)
            if hiding != .none, place.hiding == .none { begin("hidden", place.hidden(hiding), &frame) }
        case .space?: if paragraphs > 0 { space(tag) }
        case .lineBreak?: view.open("br")
        case .note?:
            counts.note += 1
            begin("note", Place(tag.string("note-class") == "endnote" ? .endnote : .footnote, number: counts.note), &frame)
        case .annotation?:
            counts.comment += 1
            begin("comment", comment, &frame)
        case .creator? where !tag.prefix.elementsEqual("text:".utf8):
            var place = Place(.property)
            place.label = view.label(Array("creator".utf8))
            begin("creator", place, &frame)
        case .deletion?:
            counts.change += 1
            view.remark(.revisions)
            begin("deletion", Place(.deletion, number: counts.change), &frame)
        case .hiddenText?: begin("hidden", place.hidden(.hidden), &frame)
        case .hiddenParagraph?: places[places.count - 1].hiding = .hidden
        case .section?: if ["none", "condition"].contains(tag.string("display")) { begin("hidden", place.hidden(.hidden), &frame) }
        case .shape?: beginShape(tag, &frame)
        case .alternativeText?: if ["svg:", "table:"].contains(String(decoding: tag.prefix, as: UTF8.self)), kind != .object { begin("alternative", Place(.alternativeText), &frame) }
        case .ruby?: begin("ruby", Place(.alternativeText), &frame)
        case .externalSource?: view.remark(.externalLinks)
        case .table?: beginTable(tag, &frame)
        case .column?:
            let isHidden = isCollapsed(tag) || styles.isGone("table-column", tag[Family.styleName])
            if !tables.isEmpty { tables[tables.count - 1].addColumns(tag.number("number-columns-repeated") ?? 1, areHidden: isHidden) }
        case .row?:
            guard !tables.isEmpty else { break }
            let isHidden = isCollapsed(tag) || styles.isGone(Family.row, tag[Family.styleName])
            tables[tables.count - 1].beginRow(repeats: tag.number("number-rows-repeated") ?? 1, hiding: isHidden ? .hidden : .none)
        case .cell?, .coveredCell?: if !tables.isEmpty { beginCell(tag, &frame) }
        case .names?: begin("name", Place(.definedName), &frame)
        case .validations?: begin("validation", Place(.validation), &frame)
        case .pivots?: begin("pivot", Place(.pivotCache), &frame)
        case .slide?: beginSlide(tag, &frame)
        case .notes?: begin("notes", Place(.notes, number: counts.slide, hiding: place.hiding), &frame)
        case .header?: begin("header", Place(.header), &frame)
        case .footer?: begin("footer", Place(.footer), &frame)
        case .masterPage?:
            styles.see(tag)
            begin("master", Place(.master), &frame)
        case .forms?: begin("form", Place(.formData), &frame)
        case .scripts?:
            view.remark(.macros)
            begin("script", Place(.script), &frame)
        case .styles?: begin("style", Place(.numberFormat), &frame)
        default: break
        }
        frames.append(frame)
        attributes(tag, role)
    }

    func end(_ name: XMLName) {
        guard let frame = frames.popLast() else { return }
        if frame.closesParagraph { view.close("p") }
        switch frame.role {
        case .paragraph?: paragraphs -= 1
        case .table?: endTable()
        case .row?: if !tables.isEmpty { tables[tables.count - 1].endRow(view) }
        case .cell?, .coveredCell?: if !tables.isEmpty { endCell(frame) }
        default: break
        }
        if frame.isGround { grounds -= 1 }
        if frame.closesAside {
            view.endAside()
            asides -= 1
        }
        if frame.popsPlace { places.removeLast() }
    }

    func begin(_ name: StaticString, _ place: Place, _ frame: inout Frame) {
        view.beginAside(name)
        asides += 1
        push(place, &frame)
        frame.closesAside = true
    }

    func push(_ place: Place, _ frame: inout Frame) {
        places.append(place)
        frame.popsPlace = true
    }

    func ground(_ frame: inout Frame) {
        frame.isGround = true
        grounds += 1
    }

    private func isCollapsed(_ tag: XMLTag) -> Bool { ["collapse", "filter"].contains(tag.string("visibility")) }

    private var comment: Place {
        guard let cell = cells.last, kind == .sheet, let table = tables.last else { return Place(.comment, number: counts.comment, hiding: place.hiding) }
        var place = Place(.cellComment, number: table.sheet, row: cell.row, column: cell.column, hiding: table.hiding)
        place.label = table.label
        return place
    }

    // MARK: paragraphs, shapes, slides

    private func beginParagraph(_ tag: XMLTag, _ frame: inout Frame) {
        paragraphs += 1
        let style = tag.attributeCount == 0 ? nil : tag[Family.styleName]
        if styles.hasGround(Family.paragraph, style) { ground(&frame) }
        let hiding = place.hiding == .none ? styles.hiding(Family.paragraph, style, onGround: grounds > 0) : .none
        if hiding != .none {
            begin("hidden", place.hidden(hiding), &frame)
        } else {
            push(place, &frame)
            // Paragraphs of a cell are its lines.
            if isInCell {
                if cells[cells.count - 1].paragraphs > 0, cells[cells.count - 1].isOpen { view.open("br") }
                cells[cells.count - 1].paragraphs += 1
                return
            }
        }
        if kind == .text, place.carrier == .body, tables.isEmpty {
            textParagraphs += 1
            places[places.count - 1].row = UInt32(textParagraphs)
        }
        view.open("p")
        frame.closesParagraph = true
    }

    private func beginShape(_ tag: XMLTag, _ frame: inout Frame) {
        if styles.hasGround(tag.prefix.elementsEqual("presentation:".utf8) ? "presentation" : "graphic", tag[Family.styleName]) { ground(&frame) }
        // A shape in a shape stands where that does.
        let isInner = frames.contains { $0.role == .shape }
        switch kind {
        case .text, .sheet: if !isInner { begin("box", Place(.textBox, number: kind == .sheet ? tables.last?.sheet ?? 0 : 0, hiding: place.hiding), &frame) }
        case .slides: if isOffPage(tag) { begin("hidden", place.hidden(.offPage), &frame) }
        case .object: break
        }
    }

    private func isOffPage(_ tag: XMLTag) -> Bool {
        guard let page, let x = ODFStyles.centimetres(tag.string("x")), let y = ODFStyles.centimetres(tag.string("y")) else { return false }
        let width = ODFStyles.centimetres(tag.string("width")) ?? 0
        let height = ODFStyles.centimetres(tag.string("height")) ?? 0
        return x >= page.width || y >= page.height || x + width <= 0 || y + height <= 0
    }

    private func beginSlide(_ tag: XMLTag, _ frame: inout Frame) {
        counts.slide += 1
        let isHidden = styles.isGone("drawing-page", tag[Family.styleName])
        page = styles.page(ofMaster: tag.string("master-page-name"))
        // What a slide shows may stand on any colour.
        ground(&frame)
        push(Place(.slide, number: counts.slide, hiding: isHidden ? .hidden : .none), &frame)
    }

    // MARK: texts

    /// Passes a text to the view, and opens the cell that it stands in.
    func say(_ utf8: UnsafeBufferPointer<UInt8>, at place: Place) -> [UInt8]? {
        if isInCell { openCell() }
        return answers.text(utf8, at: place)
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        let role = frames.last?.role
        guard paragraphs > 0 || utf8.contains(where: { $0 > 0x20 }) else { return nil }
        // Between paragraphs texts are fields of a record, and so is who wrote a comment.
        let isName = role == .creator && frames.last?.closesAside == true
        if paragraphs == 0 || isName { view.open("p") }
        defer { if paragraphs == 0 || isName { view.close("p") } }
        if isInCell { cells[cells.count - 1].display += utf8 }
        let changed = say(utf8, at: textPlace)
        if isName, answers.replays, cleanses { return [] }
        return changed
    }

    /// Where a text stands: in a sheet, its cell.
    private var textPlace: Place {
        guard isInCell, let cell = cells.last, let table = tables.last else { return place }
        var place = kind == .sheet ? Place(.cell, number: table.sheet, hiding: place.hiding) : place
        (place.row, place.column) = (UInt32(cell.row), UInt32(cell.column))
        if place.carrier == .body { place.number = UInt32(table.sheet) }
        place.label = table.label
        return place.hidden(table.cellHiding).hidden(cell.hiding)
    }

    /// Spaces and tabulators are elements.
    private func space(_ tag: XMLTag) {
        let space: [UInt8] = [0x20]
        if isInCell { cells[cells.count - 1].display += space }
        guard let changed = space.withUnsafeBufferPointer({ say($0, at: textPlace) }) else { return }
        tag.drop()
        var xml: [UInt8] = []
        XMLWalk.escape(changed, &xml)
        tag.insert(xml)
    }

    // MARK: attributes

    /// Pictures of what a document shows, for programs that do not read it: of an object, a table, the first page. They
    /// show what was there; no copy has them.
    static func isRendering(_ path: String) -> Bool {
        path.hasPrefix("Thumbnails/") || path.hasPrefix("ObjectReplacements/") || path.hasPrefix("Pictures/TablePreview")
    }

    private func attributes(_ tag: XMLTag, _ role: ODFRole?) {
        if role == .reference, answers.replays, Self.isRendering(ZipPackage.resolve(tag.string("href"), from: "")) { tag.drop() }
        // Fonts are called what they are called; cells have a way of their own.
        if tag.attributeCount == 0 || role == .fontFace || role == .cell || role == .coveredCell { return }
        for index in 0..<tag.attributeCount {
            let value = tag.value(index)
            let name = tag.attribute(index)
            if answers.replays, !styles.renamed.isEmpty, ODFRole.styleReferences.contains(name),
                let renamed = styles.renamed[String(decoding: value, as: UTF8.self)]
            {
                tag.replace(index, with: Array(renamed.utf8))
                continue
            }
            // Most say nothing to people.
            if role == nil || role == .paragraph || role == .row || role == .properties, !XMLTexts.maySay(value), place.carrier != .formData { continue }
            guard let carrier = carrier(of: name, value, role) else {
                if answers.replays, !moved.isEmpty, name == "href", let new = moved[ZipPackage.resolve(String(decoding: value, as: UTF8.self), from: "")] {
                    tag.replace(index, with: Array(new.utf8))
                }
                continue
            }
            var place = Place(carrier, number: Int(self.place.number), hiding: self.place.hiding)
            if carrier == .sheetName { place = Place(.sheetName, number: sheets, hiding: tables.last?.hiding ?? .none) }
            guard let changed = aside(value, at: place) else { continue }
            if role == .style || role == .masterPage, name == "name" {
                let new = "Style_\(styles.renamed.count + 1)"
                styles.renamed[String(decoding: value, as: UTF8.self)] = new
                tag.replace(index, with: Array(new.utf8))
            } else {
                tag.replace(index, with: changed)
            }
        }
    }

    /// What an attribute is, when it may say something; nil: it is passed over.
    private func carrier(of name: XMLName, _ value: UnsafeBufferPointer<UInt8>, _ role: ODFRole?) -> Carrier? {
        if value.isEmpty { return nil }
        switch (role, name) {
        case (.table?, "name") where kind == .sheet: return .sheetName
        case (.name?, "name"), (.name?, "expression"): return .definedName
        case (.pivotMember?, "name"), (.pivotMember?, "display-name"): return .pivotCache
        case (.link?, "href"): return value[0] == 0x23 ? nil : .link
        case (.externalSource?, "href"), (.externalSource?, "dde-item"), (.externalSource?, "dde-topic"): return .externalLink
        case (.reference?, "href"):
            // A part of the package is a member.
            guard FileSignature.find(":", in: Array(value)[...]) || value.starts(with: "../".utf8) || value[0] == 0x2f else { return nil }
            view.remark(.externalLinks)
            return .externalLink
        case (.hiddenText?, "string-value"): return .fieldCode
        case (.annotation?, "name"): return nil
        default: break
        }
        if place.carrier == .formData, name == "value" || name == "current-value" || name == "label" { return .formData }
        guard XMLTexts.maySay(value), !ODFRole.plainAttributes.contains(name), !ODFRole.styleReferences.contains(name) else { return nil }
        switch (role, name) {
        case (.style?, _), (_, "display-name") where place.carrier == .numberFormat: return .styleName
        case (.bookmark?, _): return .bookmark
        case (_, "href"): return .link
        case _ where place.carrier == .validation: return .validation
        case (_, "formula"), (_, "string-value"), (_, "string-value-if-true"), (_, "string-value-if-false"), (_, "condition"), (_, "description"): return .fieldCode
        default: return places.count > 1 && place.carrier != .numberFormat ? place.carrier : .customData
        }
    }

    /// A text that does not stand in the running text, alone.
    func aside(_ value: UnsafeBufferPointer<UInt8>, at place: Place) -> [UInt8]? {
        view.beginAside("attribute")
        view.open("p")
        defer {
            view.close("p")
            view.endAside()
        }
        return answers.text(value, at: place)
    }
}

internal import MoyinDocuments

/// Comments on cells, old and threaded.
final class CellCommentReader: PartReader {
    private let sheet: Place
    private var place: Place
    private var isText = false
    private var isAuthor = false

    init(_ view: DocumentView, _ sheet: Place) {
        self.sheet = sheet
        place = sheet
        place.carrier = .cellComment
        super.init(view)
    }

    override func start(_ tag: XMLTag) {
        begin()
        switch tag.name {
        case "comment", "threadedComment":
            place = sheet
            place.carrier = .cellComment
            if let value = tag["ref"], let reference = CellReference(value) { (place.row, place.column) = (UInt32(reference.row), UInt32(reference.column)) }
            view.beginAside("comment")
        case "t", "text": isText = true
        case "author": isAuthor = true
        default: break
        }
        rest(tag, place)
    }

    override func end(_ name: XMLName) {
        switch name {
        case "comment", "threadedComment": view.endAside()
        case "t", "text": isText = false
        case "author": isAuthor = false
        default: break
        }
    }

    override func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        if isAuthor { return view.aside("author") { view.author(utf8, at: Place(.property)) } }
        return isText ? view.text(utf8, at: place) : nil
    }
}

/// Parts that keep values in attributes: caches of pivot tables, values of other workbooks, connections.
final class ValueReader: PartReader {
    private let carrier: Carrier
    private let names: SheetNames
    private(set) var isChanged = false
    /// A cell of another workbook, and whether it goes.
    private var cell: (mark: Int, writer: XMLWalk?, isGone: Bool)?
    /// Element and attribute.
    private static let values: [XMLName: [XMLName]] = [
        "s": ["v"], "n": ["v"], "d": ["v"], "cacheField": ["name", "caption"], "sheetName": ["val"], "definedName": ["name"],
        "pivotField": ["name"], "dataField": ["name"], "connection": ["name", "description"], "dbPr": ["connection", "command"],
        "webPr": ["url", "post"], "textPr": ["sourceFile"], "slicer": ["caption"], "i": ["n"], "worksheetSource": ["name"], "queryTableField": ["name"],
    ]

    init(_ view: DocumentView, _ carrier: Carrier, _ names: SheetNames) {
        (self.carrier, self.names) = (carrier, names)
        super.init(view)
    }

    override func start(_ tag: XMLTag) {
        begin()
        if tag.name == "cell", carrier == .externalLink { cell = (view.isWriting ? tag.mark : 0, view.isWriting ? tag.writer : nil, false) }
        if tag.name == "worksheetSource", let index = tag.index(of: "sheet"), let known = names.repeated[Array(tag.value(index))] {
            take(index)
            if let new = known { tag.replace(index, with: new) }
        }
        if tag.name == "definedName", let index = tag.index(of: "refersTo") {
            take(index)
            if let changed = names.read(tag.value(index), view, Place(carrier)) { tag.replace(index, with: changed.text) }
        }
        for name in Self.values[tag.name] ?? [] {
            guard let index = tag.index(of: name), !tag.value(index).isEmpty else { continue }
            take(index)
            let value = tag.value(index)
            // A number with all its digits.
            let whole = tag.name == "n" ? CellNumber.whole(value).map { Array($0.utf8) } : nil
            let changed = view.aside("value") { whole.map { view.text($0, at: Place(carrier)) } ?? view.text(value, at: Place(carrier)) }
            if let changed {
                tag.replace(index, with: changed)
                isChanged = true
            }
        }
        rest(tag, Place(carrier))
    }

    override func end(_ name: XMLName) {
        guard name == "cell", let last = cell else { return }
        if last.isGone { last.writer?.rewrite(from: last.mark, []) }
        cell = nil
    }

    override func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard utf8.contains(where: { $0 > 0x20 }) else { return nil }
        let whole = cell == nil ? nil : CellNumber.whole(utf8).map { Array($0.utf8) }
        let changed = view.aside("value") { whole.map { view.text($0, at: Place(carrier)) } ?? view.text(utf8, at: Place(carrier)) }
        if changed != nil { isChanged = true }
        // A text in the place of a number is damage; the other workbook has it still.
        if changed != nil { cell?.isGone = true }
        return changed
    }
}

internal import MoyinDocuments

/// Comments on cells, old and threaded.
final class CellCommentReader: XMLHandler {
    private let view: DocumentView
    private let sheet: Place
    private var place: Place
    private var isText = false
    private var isAuthor = false

    init(_ view: DocumentView, _ sheet: Place) {
        (self.view, self.sheet) = (view, sheet)
        place = sheet
        place.carrier = .cellComment
    }

    func start(_ tag: XMLTag) {
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
    }

    func end(_ name: XMLName) {
        switch name {
        case "comment", "threadedComment": view.endAside()
        case "t": isText = false
        case "text": isText = false
        case "author": isAuthor = false
        default: break
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        if isAuthor {
            return view.aside("author") { view.author(utf8, at: Place(.property)) }
        }
        return isText ? view.text(utf8, at: place) : nil
    }
}

/// Parts that keep values in attributes: caches of pivot tables, values of other workbooks, tables, connections.
final class ValueReader: XMLHandler {
    private let view: DocumentView
    private let carrier: Carrier
    /// Element and attribute.
    private static let values: [XMLName: [XMLName]] = [
        "s": ["v"], "n": ["v"], "d": ["v"], "cacheField": ["name", "caption"], "sheetName": ["val"], "definedName": ["name", "refersTo"],
        "tableColumn": ["name"], "pivotField": ["name"], "dataField": ["name"], "connection": ["name", "description"], "dbPr": ["connection", "command"],
        "person": ["displayName"], "slicer": ["caption"], "i": ["n"], "workbookProtection": [], "worksheetSource": ["name"],
    ]

    init(_ view: DocumentView, _ carrier: Carrier) { (self.view, self.carrier) = (view, carrier) }

    func start(_ tag: XMLTag) {
        guard let names = Self.values[tag.name] else { return }
        for name in names {
            guard let index = tag.index(of: name), !tag.value(index).isEmpty else { continue }
            if let changed = view.aside("value", { view.text(tag.value(index), at: Place(carrier)) }) { tag.replace(index, with: changed) }
        }
    }

    func end(_ name: XMLName) {}

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard utf8.contains(where: { $0 > 0x20 }) else { return nil }
        return view.aside("value") { view.text(utf8, at: Place(carrier)) }
    }
}

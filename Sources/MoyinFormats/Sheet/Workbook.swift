internal import MoyinDocuments

/// Which sheets there are, in the order of their tabs, and what the workbook says besides (ECMA-376 part 1, 18.2).
final class Workbook: XMLHandler {
    struct Sheet {
        var name: [UInt8]
        var relationship: String
        var hiding: Hiding
    }
    private(set) var sheets: [Sheet] = []
    private(set) var countsFrom1904 = false

    func start(_ tag: XMLTag) {
        switch tag.name {
        case "workbookPr": countsFrom1904 = tag["date1904"] != nil && tag.isOn("date1904")
        case "sheet":
            let state = tag.string("state")
            sheets.append(
                Sheet(
                    name: Array(tag["name"] ?? UnsafeBufferPointer(start: nil, count: 0)), relationship: tag.string("id"),
                    hiding: state == "hidden" ? .hidden : state == "veryHidden" ? .veryHidden : .none))
        default: break
        }
    }
}

/// The workbook's own texts behind its sheets: names of cells, and whatever else there is.
final class WorkbookReader: PartReader {
    private let names: SheetNames
    private let dropsPivots: Bool
    private var sheet = 0
    private var definedName: (mark: Int, isGone: Bool)?
    private var writer: XMLWalk?

    init(_ view: DocumentView, _ names: SheetNames, dropsPivots: Bool) {
        (self.names, self.dropsPivots) = (names, dropsPivots)
        super.init(view)
    }

    override func start(_ tag: XMLTag) {
        begin()
        switch tag.name {
        case "sheet":
            // Its name was read before the sheets.
            if let index = tag.index(of: "name") {
                take(index)
                if view.isWriting, names.written.indices.contains(sheet) { tag.replace(index, with: names.written[sheet]) }
            }
            sheet += 1
        case "definedName":
            var isGone = false
            if let index = tag.index(of: "name") {
                take(index)
                // Names of the program's own say nothing. Another name than it has, formulas would not find.
                if !tag.string("name").hasPrefix("_xlnm."), !tag.value(index).isEmpty {
                    let place = Place(.definedName, hiding: tag.string("hidden") == "1" ? .hidden : .none)
                    isGone = view.aside("name") { view.text(tag.value(index), at: place) } != nil
                }
            }
            if view.isWriting { (definedName, writer) = ((tag.mark, isGone), tag.writer) } else { definedName = (0, false) }
            attribute("comment", tag, Place(.definedName))
        case "fileSharing": author("userName", tag)
        case "pivotCaches": if dropsPivots { tag.drop() }
        default: break
        }
        rest(tag, Place(.definedName))
    }

    override func end(_ name: XMLName) {
        guard name == "definedName" else { return }
        if let definedName, definedName.isGone { writer?.rewrite(from: definedName.mark, []) }
        definedName = nil
    }

    override func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard definedName != nil, let changed = names.read(utf8, view, Place(.definedName)) else { return nil }
        // What is no formula any more would be damage to Excel.
        return changed.isOther ? [0x30] : changed.text
    }
}

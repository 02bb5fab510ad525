internal import MoyinDocuments

/// Where the header of a table stands in its sheet, and what its columns are called: the same as the cells of the header.
final class TableHead: XMLHandler {
    private(set) var row = 0
    private(set) var column = 0
    private(set) var names: [[UInt8]] = []
    /// By column of the table: what its cell says in the copy, where that is something else.
    private(set) var written: [Int: [UInt8]] = [:]
    /// Columns whose cell was found.
    private(set) var known: Set<Int> = []

    func start(_ tag: XMLTag) {
        switch tag.name {
        case "table":
            guard tag.number("headerRowCount") ?? 1 > 0, let reference = tag["ref"], let colon = reference.firstIndex(of: 0x3a), let first = CellReference(reference[..<colon])
            else { return }
            (row, column) = (first.row, first.column)
        case "tableColumn": names.append(tag["name"].map { CellText.plain(Array($0)[...]) ?? Array($0) } ?? [])
        default: break
        }
    }

    /// A cell of the header.
    func see(_ column: Int, _ text: ArraySlice<UInt8>, _ changed: [UInt8]?) {
        let index = column - self.column
        guard names.indices.contains(index), text.elementsEqual(names[index]) else { return }
        known.insert(index)
        written[index] = changed
    }

    /// Whether the columns still have names, each its own.
    var isSound: Bool {
        if written.isEmpty { return true }
        let all = names.indices.map { String(decoding: written[$0] ?? names[$0], as: UTF8.self).lowercased() }
        return Set(all).count == all.count && !all.contains("")
    }
}

/// A table: what its columns are called stands in the cells already.
final class TableReader: PartReader {
    private let names: SheetNames
    private let head: TableHead
    private var column = -1
    private var isFormula = false

    init(_ view: DocumentView, _ names: SheetNames, _ head: TableHead) {
        (self.names, self.head) = (names, head)
        super.init(view)
    }

    override func start(_ tag: XMLTag) {
        begin()
        switch tag.name {
        case "tableColumn":
            column += 1
            if let index = tag.index(of: "name"), head.known.contains(column) {
                take(index)
                if let written = head.written[column] { tag.replace(index, with: written) }
            } else {
                attribute("name", tag, Place(.definedName))
            }
        case "calculatedColumnFormula", "totalsRowFormula": isFormula = true
        case "filter", "customFilter": attribute("val", tag, Place(.customData))
        default: break
        }
        rest(tag, Place(.definedName))
    }

    override func end(_ name: XMLName) { isFormula = false }

    override func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard isFormula, let changed = names.read(utf8, view, Place(.fieldCode)) else { return nil }
        return changed.isOther ? [0x30] : changed.text
    }
}

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

    func end(_ name: XMLName) {}
    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? { nil }
}

/// The workbook's own texts: names of sheets and of cells.
final class WorkbookReader: XMLHandler {
    private let view: DocumentView
    private let labels: [UInt32]
    private var sheet = 0
    private var isInName = false

    init(_ view: DocumentView, _ labels: [UInt32]) { (self.view, self.labels) = (view, labels) }

    func start(_ tag: XMLTag) {
        switch tag.name {
        case "sheet":
            sheet += 1
            var place = Place(.sheetName, number: sheet)
            if labels.indices.contains(sheet - 1) { place.label = labels[sheet - 1] }
            attribute("name", tag, place)
        case "definedName":
            isInName = true
            // Names of the program's own say nothing.
            if !tag.string("name").hasPrefix("_xlnm.") { attribute("name", tag, Place(.definedName, hiding: tag.string("hidden") == "1" ? .hidden : .none)) }
            attribute("comment", tag, Place(.definedName))
        case "fileSharing": attribute("userName", tag, Place(.property))
        default: break
        }
    }

    func end(_ name: XMLName) { if name == "definedName" { isInName = false } }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        isInName ? view.aside("name") { view.text(utf8, at: Place(.definedName)) } : nil
    }

    private func attribute(_ name: XMLName, _ tag: XMLTag, _ place: Place) {
        guard let index = tag.index(of: name), !tag.value(index).isEmpty else { return }
        if let changed = view.aside("name", { view.text(tag.value(index), at: place) }) { tag.replace(index, with: changed) }
    }
}

/// Where relationships of a part lead, by identifier.
final class Relationships: XMLHandler {
    private(set) var targets: [String: String] = [:]

    func start(_ tag: XMLTag) {
        guard tag.name == "Relationship", tag.string("TargetMode") != "External" else { return }
        targets[tag.string("Id")] = tag.string("Target")
    }

    func end(_ name: XMLName) {}
    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? { nil }

    /// Those of a part, as paths in the archive.
    static func of(_ path: String, in archive: ZipArchive) throws(FileFailure) -> [String: String] {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[...$0]) } ?? ""
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        guard let bytes = try archive.read("\(folder)_rels/\(name).rels") else { return [:] }
        let reader = Relationships()
        try XMLWalk.walk(bytes, "relationships", reader, writes: false)
        return reader.targets.mapValues { resolve($0, folder) }
    }

    /// `../comments1.xml`, seen from `xl/worksheets/`, as `xl/comments1.xml`.
    private static func resolve(_ target: String, _ folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts = folder.split(separator: "/")
        for part in target.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

internal import MoyinDocuments

/// Office Open XML, SpreadsheetML (ECMA-376 part 1, clause 18): `xlsx`.
struct SheetFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        var package = try OfficePackage(bytes, view, budget)
        let archive = package.archive
        let book = Workbook()
        guard let bookPart = archive.entry("xl/workbook.xml") else {
            // The binary form, or a workbook of another make.
            throw FileFailure(archive.entry("xl/workbook.bin") == nil ? .damaged : .unsupported)
        }
        try XMLWalk.walk(archive.read(bookPart), "xl/workbook.xml", book, writes: false)
        let targets = try Relationships.of("xl/workbook.xml", in: archive)
        let strings = SharedStrings()
        let stringPart = archive.entries.first { $0.path.lowercased() == "xl/sharedstrings.xml" }
        if let stringPart { try XMLWalk.walk(archive.read(stringPart), "xl/sharedStrings.xml", strings, writes: false) }
        let styles = SheetStyles()
        if let part = archive.entry("xl/styles.xml") { try XMLWalk.walk(archive.read(part), "xl/styles.xml", styles, writes: false) }
        let labels = book.sheets.map { view.label($0.name) }
        for (index, sheet) in book.sheets.enumerated() {
            guard let path = targets[sheet.relationship], let entry = archive.entry(path), path.hasSuffix(".xml"), !path.contains("/chartsheets/") else { continue }
            var place = Place(.cell, number: index + 1, hiding: sheet.hiding)
            place.label = labels[index]
            if sheet.hiding != .none { view.beginAside("sheet") }
            let merged = MergedCells(try archive.read(entry))
            try package.walk(entry, SheetReader(view, strings, styles, merged, place, countsFrom1904: book.countsFrom1904))
            if sheet.hiding != .none { view.endAside() }
            for part in try Relationships.of(path, in: archive).values.sorted() where part.contains("omments") {
                if let entry = archive.entry(part), part.hasSuffix(".xml") { try package.walk(entry, CellCommentReader(view, place)) }
            }
        }
        if let stringPart { try package.walk(stringPart, SharedStringsRest(view, strings)) }
        try package.walk(bookPart, WorkbookReader(view, labels))
        for entry in archive.entries {
            if let carrier = Self.carrier(entry.path) { try package.walk(entry, ValueReader(view, carrier)) }
        }
        try package.walkRest()
        return try package.copy()
    }

    /// Of parts whose values stand in attributes.
    private static func carrier(_ path: String) -> Carrier? {
        guard path.hasPrefix("xl/"), path.hasSuffix(".xml") else { return nil }
        if path.hasPrefix("xl/pivotCache/") || path.hasPrefix("xl/pivotTables/") || path.hasPrefix("xl/slicer") { return .pivotCache }
        if path.hasPrefix("xl/externalLinks/") { return .externalLink }
        if path.hasPrefix("xl/tables/") || path.hasPrefix("xl/queryTables/") || path == "xl/connections.xml" { return .definedName }
        if path.hasPrefix("xl/persons/") { return .property }
        return nil
    }
}

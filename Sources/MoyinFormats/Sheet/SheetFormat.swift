internal import MoyinDocuments

/// Office Open XML, SpreadsheetML (ECMA-376 part 1, clause 18): `xlsx`.
struct SheetFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        let package = try OfficePackage(bytes, view, budget)
        guard let bookPart = try package.mainPart(or: "xl/workbook.xml") else {
            throw FileFailure(package.entry("xl/workbook.bin") == nil ? .damaged : .unsupported)
        }
        // The binary form of it.
        if OfficePackage.key(bookPart.path).hasSuffix(".bin") { throw FileFailure(.unsupported) }
        let book = Workbook()
        try XMLWalk.walk(package.hold(bookPart), "xl/workbook.xml", book, writes: false)
        let targets = try package.relationships(of: bookPart.path)
        func part(_ type: String, _ usual: String) -> ZipArchive.Entry? {
            targets.first { $0.type == type }.flatMap { package.entry($0.target) } ?? package.entry(usual)
        }
        let strings = SharedStrings(keepsLooks: view.isWriting)
        let stringPart = part("sharedStrings", "xl/sharedStrings.xml")
        if let stringPart { try XMLWalk.walk(package.hold(stringPart), "xl/sharedStrings.xml", strings, writes: false) }
        let styles = SheetStyles()
        if let part = part("styles", "xl/styles.xml") { try XMLWalk.walk(package.hold(part), "xl/styles.xml", styles, writes: false) }
        let names = SheetNames(book.sheets.map(\.name))
        let labels = try Self.name(book.sheets, names, view)
        let byIdentifier = Dictionary(targets.map { ($0.id, $0.target) }, uniquingKeysWith: { first, _ in first })
        var dropsFormulas = false
        for (index, sheet) in book.sheets.enumerated() {
            guard let path = byIdentifier[sheet.relationship], let entry = package.entry(path), path.hasSuffix(".xml"), !package.isDone(entry), !path.contains("/chartsheets/")
            else { continue }
            var place = Place(.cell, number: index + 1, hiding: sheet.hiding)
            place.label = labels[index]
            let others = try package.relationships(of: path)
            var tables: [(entry: ZipArchive.Entry, head: TableHead)] = []
            for other in others where other.type == "table" {
                guard let entry = package.entry(other.target), !package.isDone(entry) else { continue }
                let head = TableHead()
                let content = try package.hold(entry)
                _ = try package.part { () throws(FileFailure) in try XMLWalk.walk(content, "xl/tables", head, writes: false) }
                tables.append((entry, head))
            }
            let content = try package.part { () throws(FileFailure) in try package.archive.read(entry) }
            guard let content else {
                package.done(entry)
                continue
            }
            if sheet.hiding != .none { view.beginAside("sheet") }
            let reader = SheetReader(
                view, SheetReader.Book(strings: strings, styles: styles, names: names, countsFrom1904: book.countsFrom1904), MergedCells(content), tables.map(\.head), place)
            try package.walk(entry, reader, content: content)
            if sheet.hiding != .none { view.endAside() }
            dropsFormulas = dropsFormulas || reader.hasDroppedFormula
            // Excel takes a table with two columns of one name for damage.
            if view.isWriting, !tables.allSatisfy(\.head.isSound) { throw FileFailure(.cannotWrite, "xl/tables") }
            for table in tables { try package.walk(table.entry, TableReader(view, names, table.head)) }
            for other in others where ["comments", "threadedComment"].contains(other.type) {
                if let entry = package.entry(other.target) { try package.walk(entry, CellCommentReader(view, place)) }
            }
        }
        if let stringPart {
            if view.isWriting || strings.hasRest { try package.walk(stringPart, SharedStringsRest(view, strings)) } else { package.done(stringPart) }
        }
        // The order in which formulas are computed names cells that may have none now; a program makes it anew.
        if dropsFormulas, let chain = targets.first(where: { $0.type == "calcChain" })?.target { package.leaveOut(chain) }
        let dropsPivots = try Self.walkValues(package, names)
        try package.walk(bookPart, WorkbookReader(view, names, dropsPivots: dropsPivots))
        try package.walkRest(repeating: names.repeated)
        return try package.copy()
    }

    /// Names of the sheets, before anything that says them again.
    private static func name(_ sheets: [Workbook.Sheet], _ names: SheetNames, _ view: DocumentView) throws(FileFailure) -> [UInt32] {
        var labels: [UInt32] = []
        for (index, sheet) in sheets.enumerated() {
            labels.append(view.label(sheet.name))
            var place = Place(.sheetName, number: index + 1, hiding: sheet.hiding)
            place.label = labels[index]
            if let changed = view.aside("name", { view.text(names.shown[index], at: place) }) { try names.rename(index, changed) }
        }
        return labels
    }

    /// Parts that keep values of cells once more.
    ///
    /// - Returns: whether the copy goes without pivot tables. Their cells stay as they are; a cache whose values have changed is
    ///   damage to Excel.
    private static func walkValues(_ package: OfficePackage, _ names: SheetNames) throws(FileFailure) -> Bool {
        var pivots: [String] = []
        var hasSlicers = false
        var isChanged = false
        for entry in package.archive.entries where !entry.isFolder && !package.isDone(entry) {
            let path = OfficePackage.key(entry.path)
            guard path.hasPrefix("xl/"), path.hasSuffix(".xml") else { continue }
            let isPivot = path.hasPrefix("xl/pivotcache/") || path.hasPrefix("xl/pivottables/")
            let isSlicer = path.hasPrefix("xl/slicer") || path.hasPrefix("xl/timeline")
            hasSlicers = hasSlicers || isSlicer
            if isPivot || isSlicer {
                let reader = ValueReader(package.view, .pivotCache, names)
                try package.walk(entry, reader)
                if isPivot { pivots.append(path) }
                isChanged = isChanged || reader.isChanged
            } else if path.hasPrefix("xl/externallinks/") {
                try package.walk(entry, ValueReader(package.view, .externalLink, names))
            } else if path.hasPrefix("xl/tables/") || path.hasPrefix("xl/querytables/") || path == "xl/connections.xml" {
                try package.walk(entry, ValueReader(package.view, .definedName, names))
            }
        }
        // Slicers name the tables that they filter.
        guard isChanged, !hasSlicers else { return false }
        for path in pivots { package.leaveOut(path) }
        return true
    }
}

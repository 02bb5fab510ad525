internal import MoyinDocuments

/// Office Open XML, WordprocessingML (ECMA-376 part 1, clause 17): `docx`.
struct WordFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        let package = try OfficePackage(bytes, view, budget)
        guard let main = try package.mainPart(or: "word/document.xml") else { throw FileFailure(.damaged) }
        let styles = WordStyles()
        if let target = try package.relationships(of: main.path).first(where: { $0.type == "styles" })?.target, let entry = package.entry(target) {
            let content = try package.hold(entry)
            _ = try package.part { () throws(FileFailure) in try XMLWalk.walk(content, "word/styles.xml", styles, writes: false) }
        }
        // The body first, whatever its part is called.
        try Self.walk(main, package, styles)
        for entry in package.archive.entries where !entry.isFolder && Self.isText(entry.path, package.types.kind(entry.path)) {
            try Self.walk(entry, package, styles)
        }
        try package.walkRest()
        return try package.copy()
    }

    private static func walk(_ entry: ZipArchive.Entry, _ package: OfficePackage, _ styles: WordStyles) throws(FileFailure) {
        if package.isDone(entry) { return }
        let view = package.view
        let merges = WordMerges()
        let content = try package.part { () throws(FileFailure) in try package.archive.read(entry) }
        guard let content else { return package.done(entry) }
        if WordMerges.areIn(content) {
            _ = try package.part { () throws(FileFailure) in try XMLWalk.walk(content, "word/document.xml", merges, writes: false) }
        }
        try package.walk(entry, WordReader(view, styles, merges), content: content)
    }

    /// Whether the part has running text, by its type or, where that is not said, by its usual name: what is not of this format's
    /// own, others read.
    private static func isText(_ path: String, _ kind: String) -> Bool {
        if ["document.main", "template.main", "header", "footer", "footnotes", "endnotes", "comments", "settings", "document.glossary"].contains(where: { kind == "wordprocessingml.\($0)" }) {
            return true
        }
        guard path.hasPrefix("word/"), path.hasSuffix(".xml") else { return false }
        let name = path.dropFirst("word/".utf8.count)
        return !name.contains("/") && ["document", "header", "footer", "footnotes", "endnotes", "comments", "settings"].contains { name.hasPrefix($0) }
            || name.hasPrefix("glossary/document")
    }
}

internal import MoyinDocuments

/// Office Open XML, WordprocessingML (ECMA-376 part 1, clause 17): `docx`.
struct WordFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        var package = try OfficePackage(bytes, view, budget)
        let parts = package.archive.entries.filter { $0.path.hasPrefix("word/") && $0.path.hasSuffix(".xml") && Self.isText($0.path) }
        let styles = WordStyles()
        if let entry = package.archive.entry("word/styles.xml") {
            try XMLWalk.walk(package.archive.read(entry), "word/styles.xml", styles, writes: false)
        }
        // The body first, whatever its part is called: its name begins so in all programs.
        for entry in parts.filter({ $0.path.hasPrefix("word/document") }) + parts.filter({ !$0.path.hasPrefix("word/document") }) {
            try package.walk(entry, WordReader(view, styles))
        }
        try package.walkRest()
        return try package.copy()
    }

    /// Whether the part has running text: what is not of this format's own, others read.
    private static func isText(_ path: String) -> Bool {
        let name = path.dropFirst("word/".count)
        return !name.contains("/") && ["document", "header", "footer", "footnotes", "endnotes", "comments", "settings"].contains { name.hasPrefix($0) }
            || name.hasPrefix("glossary/document")
    }
}

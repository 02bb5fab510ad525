internal import MoyinDocuments

/// A text or a page of HTML within an archive or a mail: its page is its own text.
struct TextFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        let file = try FileText(bytes)
        let changed = view.verbatim(file.text, at: Place(.body))
        guard view.isWriting else { return nil }
        return try changed.map { changed throws(FileFailure) in try file.encoded(changed) } ?? bytes
    }
}

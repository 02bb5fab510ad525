internal import CZip
internal import MoyinDocuments

/// Zip archives that are no document of another format.
struct ZipFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        let archive = try ZipArchive(bytes, budget, allowsDuplicates: true)
        var entries = ArchiveEntries(view, budget)
        var changes: [Int: ZipArchive.Change] = [:]
        try ZipExtent.check(bytes, view)
        for (index, entry) in archive.entries.enumerated() {
            let (name, inCopy) = try entries.name(entry.name)
            changes[index] = ZipArchive.Change(name: inCopy)
            if entry.isFolder, entry.size == 0 { continue }
            do throws(FileFailure) {
                let content = try archive.read(entry)
                if archive.isLink(entry) {
                    let target = entries.link(content, isHard: false)
                    if target != content { changes[index]?.content = target }
                } else if let copy = try view.member(name, content) {
                    changes[index]?.content = copy
                }
            } catch {
                // A copy of a member that cannot be written is no copy of the archive.
                if view.isWriting, error.code == .cannotWrite { throw error }
                view.member(name, failure: error)
            }
        }
        for (number, comment) in archive.comments { comments(comment, number, view) }
        guard view.isWriting else { return nil }
        return try archive.copy(byIndex: changes)
    }

    /// What is said of the archive or of an entry; no copy keeps it.
    private func comments(_ comment: [UInt8], _ number: Int, _ view: DocumentView) {
        view.aside("comment") {
            view.open("p")
            view.text(ArchiveName.utf8(comment), at: Place(.comment, number: number))
            view.close("p")
        }
    }
}

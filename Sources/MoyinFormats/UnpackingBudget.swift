internal import MoyinDocuments

/// What may still be unpacked from one file and the files within it: a small archive can hold more than any memory.
final class UnpackingBudget {
    let limits: FileLimits
    private var left: Int
    private var membersLeft: Int
    private var pagesLeft: Int

    init(_ limits: FileLimits) {
        self.limits = limits
        left = limits.unpackedBytes
        membersLeft = limits.members
        pagesLeft = limits.allPagesBytes
    }

    /// - Throws: ``FileFailure`` when that is more than is left, or than one file may have.
    func take(_ bytes: Int) throws(FileFailure) {
        guard bytes <= limits.fileBytes, bytes <= left else { throw FileFailure(.tooLarge) }
        left -= bytes
    }

    /// What was read of a file, when it is not more than may be kept of all; else only that it was too much.
    func keep(_ document: FileDocument) -> FileDocument {
        if document.page.count <= pagesLeft {
            pagesLeft -= document.page.count
            return document
        }
        var none = FileDocument()
        none.type = document.type
        none.members = document.members
        none.failure = FileFailure(.tooLarge)
        return none
    }

    /// One more file in an archive, or in an archive in it: many levels of few are many, too.
    ///
    /// - Throws: ``FileFailure`` when there are more than are read.
    func takeMember() throws(FileFailure) {
        guard membersLeft > 0 else { throw FileFailure(.tooLarge) }
        membersLeft -= 1
    }
}

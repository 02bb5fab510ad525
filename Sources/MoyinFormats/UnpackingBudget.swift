internal import MoyinDocuments

/// What may still be unpacked from one file and the files within it: a small archive can hold more than any memory.
final class UnpackingBudget {
    let limits: FileLimits
    private var left: Int

    init(_ limits: FileLimits) {
        self.limits = limits
        left = limits.unpackedBytes
    }

    /// - Throws: ``FileFailure`` when that is more than is left, or than one file may have.
    func take(_ bytes: Int) throws(FileFailure) {
        guard bytes <= limits.fileBytes, bytes <= left else { throw FileFailure(.tooLarge) }
        left -= bytes
    }
}

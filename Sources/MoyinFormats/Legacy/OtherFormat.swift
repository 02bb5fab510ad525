internal import MoyinDocuments

/// What has no reader. Of one sort it is known why: office files with a password, of any age, are compound files.
struct OtherFormat: Format {
    var writing: FileDocument.Writing { .none }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        let isEncrypted = bytes.starts(with: [0xd0, 0xcf, 0x11, 0xe0]) && (try? CompoundFile(bytes))?.isEncrypted == true
        throw FileFailure(isEncrypted ? .encrypted : .unsupported)
    }
}

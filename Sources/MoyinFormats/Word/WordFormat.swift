internal import MoyinDocuments

/// Office Open XML, WordprocessingML (ECMA-376 part 1, clause 17): `docx`.
struct WordFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        throw FileFailure(.unsupported)
    }
}

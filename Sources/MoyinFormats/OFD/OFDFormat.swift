internal import MoyinDocuments

/// Open Fixed-layout Document (GB/T 33190-2016): `ofd`.
struct OFDFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        let reader = OFDReader(try ZipPackage(bytes, view, budget), view)
        try reader.walk()
        return try reader.package.copy()
    }
}

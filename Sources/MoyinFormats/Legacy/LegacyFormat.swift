internal import MoyinDocuments

/// Office files of the binary age (`doc`, `xls`, `ppt`, and what WPS calls `wps`, `et`, `dps`): converted by LibreOffice
/// and read as what they became; a copy goes the same way back.
///
/// What the conversion does not show is looked for in the streams themselves: earlier texts that a fast save left, macros.
/// No copy has them.
struct LegacyFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        let file = try CompoundFile(bytes)
        if file.isEncrypted { throw FileFailure(.encrypted) }
        guard let (step, modern) = Self.step(type), let format = Formats.format(modern) else { throw FileFailure(.unsupported) }
        if file.hasMacros { view.remark(.macros) }
        let converted = try OfficeConverter.convert(bytes, step, view.limits)
        try budget.take(converted.count)
        let copy = try format.walk(converted, modern, view, budget)
        guard let copy, view.isWriting else {
            try LegacyRemains.pass(file, view, budget)
            return nil
        }
        return try OfficeConverter.convert(copy, step.reversed, view.limits)
    }

    static func step(_ type: FileType) -> (OfficeConverter.Step, FileType)? {
        switch type {
        case .doc: (OfficeConverter.Step(from: "doc", reading: "MS Word 97", to: "docx", writing: "MS Word 2007 XML"), .docx)
        case .xls: (OfficeConverter.Step(from: "xls", reading: "MS Excel 97", to: "xlsx", writing: "Calc MS Excel 2007 XML"), .xlsx)
        case .ppt: (OfficeConverter.Step(from: "ppt", reading: "MS PowerPoint 97", to: "pptx", writing: "Impress MS PowerPoint 2007 XML"), .pptx)
        default: nil
        }
    }
}

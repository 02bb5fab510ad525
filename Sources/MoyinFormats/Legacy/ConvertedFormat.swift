internal import MoyinDocuments

/// Documents that LibreOffice reads and nobody here does: converted, read as what they became; a copy goes the same way back.
struct ConvertedFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        guard let (step, modern) = Self.step(type), let format = Formats.format(modern) else { throw FileFailure(.unsupported) }
        let converted = try OfficeConverter.convert(bytes, step, view.limits)
        try budget.take(converted.count)
        let copy = try format.walk(converted, modern, view, budget)
        guard let copy, view.isWriting else {
            if type != .xlsb { try LegacyRemains.pass(xml: bytes, view) }
            return nil
        }
        // It writes none of them.
        if type == .xlsb { throw FileFailure(.cannotWrite, "xlsb") }
        return try OfficeConverter.convert(copy, step.reversed, view.limits)
    }

    private static func step(_ type: FileType) -> (OfficeConverter.Step, FileType)? {
        switch type {
        case .wordXML: (OfficeConverter.Step(from: "xml", reading: "MS Word 2003 XML", to: "docx", writing: "MS Word 2007 XML"), .docx)
        case .flatText: (OfficeConverter.Step(from: "fodt", reading: "OpenDocument Text Flat XML", to: "odt", writing: "writer8"), .odt)
        case .flatSheet: (OfficeConverter.Step(from: "fods", reading: "OpenDocument Spreadsheet Flat XML", to: "ods", writing: "calc8"), .ods)
        case .flatSlides: (OfficeConverter.Step(from: "fodp", reading: "OpenDocument Presentation Flat XML", to: "odp", writing: "impress8"), .odp)
        case .uofText: (OfficeConverter.Step(from: "uot", reading: "UOF text", to: "docx", writing: "MS Word 2007 XML"), .docx)
        case .uofSheet: (OfficeConverter.Step(from: "uos", reading: "UOF spreadsheet", to: "xlsx", writing: "Calc MS Excel 2007 XML"), .xlsx)
        case .uofSlides: (OfficeConverter.Step(from: "uop", reading: "UOF presentation", to: "pptx", writing: "Impress MS PowerPoint 2007 XML"), .pptx)
        case .xlsb: (OfficeConverter.Step(from: "xlsb", reading: "Calc MS Excel 2007 Binary", to: "xlsx", writing: "Calc MS Excel 2007 XML"), .xlsx)
        default: nil
        }
    }
}

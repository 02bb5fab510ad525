public import MoyinDocuments

/// Reads and writes files of every format, and the files within them.
public final class FormatReader: MemberReader {
    private let budget: UnpackingBudget

    public init(_ limits: FileLimits) { budget = UnpackingBudget(limits) }

    /// A file as it is reviewed. Never fails: what could not be read says so.
    ///
    /// - Parameter name: what it is called, for types that content alone does not tell.
    public static func read(_ bytes: [UInt8], named name: [UInt8] = [], _ limits: FileLimits = FileLimits()) -> FileDocument {
        FormatReader(limits).read(bytes, named: name, limits, depth: 0)
    }

    /// A copy of a file in which some texts are different.
    ///
    /// - Parameter changes: by the numbers that ``read(_:named:_:)`` gave with the same limits.
    /// - Throws: ``FileFailure``.
    public static func write(_ bytes: [UInt8], named name: [UInt8] = [], _ changes: FileChanges, _ limits: FileLimits = FileLimits()) throws(FileFailure) -> [UInt8] {
        try FormatReader(limits).write(bytes, named: name, changes, limits, depth: 0)
    }

    public func read(_ bytes: [UInt8], named name: [UInt8], _ limits: FileLimits, depth: Int) -> FileDocument {
        let type = FileSignature.type(bytes, named: name)
        let view = DocumentView(limits: limits, depth: depth, reader: self)
        guard let format = Formats.format(type) else {
            view.fail(FileFailure(.unsupported))
            return view.finish(type, .none)
        }
        do throws(FileFailure) {
            _ = try format.walk(bytes, type, view, budget)
        } catch {
            view.fail(error)
        }
        if FileSignature.isMisnamed(type, name) { view.remark(.misnamed) }
        return budget.keep(view.finish(type, format.writing))
    }

    public func write(_ bytes: [UInt8], named name: [UInt8], _ changes: FileChanges, _ limits: FileLimits, depth: Int) throws(FileFailure) -> [UInt8] {
        let type = FileSignature.type(bytes, named: name)
        guard let format = Formats.format(type), format.writing != .none else { throw FileFailure(.cannotWrite) }
        let view = DocumentView(changes: changes, limits: limits, depth: depth, reader: self)
        guard let copy = try format.walk(bytes, type, view, budget) else { throw FileFailure(.cannotWrite) }
        // A part that could not be read cannot be known to be clean.
        if let failure = view.document.failure { throw failure }
        return copy
    }
}

/// One format: a walk over its texts that reads and, with the same steps, writes.
protocol Format: Sendable {
    var writing: FileDocument.Writing { get }

    /// Passes every text of the file to the view.
    ///
    /// - Returns: the copy, when the view is for one; nil else.
    /// - Throws: ``FileFailure`` when nothing more of the file can be read.
    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]?
}

/// The formats that are read.
enum Formats {
    static func format(_ type: FileType) -> (any Format)? {
        switch type {
        case .docx: WordFormat()
        case .xlsx: SheetFormat()
        case .pptx: SlideFormat()
        case .pdf: PDFFormat()
        case .ofd: OFDFormat()
        case .odt, .ods, .odp: OpenDocumentFormat()
        case .zip: ZipFormat()
        case .sevenZip, .tar, .gzip, .rar, .bzip2, .xz: ArchiveFormat(type)
        case .text, .html: TextFormat()
        case .doc, .xls, .ppt: LegacyFormat()
        case .wordXML, .flatText, .flatSheet, .flatSlides, .uofText, .uofSheet, .uofSlides, .xlsb: ConvertedFormat()
        case .sheetXML: SheetXMLFormat()
        case .flatPackage: FlatPackageFormat()
        case .ole, .other: ObjectFormat()
        case .msg: MessageFormat()
        case .mail: MailFormat()
        case .rtf: RTFFormat()
        case .png, .jpeg, .tiff, .gif, .bmp, .webp: PictureFormat()
        case .emf, .wmf: MetafileFormat()
        case .svg: SVGFormat()
        default: nil
        }
    }
}

internal import CPDF
internal import MoyinDocuments

/// What of a PDF does not stand on its pages: properties, annotations, fields, outline, links, scripts, files within.
extension PDFWalk {
    mutating func objects() throws(FileFailure) {
        var failure: FileFailure?
        let view = view
        let pdf = pdf
        try withMutableSelf { walk throws(FileFailure) in
            try pdf.visit(changes: view.isWriting) { text in
                guard failure == nil else { return .stays }
                switch UInt32(text.kind) {
                case MOYIN_PDF_FILE.rawValue:
                    let name = text.name.array
                    if !name.isEmpty { walk.pointee.aside("attachment", name, Place(.attachmentName, number: Int(text.number))) }
                    do throws(FileFailure) {
                        return try view.member(name, text.text.array).map { .becomes($0) } ?? .stays
                    } catch {
                        failure = error
                        return .stays
                    }
                case MOYIN_PDF_METADATA.rawValue,
                    MOYIN_PDF_FORM_DATA.rawValue where text.xml != 0,
                    MOYIN_PDF_NOTE.rawValue where text.xml != 0:
                    return walk.pointee.xml(text)
                default:
                    var place = Self.place(text)
                    place.label = view.label(text.name.array)
                    let changed = walk.pointee.aside("object", text.text.array, place)
                    return changed.map { .becomes($0) } ?? .stays
                }
            }
        }
        if let failure { throw failure }
        let traits = pdf.traits
        if traits & Int(MOYIN_PDF_SIGNED) != 0 { view.remark(.signed) }
        if traits & Int(MOYIN_PDF_SCRIPTED) != 0 { view.remark(.macros) }
        if traits & Int(MOYIN_PDF_UNREAD) != 0 { view.fail(FileFailure(.unsupported, "stream")) }
    }

    /// The visitor is called while the walk is at it.
    private mutating func withMutableSelf(_ body: (UnsafeMutablePointer<PDFWalk>) throws(FileFailure) -> Void) throws(FileFailure) {
        let pointer = UnsafeMutablePointer<PDFWalk>.allocate(capacity: 1)
        pointer.initialize(to: self)
        defer {
            self = pointer.move()
            pointer.deallocate()
        }
        try body(pointer)
    }

    @discardableResult
    mutating func aside(_ name: StaticString, _ text: [UInt8], _ place: Place) -> [UInt8]? {
        view.beginAside(name)
        defer { view.endAside() }
        return pass(text, place)
    }

    private static func place(_ text: moyin_pdf_text) -> Place {
        let page = Int(text.page)
        let number = Int(text.number)
        var place =
            switch UInt32(text.kind) {
            case MOYIN_PDF_PROPERTY.rawValue: Place(.property)
            case MOYIN_PDF_METADATA.rawValue: Place(.metadata)
            case MOYIN_PDF_NOTE.rawValue: Place(.annotation, number: page, row: number)
            case MOYIN_PDF_FIELD.rawValue: Place(.formField, number: page, row: number)
            case MOYIN_PDF_OUTLINE.rawValue: Place(.outline, number: number)
            case MOYIN_PDF_LAYER.rawValue: Place(.layer, number: number)
            case MOYIN_PDF_LINK.rawValue: Place(.link, number: page)
            case MOYIN_PDF_SCRIPT.rawValue: Place(.script)
            case MOYIN_PDF_FILE_NAME.rawValue: Place(.attachmentName)
            case MOYIN_PDF_BOOKMARK.rawValue: Place(.bookmark)
            case MOYIN_PDF_ALTERNATIVE.rawValue: Place(.alternativeText)
            case MOYIN_PDF_SIGNATURE.rawValue: Place(.signature)
            case MOYIN_PDF_FORM_DATA.rawValue: Place(.formData)
            case MOYIN_PDF_UNUSED.rawValue: Place(.unusedPart, number: number)
            default: Place(.customData, number: page)
            }
        if text.hidden != 0 { place.hiding = .hidden }
        return place
    }

    /// XML within: its texts and the values of its attributes. A copy leaves it out as soon as anything of it changes, and
    /// the metadata in any case: they say once more what the properties say.
    private mutating func xml(_ text: moyin_pdf_text) -> PDFFile.Answer {
        let place = Self.place(text)
        let handler = XMPTexts { [view] in
            view.beginAside("xml")
            defer { view.endAside() }
            return $0.contains { $0 > 0x20 } ? view.text($0, at: place) : nil
        }
        do throws(FileFailure) {
            _ = try XMLWalk.walk(text.text.array, "xml", handler, writes: false)
        } catch {
            // Not well-formed: what reads it leniently may show anything of it.
            aside("xml", text.text.array, place)
        }
        if !view.isWriting { return .stays }
        return text.kind == UInt8(MOYIN_PDF_METADATA.rawValue) || handler.changes ? .goes : .stays
    }
}

/// All texts of an XML part, one by one.
private final class XMPTexts: XMLHandler {
    private let pass: ([UInt8]) -> [UInt8]?
    private(set) var changes = false

    init(_ pass: @escaping ([UInt8]) -> [UInt8]?) { self.pass = pass }

    func start(_ tag: XMLTag) {
        for index in 0..<tag.attributeCount where pass(Array(tag.value(index))) != nil { changes = true }
    }

    func end(_ name: XMLName) {}

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        if pass(Array(utf8)) != nil { changes = true }
        return nil
    }
}

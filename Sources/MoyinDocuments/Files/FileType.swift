/// What a file is by its content.
public enum FileType: UInt8, Sendable, CaseIterable {
    case unknown
    case text, html, rtf
    case docx, xlsx, pptx
    case odt, ods, odp
    /// Office files of the binary age: Word, Excel, PowerPoint, and what WPS writes.
    case doc, xls, ppt
    case pdf, ofd
    case mail
    case zip, sevenZip, tar, gzip, rar, bzip2, xz
    case png, jpeg, tiff, gif, bmp, webp, emf, wmf, svg
    /// A compound file: what one program put into the document of another, macros, a mail of Outlook's.
    case ole, msg
    /// Documents in one XML file: of Office 2003, of OpenDocument, of UOF (GB/T 20916).
    case wordXML, sheetXML, flatText, flatSheet, flatSlides, uofText, uofSheet, uofSlides
    /// A workbook of Excel's in an archive of binary parts.
    case xlsb
    /// A program, a font, a sound: no reader.
    case other
    /// An office document of today whose parts stand in one XML file.
    case flatPackage

    /// Read and written by way of another type, with another program.
    public var isConverted: Bool {
        switch self {
        case .doc, .xls, .ppt, .wordXML, .flatText, .flatSheet, .flatSlides, .uofText, .uofSheet, .uofSlides, .xlsb: true
        default: false
        }
    }

    /// What files of this type are called; the first is what a copy is called.
    public var extensions: [String] {
        switch self {
        case .unknown, .other: []
        case .text: ["txt", "md", "markdown", "csv", "tsv", "tab", "json", "jsonl", "ndjson", "xml", "log", "yaml", "yml", "ini", "srt"]
        case .html: ["html", "htm", "xhtml", "shtml"]
        case .rtf: ["rtf", "doc"]
        case .docx: ["docx", "docm", "dotx", "dotm", "wps"]
        case .xlsx: ["xlsx", "xlsm", "xltx", "xltm", "et"]
        case .pptx: ["pptx", "pptm", "ppsx", "potx", "dps"]
        case .odt: ["odt", "ott"]
        case .ods: ["ods", "ots"]
        case .odp: ["odp", "otp"]
        case .doc: ["doc", "dot", "wps", "wpt"]
        case .xls: ["xls", "xlt", "et", "ett"]
        case .ppt: ["ppt", "pps", "dps"]
        case .pdf: ["pdf"]
        case .ofd: ["ofd"]
        case .mail: ["eml", "mht", "mhtml"]
        case .zip: ["zip"]
        case .sevenZip: ["7z"]
        case .tar: ["tar"]
        case .gzip: ["gz", "tgz"]
        case .rar: ["rar"]
        case .bzip2: ["bz2"]
        case .xz: ["xz"]
        case .png: ["png"]
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
        case .tiff: ["tif", "tiff"]
        case .gif: ["gif"]
        case .bmp: ["bmp"]
        case .webp: ["webp"]
        // Programs call the one as the other, and tell them by content.
        case .emf: ["emf", "wmf"]
        case .wmf: ["wmf", "emf"]
        case .svg: ["svg"]
        case .ole: ["ole"]
        case .msg: ["msg", "oft"]
        case .wordXML: ["xml", "doc"]
        case .sheetXML: ["xml", "xls"]
        case .flatPackage: ["xml", "docx", "doc"]
        case .flatText: ["fodt", "xml"]
        case .flatSheet: ["fods", "xml"]
        case .flatSlides: ["fodp", "xml"]
        case .uofText: ["uot", "uof", "xml"]
        case .uofSheet: ["uos", "uof", "xml"]
        case .uofSlides: ["uop", "uof", "xml"]
        case .xlsb: ["xlsb"]
        }
    }
}

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
    /// A program, a font, a sound: no reader.
    case other

    /// Read and written by way of another type, with another program.
    public var isConverted: Bool { self == .doc || self == .xls || self == .ppt }

    /// What files of this type are called; the first is what a copy is called.
    public var extensions: [String] {
        switch self {
        case .unknown, .other: []
        case .text: ["txt", "md", "markdown", "csv", "tsv", "tab", "json", "jsonl", "ndjson", "xml", "log", "yaml", "yml", "ini", "srt"]
        case .html: ["html", "htm", "xhtml", "shtml", "mht"]
        case .rtf: ["rtf", "doc"]
        case .docx: ["docx", "docm", "dotx", "dotm", "wps"]
        case .xlsx: ["xlsx", "xlsm", "xltx", "xltm", "et"]
        case .pptx: ["pptx", "pptm", "ppsx", "potx", "dps"]
        case .odt: ["odt", "ott", "fodt"]
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
        case .emf: ["emf"]
        case .wmf: ["wmf"]
        case .svg: ["svg"]
        }
    }
}

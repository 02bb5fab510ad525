/// How the characters of a text are written as bytes. A byte-order mark is a property of the file, not of the encoding:
/// see `EncodingGuess.byteOrderMarkLength`.
///
/// The raw value is the name that users see and type. ASCII, GB2312, GBK and plain Big5 are subsets and read as the
/// larger encoding.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    case utf8 = "utf-8"
    case utf16le = "utf-16le"
    case utf16be = "utf-16be"
    case gb18030 = "gb18030"
    case big5hkscs = "big5-hkscs"

    /// The encoding with this name or alias, compared without case, spaces, `-` and `_`; nil when unknown.
    ///
    /// Plain `utf-16` means little-endian, as the WHATWG Encoding Standard has it.
    public init?(name: String) {
        switch Self.compact(name) {
        case "utf8", "utf8sig", "utf8bom", "ascii", "usascii": self = .utf8
        case "utf16le", "utf16", "unicode", "ucs2", "ucs2le": self = .utf16le
        case "utf16be", "ucs2be": self = .utf16be
        case "gb18030", "gb180302005", "gb180302022", "gbk", "xgbk", "gb2312", "gb231280", "csgb2312", "euccn", "cp936",
            "ms936", "windows936", "936":
            self = .gb18030
        case "big5", "big5hkscs", "xxbig5", "csbig5", "big5eten", "cnbig5", "cp950", "ms950", "windows950", "950",
            "cp951":
            self = .big5hkscs
        default: return nil
        }
    }

    /// The bytes that may stand before the text to name its encoding; empty for Big5.
    public var byteOrderMark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16le: [0xFF, 0xFE]
        case .utf16be: [0xFE, 0xFF]
        case .gb18030: [0x84, 0x31, 0x95, 0x33]
        case .big5hkscs: []
        }
    }

    private static func compact(_ name: String) -> String {
        var result = ""
        for scalar in name.unicodeScalars where scalar != "-" && scalar != "_" && scalar != " " {
            result.unicodeScalars.append(
                ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar)
        }
        return result
    }
}

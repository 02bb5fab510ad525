import CZip
import Glibc

/// An archive of parts, as tests make them.
public func archive(_ parts: [(name: String, content: [UInt8])]) -> [UInt8] {
    var source: OpaquePointer?
    guard let made = moyin_zip_create(&source), let source else { return [] }
    for part in parts {
        let added = part.content.withUnsafeBytes { moyin_zip_add(made, part.name, $0.baseAddress, $0.count, 0) }
        precondition(added == 0, part.name)
    }
    var count = 0
    guard let bytes = moyin_zip_finish(made, source, &count) else { return [] }
    defer { free(bytes) }
    return Array(UnsafeRawBufferPointer(start: bytes, count: count))
}

public func archive(_ parts: [(String, String)]) -> [UInt8] { archive(parts.map { (name: $0.0, content: Array($0.1.utf8)) }) }

/// All files in an archive, unpacked.
public func unpacked(_ bytes: [UInt8]) -> [(name: String, content: [UInt8])] {
    var error: Int32 = 0
    return bytes.withUnsafeBytes { all in
        guard let made = moyin_zip_open(all.baseAddress, all.count, &error) else { return [] }
        defer { zip_discard(made) }
        return (0..<UInt64(max(0, zip_get_num_entries(made, 0)))).compactMap { index in
            var status = zip_stat_t()
            guard zip_stat_index(made, index, 0, &status) == 0, let name = status.name, let file = zip_fopen_index(made, index, 0) else { return nil }
            defer { zip_fclose(file) }
            var content = [UInt8](repeating: 0, count: Int(status.size))
            guard zip_fread(file, &content, status.size) == Int64(status.size) else { return nil }
            return (String(cString: name), content)
        }
    }
}

/// A file with a value in every place that may hold one.
public struct PlantedFile: Sendable {
    public struct Value: Sendable {
        public let text: String
        /// Names of the carrier and of what hides it.
        public let carrier: String
        public let hiding: String
        /// How the place is told to people.
        public let words: String
    }
    public var parts: [(String, String)]
    public private(set) var values: [Value] = []
    /// Parts that are files themselves.
    public var members: [(name: String, content: [UInt8])] = []

    public init() { parts = [] }

    /// A new value: a number of the kind that samples have.
    public mutating func plant(_ carrier: String, _ hiding: String = "none", _ words: String = "") -> String {
        let number = values.count
        let text = "138001380\(number < 10 ? "0" : "")\(number)"
        values.append(Value(text: text, carrier: carrier, hiding: hiding, words: words))
        return text
    }

    public var bytes: [UInt8] { archive(parts.map { (name: $0.0, content: Array($0.1.utf8)) } + members) }
}

func contentTypes(_ parts: [(String, String)]) -> String {
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + parts.map { "<Override PartName=\"/\($0.0)\" ContentType=\"application/vnd.openxmlformats-officedocument.\($0.1)+xml\"/>" }.joined() + "</Types>"
}

func relationships(_ list: [(String, String)], external: [(String, String)] = []) -> String {
    let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + list.enumerated().map { "<Relationship Id=\"r\($0 + 1)\" Type=\"\(base)\($1.0)\" Target=\"\($1.1)\"/>" }.joined()
        + external.enumerated().map { "<Relationship Id=\"x\($0 + 1)\" Type=\"\(base)\($1.0)\" Target=\"\($1.1)\" TargetMode=\"External\"/>" }.joined() + "</Relationships>"
}

func properties(_ title: String, _ own: String) -> [(String, String)] {
    [
        ("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>\(title)</dc:title><dc:creator>张建国</dc:creator></cp:coreProperties>"),
        ("docProps/app.xml", "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Test</Application><AppVersion>16.0000</AppVersion></Properties>"),
        ("docProps/custom.xml", "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"联系\"><vt:lpwstr>\(own)</vt:lpwstr></property></Properties>"),
    ]
}

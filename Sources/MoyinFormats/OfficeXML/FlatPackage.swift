internal import CZip
internal import Glibc
internal import MoyinDocuments

/// A document of Word, Excel or PowerPoint whose parts stand in one XML file (`pkg:package`): read as the archive that it
/// would be. No copy is made of it: saved in the usual form, there is one.
struct FlatPackageFormat: Format {
    var writing: FileDocument.Writing { .none }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        if view.isWriting { throw FileFailure(.cannotWrite, "package") }
        let archive = try FlatPackage(bytes, budget).archive()
        let modern = FileSignature.type(archive, named: [])
        guard [.docx, .xlsx, .pptx].contains(modern), let format = Formats.format(modern) else { throw FileFailure(.unsupported, "package") }
        return try format.walk(archive, modern, view, budget)
    }
}

/// The parts of such a file. They are taken as they stand: each declares its own names, as those of an archive do.
private struct FlatPackage {
    private var parts: [(name: [UInt8], type: [UInt8], content: [UInt8])] = []

    init(_ bytes: [UInt8], _ budget: UnpackingBudget) throws(FileFailure) {
        var from = 0
        while let start = Self.find("<pkg:part ", in: bytes, from: from) {
            guard let end = Self.end(of: start, in: bytes), let name = Self.attribute("pkg:name=\"", in: bytes[start..<end]),
                let close = Self.find("</pkg:part>", in: bytes, from: end)
            else { throw FileFailure(.damaged, "package") }
            let type = Self.attribute("pkg:contentType=\"", in: bytes[start..<end]) ?? []
            let inside = Array(bytes[end..<close])
            var content: [UInt8] = []
            if let data = Self.content("xmlData", of: inside) {
                content = Array(data)
            } else if let data = Self.content("binaryData", of: inside) {
                let decoded = Base64(data)
                guard decoded.isPure else { throw FileFailure(.damaged, "package") }
                content = decoded.bytes
            }
            try budget.take(content.count)
            try budget.takeMember()
            parts.append((Array(name.drop { $0 == 0x2f }), Array(type), content))
            from = close
        }
        // Whatever else the markup may hold would not be seen.
        let outline = Outline()
        try XMLWalk.walk(bytes, "package", outline, writes: false)
        guard outline.isPlain, outline.parts == parts.count, !parts.isEmpty else { throw FileFailure(.unsupported, "package") }
    }

    private static func find(_ word: String, in bytes: [UInt8], from start: Int) -> Int? {
        let word = Array(word.utf8)
        return bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = moyin_find(base + start, bytes.count - start, word, word.count) else { return nil }
            return found - base
        }
    }

    /// Behind the tag that begins here.
    private static func end(of start: Int, in bytes: [UInt8]) -> Int? {
        var quote: UInt8?
        for index in start..<bytes.count {
            let byte = bytes[index]
            if byte == quote { quote = nil } else if quote == nil, byte == 0x22 || byte == 0x27 { quote = byte } else if quote == nil, byte == 0x3e { return index + 1 }
        }
        return nil
    }

    private static func attribute(_ name: String, in tag: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let found = tag.firstRange(of: name.utf8), let end = tag[found.upperBound...].firstIndex(of: 0x22) else { return nil }
        return tag[found.upperBound..<end]
    }

    private static func content(_ element: String, of part: [UInt8]) -> ArraySlice<UInt8>? {
        guard let start = find("<pkg:\(element)", in: part, from: 0), let open = end(of: start, in: part) else { return nil }
        if part[open - 2] == 0x2f { return [] }
        guard let close = find("</pkg:\(element)>", in: part, from: open) else { return nil }
        return part[open..<close]
    }

    func archive() throws(FileFailure) -> [UInt8] {
        var source: OpaquePointer?
        guard let archive = moyin_zip_create(&source), let source else { throw FileFailure(.tooLarge, "package") }
        var types = Array("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">".utf8)
        for part in parts { types += Array("<Override PartName=\"/".utf8) + part.name + Array("\" ContentType=\"".utf8) + part.type + Array("\"/>".utf8) }
        types += Array("</Types>".utf8)
        var isWhole = true
        for (name, content) in [(Array("[Content_Types].xml".utf8), types)] + parts.map({ ($0.name, $0.content) }) {
            let name = name.map { CChar(bitPattern: $0) } + [0]
            isWhole = isWhole && moyin_zip_add(archive, name, content, content.count, 1) == 0
        }
        var count = 0
        guard let written = moyin_zip_finish(archive, source, &count), isWhole else { throw FileFailure(.damaged, "package") }
        defer { free(written) }
        return Array(UnsafeRawBufferPointer(start: written, count: count))
    }

    /// Counts the parts as a reader of XML sees them.
    private final class Outline: XMLHandler {
        private(set) var parts = 0
        private(set) var isPlain = true
        private var depth = 0

        func start(_ tag: XMLTag) {
            depth += 1
            switch depth {
            case 1: isPlain = tag.name == "package"
            case 2:
                parts += 1
                if tag.name != "part" { isPlain = false }
            case 3: if tag.name != "xmlData", tag.name != "binaryData" { isPlain = false }
            default: break
            }
        }

        func end(_ name: XMLName) { depth -= 1 }

        func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
            if depth < 3, utf8.contains(where: { $0 > 0x20 }) { isPlain = false }
            return nil
        }

        // Where a tag within one would be taken for a part.
        func comment(_ utf8: UnsafeBufferPointer<UInt8>) { if depth < 3 { isPlain = false } }
    }
}

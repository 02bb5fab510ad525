internal import MoyinDocuments

/// What a file is by its first bytes, and for archives by what stands in them.
enum FileSignature {
    /// - Parameter name: decides between texts alone, which have no signature.
    static func type(_ bytes: [UInt8], named name: [UInt8]) -> FileType {
        for (signature, type) in signatures where bytes.starts(with: signature) { return type }
        if begins(bytes, [0x50, 0x4b, 0x03, 0x04]) || begins(bytes, [0x50, 0x4b, 0x05, 0x06]) { return package(bytes) }
        if begins(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) { return compound(bytes) }
        if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) { return .tar }
        if isOldTar(bytes) { return .tar }
        if bytes.count > 11, begins(bytes, Array("RIFF".utf8)), bytes[8..<12].elementsEqual("WEBP".utf8) { return .webp }
        if bytes.count > 43, bytes[40..<44].elementsEqual(" EMF".utf8) { return .emf }
        // Readers take a PDF whose first line comes a little later.
        if find("%PDF-", in: bytes.prefix(1024)) { return .pdf }
        return text(bytes, name)
    }

    /// Whether the name says another type.
    static func isMisnamed(_ type: FileType, _ name: [UInt8]) -> Bool {
        guard let said = fileExtension(name), !type.extensions.isEmpty, !type.extensions.contains(said) else { return false }
        // Only what names a type that is known says anything.
        return FileType.allCases.contains { $0.extensions.contains(said) }
    }

    /// In lower case; nil where there is none.
    static func fileExtension(_ name: [UInt8]) -> String? {
        guard let dot = name.lastIndex(of: 0x2e), dot > 0 else { return nil }
        let ending = name[(dot + 1)...].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        return ending.count <= 8 && !ending.contains(0x2f) ? String(decoding: ending, as: UTF8.self) : nil
    }

    private static let signatures: [([UInt8], FileType)] = [
        ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], .png), ([0xff, 0xd8, 0xff], .jpeg),
        ([0x49, 0x49, 0x2a, 0x00], .tiff), ([0x4d, 0x4d, 0x00, 0x2a], .tiff), (Array("GIF8".utf8), .gif),
        (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .rtf),
        ([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], .sevenZip), (Array("Rar!".utf8), .rar), ([0x1f, 0x8b], .gzip),
        (Array("BZh".utf8), .bzip2), ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], .xz), ([0xd7, 0xcd, 0xc6, 0x9a], .wmf), ([0x01, 0x00, 0x09, 0x00, 0x00, 0x03], .wmf), ([0x02, 0x00, 0x09, 0x00, 0x00, 0x03], .wmf),
        ([0x7f, 0x45, 0x4c, 0x46], .other), (Array("MZ".utf8), .other), (Array("VCLMTF".utf8), .other), (Array("OTTO".utf8), .other), ([0x00, 0x01, 0x00, 0x00, 0x00], .other),
    ]

    private static func begins(_ bytes: [UInt8], _ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }

    /// What a zip archive is: office formats are archives with certain files in them.
    private static func package(_ bytes: [UInt8]) -> FileType {
        var limits = FileLimits()
        limits.unpackedBytes = 1 << 20
        // An archive with more files than are read is still of its type.
        limits.members = 1 << 20
        // One with parts that stand twice is of its type, too, and is refused as such.
        guard let archive = try? ZipArchive(bytes, UnpackingBudget(limits), allowsDuplicates: true) else { return .zip }
        if let entry = archive.entry("mimetype"), let type = try? archive.read(entry) {
            let type = String(decoding: type, as: UTF8.self)
            if type.hasPrefix("application/vnd.oasis.opendocument.text") { return .odt }
            if type.hasPrefix("application/vnd.oasis.opendocument.spreadsheet") { return .ods }
            if type.hasPrefix("application/vnd.oasis.opendocument.presentation") { return .odp }
        }
        if archive.entry("OFD.xml") != nil { return .ofd }
        guard let types = archive.entry("[Content_Types].xml") else { return .zip }
        func has(_ folder: String) -> Bool { archive.entries.contains { $0.name.starts(with: folder.utf8) } }
        if has("xl/workbook.bin") { return .xlsb }
        if let known: FileType = has("word/") ? .docx : has("xl/") ? .xlsx : has("ppt/") ? .pptx : nil { return known }
        // Folders of another name: the list of types says what the first part is.
        guard let list = try? archive.read(types) else { return .zip }
        if ByteSearch.contains(list, "wordprocessingml.document.main") { return .docx }
        if ByteSearch.contains(list, "spreadsheetml.sheet.main") { return .xlsx }
        return ByteSearch.contains(list, "presentationml.presentation.main") ? .pptx : .zip
    }

    /// Tar archives of before 1988 have no name of their own, but a sum over their head.
    private static func isOldTar(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 512, bytes[0] != 0 else { return false }
        var said = 0
        for byte in bytes[148..<156] where byte != 0x20 && byte != 0 {
            guard byte &- 0x30 < 8 else { return false }
            said = said * 8 + Int(byte - 0x30)
        }
        let sum = bytes[..<512].reduce(0) { $0 + Int($1) } - bytes[148..<156].reduce(0) { $0 + Int($1) } + 8 * 0x20
        return said == sum
    }

    /// Of an office file of the binary age, by the names of the streams in its folder.
    private static func compound(_ bytes: [UInt8]) -> FileType {
        let file = try? CompoundFile(bytes)
        func has(_ name: String) -> Bool {
            // Of one that is damaged, by what stands anywhere in it.
            guard let file else { return find(name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }, in: bytes[...]) }
            return file.entries.contains { $0.path.isEmpty && $0.name == name }
        }
        if has("WordDocument") { return .doc }
        if has("Workbook") || has("Book") { return .xls }
        if has("PowerPoint Document") { return .ppt }
        // With a password, which is any of the newer ones.
        if has("EncryptedPackage") { return .other }
        return has("__properties_version1.0") ? .msg : .ole
    }

    /// Whether bytes are of no type that is known, and no text.
    static func isBinary(_ bytes: [UInt8]) -> Bool { type(bytes, named: []) == .text && (try? FileText(bytes)) == nil }

    private static func text(_ bytes: [UInt8], _ name: [UInt8]) -> FileType {
        if let said = fileExtension(name) {
            if said == "eml" || said == "mht" || said == "mhtml" { return .mail }
            if said == "svg", find("<svg", in: bytes.prefix(4096)) { return .svg }
            if FileType.html.extensions.contains(said) { return .html }
        }
        let start = bytes.prefix(4096)
        if let known = MarkupKind.type(start) { return known }
        // What is called a document of an office program, and is a page or a mail that such a program opens as well.
        if let said = fileExtension(name), !FileType.text.extensions.contains(said), FileType.allCases.contains(where: { $0.extensions.contains(said) }), MarkupKind.isPage(start) { return .html }
        if bytes.starts(with: [0x42, 0x4d]), bytes.count > 26, bytes[6..<10].allSatisfy({ $0 == 0 }) { return .bmp }
        return isMail(bytes.prefix(16 << 10)) || MarkupKind.isWebArchive(start) ? .mail : .text
    }

    /// Whether a text begins with the header of a mail, whatever it is called.
    private static func isMail(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let colon = bytes.prefix(64).firstIndex(of: 0x3a), colon > bytes.startIndex, bytes[..<colon].allSatisfy({ ($0 | 0x20) &- 0x61 < 26 || $0 == 0x2d }) else { return false }
        return find("\nMIME-Version: 1", in: bytes) && find("\nContent-Type: ", in: bytes) && (find("\nFrom: ", in: bytes) || find("\nSubject: ", in: bytes))
    }

    /// Whether some ASCII stands in it.
    static func find(_ text: String, in bytes: ArraySlice<UInt8>) -> Bool { find(Array(text.utf8), in: bytes) }

    private static func find(_ pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
        guard pattern.count <= bytes.count, let first = pattern.first else { return false }
        var index = bytes.startIndex
        while index <= bytes.endIndex - pattern.count, let next = bytes[index...].firstIndex(of: first) {
            if next + pattern.count <= bytes.endIndex, bytes[next..<(next + pattern.count)].elementsEqual(pattern) { return true }
            index = next + 1
        }
        return false
    }
}

internal import MoyinText

/// What the first bytes of a file say about it.
package enum FileKind {
    /// Whether a file is more than a text: others than the readers of text read it.
    ///
    /// - Parameter name: of the file: mail and rich text begin as texts do.
    package static func isDocument(_ head: [UInt8], named name: [UInt8]) -> Bool {
        if unsupported(head) != nil || head.starts(with: Array("{\\rtf".utf8)) { return true }
        let ending = name.suffix(6).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        // Pages, tables and mail under the names of office files are read as what they are.
        let named = [".eml", ".mht", ".mhtml", ".doc", ".xls", ".ppt", ".wps", ".et", ".dps", ".uof", ".uot", ".uos", ".uop"]
        return named.contains { ending.suffix($0.utf8.count).elementsEqual($0.utf8) } || isDocumentInXML(head)
    }

    /// Documents of office programs that are one XML file: their texts stand in pieces, and pictures in letters.
    private static func isDocumentInXML(_ head: [UInt8]) -> Bool {
        guard (head.starts(with: [0xef, 0xbb, 0xbf]) ? head.dropFirst(3) : head[...]).first(where: { $0 > 0x20 }) == 0x3c else { return false }
        return [
            "schemas.microsoft.com/office/word/2003/wordml", "urn:schemas-microsoft-com:office:spreadsheet", "http://schemas.microsoft.com/office/2006/xmlPackage",
            "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "schemas.uof.org/cn/",
        ].contains { head.place(of: $0, reach: 4096) != nil }
    }

    /// What it is when it is no text: the caller says so instead of scanning noise.
    package static func unsupported(_ head: [UInt8]) -> String? {
        func begins(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
        if begins([0x25, 0x50, 0x44, 0x46]) { return "PDF" }
        if begins([0x50, 0x4b, 0x03, 0x04]) { return say("ZIP 或 Office 文档（docx、xlsx、ofd…）", "a ZIP or Office document (docx, xlsx, ofd…)") }
        if begins([0xd0, 0xcf, 0x11, 0xe0]) { return say("旧版 Office 文档（doc、xls、wps）", "an old Office document (doc, xls, wps)") }
        if begins([0x89, 0x50, 0x4e, 0x47]) || begins([0xff, 0xd8, 0xff]) || begins([0x47, 0x49, 0x46]) { return say("图片", "an image") }
        if begins([0x1f, 0x8b]) || begins([0x37, 0x7a, 0xbc, 0xaf]) || begins([0x52, 0x61, 0x72, 0x21]) { return say("压缩包", "an archive") }
        // A NUL is half of a character in UTF-16, and no text otherwise.
        if head.contains(0) {
            let guess = EncodingDetector.detect(head.span, isWhole: false)
            let isWide = guess.encoding == .utf16le || guess.encoding == .utf16be
            if !isWide || guess.confidence < 30 { return say("二进制文件", "a binary file") }
        }
        return nil
    }
}

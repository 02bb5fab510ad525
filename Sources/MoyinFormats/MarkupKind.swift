internal import MoyinDocuments

/// What a text is that begins as markup does.
enum MarkupKind {
    /// Documents that are one XML file, by the names of their vocabularies, whatever their prefixes; nil for others.
    static func type(_ start: ArraySlice<UInt8>) -> FileType? {
        guard first(start) == 0x3c else { return nil }
        func has(_ text: String) -> Bool { FileSignature.find(text, in: start) }
        if has("http://schemas.microsoft.com/office/word/2003/wordml") { return .wordXML }
        if has("http://schemas.microsoft.com/office/2006/xmlPackage") { return .flatPackage }
        if has("urn:schemas-microsoft-com:office:spreadsheet"), has("<?xml") || has("Workbook"), !has("<html "), !has("<html>") { return .sheetXML }
        if has("urn:oasis:names:tc:opendocument:xmlns:office:1.0"), has(":document") {
            if has("application/vnd.oasis.opendocument.spreadsheet") { return .flatSheet }
            return has("application/vnd.oasis.opendocument.presentation") ? .flatSlides : .flatText
        }
        if has("http://schemas.uof.org/cn/"), has("UOF") {
            if has("uof:mimetype=\"vnd.uof.spreadsheet\"") || has("vnd.uof.spreadsheet") { return .uofSheet }
            return has("vnd.uof.presentation") ? .uofSlides : .uofText
        }
        return nil
    }

    /// Whether it is a page of HTML, or a piece of one that programs take for a page.
    static func isPage(_ start: ArraySlice<UInt8>) -> Bool {
        guard first(start) == 0x3c else { return false }
        let lower = start.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        return ["<html", "<!doctype html", "<table", "<head", "<body", "<meta", "<style", "<div", "<p>"].contains { FileSignature.find($0, in: lower[...]) }
    }

    /// Whether it is a page with its pictures in the form of mail, as Word and browsers save them.
    static func isWebArchive(_ start: ArraySlice<UInt8>) -> Bool {
        start.starts(with: Array("MIME-Version: 1".utf8)) && FileSignature.find("\nContent-Type: multipart/", in: start) || start.starts(with: Array("From: <Saved by ".utf8))
    }

    /// Behind a byte-order mark and white space.
    private static func first(_ start: ArraySlice<UInt8>) -> UInt8? {
        (start.starts(with: [0xef, 0xbb, 0xbf]) ? start.dropFirst(3) : start).first { $0 > 0x20 }
    }
}

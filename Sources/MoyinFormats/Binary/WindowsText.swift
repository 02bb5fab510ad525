internal import MoyinDocuments
internal import MoyinText

/// In which characters a text of a Windows program is.
struct WindowsText {
    /// nil: UTF-16.
    private let page: CodePage?

    /// - Parameter charset: of its font; nil for UTF-16.
    init(_ charset: Int?, _ bytes: ArraySlice<UInt8>) {
        guard let charset else {
            page = nil
            return
        }
        // Where it is left to the system, that was a Chinese one if the bytes are in pairs.
        page = CodePage(charset: charset) ?? (StringScan.isNationalStandard(bytes) ? .encoded(.gb18030) : .western)
    }

    func text(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard let page else { return bytes.utf8OfUTF16 }
        var text: [UInt8] = []
        page.decode(Array(bytes), &text)
        return text
    }

    /// - Throws: ``FileFailure`` where the font's characters have no sign for it.
    func bytes(_ text: [UInt8]) throws(FileFailure) -> [UInt8] {
        guard let page else { return text.utf16OfUTF8 }
        guard let bytes = page.encode(text) else { throw FileFailure(.cannotWrite, "characters") }
        return bytes
    }
}

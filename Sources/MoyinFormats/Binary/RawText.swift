internal import MoyinDocuments

/// Bytes of which nobody here knows what they mean: the texts that stand in them, changed where they stand.
enum RawText {
    /// - Parameters:
    ///   - isOfAuthor: they tell who wrote the file.
    ///   - isKnown: what such bytes hold besides is known to be no text.
    /// - Returns: the bytes as a copy has them; nil: as they are.
    static func pass(_ bytes: [UInt8], _ place: Place, _ view: DocumentView, isOfAuthor: Bool = false, isKnown: Bool = false) throws(FileFailure) -> [UInt8]? {
        if StringScan.isPacked(bytes) { view.fail(FileFailure(.unsupported, "stream")) } else if !isKnown { view.remark(.rawBytes) }
        let found = StringScan.strings(bytes)
        if found.isEmpty { return nil }
        var edits = Edits()
        view.beginAside("raw")
        defer { view.endAside() }
        for string in found {
            view.open("p")
            let changed = isOfAuthor ? view.author(string.text, at: place) : view.text(string.text, at: place)
            view.close("p")
            if let changed { edits.replace(string.range, try string.replaced(changed)) }
        }
        return edits.isEmpty ? nil : edits.apply(to: bytes)
    }
}

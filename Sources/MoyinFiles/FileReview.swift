public import Moyin
public import MoyinDocuments
internal import MoyinText

extension FileDocument {
    /// How its page is read.
    public var form: TextForm { isVerbatim && type != .html ? .automatic : .html }

    /// The document and the files within it, each with the names on the way to it: containers come before what they hold.
    public func everyMember() -> [(path: [[UInt8]], document: FileDocument)] {
        var list: [([[UInt8]], FileDocument)] = []
        func add(_ document: FileDocument, _ path: [[UInt8]]) {
            list.append((path, document))
            for member in document.members { add(member, path + [member.name]) }
        }
        add(self, [])
        return list
    }
}

extension Engine {
    /// Reviews what was read of a file; places of findings count bytes of its page.
    ///
    /// - Parameter found: called now and then with how many findings came since.
    public func review(
        _ document: FileDocument, profile: String? = nil, otherwise fallback: String? = nil, isPublished: Bool = false, detail: ReviewDetail, jobs: Int, found: (Int) -> Void = { _ in }
    ) -> PendingReview {
        review(utf8: document.page, as: document.form, profile: profile, otherwise: fallback, isPublished: isPublished, detail: detail, jobs: jobs, found: found)
    }

    /// Reviews a text that is in memory.
    public func review(
        utf8 text: [UInt8], as form: TextForm, profile: String?, otherwise fallback: String? = nil, isPublished: Bool, detail: ReviewDetail, jobs: Int, found: (Int) -> Void = { _ in }
    ) -> PendingReview {
        var position = 0
        let reader = DecodingReader(forced: .utf8) { buffer in
            let count = min(buffer.count, text.count - position)
            text.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
            position += count
            return count
        }
        return review(reader, as: form, profile: profile, otherwise: fallback, isPublished: isPublished, detail: detail, jobs: jobs, found: found)
    }
}

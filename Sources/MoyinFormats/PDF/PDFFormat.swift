internal import MoyinDocuments

/// Portable Document Format (ISO 32000): `pdf`. Poppler reads the pages, qpdf the objects; see ``CPDF``.
///
/// Nothing is written into the place of a value: its characters are taken from the page's content and a box is drawn
/// there. A page of which that cannot be proved becomes a picture of itself.
struct PDFFormat: Format {
    var writing: FileDocument.Writing { .cover }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        try budget.take(bytes.count)
        let revisions = PDFRevisions(bytes)
        var walk = PDFWalk(view, try PDFFile(bytes, view.limits))
        if !revisions.ends.isEmpty { walk.known = [] }
        walk.pages()
        try walk.objects()
        earlier(bytes, revisions, &walk)
        try foreign(revisions, &walk)
        guard let changes = view.changes else { return nil }
        return try walk.pdf.write(cleansProperties: changes.cleansProperties, without: walk.valuesToProve())
    }

    /// Earlier states, as far as they differ from the last. No copy has them.
    private func earlier(_ bytes: [UInt8], _ revisions: PDFRevisions, _ walk: inout PDFWalk) {
        guard let known = walk.known else { return }
        let view = walk.view
        var seen = known
        walk.known = nil
        for (index, end) in revisions.ends.enumerated() {
            guard index < PDFRevisions.limit else {
                view.fail(FileFailure(.tooLarge, "revisions"))
                break
            }
            do throws(FileFailure) {
                let texts = try PDFTexts.read(Array(bytes[..<end]), view.limits)
                for text in texts where seen.insert(text).inserted {
                    view.remark(.revisions)
                    walk.aside("revision", text, Place(.earlierRevision, number: index + 1))
                }
            } catch {
                // The whole file was read; what is before this end is no document of its own.
                view.remark(.revisions)
            }
        }
    }

    private func foreign(_ revisions: PDFRevisions, _ walk: inout PDFWalk) throws(FileFailure) {
        for bytes in revisions.foreign {
            walk.view.remark(.foreignBytes)
            let text = Array(bytes)
            if String(validating: text, as: UTF8.self) != nil, !text.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0a && $0 != 0x0d }) {
                walk.aside("foreign", text, Place(.unusedPart))
            } else {
                _ = try walk.view.member([], text)
            }
        }
    }
}

/// All texts of a PDF as a list, for comparison.
enum PDFTexts {
    static func read(_ bytes: [UInt8], _ limits: FileLimits) throws(FileFailure) -> [[UInt8]] {
        let view = DocumentView(limits: limits, depth: limits.depth, reader: NoMembers())
        var walk = PDFWalk(view, try PDFFile(bytes, limits))
        walk.pages()
        try walk.objects()
        let document = view.finish(.pdf, .none)
        return document.segments.map { segment in
            unescaped(document.page[segment.range])
        }
    }

    /// Three references are all that a view writes.
    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == 0x26 {
                for (reference, byte) in [("&amp;", UInt8(0x26)), ("&lt;", 0x3c), ("&gt;", 0x3e)] where bytes[index...].starts(with: reference.utf8) {
                    out.append(byte)
                    index += reference.utf8.count
                }
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    private final class NoMembers: MemberReader {
        func read(_ bytes: [UInt8], named name: [UInt8], _ limits: FileLimits, depth: Int) -> FileDocument { FileDocument() }
        func write(_ bytes: [UInt8], named name: [UInt8], _ changes: FileChanges, _ limits: FileLimits, depth: Int) throws(FileFailure) -> [UInt8] {
            throw FileFailure(.cannotWrite)
        }
    }
}

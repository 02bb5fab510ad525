public import Moyin
public import MoyinDocuments
internal import MoyinReports

/// Why there is no redacted copy of a file. Holds no text of it.
public struct FileRedactionError: Error, Sendable {
    public enum Reason: Sendable {
        /// It could not be read, or not be written, or not all of it.
        case file(FileFailure)
        /// What is in it does not allow a copy, or the copy is not clean.
        case text(RedactionError)
        /// The copy shows something else than what was written.
        case unlike
        /// A value is in bytes that no reader of the format shows.
        case leftInBytes
    }
    public var reason: Reason
    /// Names of the files on the way to the one that is meant, as they stand; empty for the file itself.
    public var path: [[UInt8]]
    public var type: FileType
    /// Of the file that is meant, where it does not allow a copy at all; else it does not count as reviewed.
    public var verdict = Verdict.notReviewed

    /// For programs: `damaged`, `reader-missing`, `still-present`…
    public var code: String {
        switch reason {
        case .file(let failure): snakeCase("\(failure.code)", "-")
        case .text(let error): error.code.rawValue
        case .unlike: "unlike"
        case .leftInBytes: "left-in-bytes"
        }
    }

    /// All codes that a file alone may have.
    package static var fileCodes: [String] { FileFailure.Code.allCases.map { snakeCase("\($0)", "-") } + ["unlike", "left-in-bytes"] }

}

/// A copy of a file without what may not be published, of the same type, proved by reading it again.
public struct FileRedaction: Sendable {
    public struct Change: Sendable {
        /// Names of the files on the way to the one that holds it.
        public var path: [[UInt8]]
        public var place: String
        public var kind: Kind
        /// As on the page; nothing where the type of file takes no text.
        public var replacement: [UInt8]
    }
    public let bytes: [UInt8]
    public let changes: [Change]
    public let type: FileType
    /// Of the original: the gravest of it and the files within it.
    public let verdict: Verdict
    /// What was found, by kind.
    public let counts: [Kind: Int]
}

extension FileReader {
    /// Takes out of a file, and of the files within it, everything that may not be published.
    ///
    /// The copy is read again as its original was, and searched byte for byte; what comes of a doubt is no copy.
    ///
    /// - Parameters:
    ///   - dropsHidden: whether what does not show goes as a whole, or only what may not be published.
    ///   - write: false to say only what would change; the bytes are then empty.
    ///   - released: masked values of copies that went out before.
    ///   - deadline: for each time the file is read or written.
    /// - Returns: nil when it was cancelled.
    /// - Throws: ``FileRedactionError``.
    public func redact(
        _ bytes: [UInt8], named name: [UInt8], _ engine: Engine, style: RedactionStyle, profile: String?, jobs: Int, dropsHidden: Bool = false, write: Bool = true,
        book: inout PseudonymBook, released: MaskUnion = MaskUnion(), before deadline: ContinuousClock.Instant? = nil
    ) throws(FileRedactionError) -> FileRedaction? {
        guard let original = read(bytes, named: name, before: deadline) else { return nil }
        let members = original.everyMember()
        for (path, document) in members {
            if let failure = document.failure { throw FileRedactionError(reason: .file(failure), path: path, type: document.type) }
        }
        let assessments = members.map { engine.check(utf8: $0.document.page, as: $0.document.form, profile: profile, jobs: jobs, beside: released) }
        var failed = 0
        let redactions: [Redaction]
        do throws(RedactionError) {
            redactions = try engine.redact(together: assessments, style: style, book: &book, failed: &failed)
        } catch {
            throw FileRedactionError(
                reason: .text(error), path: members[failed].path, type: members[failed].document.type,
                verdict: error.code == .blocked ? assessments[failed].verdict : .notReviewed)
        }
        let pages = zip(redactions, members).map { redaction, member in
            PageChanges(redaction.edits, of: member.document, dropsHidden: dropsHidden)
        }
        for (index, page) in pages.enumerated() where !page.texts.isEmpty && members[index].document.writing == .none {
            throw FileRedactionError(reason: .file(FileFailure(.cannotWrite)), path: members[index].path, type: members[index].document.type)
        }
        let changes = Self.listed(redactions, members, engine)
        func made(_ bytes: [UInt8]) -> FileRedaction {
            var counts: [Kind: Int] = [:]
            for assessment in assessments { for finding in assessment.findings { counts[finding.kind, default: 0] += 1 } }
            // Neither of the graver ones is left: they have no copy.
            let verdict: Verdict = assessments.contains { $0.verdict == .redact } ? .redact : .publish
            return FileRedaction(bytes: bytes, changes: changes, type: original.type, verdict: verdict, counts: counts)
        }
        guard write else { return made([]) }
        var next = 0
        let tree = Self.tree(original, pages, &next)
        let copy: [UInt8]
        do throws(FileFailure) {
            guard let written = try self.write(bytes, named: name, tree, before: deadline) else { return nil }
            copy = written
        } catch {
            throw FileRedactionError(reason: .file(error), path: [], type: original.type)
        }
        let values = zip(assessments, redactions).flatMap { Self.values($0.0, $0.1) }
        guard try prove(copy, named: name, deadline, members, redactions, pages, values, engine) else { return nil }
        return made(copy)
    }

    // MARK: what changes

    private static func listed(_ redactions: [Redaction], _ members: [(path: [[UInt8]], document: FileDocument)], _ engine: Engine) -> [FileRedaction.Change] {
        var changes: [FileRedaction.Change] = []
        for (redaction, member) in zip(redactions, members) where !redaction.edits.isEmpty {
            let places = FilePlaces(member.document)
            for edit in redaction.edits {
                let place = places.place(at: edit.range.lowerBound).map { places.words($0, engine) } ?? ""
                changes.append(
                    FileRedaction.Change(path: member.path, place: place, kind: edit.kind, replacement: member.document.writing == .text ? edit.replacement : []))
            }
        }
        return changes
    }

    /// The changes of a document and of the files within it, in the order in which they were listed. What can be written is
    /// written, changed or not: what it tells of authors goes too.
    private static func tree(_ document: FileDocument, _ pages: [PageChanges], _ next: inout Int) -> FileChanges {
        var changes = FileChanges()
        changes.texts = pages[next].texts
        next += 1
        for (index, member) in document.members.enumerated() {
            let below = tree(member, pages, &next)
            if member.writing == .text || !below.texts.isEmpty { changes.members[index] = below }
        }
        return changes
    }

    /// What goes, as it stands in the text, where it is long enough to be no part of anything else.
    private static func values(_ assessment: Assessment, _ redaction: Redaction) -> [[UInt8]] {
        guard !redaction.edits.isEmpty else { return [] }
        return assessment.findings.compactMap { finding in
            guard finding.disposition == .redact || finding.disposition == .review, !Kind.markings.contains(finding.kind) else { return nil }
            let value = Array(assessment.value(of: finding).utf8)
            let signs = value.count { $0 &- 0x30 < 10 || $0 | 0x20 &- 0x61 < 26 }
            return signs >= 7 && signs == value.count ? value : nil
        }
    }

    // MARK: proof

    private func prove(
        _ copy: [UInt8], named name: [UInt8], _ deadline: ContinuousClock.Instant?, _ members: [(path: [[UInt8]], document: FileDocument)], _ redactions: [Redaction], _ pages: [PageChanges],
        _ values: [[UInt8]], _ engine: Engine
    ) throws(FileRedactionError) -> Bool {
        guard let again = read(copy, named: name, before: deadline)?.everyMember() else { return false }
        let converted = members.indices.filter { members[$0].document.type.isConverted }
        // The file that another program wrote, where one is within such: that is its work, too, be it as before or new.
        func writer(_ path: [[UInt8]]) -> Int? { converted.first { path.count > members[$0].path.count && path.starts(with: members[$0].path) } }
        let known = Dictionary(zip(members.map(\.path), members.indices), uniquingKeysWith: { first, _ in first })
        let ours = members.indices.filter { writer(members[$0].path) == nil }
        // Copies have no thumbnails and no signatures: what is missing is not there to be wrong.
        let isLess = again.count { writer($0.path) == nil } < ours.count
        var next = -1
        for written in again {
            let index: Int
            let writer = writer(written.path)
            if let writer {
                index = known[written.path] ?? writer
            } else {
                repeat { next += 1 } while isLess && next < ours.count && members[ours[next]].path != written.path
                guard next < ours.count else { throw FileRedactionError(reason: .unlike, path: written.path, type: written.document.type) }
                index = ours[next]
            }
            func failed(_ reason: FileRedactionError.Reason) -> FileRedactionError {
                FileRedactionError(reason: reason, path: members[index].path, type: members[index].document.type)
            }
            if let failure = written.document.failure { throw failed(.file(failure)) }
            var places = WrittenPlaces(keeping: redactions[index])
            if written.document.type.isConverted || (writer != nil && (written.document.writing == .text || index == writer)) {
                do throws(RedactionError) {
                    try engine.prove(written.document.page, ofWhatIsLeftIn: redactions[index])
                } catch {
                    throw failed(.text(error))
                }
                continue
            }
            if written.document.writing == .text {
                guard let alignment = CopyAlignment(original: members[index].document.page, pages[index], copy: written.document.page, places) else {
                    throw failed(.unlike)
                }
                places = alignment.places
            }
            do throws(RedactionError) {
                try engine.prove(written.document.page, of: redactions[index], at: places)
            } catch {
                throw failed(.text(error))
            }
        }
        let isThere: Bool?
        do throws(FileFailure) {
            isThere = try finds(values, in: copy)
        } catch {
            throw FileRedactionError(reason: .file(error), path: [], type: members[0].document.type)
        }
        if isThere == true { throw FileRedactionError(reason: .leftInBytes, path: [], type: members[0].document.type) }
        return isThere != nil
    }
}

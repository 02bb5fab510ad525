internal import HTTPTypes
internal import Moyin
internal import MoyinDocuments
internal import MoyinFiles
internal import MoyinReports

/// Files that are more than a text: read in a process of their own, and reviewed as the pages that show them.
extension ReviewDesk {
    /// Appends what came of a file and of the files within it.
    ///
    /// - Parameter review: of its name; nil where nothing stands in that.
    mutating func check(file bytes: [UInt8], named name: [UInt8], _ id: String, _ review: Review?) {
        guard let document = files.read(bytes, named: name, before: deadline) else { return fail(id, Self.late) }
        append(document, id, review)
    }

    /// - Returns: the verdict of the document with everything that is in it.
    @discardableResult
    private mutating func append(_ document: FileDocument, _ id: String, _ name: Review?) -> Verdict {
        let file = ReviewedFile(document)
        var found: Review?
        var verdict = Verdict.notReviewed
        // One that was not read at all has no review.
        if document.failure == nil || !document.segments.isEmpty {
            let pending = engine.review(document, profile: options.profile, isPublished: options.isPublished, detail: .all, jobs: processors)
            (found, verdict) = settle(pending, name: name, isNamedBadly: file.isMisnamed)
        }
        if file.problem != nil {
            verdict = .notReviewed
            note(verdict)
            metrics.add(verdict, [:])
        }
        let engine = engine
        let flags = file.flags(found?.flags ?? [])
        // Each member is written by the same steps, into the same text.
        let members = document.members
        var inner = self
        inner.json = JSONText()
        for (index, member) in members.enumerated() {
            if index > 0 { inner.json.raw(",") }
            let shown = engine.check(utf8: member.name).findings.contains { $0.disposition != .keep } && !options.withText
            let within = inner.append(member, shown ? say("[文件名已隐去]", "[file name hidden]") : String(decoding: member.name, as: UTF8.self), nil)
            verdict = verdict.graver(within)
        }
        let written = inner.json.bytes
        inner.json = json
        self = inner
        writer.write(
            id: id, verdict: verdict, reason: file.problem ?? found?.notReviewed { $0 }, review: found, name: name, file: file.account(flags, engine),
            members: members.isEmpty ? nil : { $0.append(written) }, into: &json)
        return verdict
    }

    /// The copy of a file, of the same type, proved clean.
    ///
    /// - Throws: ``Problem`` when there is none.
    mutating func copy(file bytes: [UInt8], named name: [UInt8]) throws(Problem) -> [UInt8] {
        if isOutOfTime { throw Problem.outOfTime }
        let made: FileRedaction?
        do throws(FileRedactionError) {
            made = try files.redact(
                bytes, named: name, engine, style: options.style, profile: options.profile, jobs: processors, book: &memory.book, before: deadline)
        } catch {
            note(error.verdict)
            metrics.add(error.verdict, [:])
            var problem = Problem(
                .unprocessableContent, error.code, error.words(engine),
                remedy: say("按 /v1/check 的结论办理，或改好原件再发送", "proceed as the verdict of /v1/check says, or mend the file and send it again"), field: "file")
            problem.verdict = error.verdict
            throw problem
        }
        guard let made else { throw Problem.outOfTime }
        note(made.verdict)
        metrics.add(made.verdict, made.counts)
        return made.bytes
    }
}

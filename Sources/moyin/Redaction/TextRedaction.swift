import Glibc
import Moyin
import MoyinFiles
import MoyinReports
import MoyinText

/// Redacts one text file of any length: reads it for what must go, again for the same values elsewhere, writes the copy,
/// and reads the copy as a stranger would before it may be kept.
struct TextRedaction {
    let engine: Engine
    let options: InputOptions
    let source: FileSource
    private let encoding: TextEncoding
    private let mark: Int
    private let damage: Int
    private(set) var plan: RedactionPlan
    private var places = WrittenPlaces()
    private let profile: String

    /// - Parameter released: masked values in the copies so far: those of this file are rated together with them.
    init(
        _ source: FileSource, _ engine: Engine, _ options: InputOptions, _ style: RedactionStyle, _ book: inout PseudonymBook,
        _ released: inout MaskUnion, _ progress: Progress
    ) throws(FileProblem) {
        self.engine = engine
        self.options = options
        self.source = source
        let reader = options.reader(source.readAgain())
        if let refusal = options.refusal(reader.head) { throw FileProblem(source.path, refusal) }
        let pending = engine.review(reader, profile: options.profile, detail: .removable, jobs: options.threads, found: progress.found)
        guard !reader.hasFailed else { throw FileProblem(source.path, source.failure) }
        var report = DocumentReport(id: "", title: "", path: source.path)
        report.review = pending.finish(&released, remember: false)
        if let reason = report.reason { throw FileProblem(source.path, reason) }
        if let blocked = report.review?.blocking(engine) { throw FileProblem(source.path, blocked.reason) }
        // The copy is taken for the same sort of notice.
        profile = report.review?.profile?.name ?? Engine.noProfile
        encoding = reader.encoding
        mark = reader.byteOrderMarkLength
        damage = report.review?.damage.count ?? 0
        plan = RedactionPlan(engine, style: style, structure: options.structure(source.path))
        if let review = report.review { plan.add(review, book: &book) }
        // The values are in the plan now.
        report.review = nil
        let again = DecodingReader(forced: encoding, source: source.readAgain())
        plan.addOccurrences(again.read)
        guard !again.hasFailed else { throw FileProblem(source.path, source.failure) }
    }

    /// Writes the copy and proves it; again with the names that stand out in it.
    ///
    /// - Parameter released: gets the masked values of the copy.
    mutating func write(
        to copy: DraftCopy, _ book: inout PseudonymBook, _ released: inout MaskUnion
    ) throws(FileProblem) {
        for round in 1... {
            places = try copy.write(plan.edits, of: source, encoding, byteOrderMarkLength: mark, options)
            let written = FileSource(source.path, descriptor: dup(copy.descriptor))
            func reader() -> DecodingReader { DecodingReader(forced: encoding, source: written.readAgain()) }
            let again = reader()
            var masks = released
            let review = engine.review(again, profile: profile, detail: .removable, jobs: options.threads).finish(&masks)
            guard !again.hasFailed else { throw FileProblem(source.path, written.failure) }
            if round < RedactionPlan.rounds, plan.addLateNames(of: review, { reader().read }, places, book: &book) {
                try copy.clear()
                continue
            }
            try prove(written, review)
            released = masks
            return
        }
    }

    private func prove(_ written: FileSource, _ review: Review) throws(FileProblem) {
        if let left = review.found.first(where: { !Kind.markings.contains($0.finding.kind) && !places.excuse($0.finding, at: $0.finding.range) })?.finding {
            throw FileProblem(source.path, RedactionError(code: .stillPresent, kind: left.kind, offset: left.start).reason)
        }
        guard review.verdict != .notReviewed, review.damage.count <= damage else {
            throw FileProblem(source.path, say("副本读不出来", "the copy does not read"))
        }
        let again = DecodingReader(forced: encoding, source: written.readAgain())
        if let error = plan.firstLeft(again.read) { throw FileProblem(source.path, error.reason) }
        guard !again.hasFailed else { throw FileProblem(source.path, written.failure) }
    }
}

extension RedactionError {
    /// In the language of the messages.
    var reason: String {
        switch code {
        case .notReviewed: say("有规则超出匹配上限，全文没有检查完；请简化该规则后重试", "a rule exceeded its match limit, so the text was not reviewed to the end; simplify the rule")
        case .blocked:
            say("有 \(kind)，须先送保密审查或者不予公开，不能靠脱敏放行；请按 moyin check 的结论办理", "there is a \(kind): secrecy review or withholding comes first, and no redacted copy clears it; see moyin check")
        case .contradictory:
            say("第 \(offset) 字节处保留的内容与别处要隐去的 \(kind) 相同或重叠；请一并保留或一并隐去", "what is kept at byte \(offset) is the same as a \(kind) removed elsewhere, or overlaps it; keep or hide both")
        case .stillPresent:
            say(
                "输出第 \(offset) 字节处仍有应隐去的 \(kind)；请改用 --style label 或 remove，或人工处理后重试",
                "at byte \(offset) of the copy there is still a \(kind) that must go; use --style label or remove, or edit by hand")
        }
    }
}

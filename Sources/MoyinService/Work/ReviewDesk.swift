internal import Moyin
internal import MoyinDocuments
internal import MoyinFiles
internal import MoyinReports
internal import MoyinText

/// Reviews the texts of one request, one after another, on the thread of a worker. Masked values of its texts are rated
/// together, as those of one run of the command line are.
struct ReviewDesk {
    let engine: Engine
    let desk: Worker.Desk
    let options: ReviewOptions
    let deadline: ContinuousClock.Instant
    let metrics: ServiceMetrics
    let files: FileReader
    /// Threads for a text that is read piece by piece.
    let processors: Int
    var json = JSONText()
    /// The gravest so far.
    private(set) var verdict = Verdict.publish
    private(set) var count = 0
    var memory: RunMemory

    /// - Throws: ``Problem`` for options that the engine does not know.
    init(
        _ worker: Worker, _ core: ServiceCore, _ options: ReviewOptions, _ memory: RunMemory = RunMemory(), before deadline: ContinuousClock.Instant
    ) throws {
        processors = worker.processors
        desk = worker.desk(for: try core.shelf.engine(options.choice))
        engine = desk.engine.engine
        try ReviewOptions.check(profile: options.profile, engine)
        self.options = options
        self.deadline = deadline
        metrics = core.metrics
        files = core.files
        self.memory = memory
    }

    var isOutOfTime: Bool { ContinuousClock.now >= deadline }

    mutating func raw(_ text: String) { json.raw(text) }

    /// Appends what came of a text.
    mutating func check(_ draft: Draft) {
        guard let pending = pending(draft) else { return fail(draft.id, Self.late) }
        finish(draft.id, pending)
    }

    /// What came of a text, for an answer in another form; nil: the time was over before its end.
    mutating func review(_ draft: Draft) -> Review? {
        guard let pending = pending(draft) else { return nil }
        return settle(pending).0
    }

    private mutating func pending(_ draft: Draft) -> PendingReview? {
        guard !isOutOfTime else { return nil }
        let profile = draft.profile ?? options.profile
        let isPublished = draft.isPublished ?? options.isPublished
        guard draft.text.count > Self.large else {
            return desk.checker.review(draft.text, as: form(.text), profile: profile, isPublished: isPublished, detail: .all)
        }
        let reader = DecodingReader(forced: .utf8, source: source(draft.text))
        let pending = engine.review(reader, as: form(.text), profile: profile, isPublished: isPublished, detail: .all, jobs: processors)
        return reader.hasFailed ? nil : pending
    }

    /// Appends what came of a line, as a line. Blank ones say nothing.
    mutating func check(_ line: DocumentLine) {
        switch line.read() {
        case .blank: return
        case .failed(let reason): fail(String(line.number), reason)
        case .document(let fields, let text):
            check(Draft(id: fields.id ?? String(line.number), text: text, profile: fields.profile, isPublished: fields.isPublished))
        }
        json.raw("\n")
    }

    /// Appends what came of a document that is a body of its own, in whatever encoding.
    mutating func check(document body: [UInt8], _ format: MediaType.Format, charset: String?) {
        let id = options.id ?? "-"
        guard !isOutOfTime else { return fail(id, Self.late) }
        if format.isFile(body[...], named: Array(id.utf8)) { return check(file: body, named: format.name(id), id, nil) }
        let reader = reader(body, charset: charset)
        let pending = engine.review(
            reader, as: options.form(format), profile: options.profile, isPublished: options.isPublished, detail: .all, jobs: processors)
        if reader.hasFailed { fail(id, Self.late) } else { finish(id, pending) }
    }

    /// Appends what came of a file of a form. Its name is published with it, so it is reviewed too.
    mutating func check(_ file: FileForm.File, of body: [UInt8]) {
        let name = nameReview(Array(file.name.utf8))
        // A name that must not be shown is no one's handle in a list without values.
        let id = name == nil || options.withText ? file.name : say("[文件名已隐去]", "[file name hidden]")
        guard !isOutOfTime else { return fail(id, Self.late) }
        guard case .document(let format, let charset) = file.type else { return fail(id, FileForm.apart) }
        if format.isFile(body[file.content], named: Array(file.name.utf8)) {
            return check(file: Array(body[file.content]), named: format.name(file.name), id, name)
        }
        let reader = reader(Array(body[file.content]), charset: charset)
        let pending = engine.review(
            reader, as: options.form(format), profile: options.profile, isPublished: options.isPublished, detail: .all, jobs: processors)
        if reader.hasFailed { fail(id, Self.late) } else { finish(id, pending, name: name) }
    }

    /// What stands in a file's name that must not; nil: nothing.
    mutating func nameReview(_ name: [UInt8]) -> Review? {
        var union = MaskUnion()
        let review = desk.checker.review(name, detail: .all).finish(&union)
        return review.found.contains { $0.finding.disposition != .keep } ? review : nil
    }

    /// Appends that a document was not reviewed, and why.
    mutating func fail(_ id: String, _ reason: String) {
        note(.notReviewed)
        writer.write(id: id, verdict: .notReviewed, reason: reason, review: nil, into: &json)
        metrics.add(.notReviewed, [:])
    }

    private mutating func finish(_ id: String, _ pending: consuming PendingReview, name: Review? = nil) {
        let (review, verdict) = settle(pending, name: name)
        writer.write(id: id, verdict: verdict, reason: review.notReviewed { $0 }, review: review, name: name, into: &json)
    }

    /// - Parameter isNamedBadly: a value in the name, or another type than its content has, makes a clean document unclean, and
    ///   nothing milder.
    mutating func settle(_ pending: consuming PendingReview, name: Review? = nil, isNamedBadly: Bool = false) -> (Review, Verdict) {
        let review = memory.finish(pending)
        let verdict = (name != nil || isNamedBadly) && review.verdict == .publish ? .redact : review.verdict
        note(verdict)
        metrics.add(verdict, review.counts(engine))
        return (review, verdict)
    }

    mutating func note(_ verdict: Verdict) {
        count += 1
        if verdict.gravity > self.verdict.gravity { self.verdict = verdict }
    }

    var writer: DocumentJSON { DocumentJSON(engine: engine, unit: options.unit, withText: options.withText) }

    /// Texts beyond this are read piece by piece, so that a review out of time can end.
    private static let large = 1 << 18

    func reader(_ body: [UInt8], charset: String?) -> DecodingReader {
        DecodingReader(
            forced: options.encoding ?? charset.flatMap { TextEncoding(name: $0) }, hint: { DeclaredEncoding.find($0.span) }, source: source(body))
    }

    /// Ends with a failure when the time is over.
    func source(_ bytes: [UInt8]) -> DecodingReader.Source {
        var position = 0
        let deadline = deadline
        return { buffer in
            guard ContinuousClock.now < deadline else { return -1 }
            let count = min(buffer.count, bytes.count - position)
            bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
            position += count
            return count
        }
    }

    func form(_ format: MediaType.Format) -> TextForm { options.form(format) }

    static var late: String {
        say("在时限内没有检查完；请拆开，或稍后重试", "not reviewed within the time limit; split it, or try again later")
    }

}

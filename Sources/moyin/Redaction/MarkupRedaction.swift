import Glibc
import Moyin
import MoyinFiles
import MoyinPolicy
import MoyinReports
import MoyinText

/// Redacts a page, or a text in which tags occur: read whole, since what is removed from the text must be removed from
/// attributes, comments and scripts too.
struct MarkupRedaction {
    private let engine: Engine
    private let options: InputOptions
    private let source: FileSource
    private let form: TextForm
    private let encoding: TextEncoding
    private let mark: Int
    let redaction: Redaction
    private var places = WrittenPlaces()
    private let profile: String

    /// nil: the text is no markup.
    ///
    /// - Parameter released: masked values in the copies so far.
    init?(
        _ source: FileSource, _ engine: Engine, _ options: InputOptions, _ style: RedactionStyle, _ book: inout PseudonymBook,
        _ released: MaskUnion
    ) throws(FileProblem) {
        let form = options.form(source.path)
        let reader = options.reader(source.readAgain())
        if let refusal = options.refusal(reader.head) { throw FileProblem(source.path, refusal) }
        let text: [UInt8]
        switch OpenedText(reader, as: form) {
        case .plain: return nil
        case .tooLong: throw FileProblem(source.path, DocumentReport.tooLong)
        case .markup(let bytes): text = bytes
        }
        guard !reader.hasFailed else { throw FileProblem(source.path, source.failure) }
        var unrelated = MaskUnion()
        var report = DocumentReport(id: "", title: "", path: source.path)
        report.review = engine.review(
            options.reader(source.readAgain()), as: form, detail: .counts, jobs: options.threads).finish(&unrelated)
        if let reason = report.reason { throw FileProblem(source.path, reason) }
        let assessment = engine.check(utf8: text, as: form, profile: options.profile, jobs: options.threads, beside: released)
        profile = assessment.profile?.name ?? Engine.noProfile
        do {
            redaction = try engine.redact(
                assessment, style: style, structure: options.structure(source.path), book: &book)
        } catch {
            throw FileProblem(source.path, error.reason)
        }
        self.engine = engine
        self.options = options
        self.source = source
        self.form = form
        encoding = reader.encoding
        mark = reader.byteOrderMarkLength
    }

    mutating func write(to copy: DraftCopy) throws(FileProblem) {
        places = try copy.write(redaction.edits, of: source, encoding, byteOrderMarkLength: mark, options)
    }

    /// - Parameter released: gets the masked values of the copy.
    func prove(_ copy: DraftCopy, _ released: inout MaskUnion) throws(FileProblem) {
        let written = FileSource(source.path, descriptor: dup(copy.descriptor))
        let reader = DecodingReader(forced: encoding, source: written.readAgain())
        guard case .markup(let text) = OpenedText(reader, as: .html) else {
            throw FileProblem(source.path, DocumentReport.tooLong)
        }
        // What was proved already, unless the encoding lacks signs of a replacement.
        if text != redaction.utf8 {
            do { try engine.prove(text, of: redaction) } catch { throw FileProblem(source.path, error.reason) }
        }
        let again = DecodingReader(forced: encoding, source: written.readAgain())
        let review = engine.review(again, as: form, profile: profile, detail: .removable, jobs: options.threads).finish(&released)
        guard !reader.hasFailed, !again.hasFailed else { throw FileProblem(source.path, written.failure) }
        if let left = review.found.first(where: { !Kind.markings.contains($0.finding.kind) && !places.excuse($0.finding, at: $0.finding.range) })?.finding {
            throw FileProblem(source.path, RedactionError(code: .stillPresent, kind: left.kind, offset: left.start).reason)
        }
        guard review.verdict != .notReviewed else {
            throw FileProblem(source.path, say("副本读不出来", "the copy does not read"))
        }
    }
}

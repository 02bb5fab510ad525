internal import HTTPTypes
internal import Moyin
internal import MoyinReports

/// Reviews a body that is here as a whole, on the thread of a worker: what is answered is the same whether somebody waits
/// for it or asks for it later.
struct BodyReview: Sendable {
    let core: ServiceCore
    let redacts: Bool
    /// Those of the query.
    let options: ReviewOptions

    struct Answer: Sendable {
        var bytes: [UInt8]
        var mediaType: String
        var verdict: Verdict
        var count: Int
    }

    static var noDecisions: Problem {
        Problem(
            .unprocessableContent, "nothing-to-decide", say("检查不取 decisions", "a check takes no decisions"),
            remedy: say("用于 /v1/redact 或 /v1/record", "they go with /v1/redact and /v1/record"), field: "decisions")
    }

    /// - Throws: ``Problem`` for a body or options that are wrong, and when there is no copy.
    func object(_ body: [UInt8], _ worker: Worker, before deadline: ContinuousClock.Instant) throws -> Answer {
        let request = try ReviewRequest(body, options, limit: core.limits.documents)
        guard redacts || request.decisions.isEmpty else {
            throw Self.noDecisions
        }
        var desk = try ReviewDesk(worker, core, request.options, before: deadline)
        for draft in request.drafts { try ReviewOptions.check(profile: draft.profile, desk.engine) }
        if request.isList { desk.raw("[") }
        for (index, draft) in request.drafts.enumerated() {
            if index > 0 { desk.raw(",\n") }
            if !redacts { desk.check(draft) } else if request.isList { desk.redact(draft) } else { try desk.redactAlone(draft, request.decisions) }
        }
        desk.raw(request.isList ? "]\n" : "\n")
        return Answer(bytes: desk.json.bytes, mediaType: "application/json", verdict: desk.verdict, count: desk.count)
    }

    /// - Parameter type: of the body, as its sender names it.
    /// - Throws: ``Problem`` for options that are wrong, and when there is no copy.
    func document(
        _ body: [UInt8], type: String, _ format: MediaType.Format, charset: String?, _ worker: Worker, before deadline: ContinuousClock.Instant
    ) throws -> Answer {
        var desk = try ReviewDesk(worker, core, options, before: deadline)
        guard redacts else {
            desk.check(document: body, format, charset: charset)
            desk.raw("\n")
            return Answer(bytes: desk.json.bytes, mediaType: "application/json", verdict: desk.verdict, count: desk.count)
        }
        let type = String(type.prefix { $0 != ";" })
        if format.isFile(body[...], named: Array((options.id ?? "").utf8)) {
            let copy = try desk.copy(file: body, named: format.name(options.id ?? ""))
            return Answer(bytes: copy, mediaType: type, verdict: desk.verdict, count: desk.count)
        }
        let copy = try desk.copy(document: body, format, charset: charset)
        // A copy is UTF-8, whatever its original was: a label may not fit in that.
        return Answer(
            bytes: copy.utf8, mediaType: type == "application/octet-stream" ? type : type + "; charset=utf-8", verdict: desk.verdict, count: desk.count)
    }

    /// Files of a form: a check answers them all as an array, a copy is of one.
    ///
    /// - Throws: ``Problem`` for a form or options that are wrong, and when there is no copy.
    func files(_ body: [UInt8], _ boundary: String, _ worker: Worker, before deadline: ContinuousClock.Instant) throws -> Answer {
        let form = try FileForm(body, boundary, options, limit: core.limits.documents)
        var desk = try ReviewDesk(worker, core, form.options, before: deadline)
        guard redacts else {
            desk.raw("[")
            for (index, file) in form.files.enumerated() {
                if index > 0 { desk.raw(",\n") }
                desk.check(file, of: body)
            }
            desk.raw("]\n")
            return Answer(bytes: desk.json.bytes, mediaType: "application/json", verdict: desk.verdict, count: desk.count)
        }
        let file = try form.only()
        guard case .document(let format, let charset) = file.type else { throw Problem.notText(FileForm.apart) }
        if format.isFile(body[file.content], named: Array(file.name.utf8)) {
            let copy = try desk.copy(file: Array(body[file.content]), named: format.name(file.name))
            return Answer(bytes: copy, mediaType: "application/octet-stream", verdict: desk.verdict, count: desk.count)
        }
        let copy = try desk.copy(document: Array(body[file.content]), format, charset: charset)
        return Answer(bytes: copy.utf8, mediaType: format.media + "; charset=utf-8", verdict: desk.verdict, count: desk.count)
    }
}

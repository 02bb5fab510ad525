internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Moyin
internal import MoyinReports
internal import NIOCore

/// `/v1/check` and `/v1/redact`.
struct ReviewEndpoint: Sendable {
    /// Files go to either path of a pair; those of `files` are for clients that keep them apart.
    static let all = ["/v1/check", "/v1/files/check"].map { path in
        Endpoint(.post, path, scope: .check, reviews: true) { request, exchange in
            try await ReviewEndpoint(core: exchange.core, exchange: exchange, redacts: false).answer(request)
        }
    } + ["/v1/redact", "/v1/files/redact"].map { path in
        Endpoint(.post, path, scope: .redact, reviews: true) { request, exchange in
            try await ReviewEndpoint(core: exchange.core, exchange: exchange, redacts: true).answer(request)
        }
    }

    let core: ServiceCore
    let exchange: Exchange
    let redacts: Bool

    func answer(_ request: Request) async throws -> Response {
        let type = try Self.mediaType(request)
        let options = try ReviewOptions(query: request.uri.query?[...])
        switch type {
        case .json: return try await object(request, options)
        case .lines: return try await LineStream(core: core, exchange: exchange, redacts: redacts, options: options).answer(request)
        case .multipart(let boundary): return try await files(request, options, boundary)
        case .document(let format, let charset): return try await document(request, options, format, charset)
        }
    }

    /// What the body is.
    ///
    /// - Throws: ``Problem`` 415 for what is not read.
    static func mediaType(_ request: Request) throws(Problem) -> MediaType {
        if let coding = request.headers[.contentEncoding], coding.lowercased() != "identity" {
            throw Problem(
                .unsupportedMediaType, "compressed", say("不接受压缩的正文", "compressed bodies are refused"),
                remedy: say("不压缩再发送", "send it uncompressed"), field: "Content-Encoding", closes: true)
        }
        guard let type = request.headers[.contentType].flatMap({ MediaType($0) }) else {
            throw Problem(
                .unsupportedMediaType, "media-type", say("不认识这种 Content-Type", "this Content-Type is not known"),
                remedy: say("可用：", "known: ") + MediaType.names.joined(separator: ", "),
                field: "Content-Type", closes: true)
        }
        return type
    }

    struct Answer: Sendable {
        var bytes: [UInt8]
        var verdict: Verdict
        var count: Int
        var media = "application/json"

        var response: Response {
            Response(status: .ok, headers: [.contentType: media], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
        }
    }

    private func object(_ request: Request, _ options: ReviewOptions) async throws -> Response {
        try await Self.run(request, exchange) { [core, redacts] body, worker, deadline in
            let request = try ReviewRequest(body, options, limit: core.limits.documents)
            guard redacts || request.decisions.isEmpty else {
                throw Problem.bad("decisions", say("检查不取 decisions", "a check takes no decisions"), say("用于 /v1/redact 或 /v1/record", "they go with /v1/redact and /v1/record"))
            }
            var desk = try ReviewDesk(worker, core.shelf, request.options, before: deadline, core.metrics)
            for draft in request.drafts { try ReviewOptions.check(profile: draft.profile, desk.engine) }
            if request.isList { desk.raw("[") }
            for (index, draft) in request.drafts.enumerated() {
                if index > 0 { desk.raw(",\n") }
                if !redacts { desk.check(draft) } else if request.isList { desk.redact(draft) } else { try desk.redactAlone(draft, request.decisions) }
            }
            desk.raw(request.isList ? "]\n" : "\n")
            return Answer(bytes: desk.json.bytes, verdict: desk.verdict, count: desk.count)
        }.response
    }

    private func document(
        _ request: Request, _ options: ReviewOptions, _ format: MediaType.Format, _ charset: String?
    ) async throws -> Response {
        let type = request.headers[.contentType].map { String($0.prefix { $0 != ";" }) } ?? "text/plain"
        // A copy is UTF-8, whatever its original was: a label may not fit in that.
        let copied = type == "application/octet-stream" ? type : type + "; charset=utf-8"
        return try await Self.run(request, exchange) { [core, redacts] body, worker, deadline in
            var desk = try ReviewDesk(worker, core.shelf, options, before: deadline, core.metrics)
            guard redacts else {
                desk.check(document: body, format, charset: charset)
                desk.raw("\n")
                return Answer(bytes: desk.json.bytes, verdict: desk.verdict, count: desk.count)
            }
            let copy = try desk.copy(document: body, format, charset: charset)
            return Answer(bytes: copy.utf8, verdict: desk.verdict, count: desk.count, media: copied)
        }.response
    }

    /// Files of a form: a check answers them all as an array, a copy is of one.
    private func files(_ request: Request, _ options: ReviewOptions, _ boundary: String) async throws -> Response {
        try await Self.run(request, exchange) { [core, redacts] body, worker, deadline in
            let form = try FileForm(body, boundary, options, limit: core.limits.documents)
            var desk = try ReviewDesk(worker, core.shelf, form.options, before: deadline, core.metrics)
            guard redacts else {
                desk.raw("[")
                for (index, file) in form.files.enumerated() {
                    if index > 0 { desk.raw(",\n") }
                    desk.check(file, of: body)
                }
                desk.raw("]\n")
                return Answer(bytes: desk.json.bytes, verdict: desk.verdict, count: desk.count)
            }
            let file = try form.only()
            guard case .document(let format, let charset) = file.type else { throw Problem.notText(FileForm.apart) }
            let copy = try desk.copy(document: Array(body[file.content]), format, charset: charset)
            return Answer(bytes: copy.utf8, verdict: desk.verdict, count: desk.count, media: format.media + "; charset=utf-8")
        }.response
    }

    /// Reads the body, and works on it when a worker is free.
    static func run(
        _ request: Request, _ exchange: Exchange, _ work: @escaping @Sendable ([UInt8], Worker, ContinuousClock.Instant) throws -> Answer
    ) async throws -> Answer {
        let core = exchange.core
        let body = try await Body(request, core.limits, core.budget)
        defer { body.held.end() }
        let deadline = ContinuousClock.now + core.limits.reviewTime
        let isEnglish = exchange.isEnglish
        exchange.add(bodyBytes: body.bytes.count)
        let answer: Answer
        if body.bytes.count <= core.limits.bytesAtOnce {
            // Those that came and were not begun yet wait behind this one, as others do for a worker.
            guard core.underWay.count <= core.limits.queue + core.limits.workers else { throw Problem.busy }
            answer = try core.pool.runHere(before: deadline) { try work(body.bytes, $0, deadline) }
        } else {
            answer = try await core.pool.run(before: deadline) { worker in
                // Tasks have their language, threads do not.
                try Language.$chosen.withValue(isEnglish) { try work(body.bytes, worker, deadline) }
            }
        }
        exchange.add(documents: answer.count, verdict: answer.verdict)
        return answer
    }
}

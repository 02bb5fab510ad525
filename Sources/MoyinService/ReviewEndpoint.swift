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
        let options = try Self.options(request, core)
        let review = BodyReview(core: core, redacts: redacts, options: options)
        switch type {
        case .json: return try await answer(request) { try review.object($0, $1, before: $2) }
        case .lines: return try await LineStream(core: core, exchange: exchange, redacts: redacts, options: options).answer(request)
        case .multipart(let boundary): return try await answer(request) { try review.files($0, boundary, $1, before: $2) }
        case .document(let format, let charset):
            let name = request.headers[.contentType] ?? "text/plain"
            return try await answer(request) { try review.document($0, type: name, format, charset: charset, $1, before: $2) }
        }
    }

    private func answer(
        _ request: Request, _ work: @escaping @Sendable ([UInt8], Worker, ContinuousClock.Instant) throws -> BodyReview.Answer
    ) async throws -> Response {
        try await Self.run(request, exchange, work)
    }

    /// The options of the query. What the service does not have is refused, also where the body says otherwise.
    ///
    /// - Throws: ``Problem``.
    static func options(_ request: Request, _ core: ServiceCore) throws -> ReviewOptions {
        let options = try ReviewOptions(query: request.uri.query?[...])
        try core.shelf.check(options.choice)
        try ReviewOptions.check(profile: options.profile, core.shelf.standard)
        return options
    }

    /// What a body is.
    ///
    /// - Throws: ``Problem``: 415.
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

    /// Whether reading it may take other programs, and longer than a text of its length.
    private static func isFile(_ request: Request, _ body: [UInt8]) -> Bool {
        switch request.headers[.contentType].flatMap({ MediaType($0) }) {
        case .multipart?: true
        case .document(let format, _)?: format.isFile(body[...], named: [])
        default: false
        }
    }

    /// Reads the body, and works on it when a worker is free.
    static func run(
        _ request: Request, _ exchange: Exchange, _ work: @escaping @Sendable ([UInt8], Worker, ContinuousClock.Instant) throws -> BodyReview.Answer
    ) async throws -> Response {
        let core = exchange.core
        let body = try await Body(request, core.limits, core.budget)
        defer { body.held.end() }
        let deadline = ContinuousClock.now + core.limits.reviewTime
        let isEnglish = exchange.isEnglish
        exchange.add(bodyBytes: body.bytes.count)
        let answer: BodyReview.Answer
        if body.bytes.count <= core.limits.bytesAtOnce, !isFile(request, body.bytes) {
            // More come than can be answered: so many as are answered in time wait, and the others are told so at once.
            guard !exchange.isTooMany else { throw Problem.busy }
            answer = try core.pool.runHere(before: deadline) { try work(body.bytes, $0, deadline) }
        } else {
            answer = try await core.pool.run(before: deadline) { worker in
                // Tasks have their language, threads do not.
                try Language.$chosen.withValue(isEnglish) { try work(body.bytes, worker, deadline) }
            }
        }
        exchange.add(documents: answer.count, verdict: answer.verdict)
        return Response(status: .ok, headers: [.contentType: answer.mediaType], body: .init(byteBuffer: ByteBuffer(bytes: answer.bytes)))
    }
}

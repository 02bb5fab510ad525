internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Moyin
internal import MoyinReports
internal import NIOCore

/// Presidio's paths.
struct PresidioEndpoint: Sendable {
    static let all = [
        Endpoint(.get, "/health", scope: nil, errors: .presidio) { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
                body: .init(byteBuffer: ByteBuffer(string: "Presidio Analyzer service is up")))
        },
        Endpoint(.post, "/analyze", scope: .check, reviews: true, errors: .presidio) { request, exchange in
            try await PresidioEndpoint(core: exchange.core, exchange: exchange).analyze(request)
        },
        Endpoint(.get, "/recognizers", scope: .check, errors: .presidio) { request, exchange in
            listed(request) { exchange.core.shelf.standard.rules.map(\.id) }
        },
        Endpoint(.get, "/supportedentities", scope: .check, errors: .presidio) { request, exchange in
            listed(request) { Presidio.EntityNames.supported(exchange.core.shelf.standard) }
        },
        Endpoint(.post, "/anonymize", scope: .redact, errors: .presidio) { request, exchange in
            try await PresidioEndpoint(core: exchange.core, exchange: exchange).anonymize(request, Presidio.Anonymization.anonymize)
        },
        Endpoint(.post, "/deanonymize", scope: .redact, errors: .presidio) { request, exchange in
            try await PresidioEndpoint(core: exchange.core, exchange: exchange).anonymize(request, Presidio.Anonymization.deanonymize)
        },
        Endpoint(.get, "/anonymizers", scope: .check, errors: .presidio) { _, _ in names(Presidio.TextOperator.anonymizers) },
        Endpoint(.get, "/deanonymizers", scope: .check, errors: .presidio) { _, _ in names(Presidio.TextOperator.deanonymizers) },
        // Images are not read: an answer that says so, and none that looks like a redacted image.
        Endpoint(.post, "/redact", scope: .redact, errors: .presidio) { _, _ in
            Presidio.Failure(.notImplemented, "Images are not read by this service; nothing was redacted.").response
        },
    ]

    let core: ServiceCore
    let exchange: Exchange

    /// Names as Flask prints a list.
    static func names(_ names: [String]) -> Response {
        var json = Presidio.JSON()
        json.list(names, separator: ",") { $0.string($1) }
        json.raw("\n")
        return ServiceResponder.json(ByteBuffer(bytes: json.bytes))
    }

    /// Names for one language of the query, or for all.
    private static func listed(_ request: Request, _ all: () -> [String]) -> Response {
        let asked = (request.uri.query ?? "").split(separator: "&").first { $0.hasPrefix("language=") }.map { String($0.dropFirst(9)) }
        guard let asked, !asked.isEmpty else { return names(all()) }
        do throws(Presidio.Failure) { try Presidio.AnalyzeRequest.check(language: asked) } catch { return error.response }
        return names(all())
    }

    private struct Answer: Sendable {
        var bytes: [UInt8]
        var verdict: Verdict
        var count: Int
    }

    private func analyze(_ request: Request) async throws -> Response {
        guard Self.isJSON(request) else { return refused(.unreadable) }
        let body = try await Body(request, core.limits, core.budget)
        defer { body.held.end() }
        exchange.add(bodyBytes: body.bytes.count)
        let deadline = ContinuousClock.now + core.limits.reviewTime
        let (core, isEnglish) = (core, exchange.isEnglish)
        let result = try await core.pool.run(before: deadline) { worker in
            // Tasks have their language, threads do not.
            try Language.$chosen.withValue(isEnglish) {
                var desk = try ReviewDesk(worker, core, ReviewOptions(), before: deadline)
                return Result { () throws(Presidio.Failure) in
                    let request = try Presidio.AnalyzeRequest(body.bytes, limit: core.limits.documents)
                    let analysis = try Presidio.Analysis(request, desk.engine, before: deadline, limit: core.limits.heldBytes)
                    let json = try analysis.answer(&desk)
                    return Answer(bytes: json.bytes, verdict: desk.verdict, count: desk.count)
                }
            }
        }
        switch result {
        case .success(let answer):
            exchange.add(documents: answer.count, verdict: answer.verdict)
            return ServiceResponder.json(ByteBuffer(bytes: answer.bytes))
        case .failure(let failure): return refused(failure)
        }
    }

    private func refused(_ failure: Presidio.Failure) -> Response {
        exchange.verdict = .notReviewed
        return failure.response
    }

    private static func isJSON(_ request: Request) -> Bool {
        let type = request.headers[.contentType].map { $0.prefix { $0 != ";" }.filter { $0 != " " }.lowercased() } ?? ""
        return type == "application/json" || type.hasPrefix("application/") && type.hasSuffix("+json")
    }

    private func anonymize(
        _ request: Request, _ work: @escaping @Sendable ([UInt8], Presidio.Release, Int) throws(Presidio.Failure) -> Presidio.JSON
    ) async throws -> Response {
        guard Self.isJSON(request) else {
            return Presidio.Failure(
                .unsupportedMediaType, "Did not attempt to load JSON data because the request Content-Type was not 'application/json'."
            ).response
        }
        let body = try await Body(request, core.limits, core.budget)
        defer { body.held.end() }
        exchange.add(bodyBytes: body.bytes.count)
        let (release, limit) = (core.presidioRelease, core.limits.heldBytes)
        let json = try await core.pool.run(before: .now + core.limits.reviewTime) { _ in
            Result { () throws(Presidio.Failure) in try work(body.bytes, release, limit) }
        }
        switch json {
        case .success(let json): return ServiceResponder.json(ByteBuffer(bytes: json.bytes))
        case .failure(let failure): return failure.response
        }
    }
}

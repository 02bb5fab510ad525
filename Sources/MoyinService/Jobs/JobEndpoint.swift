internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Moyin
internal import MoyinReports
internal import NIOCore

/// `/v1/jobs`: bodies that are reviewed in the background. A job is its key's: no other sees it.
enum JobEndpoint {
    /// Who has no scope of reviews may have jobs of the ledger.
    private static let others: [APIKey.Scope] = [.redact, .auditWrite]

    static let all = [
        Endpoint(.post, "/v1/jobs", scope: .check, orScopes: [.redact], reviews: true) { try await submit($0, $1) },
        Endpoint(.get, "/v1/jobs", scope: .check, orScopes: others) { try await list($0, $1) },
        Endpoint(.get, "/v1/jobs/{id}", scope: .check, orScopes: others) { _, exchange in
            answer(try await job(exchange), exchange)
        },
        Endpoint(.get, "/v1/jobs/{id}/result", scope: .check, orScopes: others, reviews: true) { try await JobResult.answer($0, $1) },
        Endpoint(.delete, "/v1/jobs/{id}", scope: .check, orScopes: others) { _, exchange in try await remove(exchange) },
    ]

    /// - Throws: ``Problem`` where there is none of this key.
    static func job(_ exchange: Exchange) async throws -> Job {
        guard let job = try await exchange.core.jobs.store.job(exchange.parameter ?? "", owner: exchange.owner) else { throw Problem.noSuchJob }
        return job
    }

    private static func submit(_ request: Request, _ exchange: Exchange) async throws -> Response {
        let (job, isKnown) = try await JobIntake(exchange).take(request)
        var response = answer(job, exchange)
        if !isKnown { response.status = .accepted }
        response.headers[.location] = "/v1/jobs/\(job.id)"
        // Accepted is not reviewed.
        exchange.verdict = job.state == .done ? job.verdict : .notReviewed
        return response
    }

    static func answer(_ job: Job, _ exchange: Exchange) -> Response {
        var json = JSONText()
        job.write(into: &json, isDurable: exchange.core.jobs.store.isDurable)
        json.raw("\n")
        return ServiceResponder.json(ByteBuffer(bytes: json.bytes))
    }

    private static let longestPage = 100

    private static func list(_ request: Request, _ exchange: Exchange) async throws -> Response {
        var items = try QueryItems(request.uri.query?[...])
        let (limit, before) = (try items.take("limit").map { Int($0) ?? 0 } ?? 20, try items.take("before"))
        guard items.items.isEmpty else {
            throw Problem.bad(nil, say("有不认识的选项", "there is an option that is not known"), say("可用：", "known: ") + "limit, before", code: "unknown-option")
        }
        guard (1...longestPage).contains(limit) else {
            throw Problem.bad("limit", say("limit 应在 1 到 \(longestPage) 之间", "limit is between 1 and \(longestPage)"), say("分页取", "ask page by page"))
        }
        let store = exchange.core.jobs.store
        var last: Job?
        if let before {
            last = try await store.job(before, owner: exchange.owner)
            guard last != nil else { throw Problem.noSuchJob }
        }
        let jobs = try await store.jobs(owner: exchange.owner, before: last?.number, limit: limit)
        var json = JSONText()
        json.raw("{\"jobs\":")
        json.list(jobs) { $1.write(into: &$0, isDurable: store.isDurable) }
        json.raw("}\n")
        return ServiceResponder.json(ByteBuffer(bytes: json.bytes))
    }

    /// When this returns, no byte of what was removed stands in the file.
    private static func remove(_ exchange: Exchange) async throws -> Response {
        let store = exchange.core.jobs.store
        guard let job = try await store.cancelOrDiscard(exchange.parameter ?? "", owner: exchange.owner) else { throw Problem.noSuchJob }
        try await store.erase()
        guard !job.state.isEnded else { return Response(status: .noContent) }
        return answer(try await self.job(exchange), exchange)
    }
}

internal import Hummingbird
internal import HummingbirdCore
internal import Moyin
internal import MoyinReports
internal import NIOCore

/// What operators and their tools ask: whether the service lives, whether it takes requests, what it has done.
enum Operation {
    static let endpoints = [
        Endpoint(.get, "/healthz", scope: nil) { _, _ in ServiceResponder.json("{\"status\":\"ok\"}\n") },
        Endpoint(.get, "/readyz", scope: nil) { _, exchange in try ready(exchange.core) },
        Endpoint(.get, "/metrics", scope: .admin) { _, exchange in try await metrics(exchange.core) },
    ]

    private static func ready(_ core: ServiceCore) throws(Problem) -> Response {
        if core.isStopping { throw Problem.stopping }
        let engine = core.shelf.standard
        return ServiceResponder.json(
            "{\"status\":\"ready\",\"version\":\"\(moyinVersion)\",\"rules_digest\":\"\(BuiltinVersions.rules)\",\"name_model_digest\":\"\(BuiltinVersions.nameModel)\",\"rules\":\(engine.rules.count),\"profiles\":\(engine.profiles.count),"
                + "\"icu\":\"\(Engine.icuVersion)\",\"pcre2\":\"\(Engine.pcre2Version)\",\"kernel\":\"\(Engine.kernelName)\"}\n")
    }

    private static func metrics(_ core: ServiceCore) async throws -> Response {
        let jobs = try await core.jobs.store.counts()
        let text = core.metrics.text(core.pool, held: core.budget.held, jobs: jobs, version: moyinVersion)
        return Response(
            status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"], body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}

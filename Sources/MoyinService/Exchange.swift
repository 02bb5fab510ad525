internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import Moyin
internal import MoyinReports
internal import Synchronization

/// One request and its answer, as log and metrics have them: numbers and names of ours, nothing that was sent.
final class Exchange: Sendable {
    private struct State {
        var key: String?
        var origin: String?
        var verdict: Verdict?
        var documents = 0
        var bodyBytes = 0
        var isFinished = false
        var isStream = false
    }
    /// What there is at the path, a method each; empty: a path that there is not.
    let endpoints: [Endpoint]
    /// nil: not with this method.
    let endpoint: Endpoint?
    /// What stands in the path where the endpoint's says `{id}`. Sent by the client: never logged.
    let parameter: String?
    let isEnglish: Bool
    /// Names the request in the log, in problems and in the answer's head.
    let id: String
    private let started = ContinuousClock.now
    /// Too many were under way when it came.
    let isTooMany: Bool
    let core: ServiceCore
    private let logger: Logger
    private let state = Mutex(State())

    init(_ request: Request, _ context: BasicRequestContext, _ core: ServiceCore) {
        (endpoints, parameter) = Endpoints.at(request.uri.path)
        // HEAD is GET without a body.
        let method = request.method == .head ? .get : request.method
        endpoint = endpoints.first { $0.method == method }
        let isPresidio = endpoints.first?.errors == .presidio
        isEnglish = RequestLanguage.isEnglish(request.headers[.acceptLanguage], otherwise: isPresidio)
        id = context.id
        logger = context.logger
        isTooMany = request.headers[.overload] != nil
        self.core = core
    }

    /// Path of the endpoint as it is listed, for log and metrics.
    var route: String? { endpoints.first?.path }

    /// How errors are said at this path.
    var errors: Endpoint.ErrorForm { endpoints.first?.errors ?? .problem }

    /// Methods that the path has.
    var allowed: String {
        endpoints.map { $0.method == .get ? "GET, HEAD" : $0.method.rawValue }.joined(separator: ", ")
    }

    var key: String? {
        get { state.withLock { $0.key } }
        set { state.withLock { $0.key = newValue } }
    }

    /// Of another site's page that may read the answer.
    var origin: String? {
        get { state.withLock { $0.origin } }
        set { state.withLock { $0.origin = newValue } }
    }

    var verdict: Verdict? {
        get { state.withLock { $0.verdict } }
        set { state.withLock { $0.verdict = newValue } }
    }

    /// Its answer goes on after its head: ``finish(_:)`` is called when it ends.
    func becomeStream() { state.withLock { $0.isStream = true } }

    func add(bodyBytes: Int) { state.withLock { $0.bodyBytes += bodyBytes } }

    /// Documents that were answered, and the gravest verdict of them.
    func add(documents: Int, verdict: Verdict) {
        state.withLock { state in
            state.documents += documents
            if (state.verdict?.gravity ?? -1) < verdict.gravity { state.verdict = verdict }
        }
    }

    /// The answer with what every answer carries.
    func finished(_ response: Response, isHead: Bool) -> Response {
        var response = isHead ? response.createHeadResponse() : response
        for field in Self.security where response.headers[field.name] == nil { response.headers.append(field) }
        response.headers[.contentSecurityPolicy] = endpoint?.contentSecurityPolicy ?? "default-src 'none'; frame-ancestors 'none'"
        response.headers[.requestID] = id
        response.headers[.crossOriginResourcePolicy] = endpoint?.isForOtherSites == true ? "cross-origin" : "same-origin"
        let (isStream, verdict, origin) = state.withLock { ($0.isStream, $0.verdict, $0.origin) }
        if let origin { OriginPolicy.open(&response.headers, to: origin) }
        if let verdict, !isStream { response.headers[.moyinVerdict] = verdict.rawValue }
        if !isStream { finish(response.status) }
        return response
    }

    /// Counts the request and writes its line of the log.
    func finish(_ status: HTTPResponse.Status) {
        let state = state.withLock { state in
            defer { state.isFinished = true }
            return state
        }
        guard !state.isFinished else { return }
        let time = ContinuousClock.now - started
        core.metrics.add(route, status: status.code, bodyBytes: state.bodyBytes, after: time)
        guard logger.logLevel <= .info else { return }
        var metadata: Logger.Metadata = [
            "route": "\(route ?? "other")", "status": "\(status.code)",
            "microseconds": "\(time.components.seconds * 1_000_000 + time.components.attoseconds / 1_000_000_000_000)",
        ]
        if state.bodyBytes > 0 { metadata["bytes"] = "\(state.bodyBytes)" }
        if state.documents > 0 { metadata["documents"] = "\(state.documents)" }
        if let verdict = state.verdict { metadata["verdict"] = "\(verdict.rawValue)" }
        if let key = state.key { metadata["key"] = "\(key)" }
        logger.info("request", metadata: metadata)
    }

    /// Answers hold personal information: no cache keeps them, no page frames them, no browser guesses what they are. The
    /// files of the console, which hold none, say otherwise where they have to.
    private static let security: HTTPFields = [
        .xContentTypeOptions: "nosniff", .cacheControl: "no-store",
        .referrerPolicy: "no-referrer",
    ]
}

extension HTTPField.Name {
    static let requestID = HTTPField.Name("X-Request-Id")!
    static let moyinVerdict = HTTPField.Name("Moyin-Verdict")!
    fileprivate static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
}

internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore

/// A method on a path: who may ask it, and what answers. Each part of the service lists its own; ``Endpoints`` is all of
/// them. Anything else is 404: no file is ever served by its path.
struct Endpoint: Sendable {
    typealias Handler = @Sendable (Request, Exchange) async throws -> Response

    let method: HTTPRequest.Method
    /// May end in `/{id}`, or hold one such part: ``Exchange/parameter`` is then what stood there.
    let path: String
    /// What a key must be good for; nil: anyone may ask.
    let scope: APIKey.Scope?
    /// A key that is good for one of these will do as well.
    var orScopes: [APIKey.Scope] = []
    /// Whether it reviews texts: then every answer, of errors too, says a verdict.
    var reviews = false
    /// How errors are said.
    var errors = ErrorForm.problem
    /// What its page may load; other answers may load nothing.
    var contentSecurityPolicy: String?
    /// Whether pages of other sites may include it: a script without content.
    var isForOtherSites = false
    let handler: Handler

    enum ErrorForm: Sendable {
        /// RFC 9457.
        case problem
        /// `{"error": …}`, for programs that were written for Presidio.
        case presidio
    }

    init(
        _ method: HTTPRequest.Method, _ path: String, scope: APIKey.Scope?, orScopes: [APIKey.Scope] = [], reviews: Bool = false,
        errors: ErrorForm = .problem, contentSecurityPolicy: String? = nil, isForOtherSites: Bool = false, handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.scope = scope
        self.orScopes = orScopes
        self.reviews = reviews
        self.errors = errors
        self.contentSecurityPolicy = contentSecurityPolicy
        self.isForOtherSites = isForOtherSites
        self.handler = handler
    }
}

/// All endpoints by path.
enum Endpoints {
    static let all: [Endpoint] = ReviewEndpoint.all + RecordEndpoint.all + JobEndpoint.all + AuditEndpoint.all + Listing.endpoints + PresidioEndpoint.all + Operation.endpoints + DocumentEndpoint.all + ConsoleEndpoint.all

    private static let byPath = Dictionary(grouping: all.filter { !$0.path.contains("{") }, by: \.path)
    /// The few paths with a part that differs.
    private static let patterns = Dictionary(grouping: all.filter { $0.path.contains("{") }, by: \.path)
        .map { (parts: $0.key.split(separator: "/", omittingEmptySubsequences: false), endpoints: $0.value) }

    /// What there is at a path: an endpoint for each method, empty for none, and the part that differs.
    static func at(_ path: String) -> (endpoints: [Endpoint], parameter: String?) {
        if let found = byPath[path] { return (found, nil) }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        for (pattern, endpoints) in patterns where pattern.count == parts.count {
            let differing = zip(pattern, parts).filter { $0 != $1 }
            if differing.count == 1, differing[0].0.hasPrefix("{"), !differing[0].1.isEmpty { return (endpoints, String(differing[0].1)) }
        }
        return ([], nil)
    }

    static var paths: [String] {
        var seen: Set<String> = []
        return all.map(\.path).filter { seen.insert($0).inserted }
    }
}

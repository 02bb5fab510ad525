internal import HTTPTypes

/// The paths that there are. Anything else is 404: no file is ever served by its path.
enum Route: String, CaseIterable, Sendable {
    case check = "/v1/check"
    case redact = "/v1/redact"
    case profiles = "/v1/profiles"
    case rules = "/v1/rules"
    case alive = "/healthz"
    case ready = "/readyz"
    case metrics = "/metrics"

    private static let byPath = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    init?(path: String) {
        guard let route = Self.byPath[path] else { return nil }
        self = route
    }

    /// Whether it takes a text.
    var isReview: Bool { self == .check || self == .redact }

    func allows(_ method: HTTPRequest.Method) -> Bool {
        isReview ? method == .post : method == .get || method == .head
    }

    var allowed: String { isReview ? "POST" : "GET, HEAD" }

    /// What a key must be good for; nil: anyone may ask.
    var scope: APIKey.Scope? {
        switch self {
        case .check, .profiles, .rules: .check
        case .redact: .redact
        case .metrics: .admin
        case .alive, .ready: nil
        }
    }
}

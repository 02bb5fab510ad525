internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import MoyinReports

/// Which pages' requests are answered. Other sites' pages, also under a name of theirs that leads here, have no business
/// with a service without keys, nor with one that has them, unless their origin was allowed at the start.
struct OriginPolicy: Sendable {
    /// As browsers send them: `https://cms.example.gov.cn`.
    let allowed: Set<String>
    /// Without keys only this machine's own names lead here.
    let hasKeys: Bool

    /// - Throws: ``StartError`` for what is no origin.
    init(_ allowed: [String], hasKeys: Bool) throws(StartError) {
        for origin in allowed where !Self.isOrigin(origin) {
            throw StartError(
                .badOrigin,
                say("--allow-origin \(origin) 不是来源；写成 https://cms.example.gov.cn，不带路径", "--allow-origin \(origin) is no origin; write https://cms.example.gov.cn, without a path"))
        }
        (self.allowed, self.hasKeys) = (Set(allowed), hasKeys)
    }

    /// - Returns: the origin that may read the answer, when it is another than the service's own.
    /// - Throws: ``Problem`` 403 for a foreign page, 421 for a foreign name.
    func admit(_ request: Request) throws(Problem) -> String? {
        let authority = request.head.authority
        if !hasKeys, let authority, !ServiceConfiguration.isLoopback(Self.host(authority)) {
            throw Problem(
                .misdirectedRequest, "unknown-host", say("Host 不是本机", "Host is not this machine"),
                remedy: say("用 127.0.0.1 或 localhost 访问；要从别处访问，启动时用 --keys", "use 127.0.0.1 or localhost; for others start with --keys"), field: "Host")
        }
        guard let origin = request.headers[.origin] else { return nil }
        if let authority, origin == "http://\(authority)" || origin == "https://\(authority)" { return nil }
        if allowed.contains(origin) { return origin }
        throw Problem(
            .forbidden, "cross-origin", say("不接受别的网站的网页发来的请求", "requests from pages of other sites are refused"),
            remedy: say("从服务器端调用，或启动时用 --allow-origin 允许", "call from a server, or allow the site with --allow-origin at the start"), field: "Origin")
    }

    private static func host(_ authority: String) -> Substring {
        if authority.hasPrefix("[") { return authority.dropFirst().prefix { $0 != "]" } }
        return authority.prefix { $0 != ":" }
    }

    /// What a browser asks before it sends a page's request (Fetch standard, CORS preflight).
    static func preflight(_ endpoints: [Endpoint]) -> Response {
        var methods = endpoints.map(\.method.rawValue)
        if methods.contains("GET") { methods.append("HEAD") }
        return Response(
            status: .noContent,
            headers: [
                .accessControlAllowMethods: methods.joined(separator: ", "),
                .accessControlAllowHeaders: "Authorization, Content-Type, Accept-Language", .accessControlMaxAge: "600",
            ])
    }

    /// What lets the page of `origin` read an answer.
    static func open(_ headers: inout HTTPFields, to origin: String) {
        headers[.accessControlAllowOrigin] = origin
        headers[.vary] = "Origin"
        headers[.accessControlExposeHeaders] = "Moyin-Verdict, X-Request-Id, Retry-After"
    }

    /// Whether it is written as browsers send it.
    private static func isOrigin(_ text: String) -> Bool {
        guard let scheme = ["http://", "https://"].first(where: text.hasPrefix) else { return false }
        let host = text.dropFirst(scheme.count)
        return !host.isEmpty && host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f } && !host.contains("/") && host == host.lowercased() && !host.contains("*")
    }
}

internal import Hummingbird
internal import MoyinReports

/// The review console, the pages of jobs and of the ledger, and the script for other systems' forms. Pages hold nothing and ask for no key;
/// what they ask of the service does.
enum ConsoleEndpoint {
    static let all = [
        Endpoint(.get, "/", scope: nil, contentSecurityPolicy: page) { request, _ in try file("index.html", request) },
        Endpoint(.get, "/jobs", scope: nil, contentSecurityPolicy: page) { request, _ in try file("jobs.html", request) },
        Endpoint(.get, "/audit", scope: nil, contentSecurityPolicy: page) { request, _ in try file("audit.html", request) },
        Endpoint(.get, "/record-sheet", scope: nil, contentSecurityPolicy: sheet) { request, _ in try file("record-sheet.html", request) },
        // Other sites' pages load it; what it may then ask is decided by their origin.
        Endpoint(.get, "/embed.js", scope: nil, isForOtherSites: true) { request, _ in try file("embed.js", request) },
        Endpoint(.get, "/console/{file}", scope: nil) { request, exchange in
            let name = exchange.parameter ?? ""
            // Pages have paths of their own, with their policies.
            if name.hasSuffix(".html") { throw Problem.noSuchPath }
            return try file(name, request)
        },
    ]

    /// Nothing but files of this service, and not a line of script or style inside a page: a text that found its way into
    /// one as markup would do nothing. Scripts cannot even try to make markup of a string.
    private static let page =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

    /// The sheet of a record brings its own style; scripts there are none.
    private static let sheet = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

    /// - Throws: ``Problem`` for a file that there is not.
    private static func file(_ name: String, _ request: Request) throws(Problem) -> Response {
        guard let file = ConsoleFile.all[name] else { throw Problem.noSuchPath }
        return file.answer(request)
    }
}

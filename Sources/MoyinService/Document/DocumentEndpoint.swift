internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import MoyinReports
internal import MoyinText
internal import NIOCore

/// `/openapi.json` and `/docs`: what the service says of itself, from one source.
enum DocumentEndpoint {
    static let all = [
        Endpoint(.get, "/openapi.json", scope: nil) { request, exchange in
            try kept("openapi", "application/json", request, exchange) { document in
                var json = JSONText()
                json.document(document.openAPI)
                json.raw("\n")
                return json.bytes
            }
        },
        Endpoint(.get, "/docs", scope: nil, contentSecurityPolicy: page) { request, exchange in
            let isEnglish = try asksForEnglish(request)
            return try kept(isEnglish ? "en" : "zh", "text/html; charset=utf-8", request, exchange) { document in
                Language.$chosen.withValue(isEnglish) { DocumentPage(document).bytes }
            }
        },
        Endpoint(.get, "/docs.css", scope: nil) { request, exchange in
            try kept("css", "text/css; charset=utf-8", request, exchange) { _ in DocumentStyle.bytes }
        },
    ]

    /// One style of the service's own, and nothing else.
    private static let page = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    /// Chinese unless the query asks for English: as the console, whatever the browser likes.
    ///
    /// - Throws: ``Problem`` for another option, or a language that there is not.
    private static func asksForEnglish(_ request: Request) throws(Problem) -> Bool {
        var items = try QueryItems(request.uri.query?[...])
        let language = try items.take("lang")
        guard items.items.isEmpty else {
            throw Problem.bad("lang", say("有不认识的选项", "there is an option that is not known"), say("可用：lang", "known: lang"), code: "unknown-option")
        }
        switch language {
        case nil, "zh": return false
        case "en": return true
        default: throw Problem.bad("lang", say("没有这种语言", "there is no such language"), say("可用：zh、en", "known: zh, en"), code: "unknown-value")
        }
    }

    /// What was made before, or 304 for who has it.
    private static func kept(
        _ name: String, _ type: String, _ request: Request, _ exchange: Exchange, _ make: (ServiceDocument) -> [UInt8]
    ) throws -> Response {
        let file = try exchange.core.document.file(name, exchange.core, make)
        // Kept by the browser, and asked for anew each time: a new version of the service is seen at once.
        var fields: HTTPFields = [.eTag: file.tag, .cacheControl: "no-cache"]
        if let known = request.headers[.ifNoneMatch], known == "*" || known.contains(file.tag) { return Response(status: .notModified, headers: fields) }
        fields[.contentType] = type
        return Response(status: .ok, headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}

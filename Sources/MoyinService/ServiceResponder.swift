internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import Moyin
internal import MoyinReports
internal import NIOCore
internal import NIOHTTP1

/// Answers requests: who may ask, what is asked, and what every answer carries.
struct ServiceResponder: HTTPResponder {
    typealias Context = BasicRequestContext
    let core: ServiceCore

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        let exchange = Exchange(request, context, core)
        // Whatever is said on the way, in the language of the request.
        let response = try await Language.$chosen.withValue(exchange.isEnglish) {
            do {
                return try await answer(request, exchange)
            } catch let problem as Problem {
                exchange.verdict = exchange.endpoints.contains { $0.reviews } ? problem.verdict : nil
                return problem.response(requestID: exchange.id)
            } catch let error as HTTPParserError {
                // The connection is at an end, and hummingbird says so.
                exchange.finish(.badRequest)
                throw error
            } catch {
                // The error itself might tell of content; its type does not.
                context.logger.error("internal error", metadata: ["error_type": "\(type(of: error))"])
                return Problem(
                    .internalServerError, "internal", say("服务内部出错，没有检查", "an internal error; nothing was reviewed"),
                    remedy: say("把请求编号告诉管理员", "tell the administrator the number of the request")
                ).response(requestID: exchange.id)
            }
        }
        return exchange.finished(response, isHead: request.method == .head)
    }

    private func answer(_ request: Request, _ exchange: Exchange) async throws -> Response {
        try checkOrigin(request)
        guard !exchange.endpoints.isEmpty else { throw Problem.noSuchPath }
        guard let endpoint = exchange.endpoint else {
            var problem = Problem(
                .methodNotAllowed, "method-not-allowed", say("这个地址不接受这种方法", "the path does not have this method"),
                remedy: say("用 \(exchange.allowed)", "use \(exchange.allowed)"))
            problem.allowed = exchange.allowed
            throw problem
        }
        if let keys = core.keys, let scope = endpoint.scope { exchange.key = try keys.admit(request.headers[.authorization], for: scope) }
        return try await endpoint.handler(request, exchange)
    }

    /// Other sites' pages, also under a name of theirs that leads here, have no business with a service without keys, nor
    /// with one that has them.
    private func checkOrigin(_ request: Request) throws(Problem) {
        let authority = request.head.authority
        if core.keys == nil, let authority, !ServiceConfiguration.isLoopback(Self.host(authority)) {
            throw Problem(
                .misdirectedRequest, "unknown-host", say("Host 不是本机", "Host is not this machine"),
                remedy: say("用 127.0.0.1 或 localhost 访问；要从别处访问，启动时用 --keys", "use 127.0.0.1 or localhost; for others start with --keys"), field: "Host")
        }
        guard let origin = request.headers[.origin] else { return }
        if let authority, origin == "http://\(authority)" || origin == "https://\(authority)" { return }
        throw Problem(
            .forbidden, "cross-origin", say("不接受别的网站的网页发来的请求", "requests from pages of other sites are refused"),
            remedy: say("从服务器端调用", "call from a server"), field: "Origin")
    }

    private static func host(_ authority: String) -> Substring {
        if authority.hasPrefix("[") { return authority.dropFirst().prefix { $0 != "]" } }
        return authority.prefix { $0 != ":" }
    }

    static func json(_ text: String) -> Response { json(ByteBuffer(string: text)) }

    static func json(_ bytes: ByteBuffer) -> Response {
        Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: bytes))
    }
}

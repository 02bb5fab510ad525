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
                return problem.response(requestID: exchange.id, in: exchange.errors)
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
                ).response(requestID: exchange.id, in: exchange.errors)
            }
        }
        return exchange.finished(response, isHead: request.method == .head)
    }

    private func answer(_ request: Request, _ exchange: Exchange) async throws -> Response {
        exchange.origin = try core.origins.admit(request)
        if request.method == .options, exchange.origin != nil, !exchange.endpoints.isEmpty { return OriginPolicy.preflight(exchange.endpoints) }
        guard !exchange.endpoints.isEmpty else { throw Problem.noSuchPath }
        guard let endpoint = exchange.endpoint else {
            var problem = Problem(
                .methodNotAllowed, "method-not-allowed", say("这个地址不接受这种方法", "the path does not have this method"),
                remedy: say("用 \(exchange.allowed)", "use \(exchange.allowed)"))
            problem.allowed = exchange.allowed
            throw problem
        }
        if let keys = core.keys, let scope = endpoint.scope {
            exchange.key = try keys.admit(request.headers[.authorization], for: scope, or: endpoint.orScopes)
        }
        return try await endpoint.handler(request, exchange)
    }

    static func json(_ text: String) -> Response { json(ByteBuffer(string: text)) }

    static func json(_ bytes: ByteBuffer) -> Response {
        Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: bytes))
    }
}

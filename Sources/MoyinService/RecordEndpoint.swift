internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Moyin
internal import MoyinReports
internal import NIOCore

/// `/v1/record`: the review record (审查表) of one text, as `moyin check --record` writes it, with what a person decided.
enum RecordEndpoint {
    static let all = [
        Endpoint(.post, "/v1/record", scope: .check, reviews: true, contentSecurityPolicy: pagePolicy) { request, exchange in
            try await answer(request, exchange)
        }
    ]

    /// The page has a style of its own and nothing else.
    private static let pagePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

    private static func answer(_ request: Request, _ exchange: Exchange) async throws -> Response {
        let type = try ReviewEndpoint.mediaType(request)
        let query = try ReviewEndpoint.options(request, exchange.core)
        _ = try ReviewDesk.chain(query.chain)
        return try await ReviewEndpoint.run(request, exchange) { body, worker, deadline in
            let core = exchange.core
            var options = query
            var (document, format, charset): ([UInt8], MediaType.Format, String?) = (body, .text, nil)
            var decisions: [Decision] = []
            switch type {
            case .json:
                let request = try ReviewRequest(body, options, limit: 1)
                guard !request.isList, let draft = request.drafts.first else { throw one }
                (options, decisions) = (request.options, request.decisions)
                (document, charset) = (draft.text, "utf-8")
            case .lines: throw one
            case .multipart(let boundary):
                let form = try FileForm(body, boundary, options, limit: 1)
                let file = try form.only()
                guard case .document(let kind, let set) = file.type else { throw Problem.notText(FileForm.apart) }
                options = form.options
                options.id = options.id ?? file.name
                (document, format, charset) = (Array(body[file.content]), kind, set)
            case .document(let kind, let set): (format, charset) = (kind, set)
            }
            var desk = try ReviewDesk(worker, core, options, before: deadline)
            let record = try desk.record(
                document, format, charset: charset, decisions, files: core.shelf.digests(options.choice), time: RecordTime.text(nil) ?? "")
            let bytes = options.recordFormat == .html ? RecordPage.bytes(record) : record.json.lines
            let media = options.recordFormat == .html ? "text/html; charset=utf-8" : "application/json"
            return BodyReview.Answer(bytes: bytes, mediaType: media, verdict: desk.verdict, count: 1)
        }
    }

    private static var one: Problem {
        Problem.bad(
            "text", say("审查表只记一份文本", "a record is of one text"), say("正文应为 {\"text\": …}，或文件本身", "the body is {\"text\": …}, or the document itself"))
    }
}

internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Moyin
internal import MoyinReports
internal import NIOCore

/// Why a request was not answered with a review, as RFC 9457 has it. Holds nothing of what was sent: no text, no value, no
/// path. Its words are in the language of the request in which it was made.
struct Problem: Error {
    var status: HTTPResponse.Status
    /// Stable and short, for programs.
    var code: String
    /// What is wrong.
    var detail: String
    /// What to do about it.
    var remedy: String
    /// The part of the request that is meant: a field of the body, a query item, a header field.
    var field: String?
    /// Seconds after which the same request may succeed.
    var retryAfter: Int?
    /// Methods that the path has, for 405.
    var allowed: String?
    /// What was not reviewed is never taken for clean; a copy may be refused for a graver reason.
    var verdict = Verdict.notReviewed
    /// Whether the rest of the request is not waited for.
    var closes = false

    init(
        _ status: HTTPResponse.Status, _ code: String, _ detail: String, remedy: String, field: String? = nil, retryAfter: Int? = nil,
        closes: Bool = false
    ) {
        self.status = status
        self.code = code
        self.detail = detail
        self.remedy = remedy
        self.field = field
        self.retryAfter = retryAfter
        self.closes = closes
    }

    static let mediaType = "application/problem+json"

    private static let noSuchURL =
        "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again."

    /// - Parameter requestID: names the request in the log.
    func write(into json: inout JSONText, requestID: String? = nil) {
        json.raw("{\"type\":\"urn:moyin:problem:\(code)\",\"title\":")
        json.string(status.reasonPhrase)
        json.raw(",\"status\":\(status.code),\"code\":\"\(code)\",\"detail\":")
        json.string(detail)
        if let field {
            json.raw(",\"field\":")
            json.string(field)
        }
        // A path that there is not has no form of its own: programs of Presidio's find its words here.
        if status == .notFound { json.raw(",\"error\":\"\(Self.noSuchURL)\"") }
        json.raw(",\"remedy\":")
        json.string(remedy)
        json.raw(",\"verdict\":\"\(verdict.rawValue)\"")
        if let requestID { json.raw(",\"instance\":\"urn:moyin:request:\(requestID)\"") }
        json.raw("}")
    }

    func response(requestID: String, in form: Endpoint.ErrorForm = .problem) -> Response {
        var headers = HTTPFields()
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        if let allowed { headers[.allow] = allowed }
        if status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
        if status == .unsupportedMediaType { headers[.acceptEncoding] = "identity" }
        if closes { headers[.connection] = "close" }
        if form == .presidio { return Presidio.Failure.response(status, message, headers: headers) }
        var json = JSONText()
        write(into: &json, requestID: requestID)
        json.raw("\n")
        headers[.contentType] = Self.mediaType
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: json.bytes)))
    }
}

extension Problem {
    /// For programs of Presidio's: its own words where it has some.
    private var message: String {
        status == .methodNotAllowed ? "The method is not allowed for the requested URL." : "\(detail): \(remedy)"
    }
}

extension Problem {
    static var noSuchPath: Problem {
        Problem(
            .notFound, "not-found", say("没有这个地址", "there is no such path"),
            remedy: say("可用：", "known: ") + Endpoints.paths.joined(separator: ", "))
    }

    static var busy: Problem {
        Problem(
            .serviceUnavailable, "busy", say("等候的请求已满，这一份没有检查", "too many requests are waiting; this one was not reviewed"),
            remedy: say("稍后重试，或减少同时发送的请求", "try again later, or send fewer at a time"), retryAfter: 1)
    }

    static var outOfTime: Problem {
        Problem(
            .serviceUnavailable, "time-limit", say("在时限内没有轮到检查", "its turn did not come within the time limit"),
            remedy: say("稍后重试；文本很多时分几次发送", "try again later; send many texts in several requests"), retryAfter: 5)
    }

    static var stopping: Problem {
        Problem(
            .serviceUnavailable, "stopping", say("服务正在停止", "the service is stopping"),
            remedy: say("稍后重试", "try again later"), retryAfter: 5)
    }

    static func tooLarge(limit: Int) -> Problem {
        let size = limit >= 1 << 20 ? "\(limit >> 20) MB" : "\(grouped(limit)) B"
        return Problem(
            .contentTooLarge, "body-too-large", say("正文超过 \(size)", "the body is larger than \(size)"),
            remedy: say("拆成几份，或用 application/x-ndjson 逐行发送", "split it, or send it line by line as application/x-ndjson"), closes: true)
    }

    static func tooManyDocuments(limit: Int) -> Problem {
        Problem(
            .contentTooLarge, "too-many-documents", say("一次最多 \(grouped(limit)) 份文本", "at most \(grouped(limit)) texts at a time"),
            remedy: say("分几次发送，或用 application/x-ndjson 逐行发送", "send them in several requests, or line by line as application/x-ndjson"),
            field: "texts")
    }

    static var slowBody: Problem {
        Problem(
            .requestTimeout, "body-too-slow", say("正文没有在时限内收齐", "the body did not arrive within the time limit"),
            remedy: say("检查网络后重试，或拆成几份", "check the network and try again, or split it"), closes: true)
    }

    static var cutShort: Problem {
        Problem(
            .badRequest, "body-cut-short", say("正文没有收完连接就断了", "the connection ended before the body did"),
            remedy: say("重新发送", "send it again"), closes: true)
    }

    static func bad(_ field: String?, _ detail: String, _ remedy: String, code: String = "bad-value") -> Problem {
        Problem(.badRequest, code, detail, remedy: remedy, field: field)
    }
}

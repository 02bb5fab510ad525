internal import Moyin
internal import MoyinReports

/// One text of a request.
struct Draft: Sendable {
    var id: String
    var text: [UInt8]
    /// What the text says of itself; nil: as the request has it.
    var profile: String?
    var isPublished: Bool?
}

/// A body of `application/json`: `{"text": …}` or `{"texts": [… or {"id", "text", "profile", "published"} …]}`, with
/// options beside it.
struct ReviewRequest: Sendable {
    var options: ReviewOptions
    var drafts: [Draft] = []
    /// Whether the answer is an array.
    var isList = false
    /// What a person decided about single findings of the one text.
    var decisions: [Decision] = []

    /// - Parameters:
    ///   - options: those of the query, which the body may overrule.
    ///   - limit: of texts.
    /// - Throws: ``Problem``.
    init(_ body: [UInt8], _ options: ReviewOptions, limit: Int) throws {
        self.options = options
        do throws(JSONLine.Problem) {
            try read(body, limit)
        } catch {
            throw Problem.bad(
                nil, say("正文第 \(error.column) 字节：\(error.reason)", "body, byte \(error.column): \(error.reason)"),
                say("正文应为 {\"text\": …} 或 {\"texts\": […]}", "the body is {\"text\": …} or {\"texts\": […]}"), code: "bad-json")
        }
        if let refusal { throw refusal }
        guard isList || !drafts.isEmpty else {
            throw Problem.bad(
                "text", say("没有 text，也没有 texts", "there is neither text nor texts"),
                say("正文应为 {\"text\": …} 或 {\"texts\": […]}", "the body is {\"text\": …} or {\"texts\": […]}"), code: "missing-text")
        }
        try self.options.validate()
        if !decisions.isEmpty, isList {
            throw Problem.bad("decisions", say("decisions 只与 text 同用", "decisions go with text, not texts"), say("一次发送一份文本", "send one text at a time"))
        }
        try Decision.check(decisions)
    }

    /// What is wrong with the content of well-formed JSON; the reader stops there.
    private var refusal: (any Error)?

    private mutating func read(_ body: [UInt8], _ limit: Int) throws(JSONLine.Problem) {
        var parser = JSONLine.Parser(body)
        var seen: Set<[UInt8]> = []
        var request = self
        try parser.members { (key, parser) throws(JSONLine.Problem) in
            // Readers differ in which one they take.
            guard seen.insert(key).inserted else { throw parser.fail(say("同一个键出现了两次", "a key stands there twice")) }
            if request.refusal != nil { return try parser.skip() }
            let name = String(decoding: key, as: UTF8.self)
            switch name {
            case "text":
                guard !request.isList else { throw parser.fail(Self.both) }
                request.drafts.append(Draft(id: "1", text: try parser.string()))
            case "texts":
                guard request.drafts.isEmpty else { throw parser.fail(Self.both) }
                request.isList = true
                var count = 0
                try parser.array { (parser) throws(JSONLine.Problem) in
                    count += 1
                    guard count <= limit else {
                        request.refusal = request.refusal ?? Problem.tooManyDocuments(limit: limit)
                        return try parser.skip()
                    }
                    request.drafts.append(try Self.draft(&parser, number: count))
                }
            case "decisions":
                try parser.array { (parser) throws(JSONLine.Problem) in
                    guard request.decisions.count < Decision.most else { throw parser.fail(say("处理决定过多", "too many decisions")) }
                    request.decisions.append(try Decision(&parser))
                }
            default:
                let value = try Self.value(&parser)
                do { try request.options.set(name, value) } catch { request.refusal = error }
            }
        }
        parser.space()
        guard parser.next == nil else { throw parser.fail(say("JSON 后面还有别的内容", "something follows the JSON value")) }
        self = request
    }

    private static var both: String { say("text 与 texts 只能有一个", "text and texts exclude each other") }

    /// A text, or an object of a text and what it says of itself.
    private static func draft(_ parser: inout JSONLine.Parser, number: Int) throws(JSONLine.Problem) -> Draft {
        parser.space()
        if parser.next == 0x22 { return Draft(id: String(number), text: try parser.string()) }
        var draft = Draft(id: String(number), text: [])
        var hasText = false
        var seen: Set<[UInt8]> = []
        try parser.members { (key, parser) throws(JSONLine.Problem) in
            guard seen.insert(key).inserted else { throw parser.fail(say("同一个键出现了两次", "a key stands there twice")) }
            switch String(decoding: key, as: UTF8.self) {
            case "text":
                draft.text = try parser.string()
                hasText = true
            case "id":
                guard parser.next != 0x22 else {
                    draft.id = String(decoding: try parser.string(), as: UTF8.self)
                    break
                }
                let failure = parser.fail(say("id 应为字符串或数", "an id is a string or a number"))
                draft.id = try parser.literal()
                guard JSONNumber.isValid(draft.id) else { throw failure }
            case "profile": draft.profile = String(decoding: try parser.string(), as: UTF8.self)
            case "published":
                guard case .flag(let flag) = try value(&parser) else { throw parser.fail(say("此处应为 true 或 false", "true or false is expected here")) }
                draft.isPublished = flag
            default: throw parser.fail(say("不认识的键；可用：id、text、profile、published", "unknown key; known: id, text, profile, published"))
            }
        }
        guard hasText else { throw parser.fail(say("没有 text", "there is no text")) }
        return draft
    }

    /// The value of an option: a string, true or false, or an array of strings.
    private static func value(_ parser: inout JSONLine.Parser) throws(JSONLine.Problem) -> ReviewOptions.Value {
        switch parser.next {
        case 0x22: return .text(String(decoding: try parser.string(), as: UTF8.self))
        case 0x5b:
            var items: [String] = []
            try parser.array { (parser) throws(JSONLine.Problem) in items.append(String(decoding: try parser.string(), as: UTF8.self)) }
            return .list(items)
        default:
            let failure = parser.fail(say("此处应为字符串、true、false 或字符串的数组", "a string, true, false or an array of strings is expected here"))
            switch try parser.literal() {
            case "true": return .flag(true)
            case "false": return .flag(false)
            default: throw failure
            }
        }
    }
}

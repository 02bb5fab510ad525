internal import HTTPTypes
internal import Moyin
internal import MoyinReports

/// What a person decided about one finding: `{"start", "end", "action", "reason"}`, the place in the unit of the request.
struct Decision: Sendable {
    var place: Range<Int>
    var action: ReviewerChoice.Action
    var reason: String

    /// In one request.
    static let most = 100_000

    init(_ parser: inout JSONLine.Parser) throws(JSONLine.Problem) {
        var fields: [String: String] = [:]
        try parser.members { (key, parser) throws(JSONLine.Problem) in
            let name = String(decoding: key, as: UTF8.self)
            guard ["start", "end", "action", "reason"].contains(name), fields[name] == nil else {
                throw parser.fail(say("decisions 的键只有 start、end、action、reason，各一次", "the keys of decisions are start, end, action, reason, each once"))
            }
            // No number, and no null, is a reason.
            fields[name] = name == "start" || name == "end" ? try parser.literal() : String(decoding: try parser.string(), as: UTF8.self)
        }
        guard let start = fields["start"].flatMap(Self.whole), let end = fields["end"].flatMap(Self.whole), start >= 0, end >= 0,
            let action = fields["action"].flatMap({ ReviewerChoice.Action(rawValue: $0) })
        else {
            throw parser.fail(say("decisions 须有整数 start、end 和 action（keep、mask、remove）", "decisions have whole numbers start and end, and an action (keep, mask, remove)"))
        }
        // Where nothing is, nothing was found.
        (place, self.action, reason) = (start..<max(start, end), action, fields["reason"] ?? "")
    }

    /// 5, and 5.0 or 5e0 as some clients write it; nil for what is no whole number.
    private static func whole(_ number: String) -> Int? {
        // Swift knows hexadecimal digits and infinities, JSON does not.
        guard JSONNumber.isValid(number) else { return nil }
        return Int(number) ?? Double(number).flatMap { Int(exactly: $0) }
    }

    /// - Throws: ``Problem`` for what is kept without a reason, and for a place that is decided twice.
    static func check(_ decisions: [Decision]) throws(Problem) {
        var seen: Set<Range<Int>> = []
        for decision in decisions {
            guard seen.insert(decision.place).inserted else {
                throw Problem(
                    .unprocessableContent, "decided-twice", say("同一处有两个决定", "a place is decided twice"),
                    remedy: say("每处只留一个", "leave one for each place"), field: "decisions")
            }
            guard decision.action != .keep || decision.reason.contains(where: { !$0.isWhitespace }) else {
                throw Problem(
                    .unprocessableContent, "reason-needed", say("保留须写理由", "what is kept wants a reason"),
                    remedy: say("在 reason 里写明依据", "give it in reason"), field: "decisions")
            }
        }
    }

    static var unknownPlace: Problem {
        Problem(
            .unprocessableContent, "no-such-finding", say("有决定指向没有命中的位置", "a decision is about a place where nothing was found"),
            remedy: say("用 /v1/check 返回的 start、end，offsets 相同", "use start and end of /v1/check with the same offsets"), field: "decisions")
    }
}

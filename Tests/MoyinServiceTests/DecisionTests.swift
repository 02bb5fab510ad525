import Foundation
@testable import MoyinService
import Testing

/// What a person decides about single findings, in copies and in records.
@Suite struct DecisionTests {
    static let text = "关于临时救助的公示\n张三丰，手机13800138000，邮箱a@example.com。经办人李四，手机13912345678。\n"

    private static func place(_ value: String) -> (start: Int, end: Int) {
        let scalars = Array(text.unicodeScalars)
        let wanted = Array(value.unicodeScalars)
        let start = scalars.indices.first { scalars[$0...].starts(with: wanted) }!
        return (start, start + wanted.count)
    }

    static func decision(_ value: String, _ action: String, _ reason: String = "") -> [String: Any] {
        ["start": place(value).start, "end": place(value).end, "action": action, "reason": reason]
    }

    private static func body(_ more: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: ["text": text].merging(more) { $1 }), as: UTF8.self)
    }

    @Test func decisionsOverruleTheProfile() async throws {
        try await LiveServer.with { server in
            let decisions = [Self.decision("13912345678", "keep", "单位工作手机"), Self.decision("13800138000", "remove"), Self.decision("李四", "mask")]
            let reply = try await server.send("/v1/redact", try Self.body(["decisions": decisions]))
            #expect(reply.status == 200)
            let copy = reply.json["text"] as? String ?? ""
            #expect(copy.contains("手机，邮箱"), "removed without a trace: \(copy)")
            #expect(copy.contains("13912345678"))
            #expect(copy.contains("李某") && !copy.contains("李四"))
            #expect(!copy.contains("a@example.com"), "what nobody decided goes as the profile says")
        }
    }

    @Test func whatIsKeptWantsAReasonAndAPlace() async throws {
        try await LiveServer.with { server in
            let cases: [([[String: Any]], Int, String)] = [
                ([Self.decision("13912345678", "keep", " ")], 422, "reason-needed"),
                ([["start": 0, "end": 2, "action": "mask"]], 422, "no-such-finding"),
                ([Self.decision("李四", "mask"), Self.decision("李四", "remove")], 422, "decided-twice"),
                ([["start": 5, "end": 5, "action": "mask"]], 422, "no-such-finding"),
                ([["start": 6, "end": 5, "action": "mask"]], 422, "no-such-finding"),
                ([["start": -1, "end": 5, "action": "mask"]], 400, "bad-json"),
                ([["start": 1.5, "end": 5, "action": "mask"]], 400, "bad-json"),
                ([["start": 5, "end": 6, "action": "shout"]], 400, "bad-json"),
                ([["start": 5, "end": 6, "action": "mask", "why": ""]], 400, "bad-json"),
            ]
            // Whole numbers as others write them, and what only looks like one.
            for (start, status) in [("2.0", 200), ("2e0", 200), ("+2", 400), ("0x2", 400), ("\"2\"", 400), ("1e400", 400)] {
                let body = #"{"text":"手机13800138000","decisions":[{"start":\#(start),"end":13,"action":"mask"}]}"#
                #expect(try await server.send("/v1/redact", body).status == status, "\(start)")
            }
            for (decisions, status, code) in cases {
                let reply = try await server.send("/v1/redact", try Self.body(["decisions": decisions]))
                #expect(reply.status == status)
                #expect(reply.json["code"] as? String == code)
                #expect(reply.headers["moyin-verdict"] == "not_reviewed")
            }
            let check = try await server.send("/v1/check", try Self.body(["decisions": [Self.decision("李四", "mask")]]))
            #expect(check.status == 422)
            #expect(check.json["code"] as? String == "nothing-to-decide")
            let list = try await server.send("/v1/redact", #"{"texts":["好"],"decisions":[{"start":0,"end":1,"action":"mask"}]}"#)
            #expect(list.status == 400)
        }
    }

    /// Kept here and removed there would leave the value in the copy.
    @Test func oneValueIsKeptEverywhereOrNowhere() async throws {
        try await LiveServer.with { server in
            let text = "手机13800138000。再打13800138000。"
            let kept = #"{"start":2,"end":13,"action":"keep","reason":"公开电话"}"#
            let reply = try await server.send("/v1/redact", #"{"text":"\#(text)","decisions":[\#(kept)]}"#)
            #expect(reply.status == 422)
            #expect(reply.json["code"] as? String == "contradictory")
            #expect(!reply.text.contains("138001"))
            let both = try await server.send("/v1/redact", #"{"text":"\#(text)","decisions":[\#(kept),{"start":16,"end":27,"action":"keep","reason":"公开电话"}]}"#)
            #expect(both.json["text"] as? String == text)
        }
    }

    @Test func markedDocumentsHaveNoCopyWhateverIsDecided() async throws {
        try await LiveServer.with { server in
            let reply = try await server.send("/v1/redact", #"{"text":"机密★10年\n关于某事","decisions":[{"start":0,"end":6,"action":"keep","reason":"已解密"}]}"#)
            #expect(reply.status == 422)
            #expect(["blocked", "no-such-finding"].contains(reply.json["code"] as? String ?? ""))
        }
    }

    @Test func recordsSayWhatWasDecidedAndNoValue() async throws {
        try await LiveServer.with { server in
            let decisions = [Self.decision("13912345678", "keep", "单位手机13912345678，本人张三丰同意"), Self.decision("13800138000", "remove")]
            let reply = try await server.send("/v1/record", try Self.body(["decisions": decisions, "id": "临时救助.txt"]))
            #expect(reply.status == 200)
            #expect(reply.headers["moyin-verdict"] == "redact")
            let choices = reply.json["choices"] as? [[String: Any]] ?? []
            #expect(choices.map { $0["action"] as? String } == ["keep", "remove"])
            #expect(choices.map { $0["kind"] as? String } == ["CN_MOBILE", "CN_MOBILE"])
            #expect((choices[0]["reason"] as? String)?.hasPrefix("单位手机[已隐去]") == true)
            #expect((reply.json["file"] as? [String: Any])?["name"] as? String == "临时救助.txt")
            for value in ["13912345678", "13800138000", "a@example.com", "张三丰"] { #expect(!reply.text.contains(value)) }
            let page = try await server.send("/v1/record", try Self.body(["decisions": decisions, "format": "html"]))
            #expect(page.headers["content-type"] == "text/html; charset=utf-8")
            #expect(page.text.contains("保留 1 处") && page.text.contains("删除 1 处") && page.text.contains("政府信息公开保密审查表"))
            for value in ["13912345678", "13800138000", "a@example.com", "张三丰"] { #expect(!page.text.contains(value)) }
            // The digest is of the bytes that came.
            let raw = try await server.send("/v1/record", type: "text/plain", Self.text)
            #expect((raw.json["file"] as? [String: Any])?["sha256"] as? String == (reply.json["file"] as? [String: Any])?["sha256"] as? String)
            #expect(!server.log.text.contains("1391234"))
        }
    }

    @Test func recordsAreOfOneReviewedText() async throws {
        try await LiveServer.with { server in
            #expect(try await server.send("/v1/record", #"{"texts":["好"]}"#).status == 400)
            #expect(try await server.send("/v1/record", type: "application/x-ndjson", #"{"text":"好"}"#).status == 400)
            #expect(try await server.send("/v1/record", #"{"text":"好","chain":"nobody"}"#).status == 400)
            let image = try await server.send("POST", "/v1/record", type: "application/octet-stream", body: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])
            #expect(image.status == 422)
            let other = try await server.send("/v1/record", #"{"text":"好","chain":"four-levels"}"#)
            #expect(((other.json["chain"] as? [String: Any])?["steps"] as? [Any])?.count == 4)
        }
    }
}

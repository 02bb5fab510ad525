import Foundation
import Moyin
import MoyinReports
@testable import MoyinService
import Testing

@Suite struct CheckEndpointTests {
    static let phone = "联系人手机：13800138000"

    /// What the command line prints for a text that stands alone in JSON lines.
    private static func printed(_ text: String, id: String, _ engine: Engine, in unit: OffsetUnit = .codepoint, withText: Bool = true) -> String {
        var checker = Checker(engine)
        var (union, json) = (MaskUnion(), JSONText())
        let review = checker.review(Array(text.utf8), as: .automatic, detail: .all).finish(&union)
        DocumentJSON(engine: engine, unit: unit, withText: withText).write(id: id, verdict: review.verdict, review: review, into: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test func answersAreThoseOfTheCommandLine() async throws {
        let engine = try LiveServer.engine.get()
        try await LiveServer.with { server in
            let text = "王小明，\u{1F4F1}手机：13800138000，邮箱 a@example.com"
            let one = try await server.send("/v1/check", #"{"text":"\#(text)"}"#)
            #expect(one.status == 200)
            #expect(one.headers["content-type"] == "application/json")
            #expect(one.headers["moyin-verdict"] == "redact")
            #expect(one.text == Self.printed(text, id: "1", engine) + "\n")
            let other = try await server.send("/v1/check", #"{"text":"\#(text)","offsets":"utf16","no_text":true}"#)
            #expect(other.text == Self.printed(text, id: "1", engine, in: .utf16, withText: false) + "\n")
            let list = try await server.send("/v1/check", #"{"texts":["好",{"id":"b","text":"\#(text)"}]}"#)
            #expect(list.text == "[" + Self.printed("好", id: "1", engine) + ",\n" + Self.printed(text, id: "b", engine) + "]\n")
            #expect(list.headers["moyin-verdict"] == "redact")
        }
    }

    @Test func theGravestVerdictIsThatOfAll() async throws {
        try await LiveServer.with { server in
            let reply = try await server.send("/v1/check", #"{"texts":["\#(Self.phone)","机密★10年","好"]}"#)
            #expect(reply.list.map { $0["verdict"] as? String } == ["redact", "secrecy_review", "publish"])
            #expect(reply.headers["moyin-verdict"] == "secrecy_review")
            let none = try await server.send("/v1/check", #"{"texts":[]}"#)
            #expect(none.status == 200)
            #expect(none.text == "[]\n")
        }
    }

    @Test func optionsAreThoseOfTheCommandLine() async throws {
        try await LiveServer.with { server in
            let name = #""text":"局长张建国会见王小明同志。""#
            let kept = try await server.send("/v1/check", "{\(name)}")
            let hidden = try await server.send("/v1/check", #"{\#(name),"hide_names":true}"#)
            #expect(kept.headers["moyin-verdict"] == "publish")
            #expect(hidden.headers["moyin-verdict"] == "redact")
            // The same in the query, as the command line spells it.
            let asked = try await server.send("/v1/check?hide-names&profile=general", "{\(name)}")
            #expect(asked.text == hidden.text)
            let none = try await server.send("/v1/check", #"{\#(name),"no_names":true}"#)
            #expect((none.json["findings"] as? [Any])?.isEmpty == true)
            let profile = try await server.send("/v1/check?profile=%E4%BD%8E%E4%BF%9D%E5%85%AC%E7%A4%BA", "{\(name)}")
            #expect(profile.json["profile"] as? String == "低保公示")
            let published = try await server.send("/v1/check", #"{"text":"机密★10年","published":true}"#)
            #expect((published.json["flags"] as? [String])?.contains("suspected_leak") == true)
            let english = try await server.send("/v1/check", headers: ["Accept-Language": "en"], "{\(name)}")
            #expect((english.json["sentence"] as? String)?.hasPrefix("On review") == true)
        }
    }

    @Test func documentsAreBodiesToo() async throws {
        try await LiveServer.with { server in
            let plain = try await server.send("/v1/check?id=%E7%A8%BF%E4%BB%B6", type: "text/plain; charset=utf-8", Self.phone)
            #expect(plain.json["id"] as? String == "稿件")
            #expect(plain.headers["moyin-verdict"] == "redact")
            // 手机：13800138000 in GB18030.
            let bytes: [UInt8] = [0xca, 0xd6, 0xbb, 0xfa, 0xa3, 0xba] + Array("13800138000".utf8)
            let other = try await server.send("POST", "/v1/check", type: "text/plain; charset=gb2312", body: bytes)
            #expect(other.json["encoding"] as? String == "gb18030")
            #expect(other.headers["moyin-verdict"] == "redact")
            let page = try await server.send("/v1/check", type: "text/html", "<p>手机：138<b>0013</b>8000</p>")
            #expect(page.headers["moyin-verdict"] == "redact")
            let asText = try await server.send("/v1/check?input=text", type: "text/html", "<p>手机：138<b>0013</b>8000</p>")
            #expect(asText.headers["moyin-verdict"] == "publish")
            let portable = try await server.send("/v1/check", type: "application/octet-stream", "%PDF-1.7 …")
            #expect(portable.status == 200)
            #expect(portable.headers["moyin-verdict"] == "not_reviewed")
        }
    }

    @Test func rulesAndListsAreChosenByName() async throws {
        let rule = """
            detectors:
              - kind: STAFF_NO
                rule: local/staff-no
                name: {zh: 工号, en: Staff number}
                pattern: 'GH-[0-9]{6}'
                severity: S3
                base: 70
                mask: {keep: [2, 2]}
                examples:
                  match: [经办人⟦GH-012345⟧]
                  no_match: [{text: 型号GH-01, why: a model}]
            """
        try await LiveServer.with {
            $0.rules = [.init(name: "工号", bytes: Array(rule.utf8))]
            $0.names = [.init(name: "隐去", bytes: Array("[hide]\n王小明\n".utf8))]
        } _: { server in
            let text = #""text":"经办人GH-012345，王小明。""#
            func kinds(_ reply: RawReply) -> [String] {
                (reply.json["findings"] as? [[String: Any]] ?? []).filter { $0["disposition"] as? String == "redact" }.compactMap { $0["kind"] as? String }
            }
            #expect(kinds(try await server.send("/v1/check", "{\(text)}")) == ["STAFF_NO", "PERSON_NAME"])
            #expect(kinds(try await server.send("/v1/check", #"{\#(text),"rules":[]}"#)) == ["PERSON_NAME"])
            #expect(kinds(try await server.send("/v1/check", #"{\#(text),"names":[],"rules":["工号"]}"#)) == ["STAFF_NO"])
            let unknown = try await server.send("/v1/check", #"{\#(text),"rules":["../etc/passwd"]}"#)
            #expect(unknown.status == 400)
            #expect(unknown.json["code"] as? String == "unknown-name")
            let listed = try await server.get("/v1/rules")
            #expect(listed.json["files"] as? [String] == ["工号"])
        }
    }
}

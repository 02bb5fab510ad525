import Foundation
@testable import MoyinService
import Testing

@Suite struct RedactEndpointTests {
    @Test func copiesWithTheirEdits() async throws {
        try await LiveServer.with { server in
            let reply = try await server.send("/v1/redact", #"{"text":"\ud83d\udcf1手机：13800138000","offsets":"utf16"}"#)
            #expect(reply.status == 200)
            #expect(reply.json["text"] as? String == "\u{1F4F1}手机：138****8000")
            #expect(reply.json["verdict"] as? String == "redact")
            let edits = try #require(reply.json["edits"] as? [[String: Any]])
            #expect(edits.count == 1)
            #expect(edits[0]["start"] as? Int == 5)
            #expect(edits[0]["end"] as? Int == 16)
            #expect(edits[0]["replacement"] as? String == "138****8000")
            #expect(!reply.text.contains("13800138000"))
            let label = try await server.send("/v1/redact", #"{"text":"手机：13800138000","style":"remove"}"#)
            #expect(label.json["text"] as? String == "手机：")
        }
    }

    @Test func aListHasOnePseudonymForOneValue() async throws {
        try await LiveServer.with { server in
            let reply = try await server.send(
                "/v1/redact", #"{"style":"pseudonym","texts":["手机：13800138000","手机：13900139000","手机：13800138000",{"id":"s","text":"机密★10年"}]}"#)
            #expect(reply.status == 200)
            let texts = reply.list.map { $0["text"] as? String }
            #expect(texts[0] == texts[2])
            #expect(texts[0] != texts[1])
            #expect(texts[3] == nil)
            #expect((reply.list[3]["problem"] as? [String: Any])?["code"] as? String == "blocked")
            #expect(reply.headers["moyin-verdict"] == "secrecy_review")
        }
    }

    @Test func documentsComeBackAsTheyAre() async throws {
        try await LiveServer.with { server in
            let table = "姓名,手机\r\n王小明,13800138000\r\n"
            let csv = try await server.send("/v1/redact", type: "text/csv", table)
            #expect(csv.text.hasSuffix(",138****8000\r\n"))
            #expect(csv.headers["content-type"] == "text/csv; charset=utf-8")
            #expect(csv.headers["moyin-verdict"] == "redact")
            let page = try await server.send("/v1/redact?style=label", type: "text/html; charset=utf-8", "<p>手机：<b>13800138000</b></p>")
            #expect(page.text.hasPrefix("<p>手机：<b>[") && !page.text.contains("13800138000"))
            // In GB18030; the copy is UTF-8.
            let bytes: [UInt8] = [0xca, 0xd6, 0xbb, 0xfa, 0xa3, 0xba] + Array("13800138000".utf8)
            let other = try await server.send("POST", "/v1/redact?encoding=gbk", type: "text/plain", body: bytes)
            #expect(other.text == "手机：138****8000")
        }
    }
}

import Foundation
@testable import MoyinService
import Testing

/// Files that are more than a text, over HTTP.
@Suite struct FileEndpointTests {
    private static let drafts = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Corpora/drafts")
    private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    private static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: drafts.appendingPathComponent(name))) }

    @Test(arguments: [word, "application/octet-stream", "text/plain"])
    func bodies(_ type: String) async throws {
        try await LiveServer.with { server in
            let letter = try Self.bytes("10-拟聘公示.docx")
            let reply = try await server.send("POST", "/v1/check?id=a", type: type, body: letter)
            #expect(reply.status == 200)
            #expect(reply.headers["moyin-verdict"] == "redact")
            #expect(reply.json["type"] as? String == "docx")
            let findings = try #require(reply.json["findings"] as? [[String: Any]])
            #expect(findings.contains { $0["carrier"] as? String == "deletion" && $0["hidden"] as? Bool == false && $0["kind"] as? String == "CN_MOBILE" })
            let copy = try await server.send("POST", "/v1/redact", type: type, body: letter)
            #expect(copy.status == 200)
            #expect(copy.headers["moyin-verdict"] == "redact")
            #expect(copy.headers["content-type"]?.hasPrefix(type) == true)
            let again = try await server.send("POST", "/v1/check", type: type, body: copy.body)
            #expect(again.headers["moyin-verdict"] == "publish")
            #expect(!server.log.text.contains("13900139000"))
        }
    }

    @Test func forms() async throws {
        try await LiveServer.with { server in
            let book = try Self.bytes("09-临时救助名单.xlsx")
            let head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"名单.xlsx\"\r\n\r\n"
            let body = Array(head.utf8) + book + Array("\r\n--b--\r\n".utf8)
            let reply = try await server.send("POST", "/v1/files/check", type: "multipart/form-data; boundary=b", body: body)
            let report = try #require((try JSONSerialization.jsonObject(with: Data(reply.body)) as? [[String: Any]])?.first)
            #expect(report["id"] as? String == "名单.xlsx")
            #expect(report["profile"] as? String == "低保公示")
            let copy = try await server.send("POST", "/v1/files/redact", type: "multipart/form-data; boundary=b", body: body)
            #expect(copy.status == 200 && copy.body.starts(with: Array("PK".utf8)))
        }
    }

    @Test func whatCannotBeReadIsNotClean() async throws {
        try await LiveServer.with { server in
            var letter = try Self.bytes("10-拟聘公示.docx")
            letter.removeLast(letter.count / 2)
            let reply = try await server.send("POST", "/v1/check", type: "application/octet-stream", body: letter)
            #expect(reply.headers["moyin-verdict"] == "not_reviewed")
            let copy = try await server.send("POST", "/v1/redact", type: "application/octet-stream", body: letter)
            #expect(copy.status == 422)
            #expect(copy.json["code"] != nil && copy.json["remedy"] != nil)
        }
    }
}

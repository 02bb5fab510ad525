import Foundation
@testable import MoyinService
import Testing

/// Files of a form: `multipart/form-data`.
@Suite struct FileFormTests {
    private static let phone = "联系人手机：13800138000"

    private static func part(_ name: String, file: String? = nil, type: String? = nil, _ content: [UInt8]) -> [UInt8] {
        var head = "Content-Disposition: form-data; name=\"\(name)\""
        if let file { head += "; filename=\"\(file)\"" }
        if let type { head += "\r\nContent-Type: \(type)" }
        return Array("--XyZ\r\n\(head)\r\n\r\n".utf8) + content + [0x0d, 0x0a]
    }

    private static func form(_ parts: [[UInt8]]) -> [UInt8] { parts.flatMap { $0 } + Array("--XyZ--\r\n".utf8) }

    private static func send(_ server: LiveServer, _ path: String = "/v1/files/check", parts: [[UInt8]]) async throws -> RawReply {
        try await server.send("POST", path, type: "multipart/form-data; boundary=XyZ", body: form(parts))
    }

    @Test func filesAreCheckedInTheirOrder() async throws {
        try await LiveServer.with { server in
            let reply = try await Self.send(server, parts: [
                Self.part("file", file: "一.txt", Array(Self.phone.utf8)),
                // 好 in GB18030, and a page.
                Self.part("file", file: "二.txt", [0xba, 0xc3]),
                Self.part("file", file: "三.htm", Array("<p>1380<b>0138</b>000</p>".utf8)),
                Self.part("file", file: "四.png", type: "image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
                Self.part("file", file: "五.jsonl", Array(#"{"text":"\u0031"}"#.utf8)),
                Self.part("no_text", Array("true".utf8)),
            ])
            #expect(reply.status == 200)
            #expect(reply.list.map { $0["id"] as? String } == ["一.txt", "二.txt", "三.htm", "四.png", "五.jsonl"])
            #expect(reply.list.map { $0["verdict"] as? String } == ["redact", "publish", "redact", "not_reviewed", "not_reviewed"])
            #expect(reply.headers["moyin-verdict"] == "not_reviewed")
            #expect(!reply.text.contains("13800138000"))
            let same = try await Self.send(server, "/v1/check?no-text", parts: [Self.part("file", file: "一.txt", Array(Self.phone.utf8))])
            #expect((same.list.first?["findings"] as? [Any])?.count == 1)
        }
    }

    /// A file's name is published with it.
    @Test func namesAreReviewedToo() async throws {
        try await LiveServer.with { server in
            let reply = try await Self.send(server, "/v1/files/check?no-text", parts: [Self.part("file", file: "王小明13800138000.txt", Array("好".utf8))])
            #expect(reply.headers["moyin-verdict"] == "redact")
            #expect((reply.list.first?["name_findings"] as? [Any])?.count == 1)
            #expect(!reply.text.contains("13800138000"))
            #expect(!server.log.text.contains("13800138000"))
        }
    }

    @Test func aCopyIsOfOneFile() async throws {
        try await LiveServer.with { server in
            let table = Array("姓名,手机\n王小明,13800138000\n".utf8)
            let copy = try await Self.send(server, "/v1/files/redact", parts: [Self.part("file", file: "a.csv", table), Self.part("style", Array("label".utf8))])
            #expect(copy.headers["content-type"] == "text/csv; charset=utf-8")
            #expect(copy.text.hasSuffix(",[手机号码已隐去]\n"))
            let two = try await Self.send(server, "/v1/files/redact", parts: [Self.part("a", file: "a.txt", table), Self.part("b", file: "b.txt", table)])
            #expect(two.status == 422)
        }
    }

    @Test func whatIsNotWellFormedIsRefused() async throws {
        try await LiveServer.with { server in
            let good = Self.form([Self.part("file", file: "a.txt", Array(Self.phone.utf8))])
            var bad: [[UInt8]] = [
                [], Array("好".utf8), Array(good.dropLast(6)), Array(good.dropFirst(3)), Array("--XyZ--".utf8), Self.form([Self.part("profile", Array("general".utf8))]),
                Self.form([Self.part("shout", Array("1".utf8)), Self.part("file", file: "a.txt", [])]),
                Self.form([Array("--XyZ\r\n\r\nx\r\n".utf8)]),
                Self.form([Array("--XyZ\r\nContent-Disposition: attachment; filename=\"a\"\r\n\r\nx\r\n".utf8)]),
                Self.form([Array("--XyZ\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\neA==\r\n".utf8)]),
                Self.form([Array(("--XyZ\r\nContent-Disposition: form-data; name=\"" + String(repeating: "a", count: 9000) + "\"\r\n\r\nx\r\n").utf8)]),
            ]
            bad.append(Array(String(decoding: good, as: UTF8.self).replacing("\r\n", with: "\n").utf8))
            for body in bad {
                let reply = try await server.send("POST", "/v1/check", type: "multipart/form-data; boundary=XyZ", body: body)
                #expect(reply.status == 400)
                #expect(reply.headers["moyin-verdict"] == "not_reviewed")
            }
            #expect(try await server.send("POST", "/v1/check", type: "multipart/form-data", body: good).status == 415)
        }
    }

    /// To Swift a quotation mark and what combines with it are one character; a file must not lose the end of its name to it.
    @Test func signsAreReadWithoutWhatCombinesWithThem() throws {
        let form = Self.form([Self.part("file", file: "\u{301}a.html", Array("好".utf8))])
        #expect(try Multipart(form, boundary: "XyZ", limit: 9).parts.map(\.fileName) == ["\u{301}a.html"])
    }
}

import Foundation
@testable import MoyinService
import Testing

@Suite struct ProblemTests {
    struct Case: CustomTestStringConvertible {
        var path = "/v1/check"
        var type: String? = "application/json"
        var headers: [String: String] = [:]
        var body: String
        var status = 400
        var code: String
        var field: String?
        var testDescription: String { code }
    }

    static let cases = [
        Case(body: "", code: "bad-json"),
        Case(body: #"{"text":1}"#, code: "bad-json"),
        Case(body: #"{"text":"a"} x"#, code: "bad-json"),
        Case(body: #"{"text":"a","text":"b"}"#, code: "bad-json"),
        Case(body: #"{"text":"a","texts":[]}"#, code: "bad-json"),
        Case(body: #"{"texts":[{"id":"a"}]}"#, code: "bad-json"),
        Case(body: #"{"texts":[{"text":"a","txt":"b"}]}"#, code: "bad-json"),
        Case(body: "{}", code: "missing-text", field: "text"),
        Case(body: #"{"text":"a","hide_name":true}"#, code: "unknown-option", field: "hide_names"),
        Case(path: "/v1/check?offset=utf8", body: #"{"text":"a"}"#, code: "unknown-option", field: "offsets"),
        Case(path: "/v1/check?id=%ff", body: #"{"text":"a"}"#, code: "bad-query"),
        Case(path: "/v1/check?no_text=1&no-text=0", body: #"{"text":"a"}"#, code: "bad-query", field: "no_text"),
        Case(path: "/v1/redact", body: #"{"text":"手机13800138000","decisions":[{"start":2,"end":13,"action":"keep","reason":null}]}"#, code: "bad-json"),
        Case(path: "/v1/check?profile=none", body: #"{"text":"a","profile":"任前公示"}"#, code: "unknown-profile", field: "profile"),
        Case(path: "/v1/check?rules=none", body: #"{"text":"a","rules":[]}"#, code: "unknown-name", field: "rules"),
        Case(path: "/v1/record?chain=none", body: #"{"text":"a","chain":"三审三校"}"#, code: "unknown-value", field: "chain"),
        Case(path: "/v1/jobs", type: "multipart/form-data; boundary=x", body: "--x--", code: "missing-text", field: "file"),
        Case(path: "/v1/jobs", type: "multipart/form-data; boundary=x", body: "--y--", code: "bad-multipart"),
        Case(body: #"{"text":"a","offsets":"bytes"}"#, code: "unknown-value", field: "offsets"),
        Case(body: #"{"text":"a","encoding":"latin-1"}"#, code: "unknown-value", field: "encoding"),
        Case(body: #"{"text":"a","profile":"没有"}"#, code: "unknown-profile", field: "profile"),
        Case(body: #"{"texts":[{"text":"a","profile":"没有"}]}"#, code: "unknown-profile", field: "profile"),
        Case(body: #"{"text":"a","hide_names":true,"no_names":true}"#, status: 422, code: "contradictory-options", field: "no_names"),
        Case(type: nil, body: #"{"text":"a"}"#, status: 415, code: "media-type", field: "Content-Type"),
        Case(type: "application/x-www-form-urlencoded", body: "text=a", status: 415, code: "media-type", field: "Content-Type"),
        Case(headers: ["Content-Encoding": "gzip"], body: "xx", status: 415, code: "compressed", field: "Content-Encoding"),
        Case(path: "/v1/none", body: "{}", status: 404, code: "not-found"),
        Case(path: "/v1/check/../../etc/passwd", body: "{}", status: 404, code: "not-found"),
        Case(path: "/healthz", body: "{}", status: 405, code: "method-not-allowed"),
        Case(headers: ["Host": "evil.example"], body: #"{"text":"a"}"#, status: 421, code: "unknown-host", field: "Host"),
        Case(headers: ["Origin": "https://evil.example"], body: #"{"text":"a"}"#, status: 403, code: "cross-origin", field: "Origin"),
        Case(path: "/v1/redact", body: #"{"text":"机密★10年"}"#, status: 422, code: "blocked"),
        Case(path: "/v1/redact", type: "text/plain", body: "%PDF-1.7", status: 422, code: "damaged", field: "file"),
    ]

    @Test func sayWhatWhereAndHowToRemedy() async throws {
        try await LiveServer.with { server in
            for test in Self.cases {
                for english in [false, true] {
                    var headers = test.headers
                    if english { headers["Accept-Language"] = "en-GB, zh;q=0.5" }
                    let reply = try await server.send(test.path, type: test.type, headers: headers, test.body)
                    #expect(reply.status == test.status, "\(test.code)")
                    #expect(reply.headers["content-type"] == "application/problem+json")
                    #expect(reply.json["code"] as? String == test.code)
                    #expect(reply.json["status"] as? Int == test.status)
                    #expect(reply.json["field"] as? String == test.field, "\(test.code)")
                    #expect(reply.json["type"] as? String == "urn:moyin:problem:\(test.code)")
                    let detail = try #require(reply.json["detail"] as? String)
                    let remedy = try #require(reply.json["remedy"] as? String)
                    #expect(!detail.isEmpty && !remedy.isEmpty)
                    let isChinese = detail.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) }
                    #expect(isChinese != english, "\(detail)")
                    #expect(reply.json["instance"] as? String == "urn:moyin:request:\(reply.headers["x-request-id"] ?? "")")
                    // Nothing that was not reviewed looks clean.
                    #expect((reply.json["verdict"] as? String) == (test.code == "blocked" ? "secrecy_review" : "not_reviewed"))
                }
            }
        }
    }

    @Test func methodsAndHeadersOfEveryAnswer() async throws {
        try await LiveServer.with { server in
            let wrong = try await server.get("/v1/check")
            #expect(wrong.status == 405)
            #expect(wrong.headers["allow"] == "POST")
            let head = try await server.send("HEAD", "/healthz", type: nil)
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
            for reply in [wrong, head, try await server.send("/v1/check", #"{"text":"好"}"#)] {
                #expect(reply.headers["x-content-type-options"] == "nosniff")
                #expect(reply.headers["cache-control"] == "no-store")
                #expect(reply.headers["content-security-policy"]?.contains("default-src 'none'") == true)
                #expect(reply.headers["access-control-allow-origin"] == nil)
                #expect(reply.headers["x-request-id"]?.isEmpty == false)
            }
            // A page of the service's own may ask.
            let own = try await server.send("/v1/check", headers: ["Origin": "http://127.0.0.1"], #"{"text":"好"}"#)
            #expect(own.status == 200)
        }
    }

    @Test(arguments: [
        (nil, false), ("en", true), ("zh-CN,zh;q=0.9,en;q=0.8", false), ("en-US,en;q=0.9,zh;q=0.8", true), ("fr, en;q=0.2", true), ("", false),
        ("*", false),
    ] as [(String?, Bool)])
    func language(_ header: String?, _ english: Bool) {
        #expect(RequestLanguage.isEnglish(header) == english)
    }
}

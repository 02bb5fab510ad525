import Foundation
@testable import MoyinService
import Testing

@Suite struct DocumentPageTests {
    @Test func thePageTellsOfEverythingInTheLanguageAskedFor() async throws {
        try await LiveServer.with { server in
            let chinese = try await server.get("/docs")
            let english = try await server.get("/docs?lang=en")
            #expect(chinese.status == 200 && chinese.headers["content-type"] == "text/html; charset=utf-8")
            #expect(chinese.text.contains("<html lang=\"zh-CN\">") && chinese.text.contains("检查文本"))
            #expect(english.text.contains("<html lang=\"en\">") && english.text.contains("Review texts"))
            // As the console: whatever the browser likes.
            #expect(try await server.get("/docs", ["Accept-Language": "en"]).text == chinese.text)
            #expect(try await server.get("/docs?lang=zh").text == chinese.text)
            let document = try await DocumentTests.document(server)
            for page in [chinese.text, english.text] {
                #expect(!page.contains("<script") && !page.contains("style=\""))
                for item in (document["paths"]?.members ?? [:]).values {
                    for operation in item.members.values { #expect(page.contains("<h3 id=\"\(operation["operationId"]?.string ?? "-")\">")) }
                }
                for code in (document["x-problems"]?.members ?? [:]).keys { #expect(page.contains("id=\"problem-\(code)\"")) }
                // Every link within the page leads somewhere, and no place has two names.
                let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
                #expect(Set(ids).count == ids.count)
                for match in page.matches(of: #/href="#([^"]+)"/#) { #expect(ids.contains(String(match.1)), "\(match.1)") }
            }
        }
    }

    /// Written for English readers, it has no Chinese but names and examples.
    @Test func wordsAreInBothLanguages() throws {
        func walk(_ node: DocumentNode) {
            if case .words(let words) = node {
                #expect(words.chinese.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) } || words.chinese.count < 12, "\(words.chinese)")
                #expect(!words.english.isEmpty && !words.english.hasPrefix(" "))
                #expect(words.english.filter { $0.unicodeScalars.allSatisfy { (0x4e00...0x9fff).contains($0.value) } }.count < 24, "\(words.english)")
            }
            node.members.forEach { walk($0.value) }
            node.items.forEach(walk)
        }
        walk(try DocumentSource.read())
    }

    @Test func whoHasItTakesNothing() async throws {
        try await LiveServer.with { server in
            for path in ["/openapi.json", "/docs", "/docs?lang=en", "/docs.css"] {
                let first = try await server.get(path)
                let tag = try #require(first.headers["etag"])
                #expect(first.headers["cache-control"] == "no-cache")
                let again = try await server.get(path, ["If-None-Match": tag])
                #expect(again.status == 304 && again.body.isEmpty && again.headers["etag"] == tag)
                #expect(try await server.get(path, ["If-None-Match": "\"0\""]).status == 200)
            }
            #expect(try await server.get("/docs").headers["etag"] != server.get("/docs?lang=en").headers["etag"])
        }
    }

    @Test func thePageFollowsTheScreen() async throws {
        try await LiveServer.with { server in
            let style = try await server.get("/docs.css").text
            #expect(style.contains("(prefers-color-scheme: dark)") && !style.contains("[data-theme"))
            #expect(style.contains(".contents"))
            for (query, code) in [("lang=fr", "unknown-value"), ("langue=en", "unknown-option"), ("lang=en&lang=zh", "bad-query")] {
                let reply = try await server.get("/docs?\(query)")
                #expect(reply.status == 400 && reply.json["code"] as? String == code)
            }
        }
    }

    /// The document is of the service that gives it.
    @Test func keysFilesAndWebhooksAreThoseOfTheService() async throws {
        let file = KeyFile(FileManager.default.temporaryDirectory.appendingPathComponent("moyin-keys-\(UUID().uuidString)").path)
        try file.add(APIKey.make(label: "", scopes: [.check], rate: 0, at: 1).key)
        try await LiveServer.with {
            $0.keyFile = file.path
            $0.names = [.init(name: "名单", bytes: Array("甲乙丙\n".utf8))]
            $0.jobs.webhooks = try? WebhookConfiguration(secret: Array("0123456789abcdef".utf8), hosts: ["cms.example:8080"])
        } _: { server in
            let document = try await DocumentTests.document(server)
            #expect(document["security"] != .array([]))
            #expect(document["paths"]?["/v1/check"]?["post"]?["security"]?.text == #"[{"key":["check"]}]"#)
            #expect(document["paths"]?["/v1/jobs"]?["get"]?["security"]?.text == #"[{"key":["check"]},{"key":["redact"]},{"key":["audit_write"]}]"#)
            #expect(document["components"]?["parameters"]?["names"]?["schema"]?["items"]?["enum"]?.text == #"["名单"]"#)
            #expect(document["components"]?["parameters"]?["rules"]?["schema"]?["maxItems"] == .number(0))
            let webhook = document["paths"]?["/v1/jobs"]?["post"]?["parameters"]?.items.first { $0["name"] == .string("webhook") }
            let pattern = try #require(webhook?["schema"]?["pattern"]?.string)
            for (address, fits) in [("http://cms.example:8080/done?a=1", true), ("http://cms.example:8080", true), ("https://cms.example:8080/a", true), ("ftp://cms.example:8080/", false), ("http://cms.example/", false), ("http://a.example:8080/", false), ("http://cms.example:8080/#a", false)] {
                #expect((address.range(of: pattern, options: .regularExpression) != nil) == fits, "\(address)")
                #expect(WebhookTarget(address).map { server.service.core.jobs.configuration.webhooks?.allows($0) == true } == true || !fits, "\(address)")
            }
        }
    }
}

import Foundation
import HTTPTypes
import Logging
import MoyinCorpus
@testable import MoyinService
import Testing

@Suite struct PresidioServiceTests {
    @Test func listsAndHealth() async throws {
        try await LiveServer.with { server in
            let health = try await server.get("/health")
            #expect(health.status == 200 && health.text == "Presidio Analyzer service is up")
            #expect(health.headers["content-type"] == "text/html; charset=utf-8")
            #expect(try await server.get("/anonymizers").text == "[\"custom\",\"encrypt\",\"hash\",\"keep\",\"mask\",\"redact\",\"replace\"]\n")
            #expect(try await server.get("/deanonymizers").text == "[\"decrypt\",\"deanonymize_keep\"]\n")
            for path in ["/recognizers", "/recognizers?language=en", "/supportedentities?unknown=x", "/supportedentities?language="] {
                let reply = try await server.get(path)
                #expect(reply.status == 200, "\(path)")
                #expect(try JSONDecoder().decode([String].self, from: Data(reply.body)).count > 40, "\(path)")
            }
            for path in ["/recognizers?language=fr", "/supportedentities?language=he"] {
                let reply = try await server.get(path)
                #expect(reply.status == 500 && reply.text == "{\"error\":\"No matching recognizers were found to serve the request.\"}\n", "\(path)")
            }
        }
    }

    @Test func errorsHaveTheFormOfPresidio() async throws {
        try await LiveServer.with { $0.limits.bodyBytes = 1000 } _: { server in
            let method = try await server.get("/analyze")
            #expect(method.status == 405 && method.headers["allow"] == "POST")
            #expect(method.text == "{\"error\":\"The method is not allowed for the requested URL.\"}\n")
            let image = try await server.send("/redact", type: "multipart/form-data; boundary=x", "--x--")
            #expect(image.status == 501 && image.json["error"] != nil)
            for path in ["/analyze", "/anonymize", "/deanonymize"] {
                let large = try await server.send(path, "{\"text\":\"\(String(repeating: "a", count: 2000))\"}")
                #expect(large.status == 413 && Set(large.json.keys) == ["error"], "\(path)")
                // English unless Chinese is asked for.
                #expect((large.json["error"] as? String)?.contains("larger than") == true)
                let chinese = try await server.send(path, headers: ["Accept-Language": "zh-CN"], "{\"text\":\"\(String(repeating: "a", count: 2000))\"}")
                #expect((chinese.json["error"] as? String)?.contains("正文超过") == true)
            }
            // A path that there is not serves both sorts of programs.
            let none = try await server.get("/analyse")
            #expect(none.status == 404 && none.headers["content-type"] == "application/problem+json")
            #expect((none.json["error"] as? String)?.hasPrefix("The requested URL was not found") == true && none.json["code"] as? String == "not-found")
        }
    }

    @Test func keysHaveTheirScopes() async throws {
        let file = KeyFile(FileManager.default.temporaryDirectory.appendingPathComponent("moyin-keys-\(UUID().uuidString)").path)
        func bearer(_ scope: APIKey.Scope) throws -> [String: String] {
            let (key, token) = APIKey.make(label: "", scopes: [scope], rate: 0, at: 1)
            try file.add(key)
            return ["Authorization": "Bearer \(token)"]
        }
        let keys: [APIKey.Scope: [String: String]] = [.check: try bearer(.check), .redact: try bearer(.redact)]
        try await LiveServer.with { $0.keyFile = file.path } _: { server in
            #expect(try await server.get("/health").status == 200)
            let body = Array(#"{"text":"a","language":"zh","analyzer_results":[]}"#.utf8)
            for (path, scope) in [("/analyze", APIKey.Scope.check), ("/anonymize", .redact), ("/deanonymize", .redact)] {
                for (other, key) in keys {
                    let reply = try await server.send("POST", path, key, body: body)
                    #expect(reply.status == (other == scope ? 200 : 403), "\(path)")
                    if other != scope { #expect(Set(reply.json.keys) == ["error"]) }
                }
                let without = try await server.send("POST", path, body: body)
                #expect(without.status == 401 && without.headers["www-authenticate"] == "Bearer" && Set(without.json.keys) == ["error"])
            }
        }
    }

    @Test func requestsBeyondTheQueueAndManyTextsAreRefused() async throws {
        try await LiveServer.with {
            $0.limits.workers = 1
            $0.limits.queue = 0
            $0.limits.documents = 2
        } _: { server in
            let many = try await server.send("/analyze", #"{"text":["a","b","c"],"language":"zh"}"#)
            #expect(many.status == 413 && Set(many.json.keys) == ["error"])
            #expect(many.headers["moyin-verdict"] == "not_reviewed")
            let patterns = String(repeating: #"{"name":"p","regex":"a","score":1},"#, count: 301).dropLast()
            let expressions = try await server.send("/analyze", #"{"text":"a","language":"en","ad_hoc_recognizers":[{"supported_entity":"A","patterns":[\#(patterns)]}]}"#)
            #expect(expressions.status == 413)
            let release = await server.occupy()
            let busy = try await server.send("/analyze", #"{"text":"a","language":"zh"}"#)
            release.signal()
            #expect(busy.status == 503 && busy.headers["retry-after"] != nil && Set(busy.json.keys) == ["error"])
            #expect(busy.headers["moyin-verdict"] == "not_reviewed")
        }
    }

    @Test func nothingThatIsSentIsLogged() async throws {
        let server = try await LiveServer(level: .trace)
        let marks = ["13800138000", "王小明", "mark-key", "mark-regex", "MARK_ENTITY"]
        let recogniser = #"{"supported_entity":"MARK_ENTITY","patterns":[{"name":"n","regex":"mark-regex(","score":0.5}]}"#
        for (path, body) in [
            ("/analyze", #"{"text":"王小明13800138000","language":"zh"}"#), ("/analyze", #"{"text":"王小明13800138000","language":"en","ad_hoc_recognizers":[\#(recogniser)]}"#),
            ("/analyze", #"{"text":"13800138000","#), ("/anonymize", #"{"text":"王小明13800138000","analyzer_results":[{"start":0,"end":3,"score":1,"entity_type":"MARK_ENTITY"}]}"#),
            ("/anonymize", #"{"text":"王小明","analyzer_results":[{"start":0,"end":3,"score":1,"entity_type":"A"}],"anonymizers":{"A":{"type":"encrypt","key":"mark-key"}}}"#),
            ("/deanonymize", #"{"text":"王小明","anonymizer_results":[{"start":0,"end":3,"entity_type":"A"}],"deanonymizers":{"A":{"type":"decrypt","key":"0123456789abcdef"}}}"#),
        ] { _ = try await server.send(path, body) }
        let metrics = try await server.get("/metrics").text
        try await server.stop()
        #expect(metrics.contains("moyin_requests_total{route=\"/analyze\",status=\"200\"} 1"))
        #expect(metrics.contains("moyin_findings_total{kind=\"CN_MOBILE\"} 1"))
        for mark in marks {
            #expect(!server.log.text.contains(mark), "\(mark)")
            #expect(!metrics.contains(mark), "\(mark)")
        }
    }

    /// Requests that were answered, changed at random: whatever comes is a status of the contract, and an answer in its form.
    @Test func changedRequestsAreAnsweredAsTheContractSays() async throws {
        let statuses: [String: Set<Int>] = [
            "/analyze": [200, 400, 500], "/anonymize": [200, 400, 422, 500], "/deanonymize": [200, 400, 422, 500],
        ]
        var generator = SeededGenerator(seed: 8)
        let pieces = [
            "null", "true", "-1", "0", "1e9", "99999999999999999999", "\"\"", "\"a\"", "[]", "{}", "[[", "}", "\"", "\\u0000", "\\ud800", ",", ":", "\u{feff}", "\u{1F600}",
            "\"text\":", "\"start\":", "\"regex\":\"(a|b)*c\"", "\"type\":\"mask\"", "\"key\":\"0123456789abcdef\"",
        ].map { Array($0.utf8) }
        let seeds = PresidioExchangeTests.all.filter { $0.status == 200 && $0.type == nil }
        #expect(seeds.count > 80)
        try await LiveServer.with { server in
            let connection = try await server.connect()
            var seen: [Int: Int] = [:]
            for round in 0..<3000 {
                let seed = seeds[round % seeds.count]
                var body = Array(seed.body.utf8)
                for _ in 0...Int.random(in: 0...2, using: &generator) {
                    let place = Int.random(in: 0...body.count, using: &generator)
                    let end = min(body.count, place + Int.random(in: 0...4, using: &generator))
                    switch Int.random(in: 0...3, using: &generator) {
                    case 0: body.replaceSubrange(place..<end, with: pieces.randomElement(using: &generator) ?? [])
                    case 1: body.removeSubrange(place..<end)
                    case 2: body.insert(UInt8.random(in: 0...255, using: &generator), at: place)
                    default: body.insert(contentsOf: body[place..<end], at: place)
                    }
                }
                try await connection.send("POST", seed.path, type: "application/json", body: body)
                let reply = try await connection.reply()
                seen[reply.status, default: 0] += 1
                #expect(statuses[seed.path]?.contains(reply.status) == true, "\(seed.path) \(reply.status)")
                // Foundation reads no halves of pairs, which go back as they came.
                let json = try? Presidio.Value(reply.body)
                #expect(json != nil)
                if reply.status != 200 { #expect(json?["error"]?.text != nil) }
            }
            // They go deep as well as breaking at once.
            #expect(seen[200, default: 0] > 200 && seen[400, default: 0] > 200)
        }
    }
}

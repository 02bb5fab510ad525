import Foundation
import Logging
import MoyinReports
@testable import MoyinService
import Testing

@Suite struct OperationTests {
    @Test func stoppingLetsRequestsEnd() async throws {
        let server = try await LiveServer {
            $0.limits.workers = 1
            $0.limits.bytesAtOnce = 0
        }
        let release = await server.occupy()
        let connection = try await server.connect()
        try await connection.send("POST", "/v1/check", type: "application/json", body: Array(#"{"text":"手机：13800138000"}"#.utf8))
        let idle = try await server.connect()
        while server.service.core.pool.waiting == 0 { try await Task.sleep(for: .milliseconds(1)) }
        await server.beginStop()
        while !server.service.core.isStopping { try await Task.sleep(for: .milliseconds(1)) }
        // A connection without a request is closed; a new one is not answered.
        await #expect(throws: RawConnection.Closed.self) { try await idle.line() }
        await #expect(throws: (any Error).self) { try await server.get("/healthz") }
        release.signal()
        let reply = try await connection.reply()
        #expect(reply.status == 200)
        #expect(reply.headers["moyin-verdict"] == "redact")
        try await server.stop()
    }

    @Test func stateOfHealth() async throws {
        try await LiveServer.with { server in
            #expect(try await server.get("/healthz").json["status"] as? String == "ok")
            let ready = try await server.get("/readyz")
            #expect(ready.status == 200)
            #expect((ready.json["rules"] as? Int ?? 0) > 50)
            #expect(ready.json["version"] as? String == moyinVersion)
            #expect(((try await server.get("/v1/profiles")).json["profiles"] as? [Any])?.count == ready.json["profiles"] as? Int)
            server.service.core.stop()
            #expect(try await server.get("/readyz").status == 503)
        }
    }

    @Test func metricsCountDocumentsKindsAndVerdicts() async throws {
        try await LiveServer.with { server in
            _ = try await server.send("/v1/check", #"{"texts":["手机：13800138000，13900139000","好"]}"#)
            _ = try await server.send("/v1/none", "{}")
            let reply = try await server.get("/metrics")
            #expect(reply.headers["content-type"]?.hasPrefix("text/plain; version=0.0.4") == true)
            let lines = reply.text.split(separator: "\n").map(String.init)
            for line in [
                "moyin_documents_total{verdict=\"redact\"} 1", "moyin_documents_total{verdict=\"publish\"} 1",
                "moyin_findings_total{kind=\"CN_MOBILE\"} 2", "moyin_requests_total{route=\"/v1/check\",status=\"200\"} 1",
                "moyin_requests_total{route=\"other\",status=\"404\"} 1", "moyin_request_seconds_count{route=\"/v1/check\"} 1",
                "moyin_request_seconds_bucket{route=\"/v1/check\",le=\"+Inf\"} 1", "moyin_queue_length 0", "moyin_held_bytes 0",
            ] { #expect(lines.contains(line), "\(line)") }
            // Every sample has its family, and a number.
            for line in lines where !line.hasPrefix("#") { #expect(Double(line.split(separator: " ").last ?? "") != nil, "\(line)") }
        }
    }

    /// At the most talkative level, whatever is sent: texts, ids, paths, queries, header fields.
    @Test func nothingThatIsSentIsLogged() async throws {
        let server = try await LiveServer(level: .trace)
        let marks = ["13800138000", "王小明", "dr-abc", "秘密路径", "query-mark", "header-mark"]
        for (path, type, body) in [
            ("/v1/check", "application/json", #"{"text":"王小明13800138000"}"#), ("/v1/check", "application/json", #"{"text":"王小明13800138000"#),
            ("/v1/check", "application/json", #"{"王小明":"13800138000"}"#), ("/v1/check", "application/json", #"{"text":"王小明","profile":"dr-abc"}"#),
            ("/v1/redact", "application/json", #"{"texts":[{"id":"dr-abc","text":"王小明13800138000机密★10年"}]}"#),
            ("/v1/redact", "text/html", "<p>王小明13800138000</p>"), ("/v1/check?id=dr-abc&query-mark=1", "text/plain", "王小明13800138000"),
            ("/v1/check", "application/x-ndjson", "{\"id\":\"dr-abc\",\"text\":\"13800138000\"}\n王小明"),
            ("/%E7%A7%98%E5%AF%86%E8%B7%AF%E5%BE%84/秘密路径/13800138000", "application/json", "{}"), ("/v1/check", "header-mark/王小明", "x"),
        ] { _ = try await server.send(path, type: type, headers: ["X-Mark": "header-mark", "User-Agent": "header-mark"], body) }
        let broken = try await server.connect()
        try await broken.write("王小明 13800138000 header-mark\r\n\r\n")
        _ = try? await broken.reply()
        let metrics = try await server.get("/metrics").text
        try await server.stop()
        let log = server.log.text
        #expect(log.split(separator: "\n").count { $0.contains("\"message\":\"request\"") } >= 10)
        for mark in marks {
            #expect(!log.contains(mark), "\(mark)")
            #expect(!metrics.contains(mark), "\(mark)")
        }
        for line in log.split(separator: "\n") { #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil, "\(line)") }
    }
}

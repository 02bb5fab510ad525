import Foundation
import Logging
import Moyin
@testable import MoyinService
import Testing

@Suite struct JobEndpointTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var path: String
        var query = ""
        var type: String
        var body: String
        var testDescription: String { "\(path)\(query) \(type)" }
    }

    private static let lines = """
        {"id":"a","text":"手机：13800138000"}
        {"text":"好"}

        not json
        {"id":"m","text":"证号：35010219******1234"}
        {"id":"m","text":"证号：350102********1234"}
        {"id":"s","text":"机密★10年"}
        """
    static let cases = [
        Case(path: "check", type: "application/json", body: #"{"text":"手机：13800138000"}"#),
        Case(path: "check", query: "&profile=低保公示&no-text", type: "application/json", body: #"{"texts":[{"id":"甲","text":"手机：13800138000"},"好"],"offsets":"utf8"}"#),
        Case(path: "check", type: "application/x-ndjson", body: lines),
        Case(path: "check", type: "application/x-ndjson", body: ""),
        Case(path: "check", query: "&id=稿", type: "text/html; charset=utf-8", body: "<p>手机：138<b>00138000</b></p>"),
        Case(path: "check", type: "text/plain", body: "%PDF-1.7"),
        Case(path: "redact", type: "application/json", body: #"{"text":"手机：13800138000"}"#),
        Case(path: "redact", type: "application/json", body: #"{"texts":["手机：13800138000","机密★10年"]}"#),
        Case(path: "redact", query: "&style=pseudonym", type: "application/x-ndjson", body: lines + "\n" + #"{"text":"手机：13800138000，13900139000"}"#),
        Case(path: "redact", type: "text/csv", body: "姓名,手机\n张三,13800138000\n"),
        Case(path: "redact", type: "application/octet-stream", body: "手机：13800138000"),
    ]

    @Test(arguments: cases) func whatAJobAnswersIsWhatADirectRequestIsAnswered(_ test: Case) async throws {
        try await LiveServer.with { $0.jobs.pieceBytes = 64 } _: { server in
            for language in ["zh", "en"] {
                let headers = ["Accept-Language": language]
                let query = test.query.isEmpty ? "" : "?" + test.query.dropFirst()
                let direct = try await server.send("/v1/\(test.path)\(query.encoded)", type: test.type, headers: headers, test.body)
                let id = try await server.submit("?task=\(test.path)\(test.query.encoded)", type: test.type, headers: headers, test.body)
                let job = try await server.ended(id)
                #expect(job["state"] as? String == "done")
                let result = try await server.get("/v1/jobs/\(id)/result")
                #expect(result.status == 200)
                #expect(result.body == direct.body)
                #expect(result.headers["content-type"] == direct.headers["content-type"])
                let verdict = direct.headers["moyin-verdict"] ?? direct.trailers["moyin-verdict"]
                #expect(verdict != nil)
                #expect(result.headers["moyin-verdict"] == verdict)
                #expect(job["verdict"] as? String == verdict)
                let progress = try #require(job["progress"] as? [String: Int])
                #expect(progress["bytes"] == test.body.utf8.count && progress["total_bytes"] == test.body.utf8.count)
            }
        }
    }

    @Test func whatHasNoCopySaysSo() async throws {
        try await LiveServer.with { server in
            for (type, body) in [("application/json", #"{"text":"机密★10年"}"#), ("text/plain", "机密★10年"), ("text/plain", "%PDF-1.7")] {
                let direct = try await server.send("/v1/redact", type: type, body)
                #expect(direct.status == 422)
                let id = try await server.submit("?task=redact", type: type, body)
                let job = try await server.ended(id)
                #expect(job["state"] as? String == "done")
                #expect(job["verdict"] as? String == direct.json["verdict"] as? String)
                let result = try await server.get("/v1/jobs/\(id)/result")
                #expect(result.status == 422)
                #expect(result.headers["content-type"] == "application/problem+json")
                #expect(result.headers["moyin-verdict"] == direct.headers["moyin-verdict"])
                for field in ["code", "detail", "remedy", "type"] { #expect(result.json[field] as? String == direct.json[field] as? String) }
            }
        }
    }

    @Test func whatIsNotDoneInTimeIsNotReviewed() async throws {
        try await LiveServer.with { server in
            let id = try await server.submit("", type: "application/json", #"{"text":"好"}"#)
            #expect(try await server.ended(id)["verdict"] as? String == "publish")
        }
        // The options are checked by a worker too, within the same time.
        try await LiveServer.with { $0.limits.reviewTime = .zero } _: { server in
            let refused = try await server.send("/v1/jobs", #"{"text":"好"}"#)
            #expect(refused.status == 503 && refused.json["code"] as? String == "time-limit")
            #expect(try await server.service.core.jobs.store.counts() == [:])
        }
        // A job that was taken ends, and says that nothing was reviewed.
        let core = try ServiceCore.make(Self.configuration { $0.limits.reviewTime = .zero }, engine: LiveServer.engine.get())
        for (task, type, body) in [
            (Job.Task.check, "application/x-ndjson", "{\"text\":\"好\"}\n{\"text\":\"好\"}"), (.check, "application/json", #"{"text":"好"}"#),
            (.redact, "application/json", #"{"text":"好"}"#), (.check, "text/plain", "好"),
        ] {
            let job = try await core.take(task, type, body)
            try await core.workOnce()
            let done = try #require(try await core.jobs.store.job(job.id, owner: ""))
            #expect(done.state == .done && done.verdict == .notReviewed, "\(task) \(type)")
            #expect(done.progress.documents == (type.hasSuffix("ndjson") ? 2 : 1))
        }
        await core.pool.stop()
    }

    static func configuration(_ change: (inout ServiceConfiguration) -> Void) -> ServiceConfiguration {
        var configuration = ServiceConfiguration()
        change(&configuration)
        return configuration
    }

    @Test func theSameAgainIsTheSameJob() async throws {
        let file = KeyTests.file()
        let one = try KeyTests.make([.check, .redact], in: file).bearer
        let two = try KeyTests.make([.check], in: file).bearer
        try await LiveServer.with { $0.keyFile = file.path } _: { server in
            let body = #"{"text":"手机：13800138000"}"#
            let first = try await server.send("/v1/jobs", headers: one, body)
            #expect(first.status == 202)
            #expect(first.headers["moyin-verdict"] == "not_reviewed")
            let id = try #require(first.json["id"] as? String)
            #expect(first.headers["location"] == "/v1/jobs/\(id)")
            #expect(first.json["verdict"] is NSNull && first.json["durable"] as? Bool == false)
            _ = try await server.ended(id, one)
            let again = try await server.send("/v1/jobs", headers: one, body)
            #expect(again.status == 200)
            #expect(again.json["id"] as? String == id)
            #expect(again.headers["moyin-verdict"] == "redact")
            // Another task, option, language or key: another job.
            for (query, headers) in [("?task=redact", one), ("?profile=general", one), ("", one.merging(["Accept-Language": "en"]) { $1 }), ("", two)] {
                let other = try await server.send("/v1/jobs\(query)", headers: headers, body)
                #expect(other.status == 202)
                #expect(other.json["id"] as? String != id)
            }
            // What was removed is no longer known.
            #expect(try await server.send("DELETE", "/v1/jobs/\(id)", type: nil, one).status == 204)
            #expect(try await server.send("/v1/jobs", headers: one, body).status == 202)
        }
    }

    @Test func aJobIsItsKeysAlone() async throws {
        let file = KeyTests.file()
        let checks = try KeyTests.make([.check], in: file).bearer
        let redacts = try KeyTests.make([.redact], in: file).bearer
        let admin = try KeyTests.make([.admin], in: file).bearer
        try await LiveServer.with { $0.keyFile = file.path } _: { server in
            let body = #"{"text":"手机：13800138000"}"#
            for (query, key, status) in [
                ("?task=check", checks, 202), ("?task=redact", checks, 403), ("?task=check", redacts, 403), ("?task=redact", redacts, 202),
                ("", admin, 403), ("", [:], 401),
            ] { #expect(try await server.send("/v1/jobs\(query)", headers: key, body).status == status, "\(query)") }
            let id = try #require((try await server.get("/v1/jobs", checks).json["jobs"] as? [[String: Any]])?.first?["id"] as? String)
            _ = try await server.ended(id, checks)
            for (key, status) in [(checks, 200), (redacts, 404), (admin, 403), ([:], 401)] {
                #expect(try await server.get("/v1/jobs/\(id)", key).status == status)
                #expect(try await server.get("/v1/jobs/\(id)/result", key).status == status)
                #expect(try await server.get("/v1/jobs?before=\(id)", key).status == status)
            }
            #expect((try await server.get("/v1/jobs", redacts).json["jobs"] as? [Any])?.count == 1)
            #expect(try await server.send("DELETE", "/v1/jobs/\(id)", type: nil, redacts).status == 404)
            #expect(try await server.send("DELETE", "/v1/jobs/\(id)", type: nil, checks).status == 204)
            #expect(try await server.get("/v1/jobs/\(id)", checks).status == 404)
        }
    }

    @Test func pagesOfTheList() async throws {
        try await LiveServer.with { server in
            var ids: [String] = []
            for number in 1...5 { ids.append(try await server.submit("", type: "text/plain", "第\(number)份")) }
            func page(_ query: String) async throws -> [String] {
                (try await server.get("/v1/jobs\(query)").json["jobs"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
            }
            #expect(try await page("") == ids.reversed())
            #expect(try await page("?limit=2") == [ids[4], ids[3]])
            #expect(try await page("?limit=2&before=\(ids[3])") == [ids[2], ids[1]])
            #expect(try await page("?before=\(ids[0])").isEmpty)
            for wrong in ["limit=0", "limit=101", "limit=x", "befor=1", "limit=1&limit=2"] {
                #expect(try await server.get("/v1/jobs?\(wrong)").status == 400, "\(wrong)")
            }
        }
    }

    @Test func cancelling() async throws {
        try await LiveServer.with { $0.limits.workers = 1 } _: { server in
            let release = await server.occupy()
            let waiting = Task { try await server.send("/v1/jobs", type: "text/plain", "手机：13800138000") }
            // The options wait for the worker too.
            while server.service.core.pool.waiting == 0 { try await Task.sleep(for: .milliseconds(1)) }
            release.signal()
            let id = try #require(try await waiting.value.json["id"] as? String)
            _ = try await server.ended(id)
        }
        // Without workers nothing is ever done.
        let core = try ServiceCore.make(Self.configuration { _ in }, engine: LiveServer.engine.get())
        let job = try await core.take(.check, "text/plain", "手机：13800138000")
        #expect(try await core.jobs.store.cancelOrDiscard(job.id, owner: "")?.state == .queued)
        try await core.jobs.store.erase()
        let cancelled = try #require(try await core.jobs.store.job(job.id, owner: ""))
        #expect(cancelled.state == .cancelled && cancelled.finished != nil)
        #expect(try await core.jobs.store.piece(0, of: job.number) == nil)
        #expect(try await core.jobs.store.next() == nil)
        #expect(Problem.noResult(cancelled).code == "job-cancelled")
        // The second time it is gone.
        #expect(try await core.jobs.store.cancelOrDiscard(job.id, owner: "")?.state == .cancelled)
        #expect(try await core.jobs.store.job(job.id, owner: "") == nil)
        await core.pool.stop()
    }

    @Test func resultsThatAreNotThere() async throws {
        try await LiveServer.with { $0.limits.workers = 1 } _: { server in
            let core = server.service.core
            let release = await server.occupy()
            let job = try await core.take(.check, "text/plain", "好")
            let early = try await server.get("/v1/jobs/\(job.id)/result")
            #expect(early.status == 409 && early.json["code"] as? String == "job-not-done")
            #expect(early.headers["retry-after"] != nil && early.headers["moyin-verdict"] == "not_reviewed")
            release.signal()
            core.jobs.wake()
            _ = try await server.ended(job.id)
            #expect(try await server.get("/v1/jobs/\(job.id)/result").status == 200)
            let head = try await server.send("HEAD", "/v1/jobs/\(job.id)/result", type: nil)
            #expect(head.status == 200 && head.headers["moyin-verdict"] == "publish")
            #expect(try await server.get("/v1/jobs/none/result").status == 404)
        }
    }

    @Test func whatIsWrongIsSaidAtOnce() async throws {
        try await LiveServer.with {
            $0.jobs.bodyBytes = 2000
            $0.limits.bodyBytes = 1000
            $0.jobs.pieceBytes = 100
        } _: { server in
            for (query, type, body, code) in [
                ("?task=audit", "application/json", #"{"text":"a"}"#, "unknown-value"), ("?task=check&task=redact", "application/json", #"{"text":"a"}"#, "bad-query"),
                ("?profil=x", "application/json", #"{"text":"a"}"#, "unknown-option"), ("?profile=none", "application/x-ndjson", "{}", "unknown-profile"),
                ("", "application/json", #"{"text":"a"#, "bad-json"), ("", "application/json", #"{"text":"a","profile":"none"}"#, "unknown-profile"),
                ("", "application/json", "{}", "missing-text"), ("", "video/mp4", "x", "media-type"), ("?webhook=http://127.0.0.1/", "text/plain", "x", "no-webhooks"),
                ("", "text/plain", String(repeating: "a", count: 1001), "body-too-large"),
                ("", "application/x-ndjson", String(repeating: "a", count: 2001), "body-too-large"),
            ] {
                let reply = try await server.send("/v1/jobs\(query)", type: type, body)
                #expect(reply.json["code"] as? String == code)
                #expect(reply.headers["moyin-verdict"] == "not_reviewed")
            }
            let chunked = try await server.connect()
            try await chunked.write("POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in 0..<6 { try await chunked.write("190\r\n\(String(repeating: "a", count: 400))\r\n") }
            #expect(try await chunked.reply().status == 413)
            // Nothing of all that is kept.
            try await server.settle()
            #expect(try await server.service.core.jobs.store.counts() == [:])
            #expect(server.service.core.budget.held == 0)
        }
    }

    @Test func onlySoManyWait() async throws {
        try await LiveServer.with {
            $0.jobs.waiting = 2
            $0.limits.workers = 1
        } _: { server in
            let core = server.service.core
            for _ in 0..<2 { _ = try await core.jobs.store.begin(.init(task: .check, query: "", contentType: "text/plain", isEnglish: false), owner: "") }
            let refused = try await server.send("/v1/jobs", type: "text/plain", "好")
            #expect(refused.status == 503 && refused.json["code"] as? String == "too-many-jobs" && refused.headers["retry-after"] != nil)
        }
    }

    @Test func uploadsThatBreakOffLeaveNothing() async throws {
        let file = try JobFile()
        try await LiveServer.with {
            $0.jobs.file = file.path
            $0.jobs.pieceBytes = 1000
        } _: { server in
            let store = server.service.core.jobs.store
            for head in ["Content-Length: 100000", "Transfer-Encoding: chunked"] {
                let connection = try await server.connect()
                try await connection.write("POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n\(head)\r\n\r\n")
                let part = String(repeating: "{\"text\":\"手机：13800138000\"}\n", count: 200)
                try await connection.write(head.hasPrefix("C") ? part : String(part.utf8.count, radix: 16) + "\r\n" + part + "\r\n")
                while try await store.counts()[.receiving] != 1 { try await Task.sleep(for: .milliseconds(1)) }
                connection.endSending()
                if let reply = try? await connection.reply() { #expect(reply.status == 400) }
            }
            while try await !store.counts().isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            while try await !file.holding("13800138000").isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            #expect(server.service.core.budget.held == 0)
            #expect((try await server.get("/v1/jobs").json["jobs"] as? [Any])?.isEmpty == true)
        }
    }

    @Test func nothingOfAJobIsLogged() async throws {
        let server = try await LiveServer(level: .trace)
        let marks = ["13800138000", "王小明", "dr-abc"]
        for (query, type, body) in [
            ("?id=dr-abc", "text/plain", "王小明13800138000"), ("?task=redact", "application/x-ndjson", "{\"id\":\"dr-abc\",\"text\":\"王小明13800138000\"}"),
            ("?task=redact", "application/json", #"{"texts":[{"id":"dr-abc","text":"王小明13800138000机密★10年"}]}"#),
        ] {
            let id = try await server.submit(query, type: type, body)
            _ = try await server.ended(id)
            _ = try await server.get("/v1/jobs/\(id)/result")
            _ = try await server.send("DELETE", "/v1/jobs/\(id)", type: nil)
        }
        _ = try await server.get("/v1/jobs/dr-abc")
        let metrics = try await server.get("/metrics").text
        try await server.stop()
        #expect(metrics.contains("moyin_job_documents_total 3\n") && metrics.contains("moyin_jobs{state=\"done\"} 0\n"))
        #expect(server.log.text.split(separator: "\n").count { $0.contains("\"job done\"") } == 3)
        for mark in marks { #expect(!server.log.text.contains(mark) && !metrics.contains(mark), "\(mark)") }
    }
}

extension String {
    /// As it stands in a query.
    fileprivate var encoded: String { addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? self }
}

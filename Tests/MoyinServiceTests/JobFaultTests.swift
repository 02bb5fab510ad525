import Foundation
@testable import MoyinService
import Synchronization
import Testing

/// The built binary under conditions that no test inside of it can make.
///
/// `MOYIN_KILLS` is how often it is killed; `MOYIN_SERVER` names an optimised build of it, which gets more to do.
@Suite(.serialized) struct JobFaultTests {
    /// A server of its own process, and the port that it found.
    private final class Server: @unchecked Sendable {
        // Unchecked because of `process`, which only the test that owns it touches.
        let process = Process()
        let port: Int

        /// - Parameter before: commands of a shell that it starts with.
        init(_ file: JobFile, before: String = "") async throws {
            let binary = ProcessInfo.processInfo.environment["MOYIN_SERVER"] ?? ServerCommandTests.binary.path
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", "\(before) exec \"$0\" --port 0 --jobs \"$1\"", binary, file.path]
            let errors = Pipe()
            process.standardError = errors
            try process.run()
            let handle = errors.fileHandleForReading
            port = try await RawConnection.blocking {
                var log = ""
                while !log.contains("listening on 127.0.0.1:") || !log.hasSuffix("\n") {
                    let more = handle.availableData
                    guard !more.isEmpty else { throw CancellationError() }
                    log += String(decoding: more, as: UTF8.self)
                }
                return log.split(separator: "127.0.0.1:").last.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
            }
            // What it logs must go somewhere.
            handle.readabilityHandler = { handle in if handle.availableData.isEmpty { handle.readabilityHandler = nil } }
        }

        func kill() {
            Glibc.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }

        func send(_ method: String, _ path: String, type: String? = nil, _ body: String = "") async throws -> RawReply {
            let connection = try await RawConnection(port: port)
            try await connection.send(method, path, type: type, body: Array(body.utf8))
            return try await connection.reply()
        }

        func ended(_ id: String) async throws -> [String: Any] {
            while true {
                let job = try await send("GET", "/v1/jobs/\(id)").json
                guard let state = job["state"] as? String, state == "queued" || state == "running" else { return job }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    private static func lines(_ number: Int, _ count: Int) -> String {
        (0..<count).map { "{\"id\":\"\(number)-\($0)\",\"text\":\"\($0 % 50 == 0 ? "手机：13800138000" : "全县主动公开信息，欢迎监督。")\"}\n" }.joined()
    }

    /// Whatever was accepted is done in the end, once and exactly, wherever the process was killed meanwhile.
    @Test func killedAgainAndAgain() async throws {
        let environment = ProcessInfo.processInfo.environment
        let rounds = environment["MOYIN_KILLS"].flatMap { Int($0) } ?? 5
        // Without optimisation a piece takes so long that chance alone could end the process three times in the midst of one.
        let count = environment["MOYIN_SERVER"] == nil ? 100 : 10_000
        let file = try JobFile()
        var accepted: [(id: String, task: String, type: String, body: String)] = []
        for round in 0..<rounds {
            let server = try await Server(file)
            let hasAccepted = Shared(false)
            let submitting = Task {
                var taken: [(id: String, task: String, type: String, body: String)] = []
                // Until the process is gone.
                for number in 0... {
                    let isLines = number % 2 == 0
                    let (type, body) = isLines
                        ? ("application/x-ndjson", Self.lines(round * 1000 + number, count)) : ("text/plain", "第 \(round)-\(number) 份，手机：13900139000")
                    let task = number % 3 == 0 ? "redact" : "check"
                    guard let reply = try? await server.send("POST", "/v1/jobs?task=\(task)", type: type, body), reply.status == 202,
                        let id = reply.json["id"] as? String
                    else { break }
                    taken.append((id, task, type, body))
                    hasAccepted.withLock { $0 = true }
                    try? await Task.sleep(for: .milliseconds(Int.random(in: 0...400)))
                }
                return taken
            }
            try await Task.sleep(for: .milliseconds(Int.random(in: 600...1800)))
            // On a busy machine the first answer takes longer than that.
            for _ in 0..<300 where !hasAccepted.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(100)) }
            server.kill()
            accepted += await submitting.value
        }
        #expect(accepted.count >= rounds)
        let last = try await Server(file)
        for (id, task, type, body) in accepted {
            let job = try await last.ended(id)
            #expect(job["state"] as? String == "done", "\(job)")
            let direct = try await last.send("POST", "/v1/\(task)", type: type, body)
            let result = try await last.send("GET", "/v1/jobs/\(id)/result")
            #expect(direct.status == 200 && result.body == direct.body, "\(id)")
        }
        // What was half sent is gone.
        let listed = try await last.send("GET", "/v1/jobs?limit=100").json["jobs"] as? [[String: Any]] ?? []
        #expect(listed.count >= min(100, accepted.count))
        last.kill()
    }

    @Test func aDiskThatIsFull() async throws {
        let file = try JobFile()
        // Blocks of 512 bytes: no file may be longer than 16 MB.
        let server = try await Server(file, before: "ulimit -f 32768;")
        let kept = try #require(try await server.send("POST", "/v1/jobs", type: "text/plain", "手机：13800138000").json["id"] as? String)
        #expect(try await server.ended(kept)["state"] as? String == "done")
        let refused = try await server.send("POST", "/v1/jobs", type: "application/x-ndjson", Self.lines(0, 250_000))
        #expect(refused.status == 507 && refused.json["code"] as? String == "no-room")
        #expect((refused.json["remedy"] as? String)?.isEmpty == false)
        #expect(try await server.send("GET", "/healthz").status == 200)
        #expect(try await server.send("GET", "/v1/jobs/\(kept)/result").status == 200)
        // What was sent of it goes, and then there is room again.
        let next = try await server.send("POST", "/v1/jobs", type: "application/x-ndjson", Self.lines(1, 1000))
        #expect(next.status == 202)
        #expect(try await server.ended(try #require(next.json["id"] as? String))["state"] as? String == "done")
        #expect(try file.holding("\"0-100\"").isEmpty)
        server.kill()
    }

    @Test func optionsThatDoNotGo() throws {
        let file = try JobFile()
        try Data("short".utf8).write(to: URL(fileURLWithPath: file.path))
        for (options, said) in [
            (["--webhook-host", "a"], "go together"), (["--webhook-secret-file", file.path], "go together"),
            (["--webhook-secret-file", file.path, "--webhook-host", "a"], "fewer than 16 bytes"), (["--max-job", "0"], "between 1 and"),
            (["--job-ttl", "0"], "between 1 and"), (["--jobs", file.path], "is no database of jobs"), (["--jobs", "/no/such/jobs.db"], "check the path"),
        ] {
            let process = Process()
            let errors = Pipe()
            process.executableURL = ServerCommandTests.binary
            process.arguments = ["--port", "0", "--lang", "en"] + options
            process.standardError = errors
            try process.run()
            let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationStatus != 0 && text.contains(said), "\(options)")
        }
    }

    @Test func oneFileIsOneServers() async throws {
        let file = try JobFile()
        let first = try await Server(file)
        let second = Process()
        let errors = Pipe()
        second.executableURL = ServerCommandTests.binary
        second.arguments = ["--port", "0", "--lang", "en", "--jobs", file.path]
        second.standardError = errors
        try second.run()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        second.waitUntilExit()
        #expect(second.terminationStatus != 0 && said.contains("another service uses"))
        #expect(try await first.send("POST", "/v1/jobs", type: "text/plain", "好").status == 202)
        first.kill()
        // A process that is gone holds nothing.
        let third = try await Server(file)
        third.kill()
    }
}

/// A value that two tasks see.
private final class Shared<Value: Sendable>: Sendable {
    private let value: Mutex<Value>
    init(_ value: Value) { self.value = Mutex(value) }
    func withLock<Result: Sendable>(_ body: (inout sending Value) -> sending Result) -> Result { value.withLock(body) }
}

import Foundation
import Testing

/// The built binary, as an administrator meets it.
@Suite struct ServerCommandTests {
    static var binary: URL { program("moyin-server") }

    /// A built program.
    static func program(_ name: String) -> URL {
        Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent().appendingPathComponent(name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? URL(fileURLWithPath: ".build/debug/\(name)")
    }

    private struct Started {
        let process = Process()
        let out = Pipe()
        let err = Pipe()

        init(_ arguments: [String]) throws {
            process.executableURL = ServerCommandTests.binary
            process.arguments = arguments
            process.standardOutput = out
            process.standardError = err
            try process.run()
        }

        func end() -> (status: Int32, out: String, err: String) {
            let output = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            let errors = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            return (process.terminationStatus, output, errors)
        }
    }

    private static func run(_ arguments: String...) throws -> (status: Int32, out: String, err: String) { try Started(arguments).end() }

    @Test func keysAreMadeListedAndRevoked() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("moyin-keys-\(UUID().uuidString)").path
        let made = try Self.run("keys", "create", "--keys", file, "--scope", "check,redact", "--rate", "50", "--label", "发布系统")
        #expect(made.status == 0)
        let token = made.out.trimmingCharacters(in: .newlines)
        let parts = token.split(separator: "_")
        #expect(parts.count == 3 && parts[0] == "moyin")
        let listed = try Self.run("keys", "list", "--keys", file).out
        #expect(listed.contains(parts[1]) && listed.contains("check,redact") && listed.contains("发布系统") && listed.contains("有效"))
        #expect(!listed.contains(parts[2]))
        #expect(try Self.run("keys", "revoke", "--keys", file, String(parts[1])).status == 0)
        #expect(try Self.run("keys", "list", "--keys", file).out.contains("已吊销"))
        #expect(try Self.run("keys", "revoke", "--keys", file, "none").status != 0)
        #expect(try Self.run("keys", "create", "--keys", file, "--scope", "all").status != 0)
    }

    @Test func keysOfAUnit() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("moyin-keys-\(UUID().uuidString)").path
        #expect(try Self.run("keys", "create", "--keys", file, "--unit", "民政局").status == 0)
        let listed = try Self.run("keys", "list", "--keys", file).out
        #expect(listed.contains("audit_read,audit_write") && listed.contains("民政局"))
        #expect(try Self.run("keys", "create", "--keys", file, "--unit", "民政局", "--scope", "check").status != 0)
        #expect(try Self.run("keys", "create", "--keys", file, "--unit", "").status != 0)
    }

    @Test func aLedgerThatCannotBeOpenedIsNamed() throws {
        let refused = try Self.run("--port", "0", "--ledger", "/no/such/folder/city.db", "--lang", "en")
        #expect(refused.status != 0 && refused.err.contains("/no/such/folder/city.db"))
        #expect(try Self.run("--port", "0", "--ledger-key", "/tmp/x").status != 0)
    }

    @Test func startsOnlyWhereItIsSafe() throws {
        let open = try Self.run("--host", "0.0.0.0", "--port", "0")
        #expect(open.status != 0)
        #expect(open.err.contains("moyin-server keys create"))
        let missing = try Self.run("--rules", "/no/such/file.yaml", "--lang", "en")
        #expect(missing.status != 0 && missing.err.contains("check the path"))
        #expect(try Self.run("--port", "99999").status != 0)
        #expect(try Self.run("--presidio", "2.2.1").status != 0)
    }

    @Test func stopsOnRequest() async throws {
        let started = try Started(["--port", "0"])
        var log = ""
        while !log.contains("listening on") {
            let more = started.err.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            log += String(decoding: more, as: UTF8.self)
        }
        let port = try #require(log.split(separator: "127.0.0.1:").last.flatMap { Int($0.prefix { $0.isNumber }) })
        let body = #"{"text":"手机：13800138000"}"#
        let answer = try await RawConnection.exchange(
            "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body,
            port: port)
        #expect(answer.contains("Moyin-Verdict: redact"))
        // The port is taken now.
        let taken = try Self.run("--port", "\(port)", "--lang", "en")
        #expect(taken.status != 0 && taken.err.contains("cannot listen"))
        started.process.terminate()
        let end = started.end()
        #expect(end.status == 0)
        #expect(end.err.contains("\"verdict\":\"redact\"") && !end.err.contains("13800138000"))
    }
}

import Foundation
import HTTPTypes
@testable import MoyinService
import Testing

@Suite struct KeyTests {
    static func file() -> KeyFile {
        KeyFile(FileManager.default.temporaryDirectory.appendingPathComponent("moyin-keys-\(UUID().uuidString)").path)
    }

    static func make(_ scopes: Set<APIKey.Scope>, rate: Int = 0, in file: KeyFile) throws -> (id: String, bearer: [String: String]) {
        let (key, token) = APIKey.make(label: "测试\"", scopes: scopes, rate: rate, at: 1)
        try file.add(key)
        return (key.id, ["Authorization": "Bearer \(token)"])
    }

    @Test func otherAddressesDemandKeys() throws {
        var configuration = ServiceConfiguration()
        for host in ["0.0.0.0", "::", "192.168.1.5", "127.evil.example", "localhost.example"] {
            configuration.host = host
            #expect(throws: StartError.self) { try ServiceCore.make(configuration) }
        }
        for host in ["127.0.0.1", "127.9.9.9", "::1", "localhost"] {
            configuration.host = host
            #expect(configuration.isLoopback)
        }
        // A file without a valid key is none.
        let file = Self.file()
        configuration.host = "0.0.0.0"
        configuration.keyFile = file.path
        #expect(throws: StartError.self) { try ServiceCore.make(configuration) }
        _ = try Self.make([.check], in: file)
        _ = try ServiceCore.make(configuration, engine: LiveServer.engine.get())
    }

    @Test func nothingButHashesAtRest() throws {
        let file = Self.file()
        let (id, bearer) = try Self.make([.check, .redact], rate: 5, in: file)
        let text = try String(contentsOfFile: file.path, encoding: .utf8)
        let secret = try #require(bearer["Authorization"]?.split(separator: "_").last)
        #expect(!text.contains(secret))
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let key = try #require(try file.read().first)
        #expect(key.id == id && key.scopes == [.check, .redact] && key.rate == 5 && key.label == "测试\"" && !key.isRevoked)
        #expect(key.matches(secret: String(secret)))
        for wrong in 0..<500 { #expect(!key.matches(secret: String(secret.dropLast(3)) + "\(wrong + 100)x")) }
        try file.revoke(id)
        #expect(try file.read().first?.isRevoked == true)
        #expect(throws: StartError.self) { try file.revoke(id) }
    }

    @Test func keysOfAUnitAndThoseOfOlderFiles() throws {
        let file = Self.file()
        let line = #"{"key":"0123456789ab","label":"旧","scopes":["check"],"rate":"0","created":"1","hash":"\#(String(repeating: "a", count: 64))"}"#
        try Data((line + "\n").utf8).write(to: URL(fileURLWithPath: file.path))
        try file.add(APIKey.make(label: "新", scopes: [.auditRead, .auditWrite], rate: 0, unit: "民政局\"", at: 2).key)
        let keys = try file.read()
        #expect(keys.map(\.unit) == [nil, "民政局\""] && keys.map(\.scopes) == [[.check], [.auditRead, .auditWrite]])
    }

    @Test func scopes() async throws {
        let file = Self.file()
        let check = try Self.make([.check], in: file).bearer
        let redact = try Self.make([.redact], in: file).bearer
        let admin = try Self.make([.admin], in: file).bearer
        try await LiveServer.with { $0.keyFile = file.path } _: { server in
            let body = Array(#"{"text":"手机：13800138000"}"#.utf8)
            for (method, path, allowed) in [
                ("POST", "/v1/check", check), ("POST", "/v1/redact", redact), ("GET", "/v1/rules", check), ("GET", "/v1/profiles", check), ("GET", "/metrics", admin),
            ] {
                for key in [check, redact, admin] {
                    let reply = try await server.send(method, path, key, body: method == "POST" ? body : [])
                    #expect(reply.status == (key == allowed ? 200 : 403), "\(path)")
                }
                for wrong in [[:], ["Authorization": "Bearer moyin_x"], ["Authorization": "Basic abc"], ["Authorization": allowed["Authorization"]!.dropLast() + "g"]] {
                    let reply = try await server.send(method, path, wrong, body: method == "POST" ? body : [])
                    #expect(reply.status == 401, "\(path)")
                    #expect(reply.headers["www-authenticate"] == "Bearer")
                    #expect(reply.headers["moyin-verdict"] == (method == "POST" ? "not_reviewed" : nil))
                }
            }
            #expect(try await server.get("/healthz").status == 200)
            #expect(try await server.get("/readyz").status == 200)
        }
    }

    @Test func rateAndRevocation() throws {
        let file = Self.file()
        let (id, bearer) = try Self.make([.check], rate: 2, in: file)
        _ = try Self.make([.check], in: file)
        let ring = try KeyRing(file)
        let start = ContinuousClock.now
        func status(after time: Duration) -> Int {
            do throws(Problem) {
                return try ring.admit(bearer["Authorization"], for: .check, at: start + time) == id ? 200 : 0
            } catch {
                if error.status.code == 429 { #expect(error.retryAfter == 1) }
                return error.status.code
            }
        }
        var statuses: [Int] = []
        for time in [0, 0, 0, 600] { statuses.append(status(after: .milliseconds(time))) }
        #expect(statuses == [200, 200, 429, 200])
        try file.revoke(id)
        // Seen at the next look at the file.
        #expect(status(after: .seconds(5)) == 401)
    }

    @Test func buckets() {
        let start = ContinuousClock.now
        var bucket = TokenBucket(rate: 2, at: start)
        #expect(bucket.take(at: start) == nil)
        #expect(bucket.take(at: start) == nil)
        #expect(bucket.take(at: start) == 1)
        #expect(bucket.take(at: start + .milliseconds(500)) == nil)
        #expect(bucket.take(at: start + .milliseconds(500)) == 1)
        #expect(bucket.take(at: start + .seconds(100)) == nil)
    }
}

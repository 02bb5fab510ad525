import Foundation
import GRDB
@testable import MoyinService
import Testing

/// A ledger and a file of keys in a folder of their own, which goes with it.
final class AuditFolder: Sendable {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("moyin-audit-\(UUID().uuidString)")
    var ledger: String { url.appendingPathComponent("city.db").path }
    var keys: KeyFile { KeyFile(url.appendingPathComponent("keys").path) }

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }

    /// Makes a key; gives the header field that shows it.
    func key(_ label: String, _ scopes: Set<APIKey.Scope>, unit: String? = nil) throws -> [String: String] {
        let (key, token) = APIKey.make(label: label, scopes: scopes, rate: 0, unit: unit, at: 1)
        try keys.add(key)
        return ["Authorization": "Bearer \(token)"]
    }

    func office(_ label: String = "信息公开办") throws -> [String: String] { try key(label, [.auditRead, .auditWrite]) }

    /// Whether a file of the folder holds these bytes.
    func holds(_ text: String) throws -> Bool {
        try FileManager.default.contentsOfDirectory(atPath: url.path).contains { name in
            try Data(contentsOf: url.appendingPathComponent(name)).range(of: Data(text.utf8)) != nil
        }
    }
}

/// Items of a city: two that leak, one that does not, one that is a file.
enum AuditSample {
    static let number = "110101190003070010"
    static let mobile = "13800138000"
    static let other = "13900001234"
    static let export = """
        {"id":"a1","title":"低保公示","unit":"民政局","column":"公示公告","url":"https://www.example.gov.cn/a1.html","published_at":"2026-01-05","text":"低保对象公示\\n申请人张某某，身份证号码\(number)，联系电话\(mobile)。"}
        {"id":"a2","title":"天气","unit":"气象局","column":"动态","text":"今天天气很好。"}
        {"id":"a3","unit":"教育局","column":"公示公告","html":"<html><head><title>名单</title></head><body><p>家长手机：\(other)</p></body></html>"}
        {"id":"a4","unit":"教育局","file":"files/x.pdf"}

        """

    /// Changes a ledger behind its back.
    static func tamper(_ ledger: String, _ sql: String) throws {
        try DatabaseQueue(path: ledger).write { db in try db.execute(sql: sql) }
    }
}

extension LiveServer {
    /// Sends a body that becomes a job of the ledger, and gives its result.
    func audit(_ path: String, type: String = "application/x-ndjson", as headers: [String: String] = [:], _ body: String) async throws -> [String: Any] {
        let reply = try await send("/v1/audit/\(path)", type: type, headers: headers, body)
        #expect(reply.status == 202, "\(reply.text)")
        let id = try #require(reply.json["id"] as? String)
        let job = try await ended(id, headers)
        #expect(job["state"] as? String == "done", "\(job)")
        return try await get("/v1/jobs/\(id)/result", headers).json
    }

    /// Enters the sample.
    @discardableResult
    func fill(_ headers: [String: String] = [:]) async throws -> [String: Any] { try await audit("runs", as: headers, AuditSample.export) }

    func act(as headers: [String: String] = [:], _ body: String) async throws -> RawReply { try await send("/v1/audit/actions", headers: headers, body) }

    func one(_ number: Int, _ headers: [String: String] = [:]) async throws -> [String: Any] { try await get("/v1/audit/cases/\(number)", headers).json }
}

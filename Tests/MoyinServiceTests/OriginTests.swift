@testable import MoyinService
import Testing

/// Pages of other sites.
@Suite struct OriginTests {
    private static let site = "https://cms.example.gov.cn"

    @Test func strangersAreRefusedUnlessAllowed() async throws {
        try await LiveServer.with { server in
            let reply = try await server.send("/v1/check", headers: ["Origin": Self.site], #"{"text":"好"}"#)
            #expect(reply.status == 403)
            #expect(reply.headers["access-control-allow-origin"] == nil)
            #expect(try await server.send("OPTIONS", "/v1/check", type: nil, ["Origin": Self.site]).status == 403)
            #expect(try await server.send("/v1/check", headers: ["Origin": "http://127.0.0.1"], #"{"text":"好"}"#).status == 200)
        }
    }

    @Test func allowedSitesReadAnswersAndErrors() async throws {
        try await LiveServer.with { $0.allowedOrigins = [Self.site] } _: { server in
            let asked = try await server.send("OPTIONS", "/v1/check", type: nil, ["Origin": Self.site, "Access-Control-Request-Method": "POST"])
            #expect(asked.status == 204)
            #expect(asked.headers["access-control-allow-origin"] == Self.site)
            #expect(asked.headers["access-control-allow-methods"] == "POST")
            #expect(asked.headers["access-control-allow-headers"]?.contains("Authorization") == true)
            let reply = try await server.send("/v1/check", headers: ["Origin": Self.site], #"{"text":"好"}"#)
            #expect(reply.headers["access-control-allow-origin"] == Self.site)
            #expect(reply.headers["vary"] == "Origin")
            #expect(reply.headers["access-control-expose-headers"]?.contains("Moyin-Verdict") == true)
            #expect(reply.headers["access-control-allow-credentials"] == nil)
            let wrong = try await server.send("/v1/check", headers: ["Origin": Self.site], "{")
            #expect(wrong.status == 400 && wrong.headers["access-control-allow-origin"] == Self.site)
            #expect(try await server.send("/v1/check", headers: ["Origin": "https://cms.example.gov.cn.evil.example"], "{}").status == 403)
            #expect(try await server.send("/v1/check", headers: ["Origin": "null"], "{}").status == 403)
        }
    }

    @Test(arguments: ["*", "https://*.example.cn", "cms.example.gov.cn", "https://cms.example.gov.cn/", "https://", "HTTPS://A.cn", "https://A.cn"])
    func whatIsNoOriginIsRefused(_ origin: String) async throws {
        await #expect(throws: StartError.self) { try await LiveServer.with { $0.allowedOrigins = [origin] } _: { _ in } }
    }
}

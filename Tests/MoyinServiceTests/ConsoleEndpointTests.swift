import Foundation
@testable import MoyinService
import NIOCore
import Testing

/// The console's files as the service gives them out; what they do is tested in a browser.
struct ConsoleEndpointTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Sources/CConsole/web").standardizedFileURL

    @Test func everyFileOfTheFolderIsInTheBinary() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(names) == Set(ConsoleFile.all.keys))
        for name in names {
            let bytes = try Data(contentsOf: Self.folder.appendingPathComponent(name))
            #expect(ConsoleFile.all[name].map { Data($0.bytes.readableBytesView) } == bytes, "\(name): build again")
            #expect(ConsoleFile.all[name]?.mediaType != nil, "\(name)")
        }
    }

    @Test func pagesLoadNothingFromElsewhere() throws {
        for (name, file) in ConsoleFile.all {
            let text = String(decoding: file.bytes.readableBytesView, as: UTF8.self)
            for address in text.matches(of: /(?:https?:)?\/\/[a-z0-9][a-z0-9.-]+/).map({ String($0.output) }) {
                // The name of SVG, and the example in the script's own comment.
                #expect(["http://www.w3.org", "http://moyin.example"].contains(address), "\(name): \(address)")
            }
            // The policy would refuse them, and the page would be broken.
            #expect(!text.contains("innerHTML") && !text.contains(#/\s(?:style|on[a-z]+)="/#), "\(name)")
        }
    }

    @Test func pagesSayWhatTheyMayLoad() async throws {
        try await LiveServer.with { server in
            for path in ["/", "/jobs", "/audit"] {
                let page = try await server.get(path)
                #expect(page.status == 200)
                #expect(page.headers["content-type"] == "text/html; charset=utf-8")
                let policy = page.headers["content-security-policy"] ?? ""
                #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"))
                #expect(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"))
                #expect(page.headers["x-content-type-options"] == "nosniff")
                #expect(page.headers["cross-origin-resource-policy"] == "same-origin")
            }
            let sheet = try await server.get("/record-sheet")
            #expect(sheet.headers["content-security-policy"]?.contains("script-src") == false)
            #expect(sheet.headers["content-security-policy"]?.hasPrefix("default-src 'none'; style-src 'unsafe-inline'") == true)
        }
    }

    @Test func filesAreAskedForAgainAndTakenOnce() async throws {
        try await LiveServer.with { server in
            let first = try await server.get("/console/main.js")
            #expect(first.headers["content-type"] == "text/javascript; charset=utf-8")
            #expect(first.headers["cache-control"] == "no-cache")
            let tag = try #require(first.headers["etag"])
            let again = try await server.get("/console/main.js", ["If-None-Match": tag])
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
            #expect(try await server.get("/console/main.js", ["If-None-Match": "\"other\""]).status == 200)
            let head = try await server.send("HEAD", "/", type: nil)
            #expect(head.status == 200)
        }
    }

    @Test func onlyTheEmbeddedScriptIsForOtherSites() async throws {
        try await LiveServer.with { server in
            let script = try await server.get("/embed.js")
            #expect(script.headers["cross-origin-resource-policy"] == "cross-origin")
            #expect(script.headers["content-type"] == "text/javascript; charset=utf-8")
            #expect(script.body.count < 12_000)
            #expect(try await server.get("/console/main.js").headers["cross-origin-resource-policy"] == "same-origin")
        }
    }

    @Test func nothingElseIsServed() async throws {
        try await LiveServer.with { server in
            for path in ["/console/", "/console/none.js", "/console/index.html", "/console/..%2fmain.js", "/console/../console_files.c", "/web/main.js", "/index.html"] {
                let answer = try await server.get(path)
                #expect(answer.status == 404, "\(path)")
            }
            #expect(try await server.send("POST", "/", type: nil).status == 405)
        }
    }

    @Test func pagesNeedNoKey() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        try KeyFile(file).add(APIKey.make(label: "test", scopes: [.check], rate: 0, at: 0).key)
        try await LiveServer.with { $0.keyFile = file } _: { server in
            let (page, list) = (try await server.get("/"), try await server.get("/v1/profiles"))
            #expect(page.status == 200)
            #expect(list.status == 401)
        }
    }
}

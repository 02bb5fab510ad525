import Foundation
import Testing

extension ConsoleTests {
    /// The README's program for browsers, as it stands there.
    struct ReadmeScriptTests {
        @Test func itPrintsTheCopy() async throws {
            let readme = try String(contentsOfFile: #filePath.replacing("Tests/ConsoleTests/ReadmeScriptTests.swift", with: "README.md"), encoding: .utf8)
            let script = String(try #require(readme.components(separatedBy: "```").first { $0.hasPrefix("js\n") }).dropFirst(3))
            try await ConsoleServer.with { server, page in
                try await page.open(server.address + "/")
                try await page.run("window.printed = []; console.log = (text) => window.printed.push(text)")
                try await page.run(String(script).replacing("http://127.0.0.1:8080", with: server.address))
                #expect(try await page.value("window.printed", as: [String].self) == ["联系人手机：138****8000"])
            }
        }
    }
}

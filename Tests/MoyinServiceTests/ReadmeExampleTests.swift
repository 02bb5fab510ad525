import Foundation
import Testing

/// The README's programs, as they stand there, against a live server; the one for browsers runs in the console's tests.
@Suite struct ReadmeExampleTests {
    /// The blocks of a language in the section on the service, with the address of a server in them.
    private static func blocks(_ language: String, _ server: LiveServer) throws -> [String] {
        let readme = try String(contentsOfFile: #filePath.replacing("Tests/MoyinServiceTests/ReadmeExampleTests.swift", with: "README.md"), encoding: .utf8)
        let section = try #require(readme.components(separatedBy: "## 服务 · Service").last?.components(separatedBy: "\n## ").first)
        return section.components(separatedBy: "```").enumerated().compactMap { index, block -> String? in
            guard index % 2 == 1, block.hasPrefix(language + "\n") else { return nil }
            return String(block.dropFirst(language.count + 1)).replacing("127.0.0.1:8080", with: "127.0.0.1:\(server.port)")
        }
    }

    private static func has(_ tool: String) -> Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)") }
    }

    /// What a command prints.
    private static func output(_ command: String...) async throws -> String {
        try await RawConnection.blocking {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = command
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    @Test(.enabled(if: has("curl"), "curl is not installed")) func curl() async throws {
        try await LiveServer.with { server in
            let block = try #require(try Self.blocks("sh", server).first { $0.hasPrefix("curl") })
            let printed = try await Self.output("sh", "-c", block)
            let reply = try #require(try JSONSerialization.jsonObject(with: Data(printed.utf8)) as? [String: Any])
            #expect(reply["verdict"] as? String == "redact")
        }
    }

    @Test(.enabled(if: has("python3"), "python3 is not installed")) func python() async throws {
        try await LiveServer.with { server in
            let block = try #require(try Self.blocks("python", server).first)
            #expect(try await Self.output("python3", "-c", block) == "redact\n")
        }
    }

    @Test(.enabled(if: has("swiftc"), "swiftc is not on PATH")) func swift() async throws {
        try await LiveServer.with { server in
            let folder = FileManager.default.temporaryDirectory.appending(path: "moyin-readme-\(UUID())")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let (source, program) = (folder.appending(path: "main.swift"), folder.appending(path: "main"))
            try #require(try Self.blocks("swift", server).first).write(to: source, atomically: true, encoding: .utf8)
            _ = try await Self.output("swiftc", source.path, "-o", program.path)
            #expect(try await Self.output(program.path) == "redact\n")
        }
    }
}

import Foundation
import MoyinReports
@testable import MoyinService
import Testing

@Suite struct LineStreamTests {
    private static let head = "Host: localhost\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"

    private func send(_ text: String, _ connection: RawConnection) async throws {
        try await connection.write(String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n")
    }

    @Test func linesAreAnsweredAsTheyCome() async throws {
        try await LiveServer.with { server in
            let connection = try await server.connect()
            try await connection.write("POST /v1/check HTTP/1.1\r\n" + Self.head)
            #expect(try await connection.head().headers["trailer"] == "Moyin-Verdict")
            for number in 1...3 {
                // Cut within a line, and within a character.
                try await send(#"{"id":"\#(number)","text":"手机：138"#, connection)
                try await send("00138000\"}\n", connection)
                let line = String(decoding: try #require(try await connection.chunk()), as: UTF8.self)
                #expect(line.contains("\"id\":\"\(number)\"") && line.contains("CN_MOBILE") && line.hasSuffix("\n"))
            }
            #expect(server.service.core.budget.held < 100)
            try await connection.write("0\r\n\r\n")
            #expect(try await connection.chunk() == nil)
            #expect(try await connection.line() == "Moyin-Verdict: redact")
        }
    }

    @Test func oneWrongLineStopsNothing() async throws {
        try await LiveServer.with { server in
            let body = "{\"text\":\"好\"}\n\nnot json\n{\"id\":\"z\",\"text\":\"手机：13800138000\"}"
            let reply = try await server.send("/v1/check", type: "application/x-ndjson", body)
            let lines = reply.text.split(separator: "\n")
            #expect(lines.count == 3)
            #expect(lines[1].contains("not_reviewed") && lines[1].contains("\"id\":\"3\""))
            #expect(lines[2].contains("\"id\":\"z\""))
            #expect(reply.trailers["moyin-verdict"] == "not_reviewed")
            let bad = try await server.send("/v1/check?profile=none", type: "application/x-ndjson", body)
            #expect(bad.status == 400)
        }
    }

    @Test func copiesOfLines() async throws {
        try await LiveServer.with { server in
            let body = "{\"a\":1, \"text\":\"手机：13800138000\", \"b\":[2]}\n{\"id\":\"s\",\"text\":\"机密★10年\"}\n{\"text\":\"好\"}"
            let reply = try await server.send("/v1/redact", type: "application/x-ndjson", body)
            let lines = reply.text.split(separator: "\n").map(String.init)
            #expect(lines[0] == "{\"a\":1, \"text\":\"手机：138****8000\", \"b\":[2]}")
            #expect(lines[1].contains("\"problem\"") && lines[1].contains("secrecy_review") && !lines[1].contains("机密"))
            #expect(lines[2] == "{\"text\":\"好\"}")
            #expect(!reply.text.hasSuffix("\n"))
        }
    }

    @Test func memoryDoesNotGrowWithTheStream() async throws {
        try await LiveServer.with { $0.limits.bodyBytes = 1000 } _: { server in
            let connection = try await server.connect()
            try await connection.write("POST /v1/check HTTP/1.1\r\n" + Self.head)
            _ = try await connection.head()
            let line = "{\"text\":\"\(String(repeating: "好", count: 300))\"}\n"
            var answered = 0
            for _ in 0..<50 {
                // Far beyond what a body may have.
                try await send(String(repeating: line, count: 10), connection)
                while answered % 10 != 0 || answered == 0 || server.service.core.budget.held > 0 {
                    guard let chunk = try await connection.chunk() else { break }
                    answered += chunk.count { $0 == 0x0a }
                    if answered % 10 == 0 { break }
                }
                #expect(server.service.core.budget.held <= 64 << 10)
            }
            try await connection.write("0\r\n\r\n")
            while let chunk = try await connection.chunk() { answered += chunk.count { $0 == 0x0a } }
            #expect(answered == 500)
        }
    }

    @Test func aStreamThatIsCutHasNoEnd() async throws {
        try await LiveServer.with { server in
            let connection = try await server.connect()
            try await connection.write("POST /v1/check HTTP/1.1\r\n" + Self.head)
            _ = try await connection.head()
            try await send("{\"text\":\"好\"}\n{\"text\":\"手", connection)
            _ = try await connection.chunk()
            connection.endSending()
            // Neither a last line nor a last chunk.
            await #expect(throws: RawConnection.Closed.self) { while try await connection.chunk() != nil {} }
        }
    }

    @Test func splitting() {
        var splitter = LineSplitter(longest: 8)
        func take(_ text: String) -> [DocumentLine] { Array(text.utf8).withUnsafeBytes { splitter.take($0) } }
        #expect(take("ab").isEmpty)
        #expect(splitter.held == 2)
        #expect(take("c\n\nde").map { String(decoding: $0.bytes, as: UTF8.self) } == ["abc", ""])
        #expect(take("fghijkl").isEmpty)
        #expect(splitter.held == 0)
        let long = take("m\nx\ny")
        #expect(long.map(\.isTooLong) == [true, false])
        #expect(long.map(\.number) == [3, 4])
        let last = splitter.finish()
        #expect(last?.isEnded == false && last?.bytes == Array("y".utf8))
        #expect(splitter.finish() == nil)
    }
}

import Foundation
@testable import MoyinService
import Testing

/// Requests of our own making beside what Presidio 2.2.364 and 2.2.366 answered to them, byte for byte: see
/// `Exchanges/README.md`.
@Suite struct PresidioExchangeTests {
    struct Exchange: Decodable {
        var path: String
        var body: String
        var type: String?
        var status: Int
        var answer: String
        /// Where the newer release answers otherwise.
        var newer: String?

        enum CodingKeys: String, CodingKey {
            case path, body, type, status, answer
            case newer = "answer_2.2.366"
        }
    }

    static let all: [Exchange] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Exchanges/presidio.jsonl")
        let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
        return lines.compactMap { try? JSONDecoder().decode(Exchange.self, from: Data($0.utf8)) }
    }()

    @Test(arguments: ServiceConfiguration.PresidioRelease.allCases)
    func answersAreTheRecordedOnes(_ release: ServiceConfiguration.PresidioRelease) async throws {
        #expect(Self.all.count > 350)
        // The releases are told apart by something.
        #expect(Self.all.contains { $0.newer != nil })
        try await LiveServer.with { $0.presidio = release } _: { server in
            let connection = try await server.connect()
            for exchange in Self.all {
                try await connection.send("POST", exchange.path, type: exchange.type ?? "application/json", body: Array(exchange.body.utf8))
                let reply = try await connection.reply()
                let expected = release == .withScore ? exchange.newer ?? exchange.answer : exchange.answer
                #expect(reply.status == exchange.status, "\(exchange.path) \(exchange.body)")
                #expect(reply.text == expected, "\(exchange.path) \(exchange.body)")
            }
        }
    }
}

import Logging
import Moyin
@testable import MoyinService
import ServiceLifecycle

/// The service on a port of its own, for a browser.
struct ConsoleServer: Sendable {
    let address: String
    private let group: ServiceGroup
    private let running: Task<Void, any Error>

    /// One for all tests: making it takes a second without optimisation.
    private static let engine = Result { try Engine() }

    init(_ change: (inout ServiceConfiguration) -> Void = { _ in }) async throws {
        var configuration = ServiceConfiguration()
        configuration.port = 0
        // Among all other tests a turn may be long in coming.
        configuration.limits.idleTime = .seconds(600)
        configuration.limits.bodyTime = .seconds(600)
        configuration.limits.reviewTime = .seconds(600)
        change(&configuration)
        let logger = Logger(label: "test") { _ in JSONLogHandler { _ in } }
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let service = MoyinService(configuration, try ServiceCore.make(configuration, engine: Self.engine.get()), logger) { found.yield($0) }
        let group = ServiceGroup(configuration: .init(services: [service], logger: logger))
        running = Task {
            defer { found.finish() }
            try await group.run()
        }
        self.group = group
        guard let port = await ports.first(where: { _ in true }) else {
            try await running.value
            throw CancellationError()
        }
        address = "http://127.0.0.1:\(port)"
    }

    func stop() async throws {
        await group.triggerGracefulShutdown()
        try await running.value
    }

    /// Runs `body` in a page against a server, and ends both.
    static func with(
        _ change: (inout ServiceConfiguration) -> Void = { _ in }, width: Int = 1280, height: Int = 800,
        _ body: (ConsoleServer, Page) async throws -> Void
    ) async throws {
        let server = try await ConsoleServer(change)
        do {
            try await Page.with(width, height) { try await body(server, $0) }
        } catch {
            try? await server.stop()
            throw error
        }
        try await server.stop()
    }
}

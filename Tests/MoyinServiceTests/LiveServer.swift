import Foundation
import Logging
import Moyin
@testable import MoyinService
import ServiceLifecycle
import Synchronization

/// The service on a port of its own, with its log.
final class LiveServer: Sendable {
    let port: Int
    let service: MoyinService
    let log: Log
    private let group: ServiceGroup
    private let running: Task<Void, any Error>

    /// One for all tests: making it takes a second without optimisation.
    static let engine = Result {
        // The program that reads files is beside the tests, not beside what runs them.
        setenv("MOYIN_READER", ServerCommandTests.program("moyin-reader").path, 1)
        return try Engine()
    }

    /// What was logged.
    final class Log: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        func add(_ line: [UInt8]) { bytes.withLock { $0 += line } }
        var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
    }

    init(level: Logger.Level = .trace, _ change: (inout ServiceConfiguration) -> Void = { _ in }) async throws {
        var configuration = ServiceConfiguration()
        configuration.port = 0
        // Among all other tests a turn may be long in coming: only what a test shortens runs out.
        configuration.limits.idleTime = .seconds(600)
        configuration.limits.bodyTime = .seconds(600)
        configuration.limits.reviewTime = .seconds(600)
        change(&configuration)
        let log = Log()
        var logger = Logger(label: "test") { _ in JSONLogHandler { log.add($0) } }
        logger.logLevel = level
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let isStandard = configuration.rules.isEmpty && configuration.profiles.isEmpty && configuration.names.isEmpty
        let core = try ServiceCore.make(configuration, engine: isStandard ? Self.engine.get() : nil)
        let service = MoyinService(configuration, core, logger) { found.yield($0) }
        let group = ServiceGroup(configuration: .init(services: [service], logger: logger))
        running = Task {
            defer { found.finish() }
            try await group.run()
        }
        self.service = service
        self.log = log
        self.group = group
        guard let port = await ports.first(where: { _ in true }) else {
            try await running.value
            throw CancellationError()
        }
        self.port = port
    }

    func beginStop() async { await group.triggerGracefulShutdown() }

    /// Ends when everything under way has.
    func stop() async throws {
        await beginStop()
        try await running.value
    }

    /// Runs `body` against a server and stops it.
    static func with(_ change: (inout ServiceConfiguration) -> Void = { _ in }, _ body: (LiveServer) async throws -> Void) async throws {
        let server = try await LiveServer(change)
        do { try await body(server) } catch {
            try? await server.stop()
            throw error
        }
        try await server.stop()
    }

    func connect() async throws -> RawConnection { try await RawConnection(port: port) }

    /// One request on a connection of its own.
    func send(
        _ method: String = "POST", _ path: String, type: String? = "application/json", _ headers: [String: String] = [:], body: [UInt8] = []
    ) async throws -> RawReply {
        let connection = try await connect()
        try await connection.send(method, path, type: type, headers, body: body)
        return try await connection.reply(isHead: method == "HEAD")
    }

    func send(_ path: String, type: String? = "application/json", headers: [String: String] = [:], _ body: String) async throws -> RawReply {
        try await send("POST", path, type: type, headers, body: Array(body.utf8))
    }

    func get(_ path: String, _ headers: [String: String] = [:]) async throws -> RawReply {
        try await send("GET", path, type: nil, headers)
    }

    /// Keeps the only worker busy until the semaphore is signalled.
    func occupy() async -> DispatchSemaphore {
        let release = DispatchSemaphore(value: 0)
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        Task { [service] in
            try? await service.core.pool.run(before: .now + .seconds(60), mayWait: true) { _ in
                begin.yield()
                release.wait()
            }
        }
        _ = await begun.first { _ in true }
        return release
    }
}

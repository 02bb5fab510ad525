internal import Hummingbird
internal import HummingbirdCore
public import Logging
internal import MoyinReports
internal import NIOCore
public import ServiceLifecycle

/// The HTTP service. Run it by itself with ``run(logger:)``, or as one of the services of a `ServiceGroup`; a request to
/// stop lets requests under way end, and refuses new connections.
///
/// Cost: some tens of milliseconds to make, of memory a few tens of megabytes.
public struct MoyinService: Service {
    private let configuration: ServiceConfiguration
    let core: ServiceCore
    private let logger: Logger
    private let onListening: @Sendable (Int) -> Void

    /// - Parameter onListening: is given the port once requests are taken.
    /// - Throws: ``StartError`` for an address that demands keys or a bad file of keys; `RuleErrors` with everything that is
    ///   wrong in the user's files.
    public init(_ configuration: ServiceConfiguration, logger: Logger, onListening: @escaping @Sendable (Int) -> Void = { _ in }) throws {
        self.init(configuration, try ServiceCore(configuration), logger, onListening)
    }

    init(_ configuration: ServiceConfiguration, _ core: ServiceCore, _ logger: Logger, _ onListening: @escaping @Sendable (Int) -> Void) {
        self.configuration = configuration
        self.core = core
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until the service group is told to stop and the requests under way have ended.
    ///
    /// - Throws: ``StartError`` when the address cannot be listened on.
    public func run() async throws {
        let limits = configuration.limits
        let core = core
        var channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: [RequestGuard(limits)], idleTimeout: TimeAmount(limits.idleTime))
        channel.httpDecoder = .init(maxHeaderFieldSize: limits.headBytes, maxHeaderListSize: limits.headBytes, maxHeaderFieldCount: 100)
        let onListening = onListening
        let application = Application(
            responder: ServiceResponder(core: core), server: .http1(configuration: channel),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: "moyin",
                availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
            onServerRunning: { onListening($0.localAddress?.port ?? 0) }, logger: logger)
        let logger = logger
        let jobs = Task { await core.jobs.run(core, logger) }
        // Ends at the next piece of the job that is worked on, which goes on with the next start.
        func stopJobs() async {
            jobs.cancel()
            await jobs.value
        }
        do {
            try await withGracefulShutdownHandler {
                try await application.run()
            } onGracefulShutdown: {
                core.stop()
                jobs.cancel()
            }
        } catch let error as IOError {
            await stopJobs()
            await core.pool.stop()
            throw StartError(
                .cannotListen,
                say("不能在 \(configuration.host):\(configuration.port) 监听：\(error)；换一个 --port 或 --host",
                    "cannot listen on \(configuration.host):\(configuration.port): \(error); choose another --port or --host"))
        }
        await stopJobs()
        await core.pool.stop()
    }
}

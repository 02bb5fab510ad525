internal import Hummingbird
internal import HummingbirdCore
public import Logging
internal import MoyinReports
internal import HummingbirdTLS
internal import NIOCore
internal import NIOSSL
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
        self.init(configuration, try ServiceCore.make(configuration), logger, onListening)
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
            additionalChannelHandlers: [RequestGuard(limits, core.underWay)], idleTimeout: TimeAmount(limits.idleTime))
        channel.httpDecoder = .init(maxHeaderFieldSize: limits.headBytes, maxHeaderListSize: limits.headBytes, maxHeaderFieldCount: 100)
        let onListening = onListening
        let application = Application(
            responder: ServiceResponder(core: core), server: try server(channel),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: "moyin",
                // Many may connect at once: whoever finds no room in this queue waits a second before it tries again.
                backlog: limits.connections,
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

    /// Plain, or behind TLS 1.2 and newer.
    ///
    /// - Throws: ``StartError`` for files that cannot be read or do not go together.
    private func server(_ channel: HTTP1Channel.Configuration) throws -> HTTPServerBuilder {
        guard let files = configuration.tls else { return .http1(configuration: channel) }
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(files.certificate).map { NIOSSLCertificateSource.certificate($0) }
            var tls = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: files.key, format: .pem)))
            tls.minimumTLSVersion = .tlsv12
            tls.applicationProtocols = ["http/1.1"]
            // Certificate and key are put together here, so that a wrong pair is told before anyone connects.
            _ = try NIOSSLContext(configuration: tls)
            return try .tls(.http1(configuration: channel), tlsConfiguration: tls)
        } catch {
            throw StartError(
                .badCertificate,
                say("证书或私钥不能用：\(error)；检查 --tls-cert、--tls-key 是否为配对的 PEM 文件", "certificate or key cannot be used: \(error); --tls-cert and --tls-key are PEM files of one pair"))
        }
    }
}

internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

/// Makes the handler that encrypts a connection to a host.
typealias ClientTLS = @Sendable (_ host: String) throws -> NIOSSLClientHandler

/// Posts a body and learns the status of the answer: nothing more of it is read, and no redirect is followed.
enum WebhookClient {
    enum Failure: Error { case closed, outOfTime }

    private static let trust = Result { try NIOSSLContext(configuration: .makeClientConfiguration()) }

    /// Trusts the authorities that the system trusts, and checks the name of the host.
    static let systemTLS: ClientTLS = { host in try handler(try trust.get(), host) }

    static func handler(_ context: NIOSSLContext, _ host: String) throws -> NIOSSLClientHandler {
        // An address is no name: the certificate must hold the address then.
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
    }

    /// - Parameter time: from the connection to the head of the answer.
    /// - Returns: the status.
    /// - Throws: ``Failure``, and errors of the connection.
    static func post(
        _ body: [UInt8], to target: WebhookTarget, _ fields: [(String, String)], tls: @escaping ClientTLS, within time: Duration
    ) async throws -> UInt {
        let status = MultiThreadedEventLoopGroup.singleton.next().makePromise(of: UInt.self)
        let limit = TimeAmount(time)
        let bootstrap = ClientBootstrap(group: status.futureResult.eventLoop).connectTimeout(limit).channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                let pipeline = channel.pipeline.syncOperations
                if target.isSecure { try pipeline.addHandler(try tls(target.host)) }
                try pipeline.addHTTPClientHandlers()
                try pipeline.addHandler(Answer(status, limit))
            }
        }
        let channel: any Channel
        do {
            channel = try await bootstrap.connect(host: target.host, port: target.port).get()
        } catch {
            status.fail(error)
            throw error
        }
        var head = HTTPRequestHead(version: .http1_1, method: .POST, uri: target.path)
        head.headers.add(name: "Host", value: target.authority)
        head.headers.add(name: "Content-Length", value: "\(body.count)")
        head.headers.add(name: "Connection", value: "close")
        for (name, value) in fields { head.headers.add(name: name, value: value) }
        // What becomes of it is known by the answer.
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        channel.write(HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(bytes: body))), promise: nil)
        channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
        return try await status.futureResult.get()
    }

    /// Waits for the head of the answer and closes.
    private final class Answer: ChannelInboundHandler {
        typealias InboundIn = HTTPClientResponsePart
        private let status: EventLoopPromise<UInt>
        private let limit: TimeAmount
        private var timer: Scheduled<Void>?

        init(_ status: EventLoopPromise<UInt>, _ limit: TimeAmount) {
            (self.status, self.limit) = (status, limit)
        }

        func channelActive(context: ChannelHandlerContext) {
            timer = context.eventLoop.assumeIsolated().scheduleTask(in: limit) { [status] in
                status.fail(Failure.outOfTime)
                context.close(promise: nil)
            }
            context.fireChannelActive()
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            // 100 and the like precede the answer.
            guard case .head(let head) = unwrapInboundIn(data), head.status.code >= 200 else { return }
            status.succeed(head.status.code)
            context.close(promise: nil)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            status.fail(error)
            context.close(promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) {
            timer?.cancel()
            // Nothing happens where it is answered already.
            status.fail(Failure.closed)
            context.fireChannelInactive()
        }
    }
}

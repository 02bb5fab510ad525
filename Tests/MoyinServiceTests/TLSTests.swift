import Foundation
@testable import MoyinService
import NIOCore
import NIOPosix
import NIOSSL
import Testing

/// Behind TLS: with a certificate that only these tests know.
@Suite struct TLSTests {
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBnDCCAUGgAwIBAgIUMl0IdF1dP7Pe7owvzRcq3koYPgswCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjA1NTYyMloYDzIxMjYxMTAy
        MDU1NjIyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAR0pGBmFU5dC+JWxzmNeaaw0OLa7tMdmcV3yRtUchHKqtQ1S8iG2eEc
        utYdVt95R7sK6YzssS3Voz0am3jgzSOzo28wbTAdBgNVHQ4EFgQUuvDJ+uKLz9mx
        Vsyj8YkRV0lMH6QwHwYDVR0jBBgwFoAUuvDJ+uKLz9mxVsyj8YkRV0lMH6QwDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDSQAwRgIhALjNEL/MAl+H/ltdET3KBL0J+kleHA3YigpylHCFHZf2AiEA
        9w1HI1JTKpxP4VY4bogwgAf7NkI/DStPygQ7XjRrs08=
        -----END CERTIFICATE-----
        """
    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgEDmpN8Uz+yfU2/9H
        ypCCZP367EoKAAWLT0GMgIZq1PqhRANCAAR0pGBmFU5dC+JWxzmNeaaw0OLa7tMd
        mcV3yRtUchHKqtQ1S8iG2eEcutYdVt95R7sK6YzssS3Voz0am3jgzSOz
        -----END PRIVATE KEY-----
        """

    /// Files that are gone when the test is.
    private static func files(_ body: (_ certificate: String, _ key: String, _ folder: URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "moyin-tls-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (certificate, key) = (folder.appending(path: "cert.pem").path, folder.appending(path: "key.pem").path)
        try Self.certificate.write(toFile: certificate, atomically: true, encoding: .utf8)
        try Self.key.write(toFile: key, atomically: true, encoding: .utf8)
        try await body(certificate, key, folder)
    }

    /// Gathers what comes until the other side closes.
    private final class Gatherer: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private var bytes = ByteBuffer()
        private let done: EventLoopPromise<String>

        init(_ done: EventLoopPromise<String>) { self.done = done }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            var buffer = unwrapInboundIn(data)
            bytes.writeBuffer(&buffer)
        }

        func channelInactive(context: ChannelHandlerContext) { done.succeed(String(buffer: bytes)) }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            // A server that closes without a word of TLS has still answered.
            if case NIOSSLError.uncleanShutdown = error { return }
            done.fail(error)
        }
    }

    private static func exchange(_ request: String, port: Int, _ change: (inout TLSConfiguration) -> Void = { _ in }) async throws -> String {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)))
        change(&configuration)
        let context = try NIOSSLContext(configuration: configuration)
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let done = loop.makePromise(of: String.self)
        let channel = try await ClientBootstrap(group: loop).channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandlers([NIOSSLClientHandler(context: context, serverHostname: "localhost"), Gatherer(done)])
            }
        }.connect(host: "127.0.0.1", port: port).get()
        channel.writeAndFlush(ByteBuffer(string: request), promise: nil)
        return try await done.futureResult.get()
    }

    @Test func requestsAreAnsweredBehindTLS() async throws {
        try await Self.files { certificate, key, _ in
            try await LiveServer.with { $0.tls = .init(certificate: certificate, key: key) } _: { server in
                let body = #"{"text":"手机13800138000"}"#
                let request = "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
                let reply = try await Self.exchange(request, port: server.port)
                #expect(reply.hasPrefix("HTTP/1.1 200"))
                #expect(reply.lowercased().contains("moyin-verdict: redact"))
                await #expect(throws: (any Error).self, "TLS 1.1 is refused") {
                    _ = try await Self.exchange(request, port: server.port) { ($0.minimumTLSVersion, $0.maximumTLSVersion) = (.tlsv1, .tlsv11) }
                }
                // Plain words get no answer that is one.
                let plain = try? await RawConnection.exchange("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", port: server.port)
                #expect(plain?.contains("200") != true)
                #expect(try await Self.exchange(request, port: server.port).hasPrefix("HTTP/1.1 200"))
            }
        }
    }

    /// Whoever connects and says nothing is let go.
    @Test func silentConnectionsEnd() async throws {
        try await Self.files { certificate, key, _ in
            try await LiveServer.with {
                $0.tls = .init(certificate: certificate, key: key)
                $0.limits.idleTime = .seconds(1)
            } _: { server in
                let connection = try await server.connect()
                await #expect(throws: RawConnection.Closed.self) { _ = try await connection.line() }
            }
        }
    }

    @Test func wrongFilesAreToldAtTheStart() async throws {
        try await Self.files { certificate, key, folder in
            let garbled = folder.appending(path: "garbled.pem").path
            try Self.key.replacing("MIGH", with: "AAAA").write(toFile: garbled, atomically: true, encoding: .utf8)
            for (certificate, key) in [(certificate, garbled), (key, key), (certificate, folder.path + "/none.pem")] {
                await #expect(throws: StartError.self) {
                    try await LiveServer.with { $0.tls = .init(certificate: certificate, key: key) } _: { _ in }
                }
            }
        }
    }
}

import Foundation
import GRDB
import Logging
@testable import MoyinService
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization
import Testing

@Suite struct WebhookTests {
    private static let secret = Array("0123456789abcdef-secret".utf8)

    /// Receives what is posted and answers with one status after another.
    private final class Receiver: Sendable {
        struct Post: Sendable {
            var head: HTTPRequestHead
            var body: [UInt8]
        }
        let port: Int
        private let channel: any Channel
        private let posts: AsyncStream<Post>

        init(_ statuses: [HTTPResponseStatus], location: String? = nil, tls: NIOSSLContext? = nil) async throws {
            let (posts, found) = AsyncStream.makeStream(of: Post.self)
            let left = Mutex(statuses)
            channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton).childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(
                        Handler(location) { post in
                            found.yield(post)
                            return left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
                        })
                }
            }.bind(host: "127.0.0.1", port: 0).get()
            port = channel.localAddress?.port ?? 0
            self.posts = posts
        }

        func next() async -> Post? { await posts.first { _ in true } }
        func text() async -> String { String(decoding: await next()?.body ?? [], as: UTF8.self) }
        func close() async throws { try await channel.close() }

        private final class Handler: ChannelInboundHandler {
            typealias InboundIn = HTTPServerRequestPart
            typealias OutboundOut = HTTPServerResponsePart
            private var post: Post?
            private let location: String?
            private let answer: (Post) -> HTTPResponseStatus

            init(_ location: String?, _ answer: @escaping (Post) -> HTTPResponseStatus) { (self.location, self.answer) = (location, answer) }

            func channelRead(context: ChannelHandlerContext, data: NIOAny) {
                switch unwrapInboundIn(data) {
                case .head(let head): post = Post(head: head, body: [])
                case .body(let bytes): post?.body += Array(bytes.readableBytesView)
                case .end:
                    guard let post else { return }
                    var head = HTTPResponseHead(version: .http1_1, status: answer(post), headers: ["Content-Length": "0"])
                    if let location { head.headers.add(name: "Location", value: location) }
                    context.write(wrapOutboundOut(.head(head)), promise: nil)
                    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
                }
            }
        }
    }

    private static func configuration(_ hosts: String..., change: (inout WebhookConfiguration) -> Void = { _ in }) throws -> WebhookConfiguration {
        var configuration = try WebhookConfiguration(secret: secret, hosts: hosts)
        configuration.firstPause = .zero
        configuration.lookTime = .milliseconds(5)
        change(&configuration)
        return configuration
    }

    @Test func theEndOfAJobIsTold() async throws {
        let receiver = try await Receiver([.ok])
        try await LiveServer.with { $0.jobs.webhooks = try? Self.configuration("127.0.0.1:\(receiver.port)") } _: { server in
            let id = try await server.submit("?webhook=http%3A%2F%2F127.0.0.1:\(receiver.port)%2Fhook%3Ftoken%3Dt-mark", type: "text/plain", "手机：13800138000")
            let post = try #require(await receiver.next())
            #expect(post.head.method == .POST && post.head.uri == "/hook?token=t-mark")
            #expect(post.head.headers["Content-Type"] == ["application/json"] && post.head.headers["Host"] == ["127.0.0.1:\(receiver.port)"])
            let told = try #require(try JSONSerialization.jsonObject(with: Data(post.body)) as? [String: Any])
            #expect(Set(told.keys) == ["id", "task", "state", "verdict", "documents", "created", "finished"])
            #expect(told["id"] as? String == id && told["state"] as? String == "done" && told["verdict"] as? String == "redact" && told["documents"] as? Int == 1)
            let signature = try #require(post.head.headers["Moyin-Signature"].first)
            let time = try #require(Int(signature.dropFirst(2).prefix { $0 != "," }))
            #expect(abs(time - Int(Date().timeIntervalSince1970)) < 300)
            #expect(signature == WebhookSignature.value(of: post.body, at: time, secret: Self.secret))
            while try await server.service.core.jobs.store.dueDelivery(at: .max - 10_000, longestPause: 1) != nil { try await Task.sleep(for: .milliseconds(5)) }
            #expect(!server.log.text.contains("t-mark") && !server.log.text.contains("hook?"))
        }
        try await receiver.close()
    }

    /// Jobs of the ledger are told like others; their address is not kept with what was asked.
    @Test func theEndOfARunIsTold() async throws {
        let folder = try AuditFolder()
        let receiver = try await Receiver([.ok])
        let hook = "webhook=http%3A%2F%2F127.0.0.1:\(receiver.port)%2Fhook%3Ftoken%3Dt-mark"
        try await LiveServer.with {
            $0.ledger = folder.ledger
            $0.jobs.webhooks = try? Self.configuration("127.0.0.1:\(receiver.port)")
        } _: { server in
            _ = try await server.audit("runs?\(hook)&export=a", AuditSample.export)
            let told = try #require(try JSONSerialization.jsonObject(with: Data(await receiver.text().utf8)) as? [String: Any])
            #expect(told["task"] as? String == "audit_run" && told["state"] as? String == "done" && told["documents"] as? Int == 4)
            _ = try await server.act(#"{"action":"rectify","cases":[1]}"#)
            _ = try await server.audit("recheck?\(hook)", #"{"id":"a1","text":"低保对象公示：张某某。"}"#)
            #expect(await receiver.text().contains(#""task":"audit_recheck""#))
            let refused = try await server.send("/v1/audit/runs?webhook=http%3A%2F%2Fexample.com%2F", type: "application/x-ndjson", AuditSample.export)
            #expect(refused.status == 400 && refused.json["code"] as? String == "host-not-allowed")
            #expect(try !server.log.text.contains("t-mark") && !folder.holds("t-mark"))
        }
        try await receiver.close()
    }

    /// Only to a receiver whose certificate is trusted and holds its name.
    @Test func overTLS() async throws {
        let certificate = try NIOSSLCertificate(bytes: Array(TLSTests.certificate.utf8), format: .pem)
        let key = try NIOSSLPrivateKey(bytes: Array(TLSTests.key.utf8), format: .pem)
        let receiver = try await Receiver(
            [.ok], tls: NIOSSLContext(configuration: .makeServerConfiguration(certificateChain: [.certificate(certificate)], privateKey: .privateKey(key))))
        var client = TLSConfiguration.makeClientConfiguration()
        client.trustRoots = .certificates([certificate])
        let trusting = try NIOSSLContext(configuration: client)
        let target = try #require(WebhookTarget("https://127.0.0.1:\(receiver.port)/a"))
        let status = try await WebhookClient.post([0x7b, 0x7d], to: target, [], tls: { try WebhookClient.handler(trusting, $0) }, within: .seconds(600))
        #expect(status == 200)
        #expect(await receiver.text() == "{}")
        await #expect(throws: (any Error).self, "a certificate that nobody trusts") {
            _ = try await WebhookClient.post([0x7b, 0x7d], to: target, [], tls: WebhookClient.systemTLS, within: .seconds(600))
        }
        try await receiver.close()
    }

    @Test func itIsToldAgainUntilItIsHeard() async throws {
        // A redirect is no success, and is not followed.
        let receiver = try await Receiver([.internalServerError, .found, .ok], location: "http://127.0.0.1:1/elsewhere")
        try await LiveServer.with { $0.jobs.webhooks = try? Self.configuration("127.0.0.1:\(receiver.port)") } _: { server in
            let id = try await server.submit("?webhook=http://127.0.0.1:\(receiver.port)/a", type: "text/plain", "好")
            for _ in 0..<3 { #expect(await receiver.text().contains(id)) }
            while try await server.service.core.jobs.store.dueDelivery(at: .max - 10_000, longestPause: 1) != nil { try await Task.sleep(for: .milliseconds(5)) }
            let log = server.log.text
            #expect(log.contains("status 500") && log.contains("status 302") && !log.contains("elsewhere"))
        }
        try await receiver.close()
    }

    @Test func itIsGivenUpInTheEnd() async throws {
        let receiver = try await Receiver([.notFound])
        try await LiveServer.with { $0.jobs.webhooks = try? Self.configuration("127.0.0.1:\(receiver.port)") { $0.attempts = 3 } } _: { server in
            let id = try await server.submit("?webhook=http://127.0.0.1:\(receiver.port)/a", type: "text/plain", "好")
            while !server.log.text.contains("webhook given up") { try await Task.sleep(for: .milliseconds(5)) }
            #expect(server.log.text.contains("\"attempts\":\"3\""))
            while try await server.service.core.jobs.store.dueDelivery(at: .max - 10_000, longestPause: 1) != nil { try await Task.sleep(for: .milliseconds(5)) }
            // The job is none the worse for it.
            #expect(try await server.get("/v1/jobs/\(id)/result").status == 200)
        }
        try await receiver.close()
    }

    /// Nobody listens while the first server lives; the second one tells it.
    @Test func whatIsStillToBeToldOutlivesTheProcess() async throws {
        let file = try JobFile()
        let receiver = try await Receiver([.noContent])
        var configuration = ServiceConfiguration()
        configuration.jobs.file = file.path
        let first = try ServiceCore.make(configuration, engine: LiveServer.engine.get())
        let job = try await first.take(.check, "text/plain", "好", webhook: "http://127.0.0.1:\(receiver.port)/a")
        try await first.workOnce()
        await first.pool.stop()
        try first.jobs.store.database.close()
        try await LiveServer.with {
            $0.jobs.file = file.path
            $0.jobs.webhooks = try? Self.configuration("127.0.0.1:\(receiver.port)")
        } _: { _ in
            #expect(await receiver.text().contains(job.id))
        }
        try await receiver.close()
    }

    @Test func onlyAllowedHostsAreAskedFor() async throws {
        let configuration = try Self.configuration("hooks.example:8080", "10.0.0.7", "[::1]:90")
        for (url, isAllowed) in [
            ("http://hooks.example:8080/a", true), ("http://HOOKS.example:8080", true), ("http://hooks.example/", false), ("http://hooks.example:8081/", false),
            ("http://10.0.0.7/x?y", true), ("http://10.0.0.7:80/", true), ("http://10.0.0.7:22/", false), ("http://[::1]:90/", true), ("http://[::1]/", false),
            ("http://hooks.example.evil.example:8080/", false), ("http://127.0.0.1:8080/", false), ("http://169.254.169.254/latest", false),
        ] {
            let target = try #require(WebhookTarget(url), "\(url)")
            #expect(configuration.allows(target) == isAllowed, "\(url)")
        }
        for url in [
            "http://hooks.example:8080@evil.example/", "http://evil.example#@hooks.example:8080/", "http://hooks.example:8080\\@evil.example/", "ftp://hooks.example:8080/",
            "http:///a", "http://hooks.example:0/", "http://hooks.example:99999/", "http://hooks.example:8080\r\nX: y/", "http://[::1/", "//hooks.example:8080/",
            "http://hooks.example:/", "http://主机.example/", "http://[::1]x:90/", "",
        ] { #expect(WebhookTarget(url) == nil, "\(url)") }
        #expect(WebhookTarget("http://[::1]:90/a")?.authority == "[::1]:90")
        #expect(WebhookTarget("https://Hooks.example/a")?.authority == "hooks.example")
        try await LiveServer.with { $0.jobs.webhooks = configuration } _: { server in
            for (url, code) in [("http://127.0.0.1:1/", "host-not-allowed"), ("http://u@hooks.example:8080/", "bad-value"), ("https://10.0.0.8/", "host-not-allowed")] {
                let reply = try await server.send("/v1/jobs?webhook=\(url)", type: "text/plain", "好")
                #expect(reply.status == 400 && reply.json["code"] as? String == code && reply.json["field"] as? String == "webhook", "\(url)")
            }
            #expect(try await server.service.core.jobs.store.counts() == [:])
        }
    }

    @Test func secretsAndHostsThatAreNone() {
        #expect(throws: StartError.self) { try WebhookConfiguration(secret: Array("short\n\n\n\n\n\n\n\n\n\n\n\n\n".utf8), hosts: ["a"]) }
        for host in ["", "a b", "http://a", "a/b", "a:x", "u@a"] {
            #expect(throws: StartError.self, "\(host)") { try WebhookConfiguration(secret: Self.secret, hosts: [host]) }
        }
    }

    /// RFC 4231, test case 2, of which the data are given a time; computed with openssl.
    @Test func signature() {
        let body = Array("what do ya want for nothing?".utf8)
        #expect(WebhookSignature.value(of: body, at: 1_700_000_000, secret: Array("Jefe".utf8)) == "t=1700000000,v1=1cdd0650c8be1cb0974b1788d458b1e781206cfef59b85faafc582d2e182c57e")
        #expect(WebhookSignature.value(of: body, at: 1_700_000_001, secret: Array("Jefe".utf8)) != "t=1700000001,v1=1cdd0650c8be1cb0974b1788d458b1e781206cfef59b85faafc582d2e182c57e")
    }

    @Test func pauses() throws {
        let configuration = try Self.configuration("a") { $0.firstPause = .seconds(10) }
        let sender = WebhookSender(store: try JobStore(JobConfiguration()), configuration: configuration, logger: Logger(label: "test"))
        #expect((1...7).map { sender.pause(after: $0) } == [10, 40, 160, 640, 2560, 3600, 3600])
    }
}

import Foundation
import HTTPTypes
import Moyin
@testable import MoyinService
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@Suite struct LimitTests {
    @Test func bodiesThatAreTooLarge() async throws {
        try await LiveServer.with {
            $0.limits.bodyBytes = 1000
            $0.limits.documents = 3
        } _: { server in
            let announced = try await server.connect()
            // Refused before it comes.
            try await announced.write("POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1001\r\n\r\n")
            let early = try await announced.reply()
            #expect(early.status == 413)
            #expect(early.json["code"] as? String == "body-too-large")
            let chunked = try await server.connect()
            try await chunked.write("POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in 0..<3 { try await chunked.write("190\r\n\(String(repeating: "a", count: 400))\r\n") }
            #expect(try await chunked.reply().status == 413)
            let many = try await server.send("/v1/check", #"{"texts":["a","b","c","d"]}"#)
            #expect(many.status == 413)
            #expect(many.json["field"] as? String == "texts")
            #expect(try await server.send("/v1/check", #"{"texts":["a","b","c"]}"#).status == 200)
            #expect(server.service.core.budget.held == 0)
        }
    }

    @Test func bodiesThatComeTooSlowly() async throws {
        try await LiveServer.with { $0.limits.bodyTime = .milliseconds(200) } _: { server in
            let connection = try await server.connect()
            try await connection.write("POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nabc")
            let reply = try await connection.reply()
            #expect(reply.status == 408)
            #expect(reply.json["verdict"] as? String == "not_reviewed")
        }
    }

    @Test func headsThatComeTooSlowlyOrAreTooLarge() async throws {
        try await LiveServer.with { $0.limits.idleTime = .milliseconds(200) } _: { server in
            let slow = try await server.connect()
            await #expect(throws: RawConnection.Closed.self) {
                try await slow.write("POST /v1/check HTTP/1.1\r\nHost: loc")
                _ = try await slow.line()
            }
        }
        try await LiveServer.with { server in
            let large = try await server.get("/healthz", ["X-Long": String(repeating: "a", count: 20_000)])
            #expect(large.status == 400)
            #expect(try await server.get("/healthz", ["X-Long": String(repeating: "a", count: 8_000)]).status == 200)
        }
    }

    @Test func answersThatNobodyTakes() throws {
        let channel = EmbeddedChannel(handler: RequestGuard(ServiceLimits(), UnderWay(most: 1)))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        func setWritable(_ isWritable: Bool) {
            channel.isWritable = isWritable
            channel.pipeline.fireChannelWritabilityChanged()
        }
        setWritable(false)
        channel.embeddedEventLoop.advanceTime(by: .seconds(50))
        // Something was taken: the clock starts again.
        setWritable(true)
        setWritable(false)
        channel.embeddedEventLoop.advanceTime(by: .seconds(50))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(10))
        #expect(!channel.isActive)
    }

    /// What counts as under way: what came as a whole, until its answer or its connection is gone.
    @Test func requestsUnderWay() throws {
        let underWay = UnderWay(most: 1)
        func connection() -> EmbeddedChannel { EmbeddedChannel(handler: RequestGuard(ServiceLimits(), underWay)) }
        /// Whether a request is marked as one too many.
        func isMarked(_ channel: EmbeddedChannel, _ headers: HTTPFields = [:]) throws -> Bool {
            try channel.writeInbound(HTTPRequestPart.head(HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/v1/check", headerFields: headers)))
            guard case .head(let head)? = try channel.readInbound(as: HTTPRequestPart.self) else { throw CancellationError() }
            return head.headerFields[.overload] != nil
        }
        func end(_ channel: EmbeddedChannel) throws {
            try channel.writeInbound(HTTPRequestPart.end(nil))
            _ = try channel.readInbound(as: HTTPRequestPart.self)
        }
        func answer(_ channel: EmbeddedChannel) throws { try channel.writeOutbound(HTTPResponsePart.end(nil)) }
        let (first, second, third) = (connection(), connection(), connection())
        #expect(try !isMarked(first))
        // Slow to send: keeps no other one out.
        #expect(try !isMarked(second, [.overload: "1"]))
        try end(first)
        #expect(try isMarked(third))
        try end(third)
        try answer(third)
        #expect(underWay.isFull)
        try answer(first)
        #expect(!underWay.isFull)
        // Answered before it came as a whole: not counted when it does.
        try answer(second)
        try end(second)
        #expect(!underWay.isFull)
        // A client that is gone waits for nothing.
        #expect(try !isMarked(first))
        try end(first)
        #expect(underWay.isFull)
        _ = try first.finish()
        #expect(!underWay.isFull)
    }

    @Test func aPartIsNeverTakenForTheWhole() async throws {
        try await LiveServer.with { server in
            for head in ["Content-Length: 100", "Transfer-Encoding: chunked"] {
                let connection = try await server.connect()
                let part = head.hasPrefix("C") ? "好" : "3\r\n好\r\n"
                try await connection.write("POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n\(head)\r\n\r\n\(part)")
                connection.endSending()
                // Some answer that is no review, or none.
                if let reply = try? await connection.reply() { #expect(reply.status == 400) }
            }
            #expect(server.service.core.budget.held == 0)
        }
    }

    @Test func announcedBodiesAreAskedFor() async throws {
        try await LiveServer.with { server in
            let connection = try await server.connect()
            try await connection.write("POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
            #expect(try await connection.reply().status == 100)
            try await connection.write("好")
            #expect(try await connection.reply().status == 200)
        }
    }

    @Test func aFullQueueRefusesAndRecovers() async throws {
        try await LiveServer.with {
            $0.limits.workers = 1
            $0.limits.queue = 0
            $0.limits.bytesAtOnce = 0
        } _: { server in
            let release = await server.occupy()
            let refused = try await server.send("/v1/check", #"{"text":"好"}"#)
            #expect(refused.status == 503)
            #expect(refused.json["code"] as? String == "busy")
            #expect(refused.headers["retry-after"] == "1")
            #expect(refused.headers["moyin-verdict"] == "not_reviewed")
            let stream = try await server.send("/v1/check", type: "application/x-ndjson", #"{"text":"好"}"#)
            #expect(stream.status == 503)
            // What needs no worker is answered.
            #expect(try await server.get("/healthz").status == 200)
            release.signal()
            while server.service.core.pool.busy > 0 { try await Task.sleep(for: .milliseconds(1)) }
            #expect(try await server.send("/v1/check", #"{"text":"好"}"#).status == 200)
        }
    }

    /// Short texts are reviewed on the threads that read them: beyond so many under way they are refused.
    @Test func shortTextsBeyondTheQueueAreRefused() async throws {
        try await LiveServer.with { ($0.limits.queue, $0.limits.workers) = (2, 1) } _: { server in
            let underWay = server.service.core.underWay
            for _ in 0..<3 { underWay.begin() }
            let refused = try await server.send("/v1/check", #"{"text":"好"}"#)
            #expect(refused.status == 503)
            #expect(refused.json["code"] as? String == "busy")
            #expect(refused.headers["retry-after"] == "1")
            #expect(refused.headers["moyin-verdict"] == "not_reviewed")
            #expect(try await server.get("/healthz").status == 200)
            underWay.end()
            // No client says it for itself.
            #expect(try await server.send("/v1/check", headers: ["Moyin-Overload": "1"], #"{"text":"好"}"#).status == 200)
            // Its own was counted and taken out again.
            #expect(try await server.send("/v1/check", #"{"text":"好"}"#).status == 200)
        }
    }

    @Test func timeAndMemory() async throws {
        try await LiveServer.with { $0.limits.reviewTime = .zero } _: { server in
            let late = try await server.send("/v1/check", #"{"text":"好"}"#)
            #expect(late.status == 503)
            #expect(late.json["code"] as? String == "time-limit")
            #expect(late.headers["retry-after"] != nil)
        }
        try await LiveServer.with { $0.limits.heldBytes = 10 } _: { server in
            let refused = try await server.send("/v1/check", #"{"text":"好"}"#)
            #expect(refused.status == 503)
            #expect(server.service.core.budget.held == 0)
        }
    }

    @Test func whatIsNotDoneInTimeIsNotReviewed() throws {
        let core = try ServiceCore.make(ServiceConfiguration(), engine: LiveServer.engine.get())
        func desk(_ time: Duration) throws -> ReviewDesk {
            var options = ReviewOptions()
            options.choice.findsNames = false
            return try ReviewDesk(Worker(), core, options, before: .now + time)
        }
        var late = try desk(.zero)
        late.check(Draft(id: "1", text: Array("好".utf8)))
        #expect(late.verdict == .notReviewed)
        // Long ones are given up on the way.
        var long = try desk(.milliseconds(5))
        long.check(Draft(id: "1", text: Array(String(repeating: "全县主动公开信息。\n", count: 200_000).utf8)))
        #expect(long.verdict == .notReviewed)
        var done = try desk(.seconds(60))
        done.check(Draft(id: "1", text: Array(String(repeating: "全县主动公开信息。\n", count: 10_000).utf8)))
        #expect(done.verdict == .publish)
    }
}

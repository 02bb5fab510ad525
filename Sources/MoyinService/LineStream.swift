internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Moyin
internal import MoyinReports
internal import NIOCore

/// JSON lines in, JSON lines out, as they come: what has ended is answered at once, and no more than a piece of the stream
/// is in memory, however long it is. The verdict of all lines together stands in the trailer.
struct LineStream: Sendable {
    let core: ServiceCore
    let exchange: Exchange
    let redacts: Bool
    let options: ReviewOptions

    func answer(_ request: Request) async throws -> Response {
        // What is wrong with the options is said before the head of the answer is.
        _ = try await work([], RunMemory(), mayWait: false)
        exchange.becomeStream()
        let stream = self
        return Response(
            status: .ok, headers: [.contentType: "application/x-ndjson", .trailer: "Moyin-Verdict"],
            body: ResponseBody { writer in
                do {
                    try await stream.run(request, &writer)
                } catch {
                    // Ends with the connection when the body does not come whole: no answer looks like all of it.
                    stream.exchange.finish(Self.cutShort)
                    throw error
                }
                try await writer.finish([.moyinVerdict: (stream.exchange.verdict ?? .publish).rawValue])
                stream.exchange.finish(.ok)
            })
    }

    /// For log and metrics, as nginx has it: nobody receives it.
    static let cutShort = HTTPResponse.Status(code: 499, reasonPhrase: "Client Closed Request")

    private func run(_ request: Request, _ writer: inout any ResponseBodyWriter) async throws {
        var splitter = LineSplitter()
        var memory = RunMemory()
        let held = HeldBytes(core.budget)
        defer { held.end() }
        for try await buffer in request.body {
            let lines = buffer.withUnsafeReadableBytes { splitter.take($0) }
            try held.grow(to: splitter.held)
            exchange.add(bodyBytes: buffer.readableBytes)
            if !lines.isEmpty { memory = try await write(lines, memory, &writer) }
        }
        if let last = splitter.finish() { memory = try await write([last], memory, &writer) }
    }

    private func write(_ lines: [DocumentLine], _ memory: RunMemory, _ writer: inout any ResponseBodyWriter) async throws -> RunMemory {
        let answer = try await work(lines, memory, mayWait: true)
        exchange.add(documents: answer.count, verdict: answer.verdict)
        if !answer.bytes.isEmpty { try await writer.write(ByteBuffer(bytes: answer.bytes)) }
        return answer.memory
    }

    private func work(_ lines: [DocumentLine], _ memory: RunMemory, mayWait: Bool) async throws -> LineReview.Answer {
        let now = ContinuousClock.now
        // Lines that waited too long are answered one by one as not reviewed.
        let deadline = now + core.limits.reviewTime
        let review = LineReview(core: core, redacts: redacts, options: options, isEnglish: exchange.isEnglish, metrics: core.metrics)
        return try await core.pool.run(before: mayWait ? now + .seconds(1 << 30) : deadline, mayWait: mayWait) { worker in
            try review.answer(lines, memory, worker, before: deadline)
        }
    }
}

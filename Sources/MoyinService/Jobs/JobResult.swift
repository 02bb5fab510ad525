internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Moyin
internal import NIOCore

/// What came of a job, piece by piece from the database: the answer that a direct request would have got.
enum JobResult {
    /// - Throws: ``Problem``: 404, and 409 while there is none.
    static func answer(_ request: Request, _ exchange: Exchange) async throws -> Response {
        let job = try await JobEndpoint.job(exchange)
        guard let result = job.result, let verdict = job.verdict, job.state == .done else { throw Problem.noResult(job) }
        let status = HTTPResponse.Status(code: result.status)
        exchange.verdict = verdict
        var headers: HTTPFields = [.contentType: result.mediaType, .moyinVerdict: verdict.rawValue]
        headers[.contentLength] = String(job.progress.outputBytes)
        // Its verdict is in the head already, whether or not the rest is taken.
        if request.method == .head { return Response(status: status, headers: headers) }
        exchange.becomeStream()
        let store = exchange.core.jobs.store
        return Response(
            status: status, headers: headers,
            body: ResponseBody(contentLength: job.progress.outputBytes) { writer in
                do {
                    for number in 0..<job.progress.outputs {
                        // Removed meanwhile: what was sent does not look like all of it.
                        guard let bytes = try await store.output(number, of: job.number) else { throw CancellationError() }
                        try await writer.write(ByteBuffer(bytes: bytes))
                    }
                    try await writer.finish(nil)
                    exchange.finish(status)
                } catch {
                    exchange.finish(LineStream.cutShort)
                    throw error
                }
            })
    }
}

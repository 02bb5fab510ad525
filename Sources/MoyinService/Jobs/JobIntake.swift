internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Moyin
internal import MoyinReports
internal import MoyinText
internal import NIOCore

/// Takes a body into the database as it comes. It is a job once it is there as a whole, and then it is on the disk.
struct JobIntake: Sendable {
    let core: ServiceCore
    let exchange: Exchange
    private var jobs: Jobs { core.jobs }

    init(_ exchange: Exchange) {
        self.exchange = exchange
        core = exchange.core
    }

    /// - Returns: the job, and whether it was there already.
    /// - Throws: ``Problem`` for a request that is wrong, one that is too large, and when there is no room.
    func take(_ request: Request) async throws -> (job: Job, isKnown: Bool) {
        let type = try ReviewEndpoint.mediaType(request)
        let asked = try self.asked(request)
        let options = try ReviewOptions(query: asked.query[...])
        try await check(options, asked)
        return try await receive(
            request, asked, limit: type == .lines ? jobs.configuration.bodyBytes : core.limits.bodyBytes, cutsLines: type == .lines
        ) { job, count, held in try await check(type, job, count, options, held) }
    }

    /// Takes a body into the database.
    ///
    /// - Parameter check: what is wrong with it as a whole is said while its sender listens; is given its bytes.
    func receive(
        _ request: Request, _ asked: Job.Request, limit: Int, cutsLines: Bool, check: (Job, Int, HeldBytes) async throws -> Void
    ) async throws -> (job: Job, isKnown: Bool) {
        let announced = request.headers[.contentLength].flatMap { Int($0) }
        if let announced, announced > limit { throw Problem.tooLarge(limit: limit) }
        let held = HeldBytes(core.budget)
        defer { held.end() }
        try held.grow(to: jobs.configuration.pieceBytes)
        let job = try await jobs.store.begin(asked, owner: exchange.owner)
        do {
            let (digest, count) = try await store(request, job, limit: limit, cutsLines: cutsLines)
            // A part is never taken for the whole.
            if let announced, count != announced { throw Problem.cutShort }
            exchange.add(bodyBytes: count)
            try await check(job, count, held)
            let accepted = try await jobs.store.accept(job.number, identity: digest, totalBytes: count)
            if accepted.number != job.number { await jobs.discard(job) }
            jobs.wake()
            return (accepted, accepted.number != job.number)
        } catch {
            await jobs.discard(job)
            throw (error as? RequestGuard.Fault)?.problem ?? error
        }
    }

    private func asked(_ request: Request) throws -> Job.Request {
        var items = try QueryItems(request.uri.query?[...])
        guard let task = Job.Task(rawValue: try items.take("task") ?? "check"), !task.isAudit else {
            throw Problem.bad("task", say("没有这个值", "there is no such value"), say("可用：", "known: ") + "check, redact", code: "unknown-value")
        }
        if task == .redact { try core.keys?.demand(.redact, of: exchange.owner) } else { try core.keys?.demand(.check, of: exchange.owner) }
        let webhook = try items.take("webhook")
        if let webhook { try WebhookTarget.check(webhook, jobs.configuration.webhooks) }
        return Job.Request(
            task: task, query: items.text, contentType: request.headers[.contentType] ?? "", isEnglish: exchange.isEnglish, webhook: webhook)
    }

    /// What is wrong with the options is said before the body comes.
    private func check(_ options: ReviewOptions, _ asked: Job.Request) async throws {
        let deadline = ContinuousClock.now + core.limits.reviewTime
        let review = LineReview(core: core, redacts: asked.task == .redact, options: options, isEnglish: exchange.isEnglish, metrics: core.metrics)
        _ = try await core.pool.run(before: deadline) { try review.answer([], RunMemory(), $0, before: deadline) }
    }

    private func store(_ request: Request, _ job: Job, limit: Int, cutsLines: Bool) async throws -> (digest: String, count: Int) {
        var cutter = PieceCutter(size: jobs.configuration.pieceBytes, cutsLines: cutsLines)
        var digest = Self.digest(job.request, exchange.owner)
        // The ledger may have changed since the same was asked: it is never the same job.
        if job.request.task.isAudit { Array(job.id.utf8).withUnsafeBytes { digest.add($0) } }
        var (number, count) = (0, 0)
        for try await buffer in request.body {
            count += buffer.readableBytes
            guard count <= limit else { throw Problem.tooLarge(limit: limit) }
            let pieces = buffer.withUnsafeReadableBytes { bytes in
                digest.add(bytes)
                return cutter.take(bytes)
            }
            for piece in pieces {
                try await jobs.store.append(piece, number, to: job.number)
                number += 1
            }
        }
        if let last = cutter.finish() { try await jobs.store.append(last, number, to: job.number) }
        return (digest.finish(), count)
    }

    /// Of everything that the result depends on, but the body.
    private static func digest(_ request: Job.Request, _ owner: String) -> SHA256 {
        var digest = SHA256()
        for part in [owner, request.task.rawValue, request.query, request.contentType, request.isEnglish ? "en" : "zh", request.webhook ?? ""] {
            withUnsafeBytes(of: UInt64(part.utf8.count).bigEndian) { digest.add($0) }
            Array(part.utf8).withUnsafeBytes { digest.add($0) }
        }
        return digest
    }

    /// A body of JSON, or a form, is refused while its sender listens, and not later.
    private func check(_ type: MediaType, _ job: Job, _ count: Int, _ options: ReviewOptions, _ held: HeldBytes) async throws {
        switch type {
        case .json, .multipart: break
        case .lines, .document: return
        }
        try held.grow(to: jobs.configuration.pieceBytes + count)
        let body = try await jobs.store.body(of: job.number)
        let deadline = ContinuousClock.now + core.limits.reviewTime
        let (core, isEnglish) = (core, exchange.isEnglish)
        try await core.pool.run(before: deadline, mayWait: true) { _ in
            try Language.$chosen.withValue(isEnglish) {
                var options = options
                var profiles: [String?] = []
                if case .multipart(let boundary) = type {
                    let form = try FileForm(body, boundary, options, limit: core.limits.documents)
                    if job.request.task == .redact { _ = try form.only() }
                    options = form.options
                } else {
                    let request = try ReviewRequest(body, options, limit: core.limits.documents)
                    guard request.decisions.isEmpty || job.request.task == .redact else { throw BodyReview.noDecisions }
                    options = request.options
                    profiles = request.drafts.map(\.profile)
                }
                let engine = try core.shelf.engine(options.choice).engine
                for profile in [options.profile] + profiles { try ReviewOptions.check(profile: profile, engine) }
            }
        }
    }
}

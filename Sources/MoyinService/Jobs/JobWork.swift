internal import HTTPTypes
internal import Logging
internal import Moyin
internal import MoyinReports

/// Works on one job until it has ended, or the task is cancelled.
struct JobWork: Sendable {
    let core: ServiceCore
    let job: Job
    /// Whether it waits where there is no room for what comes of it; otherwise it fails.
    let mayWait: Bool
    let logger: Logger
    var store: JobStore { core.jobs.store }

    init(core: ServiceCore, job: Job, mayWait: Bool = true, logger: Logger) {
        (self.core, self.job, self.mayWait, self.logger) = (core, job, mayWait, logger)
    }

    /// - Throws: when it cannot go on for now: there is no room, or the database fails. The job waits.
    func run() async throws {
        try await Language.$chosen.withValue(job.request.isEnglish) {
            let most = core.jobs.configuration.attempts
            guard job.attempts < most else { return try await fail(.interrupted(most)) }
            do {
                if job.request.task.isAudit { try await audit() } else { try await review() }
            } catch let problem as Problem {
                guard problem.isNoRoom, mayWait else { return try await fail(Job.Failure(problem)) }
                try? await store.putBack(job, counts: false)
                throw problem
            } catch is CancellationError {
                try await store.putBack(job, counts: false)
            } catch {
                try? await store.putBack(job, counts: true)
                throw error
            }
        }
    }

    private func review() async throws {
        let options = try ReviewOptions(query: job.request.query[...])
        // It was known when the body was taken.
        guard let type = MediaType(job.request.contentType) else { return try await fail(.unknown) }
        let review = BodyReview(core: core, redacts: job.request.task == .redact, options: options)
        let name = job.request.contentType
        switch type {
        case .lines: try await lines(options)
        case .json: try await whole { try review.object($0, $1, before: $2) }
        case .multipart(let boundary): try await whole { try review.files($0, boundary, $1, before: $2) }
        case .document(let format, let charset):
            try await whole { try review.document($0, type: name, format, charset: charset, $1, before: $2) }
        }
    }

    func fail(_ failure: Job.Failure) async throws {
        try await store.fail(job.number, failure)
        logger.warning("job failed", metadata: ["job": "\(job.id)", "problem": "\(failure.code)"])
    }

    func finish(_ result: Job.Result, _ output: [UInt8], _ verdict: Verdict, _ progress: Job.Progress) async throws {
        guard try await store.finish(job.number, result, output, verdict, progress) else { return }
        logger.info("job done", metadata: ["job": "\(job.id)", "verdict": "\(verdict.rawValue)", "documents": "\(progress.documents)", "bytes": "\(progress.bytes)"])
    }

    // MARK: bodies that are reviewed as a whole

    private func whole(_ work: @escaping @Sendable ([UInt8], Worker, ContinuousClock.Instant) throws -> BodyReview.Answer) async throws {
        try await store.attempt(job.number)
        let body = try await store.body(of: job.number)
        var progress = Job.Progress()
        progress.bytes = body.count
        do {
            let answer = try await onWorker { try work(body, $0, $1) }
            progress.documents = answer.count
            core.metrics.add(jobDocuments: answer.count)
            try await finish(.init(status: 200, mediaType: answer.mediaType), answer.bytes, answer.verdict, progress)
        } catch let problem as Problem where problem.isAnswer {
            // There is no copy, and that is the answer. Asked for later, it is no matter of time any more.
            var problem = problem
            problem.status = .unprocessableContent
            var json = JSONText()
            problem.write(into: &json)
            json.raw("\n")
            progress.documents = 1
            core.metrics.add(jobDocuments: 1)
            try await finish(.init(status: problem.status.code, mediaType: Problem.mediaType), json.bytes, problem.verdict, progress)
        }
    }

    /// When a worker is free. The time of a review begins with it: a job may wait.
    func onWorker<T: Sendable>(_ body: @escaping @Sendable (Worker, ContinuousClock.Instant) throws -> T) async throws -> T {
        try Task.checkCancellation()
        let (time, isEnglish) = (core.limits.reviewTime, job.request.isEnglish)
        return try await core.pool.run(before: .now + .seconds(1 << 30), mayWait: true) { worker in
            try Language.$chosen.withValue(isEnglish) { try body(worker, .now + time) }
        }
    }

    // MARK: lines

    private func lines(_ options: ReviewOptions) async throws {
        let review = LineReview(
            core: core, redacts: job.request.task == .redact, options: options, isEnglish: job.request.isEnglish, metrics: core.metrics)
        var memory = try await memory(options)
        try await store.attempt(job.number)
        var splitter = LineSplitter(after: job.progress.lines)
        var progress = job.progress
        var verdict = job.verdict ?? .publish
        var first = progress.pieces
        func answer(_ lines: [DocumentLine]) async throws -> LineReview.Answer {
            let earlier = memory
            let answer = try await onWorker { try review.answer(lines, earlier, $0, before: $1) }
            memory = answer.memory
            core.metrics.add(jobDocuments: answer.count)
            progress.documents += answer.count
            progress.lines = splitter.number
            if answer.verdict.gravity > verdict.gravity { verdict = answer.verdict }
            return answer
        }
        var pending: [DocumentLine] = []
        while let piece = try await store.piece(progress.pieces, of: job.number) {
            pending += piece.withUnsafeBytes { splitter.take($0) }
            progress.pieces += 1
            progress.bytes += piece.count
            // Work can begin again only where a line does.
            guard piece.last == 0x0a else { continue }
            let marks = memory.marks
            let answer = try await answer(pending)
            pending = []
            let runs = try await store.keep(
                answer.bytes, first..<progress.pieces, isRemembered: memory.marks != marks, verdict, progress, of: job.number)
            guard runs else { return }
            first = progress.pieces
        }
        if let last = splitter.finish() { pending.append(last) }
        let rest = try await answer(pending)
        try await finish(.init(status: 200, mediaType: "application/x-ndjson"), rest.bytes, verdict, progress)
    }

    /// What the lines so far left behind for later ones: those that left something are read again, as often as the process
    /// has ended, and what comes of them is thrown away.
    private func memory(_ options: ReviewOptions) async throws -> RunMemory {
        var memory = RunMemory()
        let numbers = try await store.remembered(before: job.progress.pieces, of: job.number)
        guard let first = numbers.first else { return memory }
        let review = LineReview(
            core: core, redacts: job.request.task == .redact, options: options, isEnglish: job.request.isEnglish, metrics: ServiceMetrics())
        // Only the number of the very first line matters: a mark of its encoding may stand there.
        var splitter = LineSplitter(after: first == 0 ? 0 : 1)
        for number in numbers {
            guard let piece = try await store.piece(number, of: job.number) else { continue }
            let lines = piece.withUnsafeBytes { splitter.take($0) }
            let earlier = memory
            memory = try await onWorker { try review.answer(lines, earlier, $0, before: $1) }.memory
        }
        return memory
    }
}

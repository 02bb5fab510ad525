internal import Moyin
internal import MoyinReports

/// Reviews some lines of a stream on the thread of a worker: the same whether somebody waits for the answer or asks for it
/// later.
struct LineReview: Sendable {
    let core: ServiceCore
    let redacts: Bool
    let options: ReviewOptions
    let isEnglish: Bool
    let metrics: ServiceMetrics

    struct Answer: Sendable {
        var bytes: [UInt8]
        /// For the lines that follow.
        var memory: RunMemory
        var verdict: Verdict
        var count: Int
    }

    /// - Throws: ``Problem`` for options that are wrong, whatever the lines.
    func answer(_ lines: [DocumentLine], _ memory: RunMemory, _ worker: Worker, before deadline: ContinuousClock.Instant) throws -> Answer {
        // Tasks have their language, threads do not.
        try Language.$chosen.withValue(isEnglish) {
            var desk = try ReviewDesk(worker, core, options, memory, before: deadline)
            for line in lines { if redacts { desk.redact(line) } else { desk.check(line) } }
            return Answer(bytes: desk.json.bytes, memory: desk.memory, verdict: desk.verdict, count: desk.count)
        }
    }
}

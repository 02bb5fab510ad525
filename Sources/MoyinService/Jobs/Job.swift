internal import Moyin
internal import MoyinReports

/// A body that is reviewed in the background, as the database has it. Holds nothing of the body but its length.
struct Job: Sendable, Equatable {
    enum State: String, CaseIterable, Sendable {
        /// Its body is still coming. Nobody sees it, and a service that starts removes it.
        case receiving
        case queued, running, done, failed, cancelled
        /// Asked to be removed. Nobody sees it any more.
        case discarded

        var isEnded: Bool { self == .done || self == .failed || self == .cancelled }
    }

    enum Task: String, CaseIterable, Sendable {
        case check, redact
        /// Items are entered into the ledger; those of some cases are read again.
        case auditRun = "audit_run"
        case auditRecheck = "audit_recheck"

        var isAudit: Bool { self == .auditRun || self == .auditRecheck }
    }

    /// What was asked, as it was asked: a piece is read with it as a direct request would be.
    struct Request: Sendable, Equatable {
        var task: Task
        /// The options alone.
        var query: String
        var contentType: String
        var isEnglish: Bool
        /// Where the end is told.
        var webhook: String?
        /// Who asks, for the history of the ledger.
        var actor: String?
    }

    /// In the order of acceptance.
    var number: Int64
    /// Random: who does not know it does not guess it.
    var id: String
    var state: State
    var request: Request
    /// Seconds since 1970.
    var created: Int
    var finished: Int?
    /// Not removed before; of a job that has not ended: at the earliest.
    var expires: Int
    var totalBytes = 0
    /// Worked on and kept.
    var progress = Progress()
    var verdict: Verdict?
    /// How often work has begun since the last progress.
    var attempts = 0
    /// Of the answer.
    var result: Result?
    /// Why it failed.
    var failure: Failure?

    struct Progress: Sendable, Equatable {
        var documents = 0
        var bytes = 0
        /// Pieces of the body, lines of it and pieces of the result.
        var pieces = 0
        var lines = 0
        var outputs = 0
        /// Bytes of the result.
        var outputBytes = 0
    }

    /// What a direct request would have been answered with.
    struct Result: Sendable, Equatable {
        var status: Int
        var mediaType: String
    }

    struct Failure: Sendable, Equatable {
        var code: String
        var detail: String
        var remedy: String
    }

    /// Appends the job as its owner sees it.
    ///
    /// - Parameter isDurable: it outlives the process.
    func write(into json: inout JSONText, isDurable: Bool) {
        json.raw("{\"id\":\"\(id)\",\"state\":\"\(state.rawValue)\",\"task\":\"\(request.task.rawValue)\"")
        json.raw(",\"created\":\"\(UTCTime.text(created))\",\"finished\":\(finished.map { "\"\(UTCTime.text($0))\"" } ?? "null")")
        json.raw(",\"expires\":\"\(UTCTime.text(expires))\"")
        json.raw(",\"progress\":{\"documents\":\(progress.documents),\"bytes\":\(progress.bytes),\"total_bytes\":\(totalBytes)}")
        // What is not done is not clean so far.
        json.raw(",\"verdict\":\(state == .done ? verdict.map { "\"\($0.rawValue)\"" } ?? "null" : "null")")
        json.raw(",\"durable\":\(isDurable)")
        if let failure {
            json.raw(",\"problem\":{\"code\":\"\(failure.code)\",\"detail\":")
            json.string(failure.detail)
            json.raw(",\"remedy\":")
            json.string(failure.remedy)
            json.raw("}")
        }
        json.raw("}")
    }
}

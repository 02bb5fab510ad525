import Moyin
import MoyinText

/// Writes reports in the order they come, each as soon as it is there.
protocol ReportWriter {
    mutating func begin(_ output: inout Output)
    mutating func add(_ report: DocumentReport, _ output: inout Output)
    mutating func finish(_ summary: ReportSummary, _ output: inout Output)
}

extension ReportWriter {
    mutating func begin(_ output: inout Output) {}
}

/// Numbers over all documents of a run.
struct ReportSummary {
    private(set) var documents = 0
    private(set) var withFindings = 0
    private(set) var failed = 0
    let hidden: Int
    private(set) var status = ExitStatus.clean

    init(hidden: Int) { self.hidden = hidden }

    mutating func add(_ report: DocumentReport) {
        documents += 1
        if report.status == .findings { withFindings += 1 }
        if report.status == .failure { failed += 1 }
        status = status.worse(report.status)
    }
}

/// How many of each kind there are, and nothing else.
struct CountReport: ReportWriter {
    let engine: Engine
    private var counts: [String: Int] = [:]

    init(engine: Engine) { self.engine = engine }

    mutating func add(_ report: DocumentReport, _ output: inout Output) {
        for review in [report.review, report.nameReview] {
            for (kind, count) in review?.counts(engine) ?? [:] { counts[kind.name, default: 0] += count }
        }
        if let reason = report.reason { complain("\(report.title)：\(reason)") }
    }

    mutating func finish(_ summary: ReportSummary, _ output: inout Output) {
        for (kind, count) in counts.sorted(by: { $0.key < $1.key }) { output.write("\(kind) \(count)\n") }
    }
}

import Moyin
import MoyinFiles
import MoyinReports

/// A page for whoever reviews: every document with what was found marked in place.
struct HTMLReport: ReportWriter {
    private let words: TextReport
    private var copy: ReviewCopy

    init(engine: Engine) {
        words = TextReport(engine: engine, isColoured: false)
        copy = ReviewCopy(engine)
    }

    mutating func begin(_ output: inout Output) {
        copy.begin(title: say("墨隐审查件", "Moyin review copy"))
        output.write(copy.take())
    }

    mutating func add(_ report: DocumentReport, _ output: inout Output) {
        var notes = report.reason.map { [$0] } ?? []
        notes += report.file?.remarks.map(\.words) ?? []
        if let sentence = report.review?.sentence(words.engine, english: Language.isEnglish), report.verdict == report.own, report.verdict != .notReviewed { notes.append(sentence) }
        copy.add(title: report.title, verdict: words.verdict(report.verdict), notes: notes, text: report.text ?? [], report.review, report.file)
        output.write(copy.take())
    }

    mutating func finish(_ summary: ReportSummary, _ output: inout Output) {
        copy.end()
        output.write(copy.take())
    }
}

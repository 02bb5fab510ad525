import Moyin
import MoyinFiles
import MoyinReports

/// One JSON object a document: as lines, or as one array.
struct JSONReport: ReportWriter {
    private let document: DocumentJSON
    private let engine: Engine
    private let withText: Bool
    private let isArray: Bool
    private var isFirst = true

    init(engine: Engine, unit: OffsetUnit, withText: Bool, isArray: Bool) {
        document = DocumentJSON(engine: engine, unit: unit, withText: withText)
        self.engine = engine
        self.withText = withText
        self.isArray = isArray
    }

    mutating func begin(_ output: inout Output) {
        if isArray { output.write("[") }
    }

    mutating func finish(_ summary: ReportSummary, _ output: inout Output) {
        if isArray { output.write("]\n") }
    }

    mutating func add(_ report: DocumentReport, _ output: inout Output) {
        var json = JSONText()
        if isArray, !isFirst { json.raw(",\n") }
        isFirst = false
        document.write(
            id: withText || report.nameReview == nil && !report.isNameHidden ? report.id : report.title, verdict: report.verdict, reason: report.reason,
            review: report.review, name: report.nameReview, file: report.file?.account(report.flags, engine), into: &json
        ) {
            output.write($0.bytes)
            $0 = JSONText()
        }
        if !isArray { json.raw("\n") }
        output.write(json.bytes)
    }
}

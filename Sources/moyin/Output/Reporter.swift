import Glibc
import Moyin
import MoyinTypes

/// Writes answers in the order they come, in the format asked for.
struct Reporter: ~Copyable {
    private let format: Check.Format
    private let unit: OffsetUnit
    private let withText: Bool
    private let text: TextReport
    private var output = Output()
    private var counts: [String: Int] = [:]
    private var documents = 0
    private var withFindings = 0
    private var failed = 0
    private var sarif = SARIFReport()

    init(format: Check.Format, unit: OffsetUnit, withText: Bool, isEnglish: Bool) {
        self.format = format
        self.unit = unit
        self.withText = withText
        text = TextReport(isEnglish: isEnglish, color: isatty(1) == 1 && getenv("NO_COLOR") == nil)
        if format == .json { output.write("[") }
    }

    mutating func add(_ answer: Answer) {
        documents += 1
        if answer.status == .findings { withFindings += 1 }
        if answer.status == .failure { failed += 1 }
        switch format {
        case .text: output.write(describe(answer))
        case .json, .jsonl:
            var json = JSONText()
            if format == .json, documents > 1 { json.raw(",") }
            write(answer, &json)
            if format == .jsonl { json.raw("\n") }
            output.write(json.bytes)
        case .sarif: sarif.add(answer)
        case .count:
            switch answer {
            case .reviewed(_, let assessment, _, _):
                for finding in assessment.findings { counts[finding.kind.name, default: 0] += 1 }
            case .counted(let kinds, _): for (kind, count) in kinds { counts[kind.name, default: 0] += count }
            case .notReviewed: break
            }
        }
    }

    private func describe(_ answer: Answer) -> String {
        switch answer {
        case .reviewed(let id, let assessment, let encoding, let damage):
            text.document(id, assessment, encoding: encoding, damage: damage)
        case .counted: ""
        case .notReviewed(let id, let reason): "\(id)  \(text.verdict(.notReviewed))  \(reason)\n"
        }
    }

    private func write(_ answer: Answer, _ json: inout JSONText) {
        switch answer {
        case .reviewed(let id, let assessment, let encoding, let damage):
            JSONReport.write(
                &json, id: id, assessment, unit: unit, withText: withText, encoding: encoding, damage: damage)
        case .counted: break
        case .notReviewed(let id, let reason): JSONReport.notReviewed(&json, id: id, reason: reason)
        }
    }

    mutating func finish(_ engine: Engine) {
        switch format {
        case .text:
            let english = "\(documents) documents: \(withFindings) need redaction or review, \(failed) not reviewed\n"
            let chinese = "共 \(documents) 份：须遮盖或复核 \(withFindings) 份，未能检查 \(failed) 份\n"
            output.write("\n" + (text.isEnglish ? english : chinese))
        case .json: output.write("]\n")
        case .sarif: output.write(sarif.finish(engine))
        case .count:
            for (kind, count) in counts.sorted(by: { $0.key < $1.key }) { output.write("\(kind) \(count)\n") }
        case .jsonl: break
        }
        if failed > 0, format == .count || format == .sarif { complain("有 \(failed) 份未能检查") }
        output.flush()
    }
}

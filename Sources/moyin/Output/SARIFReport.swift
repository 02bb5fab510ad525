import Moyin
import MoyinFiles
import MoyinReports
import MoyinText

/// SARIF 2.1.0 (OASIS), for code hosts and editors. Holds no matched text. Results are written as they come.
struct SARIFReport: ReportWriter {
    let engine: Engine
    private var hasResults = false
    private var artifacts: [(uri: String, encoding: TextEncoding?)] = []
    private var artifactIndex: [String: Int] = [:]
    private var notifications: [(text: String, uri: String)] = []

    init(engine: Engine) { self.engine = engine }

    mutating func begin(_ output: inout Output) {
        var json = JSONText()
        json.raw("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{")
        json.raw("\"name\":\"moyin\",\"version\":\"\(moyinVersion)\",\"rules\":")
        json.list(engine.rules) { json, rule in
            json.raw("{\"id\":")
            json.string(rule.id)
            json.raw(",\"name\":")
            json.string(rule.kind.name)
            json.raw(",\"shortDescription\":{\"text\":")
            json.string(say(rule.nameChinese, rule.nameEnglish))
            json.raw("}}")
        }
        json.raw("}},\"columnKind\":\"unicodeCodePoints\",\"results\":[")
        output.write(json.bytes)
    }

    mutating func add(_ report: DocumentReport, _ output: inout Output) {
        let uri = Self.uri(report)
        let artifact = artifact(uri, report)
        if let reason = report.reason { notifications.append((report.title == report.path.display ? reason : "\(report.title)：\(reason)", uri)) }
        for found in report.nameReview?.found ?? [] where found.finding.disposition != .keep {
            result(found, uri, artifact, say("文件名里：", "in the file name: "), nil, nil, &output)
        }
        for found in report.review?.found ?? [] {
            // A line of JSON lines is a document of its own: places count from its start, not in the file.
            let region = report.line == nil && report.file == nil ? found.start : nil
            let place = report.file?.place(found, engine).map { $0 + say("：", ": ") } ?? ""
            result(found, uri, artifact, place, region, report.line, &output)
        }
    }

    private mutating func artifact(_ uri: String, _ report: DocumentReport) -> Int {
        if let known = artifactIndex[uri] { return known }
        artifactIndex[uri] = artifacts.count
        artifacts.append((uri, report.review?.encoding))
        return artifacts.count - 1
    }

    private mutating func result(
        _ found: Found, _ uri: String, _ artifact: Int, _ place: String, _ start: TextPosition?, _ line: Int?, _ output: inout Output
    ) {
        let finding = found.finding
        let rule = engine.rules[Int(finding.rule)]
        var json = JSONText()
        if hasResults { json.raw(",\n") }
        hasResults = true
        json.raw("{\"ruleId\":")
        json.string(rule.id)
        json.raw(",\"ruleIndex\":\(finding.rule),\"level\":\"\(finding.disposition == .redact ? "error" : "warning")\",\"message\":{\"text\":")
        let reasons = engine.reasons(for: finding, english: Language.isEnglish).joined(separator: say("；", "; "))
        json.string(place + say("\(rule.nameChinese)：", "\(rule.nameEnglish): ") + reasons)
        json.raw("},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":")
        json.string(uri)
        json.raw(",\"index\":\(artifact)}")
        if let start {
            let range = found.range(in: .codepoint)
            json.raw(",\"region\":{\"startLine\":\(start.line),\"startColumn\":\(start.column)")
            json.raw(",\"charOffset\":\(range.lowerBound),\"charLength\":\(range.count)}")
        } else if let line {
            json.raw(",\"region\":{\"startLine\":\(line)}")
        }
        json.raw("}}],\"properties\":{\"kind\":\"\(finding.kind.name)\",\"severity\":\"\(finding.severity.name)\",\"confidence\":\(finding.confidence)}}")
        output.write(json.bytes)
    }

    mutating func finish(_ summary: ReportSummary, _ output: inout Output) {
        var json = JSONText()
        json.raw("],\"artifacts\":")
        json.list(artifacts) { json, artifact in
            json.raw("{\"location\":{\"uri\":")
            json.string(artifact.uri)
            json.raw("}")
            if let encoding = artifact.encoding { json.raw(",\"encoding\":\"\(encoding.rawValue)\"") }
            json.raw("}")
        }
        json.raw(",\"invocations\":[{\"executionSuccessful\":\(notifications.isEmpty && !Interrupt.isRequested),\"toolExecutionNotifications\":")
        json.list(notifications) { json, notification in
            json.raw("{\"level\":\"error\",\"message\":{\"text\":")
            json.string(notification.text)
            json.raw("},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":")
            json.string(notification.uri)
            json.raw("}}}]}")
        }
        json.raw("}]}]}\n")
        output.write(json.bytes)
        if summary.failed > 0 {
            complain(say("有 \(grouped(summary.failed)) 份未能检查，见 toolExecutionNotifications", "\(grouped(summary.failed)) documents were not reviewed, see toolExecutionNotifications"))
        }
    }

    /// A path as a URI reference: everything but unreserved characters and slashes in percents.
    private static func uri(_ report: DocumentReport) -> String {
        let bytes = report.nameReview == nil && !report.isNameHidden ? report.path.bytes : Array(report.title.utf8)
        var uri = bytes.first == 0x2f ? "file://" : ""
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e, 0x2f: uri.unicodeScalars.append(UnicodeScalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                uri += "%" + (hex.utf8.count == 1 ? "0" + hex : hex)
            }
        }
        return uri
    }
}

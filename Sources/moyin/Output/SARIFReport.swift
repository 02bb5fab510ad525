import Moyin
import MoyinTypes

/// SARIF 2.1.0 (OASIS), for code hosts and editors. Holds no matched text.
struct SARIFReport {
    private var results = JSONText()
    private var count = 0
    private var notifications = JSONText()
    private var failures = 0

    mutating func add(_ answer: Answer) {
        switch answer {
        case .reviewed(let id, let assessment, _, _):
            let ranges = assessment.ranges(in: .codepoint)
            for (finding, range) in zip(assessment.findings, ranges) where finding.disposition != .keep {
                add(id, finding, range, assessment)
            }
        case .counted: break
        case .notReviewed(let id, let reason):
            if failures > 0 { notifications.raw(",") }
            failures += 1
            notifications.raw("{\"level\":\"error\",\"message\":{\"text\":")
            notifications.string("\(id)：\(reason)")
            notifications.raw("}}")
        }
    }

    private mutating func add(_ id: String, _ finding: Finding, _ range: Range<Int>, _ assessment: Assessment) {
        let rule = assessment.rule(of: finding)
        if count > 0 { results.raw(",") }
        count += 1
        results.raw("{\"ruleId\":")
        results.string(rule.id)
        results.raw(",\"level\":\"\(finding.disposition == .redact ? "error" : "warning")\",\"message\":{\"text\":")
        results.string("\(rule.nameChinese)：\(assessment.reasons(for: finding).joined(separator: "；"))")
        results.raw("},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":")
        results.string(Self.uri(id))
        results.raw("},\"region\":{\"charOffset\":\(range.lowerBound),\"charLength\":\(range.count)}}}]")
        results.raw(",\"properties\":{\"kind\":\"\(finding.kind.name)\",\"severity\":\"\(finding.severity.name)\",\"confidence\":\(finding.confidence)}}")
    }

    mutating func finish(_ engine: Engine) -> String {
        var json = JSONText()
        json.raw("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{")
        json.raw("\"name\":\"moyin\",\"version\":\"\(MoyinCommand.version)\",\"rules\":")
        json.list(engine.rules) { json, rule in
            json.raw("{\"id\":")
            json.string(rule.id)
            json.raw(",\"name\":")
            json.string(rule.kind.name)
            json.raw(",\"shortDescription\":{\"text\":")
            json.string(rule.nameChinese)
            json.raw("}}")
        }
        json.raw("}},\"columnKind\":\"unicodeCodePoints\",\"invocations\":[{\"executionSuccessful\":\(failures == 0),\"toolExecutionNotifications\":[")
        json.raw(String(decoding: notifications.bytes, as: UTF8.self))
        json.raw("]}],\"results\":[")
        json.raw(String(decoding: results.bytes, as: UTF8.self))
        json.raw("]}]}\n")
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// A path as a URI reference: everything but unreserved characters and slashes in percents.
    private static func uri(_ path: String) -> String {
        var uri = ""
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e, 0x2f: uri.unicodeScalars.append(UnicodeScalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                uri += "%" + (hex.count == 1 ? "0" + hex : hex)
            }
        }
        return uri
    }
}

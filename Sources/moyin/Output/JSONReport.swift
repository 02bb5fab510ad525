import Moyin
import MoyinTypes

/// One document as the contract's JSON object.
enum JSONReport {
    static func write(
        _ json: inout JSONText, id: String, _ assessment: Assessment, unit: OffsetUnit, withText: Bool, encoding: String,
        damage: Int
    ) {
        json.raw("{\"id\":")
        json.string(id)
        json.raw(",\"verdict\":\"\(assessment.verdict.rawValue)\",\"flags\":")
        json.strings(assessment.flags.map(\.rawValue))
        if let rule = assessment.exceededRule {
            json.raw(",\"reason\":")
            json.string("规则 \(rule.id) 的表达式超出匹配上限")
        }
        json.raw(",\"encoding\":\"\(encoding)\",\"invalid_sequences\":\(damage),\"findings\":")
        let ranges = assessment.ranges(in: unit)
        json.list(Array(zip(assessment.findings, ranges))) { json, item in
            finding(&json, item.0, item.1, assessment, withText: withText)
        }
        json.raw("}")
    }

    static func notReviewed(_ json: inout JSONText, id: String, reason: String) {
        json.raw("{\"id\":")
        json.string(id)
        json.raw(",\"verdict\":\"not_reviewed\",\"flags\":[],\"reason\":")
        json.string(reason)
        json.raw(",\"findings\":[]}")
    }

    private static func finding(
        _ json: inout JSONText, _ finding: Finding, _ range: Range<Int>, _ assessment: Assessment, withText: Bool
    ) {
        let rule = assessment.rule(of: finding)
        json.raw("{\"kind\":\"\(finding.kind.name)\",\"start\":\(range.lowerBound),\"end\":\(range.upperBound)")
        if withText {
            json.raw(",\"text\":")
            json.string(assessment.value(of: finding))
        }
        json.raw(",\"confidence\":\(hundredths(finding.confidence)),\"severity\":\"\(finding.severity.name)\"")
        json.raw(",\"disposition\":\"\(finding.disposition.rawValue)\"")
        json.raw(",\"masked\":\(finding.masked.map { "\"\($0.rawValue)\"" } ?? "null")")
        json.raw(",\"subject\":\(finding.subject.map { "\"\($0.rawValue)\"" } ?? "null")")
        json.raw(",\"rule\":\"\(rule.id)\",\"reasons\":")
        json.strings(assessment.reasons(for: finding))
        json.raw(",\"basis\":")
        json.strings(rule.basis)
        json.raw(",\"replacement\":")
        if finding.disposition == .keep { json.raw("null") } else { json.string(assessment.replacement(for: finding)) }
        json.raw("}")
    }

    /// 98 as `0.98`.
    private static func hundredths(_ points: Int) -> String {
        points == 100 ? "1" : points < 10 ? "0.0\(points)" : "0.\(points)"
    }
}

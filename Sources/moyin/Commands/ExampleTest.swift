import Moyin
import MoyinReports
import MoyinRules
import MoyinTypes

/// Runs examples of rules and profiles and says which are not as they say.
struct ExampleTest {
    private let engine: Engine
    private(set) var checked = 0
    private(set) var wrong = 0
    /// Examples that say themselves that they do not hold yet.
    private(set) var open = 0

    init(_ engine: Engine) { self.engine = engine }

    mutating func test(_ rule: DetectorRule) {
        for example in rule.examples {
            checked += 1
            let found = engine.check(example.text).findings.filter { $0.kind == rule.kind }.map(\.range)
            if example.expected.isEmpty ? found.isEmpty : example.expected.allSatisfy(found.contains) { continue }
            wrong += 1
            let wanted = example.expected.isEmpty ? say("不应命中", "should not match") : say("应命中 \(example.expected)", "should match \(example.expected)")
            complain("\(rule.file):\(example.line): \(rule.id)：\(wanted)" + say("，实际 \(found)（UTF-8 字节）", ", matched \(found) (UTF-8 bytes)"))
        }
    }

    mutating func test(_ profile: Profile) {
        for example in profile.examples {
            checked += 1
            let outcome = engine.outcome(of: example, in: profile)
            if outcome.holds == (example.open == nil) {
                if example.open != nil { open += 1 }
                continue
            }
            wrong += 1
            var parts: [String] = []
            if !outcome.isProfileRight {
                let wanted = example.instead ?? profile.name
                parts.append(say("应认作\(wanted)，实际 \(outcome.profile)", "should be taken for \(wanted), was taken for \(outcome.profile)"))
            }
            if !outcome.isVerdictRight {
                let (wanted, given) = (example.verdict.rawValue, outcome.verdict.rawValue)
                parts.append(say("结论应为 \(wanted)，实际 \(given)", "the verdict should be \(wanted), was \(given)"))
            }
            if !outcome.isHiddenRight {
                let (wanted, given) = (Self.values(example.hidden ?? [], example.text), Self.values(outcome.hidden, example.text))
                parts.append(say("应隐去\(wanted)，实际\(given)", "should hide \(wanted), hides \(given)"))
            }
            if outcome.holds { parts.append(say("已经符合，请去掉 open", "holds by now: take its 'open' away")) }
            complain("\(profile.file):\(example.line): \(profile.name)：" + parts.joined(separator: say("；", "; ")))
        }
    }

    /// Examples are the rule's own words, so they may be shown.
    private static func values(_ ranges: [Range<Int>], _ text: String) -> String {
        let bytes = Array(text.utf8)
        return "[" + ranges.map { displayed(String(decoding: bytes[$0], as: UTF8.self)) }.joined(separator: ", ") + "]"
    }
}

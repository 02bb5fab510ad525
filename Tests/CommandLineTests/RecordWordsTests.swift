import Moyin
import MoyinPolicy
import MoyinReports
import MoyinRules
import MoyinTypes
@testable import moyin_cli
import Testing

/// Whatever a decision can come to has words in both languages, in the record, in the report and in the sentence for a form.
@Suite struct RecordWordsTests {
    /// Chinese has ideographs, English has letters and none.
    static func check(_ what: String, _ words: () -> String) {
        let chinese = Language.$chosen.withValue(false) { words() }
        let english = Language.$chosen.withValue(true) { words() }
        #expect(isChinese(chinese), "\(what): \(chinese)")
        #expect(isEnglish(english), "\(what): \(english)")
    }

    private static func isChinese(_ text: String) -> Bool { text.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) } }

    private static func isEnglish(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x61...0x7a).contains($0.value) } && !text.unicodeScalars.contains { $0.value >= 0x2e80 }
    }

    @Test func verdicts() {
        for verdict in Verdict.allCases { Self.check(verdict.rawValue) { RecordWords.verdict(verdict) } }
    }

    @Test func rules() {
        #expect(RulingRule.allCases.count == 11)
        for rule in RulingRule.allCases {
            Self.check(rule.rawValue) { RecordWords.rule(rule) }
            Self.check(rule.rawValue) { RecordWords.next(rule) }
        }
    }

    /// What rules say in a form stands in a file: each rule once, in both languages, with a clause that can be looked up.
    @Test func rulings() throws {
        #expect(RulingText.all.map(\.rule).sorted() == RulingRule.allCases.map(\.rawValue).sorted())
        let clauses = try Clauses.load()
        for text in RulingText.all {
            let (chinese, english) = (text.because.chinese.filled { "甲" }, text.because.english.filled { "x" })
            #expect(Self.isChinese(chinese.replacing("甲", with: "")) && Self.isChinese(text.next.chinese), "\(text.rule)")
            #expect(Self.isEnglish(english) && Self.isEnglish(text.next.english), "\(text.rule)")
            #expect(!chinese.contains("{") && !english.contains("{"), "\(text.rule)")
            #expect(chinese.contains("甲") == (text.because.english.filled { "甲" }).contains("甲"), "\(text.rule)")
            #expect(!text.basis.isEmpty)
            for citation in text.basis + text.basisTaiwan { #expect(clauses[citation] != nil, "\(text.rule): \(citation)") }
        }
    }

    @Test func flags() {
        #expect(VerdictFlag.allCases.count == 6)
        for flag in VerdictFlag.allCases { Self.check(flag.rawValue) { RecordWords.flag(flag) } }
    }

    /// Every combination that the policy can name.
    @Test func combinations() {
        let names = Combinations(rawValue: .max).names
        #expect(names.count == 11)
        for name in names {
            Self.check(name) { RecordWords.combination(name) }
            // More than its number.
            #expect(RecordWords.combination(name).hasPrefix(name + " "), "\(name)")
        }
    }

    /// Notes go by their detectors: all that the rules have, all that a profile may remind of.
    @Test func notes() throws {
        let rules = try RuleCatalog.builtin().rules
        let notes = rules.filter { $0.recogniser == .note || $0.recogniser == .placeholder }
        #expect(notes.count >= 8)
        for rule in notes { Self.check(rule.kind.name) { say(rule.nameChinese, rule.nameEnglish) } }
        for profile in try RuleCatalog.builtin().profiles {
            for reminder in profile.reminders { #expect(notes.contains { $0.kind == reminder.note }, "\(reminder.note)") }
        }
    }

    @Test func masks() {
        let masks: [MaskRule] = [.keep(0, 0), .keep(3, 0), .keep(0, 4), .keep(3, 4), .remove, .label, .generalise, .surname, .unchanged]
        for mask in masks { Self.check("\(mask)") { RecordWords.method(mask) } }
    }
}

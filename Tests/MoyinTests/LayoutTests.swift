import Moyin
import MoyinPolicy
import MoyinTypes
import Testing

/// The same list as CSV, a page, Markdown, aligned columns, sentences and forms: one verdict, the same things hidden, as many
/// persons exposed.
@Suite struct LayoutTests {
    /// What a layout comes to; how often a value is found does not matter: a page has its title twice.
    static func answer(_ text: String) -> [String] {
        var checker = Checker(DecisionCorpusTests.engine)
        var union = MaskUnion()
        let review = checker.review(Array(text.utf8), as: .automatic, detail: .all).finish(&union)
        let gone = Set(review.found.filter { $0.finding.disposition != .keep }.map { "\(String(decoding: $0.value, as: UTF8.self)) \($0.finding.disposition)" })
        return [
            "profile \(review.profile?.name ?? Engine.noProfile)", "verdict \(review.verdict)", "rule \(review.ruling?.rule.rawValue ?? "-")", "flags \(review.flags.map(\.rawValue))",
            "notes \(review.ruling?.notes.map(\.name) ?? [])", "persons \(review.ruling?.persons ?? 0)", "gone \(gone.sorted())",
        ]
    }

    @Test(arguments: LayoutContent.all)
    func everyLayoutAlike(_ content: LayoutContent) {
        let expected = Self.answer(content.text(.csv))
        for layout in LayoutContent.Layout.allCases.dropFirst() {
            let key = "\(content) \(layout)"
            let parts = zip(expected, Self.answer(content.text(layout))).filter { $0 != $1 }
            let words = parts.map { String($0.0.prefix { $0 != " " }) }.joined(separator: " ")
            #expect(words.isEmpty, "\(key):\n  \(parts.map { "\($0.0)\n  \($0.1)" }.joined(separator: "\n  "))\n\(content.text(layout))")
        }
    }

    /// What the answers are compared with is no accident: each content has one that was thought of.
    @Test(arguments: [
        ("低保", Verdict.publish, 0), ("低保证件号", .redact, 2), ("低保病因", .redact, 2), ("任前", .publish, 0), ("任前生日", .redact, 2), ("助学", .redact, 2), ("惠农", .redact, 2), ("录用", .redact, 2),
        ("评优", .publish, 0), ("征地", .redact, 2), ("处罚", .redact, 2), ("通讯录", .redact, 3), ("遮盖", .redact, 0), ("目录", .secrecyReview, 0),
        ("备注", .redact, 1), ("残疾", .redact, 2), ("举报人", .redact, 2), ("批量", .redact, 24), ("监护人", .redact, 2), ("采购联系人", .publish, 0),
    ])
    func verdicts(_ name: String, _ verdict: Verdict, _ persons: Int) throws {
        let content = try #require(LayoutContent.all.first { $0.name == name })
        let answer = Self.answer(content.text(.csv))
        #expect(answer[1] == "verdict \(verdict)" && answer[5] == "persons \(persons)", "\(answer)")
    }
}

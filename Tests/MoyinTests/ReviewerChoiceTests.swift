import Moyin
import Testing

/// What a person decides about findings stands in the copy, and the proof of the copy knows it.
@Suite struct ReviewerChoiceTests {

    private static func copy(_ text: String, as form: TextForm = .plain, _ actions: [String: ReviewerChoice.Action]) throws -> String {
        let engine = EngineTests.engine
        let assessment = engine.check(utf8: Array(text.utf8), as: form)
        let choices = assessment.findings.compactMap { finding in
            actions[assessment.value(of: finding)].map { ReviewerChoice(range: assessment.sourceRange(of: finding), action: $0) }
        }
        #expect(choices.count >= actions.count, "every value is found")
        let decided = try #require(assessment.deciding(choices))
        #expect(decided.verdict == assessment.verdict)
        var book = PseudonymBook()
        return try engine.redact(decided, style: .mask, book: &book).text
    }

    @Test func keepMaskRemove() throws {
        let text = "局长王小明，手机13800138000、13912345678，身份证11010119000307001X。"
        #expect(try Self.copy(text, ["13800138000": .keep, "13912345678": .remove, "王小明": .mask])
            == "局长王某某，手机13800138000、，身份证11*************01X。")
    }

    @Test func theSameInMarkup() throws {
        let text = "<p>手机：<b>1380</b>0138000，邮箱：a@example.com</p>"
        let copy = try Self.copy(text, as: .html, ["13800138000": .keep])
        #expect(copy.contains("<b>1380</b>0138000"))
        #expect(!copy.contains("a@example.com"))
    }

    /// A name that is kept stays where many others go: the copy shows it plainer than the original did.
    @Test func aNameThatIsKeptStaysAmongThoseThatGo() throws {
        let engine = try Engine(hidesNames: true)
        let text = "到会人员：王小明、李建国、张丽华、陈志强、刘桂英。"
        let assessment = engine.check(text)
        let finding = try #require(assessment.findings.first { assessment.value(of: $0) == "张丽华" })
        let decided = try #require(assessment.deciding([ReviewerChoice(range: finding.range, action: .keep)]))
        var book = PseudonymBook()
        let copy = try engine.redact(decided, style: .mask, book: &book).text
        #expect(copy.contains("张丽华"))
        for name in ["王小明", "李建国", "陈志强", "刘桂英"] { #expect(!copy.contains(name)) }
    }

    @Test func aChoiceWithoutAFindingIsNone() throws {
        let assessment = EngineTests.engine.check("手机13800138000")
        #expect(assessment.deciding([ReviewerChoice(range: 0..<3, action: .mask)]) == nil)
        #expect(assessment.deciding([])?.findings.count == 1)
    }

    /// As many decisions as a long list has rows: what they cost grows with their number and not with its square.
    @Test func manyAreKept() throws {
        let rows = (0..<1000).map { "联系人手机：138\(String($0 + 10_000_000))，邮箱：a\($0)@example.com。\n" }
        let assessment = EngineTests.engine.check(rows.joined())
        let kept = assessment.findings.filter { assessment.value(of: $0).hasPrefix("138") }
        #expect(kept.count == rows.count)
        let decided = try #require(assessment.deciding(kept.map { ReviewerChoice(range: $0.range, action: .keep) }))
        var book = PseudonymBook()
        let copy = try EngineTests.engine.redact(decided, style: .mask, book: &book).text
        #expect(copy.split(separator: "手机：138", omittingEmptySubsequences: false).count == rows.count + 1)
        #expect(!copy.contains("a999@"))
    }

    @Test func whatIsKeptAndRemovedIsRefused() throws {
        let engine = EngineTests.engine
        let assessment = engine.check("手机13800138000，又是13800138000")
        let first = try #require(assessment.findings.first)
        let decided = try #require(assessment.deciding([ReviewerChoice(range: first.range, action: .keep)]))
        var book = PseudonymBook()
        #expect(throws: RedactionError.self) { try engine.redact(decided, style: .mask, book: &book) }
    }
}

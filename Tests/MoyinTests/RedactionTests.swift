import Moyin
import MoyinText
import Testing

@Suite struct RedactionTests {
    static let engine = EngineTests.engine

    /// A value that stands over the end of a piece, far spread out, is found all the same.
    @Test(arguments: [262_100, 262_139, 262_143, 262_144, 524_280])
    func occurrencesAcrossPieces(_ offset: Int) throws {
        let filler = String(repeating: "各单位应当公开。", count: offset / 24) + String(repeating: "-", count: offset % 24)
        let text = "手机：13800138000。" + filler + "一三八" + String(repeating: "  ", count: 3) + "００１３8000"
        var union = MaskUnion()
        var book = PseudonymBook()
        var plan = RedactionPlan(Self.engine, style: .mask)
        plan.add(Self.engine.review(ReviewTests.reader(Array(text.utf8)), detail: .removable, jobs: 1).finish(&union), book: &book)
        plan.addOccurrences(ReviewTests.reader(Array(text.utf8)).read)
        #expect(plan.edits.count == 2)
        #expect(plan.edits.last?.range.upperBound == text.utf8.count)
    }

    /// A users' rule and a built-in one that share bytes: nothing of either is left.
    @Test func overlappingEdits() throws {
        let engine = try Engine(rules: EngineTests.pack("    base: 70\n    pattern: '拨打\\d{5}'\n    literal: 拨打"))
        let clean = try engine.redact("拨打13800138000。")
        #expect(!clean.text.contains { $0.isNumber }, "\(clean.text)")
        let edits = clean.edits
        for (left, right) in zip(edits, edits.dropFirst()) { #expect(left.range.upperBound <= right.range.lowerBound) }
    }

    /// The part of a mail address that stays is never all of it.
    @Test(arguments: [("a", "***"), ("ab", "a*"), ("zhang", "z***")])
    func shortMailNames(_ name: String, _ shown: String) throws {
        #expect(try Self.engine.redact("邮箱：\(name)@example.com。").text == "邮箱：\(shown)@example.com。")
    }

    /// What holds a table together stays where a value stretches over it.
    @Test func structureStays() throws {
        let engine = try Engine(rules: EngineTests.pack("    base: 70\n    pattern: '甲,乙\"丙'\n    literal: 甲"))
        let text = "a,甲,乙\"丙,b"
        var union = MaskUnion()
        var book = PseudonymBook()
        var plan = RedactionPlan(engine, style: .label, structure: Array(",\"".utf8))
        plan.add(engine.review(ReviewTests.reader(Array(text.utf8)), detail: .removable, jobs: 1).finish(&union), book: &book)
        #expect(plan.edits.map { String(decoding: $0.replacement, as: UTF8.self) } == ["[工号已隐去],\""])
    }

    /// Many values, some of which begin alike, in one table.
    @Test func manyValuesAlike() {
        let text = ReviewTests.roster(20_000)
        var book = PseudonymBook()
        var union = MaskUnion()
        var plan = RedactionPlan(Self.engine, style: .pseudonym)
        plan.add(Self.engine.review(ReviewTests.reader(Array(text.utf8)), detail: .removable, jobs: 2).finish(&union), book: &book)
        plan.addOccurrences(ReviewTests.reader(Array(text.utf8)).read)
        #expect(plan.edits.count == 40_000)
        #expect(plan.firstLeft(ReviewTests.reader(Array("无".utf8)).read) == nil)
        #expect(plan.firstLeft(ReviewTests.reader(Array("1 3 8 0 0 1 3 8 0 0 1".utf8)).read)?.code == .stillPresent)
    }
}

import MoyinRules
import MoyinTypes
import Testing

@Suite struct RulePackTests {
    /// 学生姓名 over a column and 学生姓名： in a sentence say the same of the name.
    @Test func headersOfNamesAreLabelsToo() throws {
        for rule in try RuleCatalog.builtin().topics {
            for column in rule.columns where column.hasSuffix("姓名") || column.hasSuffix("人") { #expect(rule.labels.contains(column), "\(rule.topic): \(column)") }
        }
    }

    /// Start-up drops the examples textually; what remains must be the same rules.
    @Test func filteredEqualsWhole() throws {
        let whole = try RuleCatalog.builtin(examples: true).rules
        let lean = try RuleCatalog.builtin().rules
        #expect(whole.count == lean.count)
        for (left, right) in zip(whole, lean) {
            #expect(left.id == right.id && left.labels == right.labels && left.base == right.base && left.line == right.line)
            #expect(right.examples.isEmpty)
            // What only a document as a whole shows has its examples in Corpora/decisions.
            if left.recogniser != .topic, left.recogniser != .note { #expect(!left.examples.isEmpty, "\(left.id) has no examples") }
        }
    }

    @Test func everyRuleHasBothKindsOfExamples() throws {
        for rule in try RuleCatalog.builtin(examples: true).rules where rule.recogniser != .topic && rule.recogniser != .note {
            #expect(rule.examples.count { !$0.expected.isEmpty } >= 3, "\(rule.id)")
            #expect(rule.examples.count { $0.expected.isEmpty } >= 2, "\(rule.id)")
        }
    }

    static let head = "version: 1\nfamily: x\ndetectors:\n"

    /// Wrong files and the first lines of what is said about them.
    @Test(arguments: [
        ("", "x.yaml:0:0: error[empty]: 规则文件是空的"),
        ("version: 2\ndetectors:\n  - {}\n", "x.yaml:1:10: error[bad-version]: 不认识的规则文件版本"),
        (head + "  - knd: A_B\n", "x.yaml:4:5: error[unknown-key]: 规则中没有“knd”这个键\n  → 是否想写“kind”？"),
        (head + "  - kind: staff\n    rule: a/b\n    severity: S3\n    name: {zh: 甲, en: a}\n    pattern: a\n",
            "x.yaml:4:11: error[bad-kind]: kind 只能用大写字母、数字和下划线，以字母开头"),
        (head + "  - kind: STAFF\n    rule: a/b\n    severity: S9\n    name: {zh: 甲, en: a}\n    recogniser: labelled\n    shape: {digits: 4-6}\n",
            "x.yaml:6:15: error[bad-severity]: severity 不是 S0 到 S4"),
        (head + "  - kind: STAFF\n    rule: a/b\n    severity: S3\n    name: {zh: 甲, en: a}\n    recogniser: labeled\n",
            "x.yaml:8:17: error[unknown-recogniser]: 没有名为“labeled”的识别器\n  → 是否想写“labelled”？"),
        ("a: [", "x.yaml:"),
    ])
    func wrongFiles(_ text: String, _ expected: String) throws {
        var catalog = try RuleCatalog.builtin()
        do {
            try catalog.add(file: "x.yaml", Array(text.utf8))
            Issue.record("accepted")
        } catch {
            #expect(error.description.hasPrefix(expected), "\(error.description)")
        }
    }

    @Test func notUTF8IsRefused() throws {
        var catalog = try RuleCatalog.builtin()
        #expect(throws: RuleErrors.self) { try catalog.add(file: "x.yaml", [0xff, 0xfe, 0x00]) }
    }

    @Test func ownLabelledRule() throws {
        let text = Self.head + """
              - kind: STAFF_NUMBER
                rule: my/staff
                name: {zh: 工号, en: Staff number}
                recogniser: labelled
                shape: {letters: 0-2, digits: 6-6}
                severity: S3
                base: 45
                needs_label: true
                labels: [工号]
            """
        var catalog = try RuleCatalog.builtin()
        try catalog.add(file: "x.yaml", Array((text + "\n").utf8))
        #expect(catalog.rules.last?.kind.name == "STAFF_NUMBER")
    }

    @Test func examplesMarkTheirSpans() {
        let example = RuleExample.parse(match: "工号：⟦GH1⟧。", line: 1)
        #expect(example?.text == "工号：GH1。")
        #expect(example?.expected == [9..<12])
        #expect(RuleExample.parse(match: "⟦a", line: 1) == nil)
        #expect(RuleExample.parse(match: "a", line: 1) == nil)
    }
}

@Suite struct RecogniserTests {
    /// Tables are indexed by the ordinal: it must be the place among all cases.
    @Test func ordinalsAreDense() {
        for (index, recogniser) in Recogniser.allCases.enumerated() { #expect(Int(recogniser.ordinal) == index) }
    }
}

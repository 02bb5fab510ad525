@testable import MoyinScan
import MoyinRules
import MoyinText
import MoyinTypes
import Testing

/// What users write is understood in the characters of the folded text, and narrowed down by what every match contains.
@Suite struct UserExpressionTests {
    static let fold = TwinTests.engine.fold

    @Test(arguments: [
        ("證號GH-[0-9]{6}", "证号GH-[0-9]{6}"), ("（甲）", "\\(甲\\)"), ("Ａ１", "a1"), ("a.b|[c]", "a.b|[c]"), ("①", "1"), ("㍻", "㍻"),
    ])
    func written(_ expression: String, _ folded: String) {
        #expect(FoldedExpression.write(expression, fold: Self.fold) == folded)
    }

    @Test(arguments: [
        ("GH-[0-9]{6}", "GH-"), ("工号\\d{5}", "工号"), ("(GH-\\d{6})", "GH-"), ("(?:编号)?第\\d+号", "第"), ("ab+cde", "cde"),
        ("abc?de", "ab"), ("[一-龥]{2}编号", "编号"), ("a{2}bcd", "bcd"), ("\\(内部\\)", "(内部)"), ("x*yz", "yz"), ("甲{0,1}乙丙", "乙丙"),
    ])
    func found(_ expression: String, _ literal: String) {
        #expect(RequiredLiteral.find(in: expression) == literal)
    }

    @Test(arguments: ["a|bcd", "(ab|cd)ef", "[0-9]{6}[A-Z]", "(甲)?", "(?=甲乙)\\d", "\\Qab\\E", "(?i)abc", "x", "甲*", "(甲乙", "甲乙)", "[甲", "a\\"])
    func notFound(_ expression: String) {
        #expect(RequiredLiteral.find(in: expression) == nil)
    }

    /// Whatever the literal, the same is found as without one.
    @Test(arguments: [
        "工號：Gh-00123", "工号:GH-00123", "工 号:GH-00123", "ｇｈ－００１２３", "编号gh-00123", "甲gh-0012",
    ])
    func literalLosesNothing(_ text: String) throws {
        func count(_ rule: String) throws -> Int {
            var catalog = try RuleCatalog.builtin()
            let file = "detectors:\n  - kind: STAFF_NO\n    rule: x/y\n    name: {zh: 甲, en: x}\n    severity: S3\n    base: 70\n    mask: remove\n"
            try catalog.add(file: "x.yaml", Array((file + rule).utf8))
            var scanner = Scanner(try ScanEngine(catalog))
            var findings: [Finding] = []
            scanner.scan(Array(text.utf8).span, into: &findings)
            return findings.count { $0.kind == Kind("STAFF_NO") }
        }
        let expected = try count("    pattern: '(?:)GH-[0-9]{5}'\n    unfiltered: a test\n")
        #expect(try count("    pattern: 'GH-[0-9]{5}'\n") == expected)
    }

    /// What there is no room for is said, not left out.
    @Test func limits() throws {
        func rules(_ count: Int, _ words: Int) -> String {
            (0..<count).reduce(into: "detectors:\n") { file, number in
                let labels = (0..<words).map { "甲\(number)乙\($0)" }.joined(separator: ", ")
                file += """
                  - kind: STAFF_NO
                    rule: x/y\(number)
                    name: {zh: 甲, en: x}
                    recogniser: labelled
                    shape: {letters: 0-0, digits: 12-12}
                    severity: S3
                    base: 50
                    mask: remove
                    labels: [\(labels)]

                """
            }
        }
        for (file, code) in [(rules(120, 1), "too-many-rules"), (rules(1, 70_000), "too-many-words")] {
            var catalog = try RuleCatalog.builtin()
            try catalog.add(file: "x.yaml", Array(file.utf8))
            let error = #expect(throws: RuleErrors.self) { try ScanEngine(catalog) }
            #expect(error?.diagnostics.map(\.code) == [code])
            #expect(error?.diagnostics.first?.file == "x.yaml")
        }
    }
}

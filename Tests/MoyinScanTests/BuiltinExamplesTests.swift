import MoyinRules
import MoyinScan
import MoyinTypes
import Testing

/// The examples of the rule packs, through the whole engine: what must match matches with its exact span, what must not
/// is not reported with that kind.
@Suite struct BuiltinExamplesTests {
    static let catalog = try! RuleCatalog.builtin(examples: true)
    static let engine = try! ScanEngine(catalog)

    /// Detectors of a whole document are tested beside what finds them.
    @Test(arguments: catalog.rules.filter { !$0.recogniser.isOfDocument }.map(\.id))
    func examplesHold(id: String) {
        let rule = Self.catalog.rules.first { $0.id == id }!
        var scanner = Scanner(Self.engine)
        for example in rule.examples {
            var findings: [Finding] = []
            scanner.scan(example.text.utf8Span.span, into: &findings)
            let found = findings.filter { $0.kind == rule.kind }.map(\.range)
            if example.expected.isEmpty {
                #expect(found.isEmpty, "\(rule.file):\(example.line) \(example.text) → \(findings.map { "\($0.kind) \($0.range) \($0.confidence)" })")
            } else {
                for range in example.expected {
                    #expect(
                        found.contains(range),
                        "\(rule.file):\(example.line) \(example.text) wants \(range), got \(findings.map { "\($0.kind) \($0.range) \($0.confidence)" })")
                }
            }
        }
    }
}

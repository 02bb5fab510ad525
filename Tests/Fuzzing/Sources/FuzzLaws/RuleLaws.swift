import Moyin

/// A user's rule file is accepted or refused with reasons; an accepted one scans any text, and in bounded time.
enum RuleLaws {
    private static let builtin = try! RuleCatalog.builtin()
    /// Of processor time under sanitizers; what users see is some ten times less.
    private static let limit = Duration.seconds(10)

    static func check(_ input: inout InputReader, _ complaints: inout Complaints) {
        let choices = input.byte()
        let parts = input.rest().split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        let text = parts.count > 1 ? Array(parts[1]) : Array("员工GH-000123，电话13800138000，aaaaaaaaaaaaaaaaaaaaaaaa。".utf8)
        // Half of the time only an expression comes from the fuzzer: files of noise seldom get so far.
        let file = choices & 1 != 0 ? Array(parts[0]) : pattern(parts[0], choices)
        let start = ContinuousClock.now
        do throws(RuleErrors) {
            var catalog = builtin
            try catalog.add(file: "x.yaml", file)
            let engine = try Engine(catalog)
            scan(text, engine, &complaints)
        } catch {
            complaints.add("refused without a reason", unless: !error.diagnostics.isEmpty)
            for diagnostic in error.diagnostics {
                complaints.add("no remedy: \(diagnostic.code)", unless: !diagnostic.remedy.isEmpty && !diagnostic.message.isEmpty)
            }
        }
        let time = start.duration(to: .now)
        complaints.add("took \(time)", unless: time < limit)
    }

    private static func pattern(_ expression: ArraySlice<UInt8>, _ choices: UInt8) -> [UInt8] {
        var file = Array("version: 1\ndetectors:\n  - kind: STAFF\n    rule: my/staff\n    name: {zh: 工号, en: Staff}\n    severity: S3\n    base: 70\n".utf8)
        if choices & 2 != 0 { file += Array("    context: {words: [工号], within: 40, required: \(choices & 4 != 0)}\n".utf8) }
        if choices & 8 != 0 { file += Array("    validator: luhn\n".utf8) }
        file += choices & 16 != 0 ? Array("    words: ['".utf8) : Array("    pattern: '".utf8)
        for byte in expression where byte != 0x0a && byte != 0x0d { file += byte == 0x27 ? [byte, byte] : [byte] }
        return file + Array(choices & 16 != 0 ? "']\n".utf8 : "'\n".utf8)
    }

    private static func scan(_ text: [UInt8], _ engine: Engine, _ complaints: inout Complaints) {
        let assessment = engine.check(utf8: text)
        for finding in assessment.findings {
            complaints.add(
                "outside the text: \(finding.range)",
                unless: finding.start >= 0 && finding.start < finding.end && finding.end <= text.count)
            _ = assessment.replacement(for: finding)
            _ = assessment.reasons(for: finding)
        }
        complaints.equal(
            assessment.exceededRule == nil, assessment.verdict != .notReviewed, "a rule out of its limits and the verdict")
    }
}

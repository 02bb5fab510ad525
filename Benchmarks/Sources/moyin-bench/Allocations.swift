import CAllocationCounter
import Moyin

/// Allocations of a warm scan that finds nothing.
enum Allocations {
    static func measure(_ engine: Engine, _ texts: Texts, bytes: Int, into report: inout Report) throws {
        report.section("allocations of a warm scan without findings")
        var checker = Checker(engine)
        let text = try withoutFindings(File.read(texts.text("statutes", bytes: bytes).path), &checker)
        // A counter that cannot count would report 0 too.
        guard allocations({ keep([Int](repeating: 1, count: text.count % 7 + 1)) }) > 0 else {
            throw BenchmarkError("the allocation counter does not count: malloc is not the program's own")
        }
        var found = checker.check(text).findings.count
        found += checker.check(text).findings.count
        let count = allocations { found += checker.check(text).findings.count }
        guard found == 0 else { throw BenchmarkError("the statutes hold \(found) findings: the measurement needs a text without") }
        print("\(count) allocations for \(Columns.rounded(Double(text.count) / 1e6, 3)) MB")
        report.record([("section", .text("allocations")), ("bytes", .count(text.count)), ("allocations", .count(count))])
        if count > 0 { report.fail("a warm scan without findings allocates \(count) times") }
    }

    /// The lines of a text in which nothing is found. A name is found by its surroundings too: not done in one go.
    private static func withoutFindings(_ text: [UInt8], _ checker: inout Checker) -> [UInt8] {
        var text = text
        while true {
            let findings = checker.check(text).findings
            if findings.isEmpty { return text }
            var kept: [UInt8] = []
            kept.reserveCapacity(text.count)
            var start = 0
            for finding in findings where finding.start >= start {
                var line = finding.start
                while line > start, text[line - 1] != 0x0a { line -= 1 }
                kept += text[start..<line]
                start = finding.end
                while start < text.count, text[start - 1] != 0x0a { start += 1 }
            }
            text = kept + text[start...]
        }
    }

    private static func allocations(_ body: () -> Void) -> Int {
        let before = ac_allocations()
        body()
        return Int(ac_allocations() - before)
    }

    @inline(never)
    private static func keep(_ array: [Int]) { if array.isEmpty { print("") } }
}

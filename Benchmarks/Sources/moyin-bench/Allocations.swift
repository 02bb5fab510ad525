import CAllocationCounter
import Moyin

/// Allocations of a warm scan that finds nothing.
enum Allocations {
    static func measure(_ engine: Engine, _ texts: Texts, bytes: Int, into report: inout Report) throws {
        report.section("allocations of a warm scan without findings")
        let text = try File.read(texts.text("statutes", bytes: bytes).path)
        var checker = Checker(engine)
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

    private static func allocations(_ body: () -> Void) -> Int {
        let before = ac_allocations()
        body()
        return Int(ac_allocations() - before)
    }

    @inline(never)
    private static func keep(_ array: [Int]) { if array.isEmpty { print("") } }
}

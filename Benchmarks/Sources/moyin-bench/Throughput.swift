import Moyin

/// Everybody side by side on one text.
struct Throughput {
    var engine: Engine
    var identifiers: Identifiers
    var programs: Programs
    var rounds: Int

    /// - Parameter definition: what must be found and the size asked for; nil for a text of the user's.
    func measure(
        _ name: String, path: String, counts: [String: Int]?, matches: [String: Int]?, into report: inout Report
    ) throws {
        let text = try File.read(path)
        guard String(validating: text, as: UTF8.self) != nil else {
            throw BenchmarkError("\(path) is not UTF-8 throughout; convert it first (iconv -c -t UTF-8)")
        }
        let results = try compete(
            [Library.scanning(engine, text), Library.contestant(engine, text)] + Engines.contestants(identifiers, text) + programs.contestants(path),
            rounds: rounds)
        report.section("\(name), \(Columns.rounded(Double(text.count) / 1e6, 3)) MB, one core")
        let reference = results.first { $0.name == Engines.vectorscan }!.speed(text.count).median
        print(Columns.left("", 28) + Columns.right("MB/s", 9) + Columns.right("least", 9) + Columns.right("most", 9)
            + Columns.right("×Vectorscan", 13) + Columns.right("found", 12))
        for result in results {
            let speed = result.speed(text.count)
            let cells = [(speed.median, 9), (speed.least, 9), (speed.most, 9)].map { Columns.right(Columns.rounded($0.0, 3), $0.1) }
            print(
                Columns.left(result.name, 28) + cells.joined()
                    + Columns.right(Columns.rounded(speed.median / reference, 3), 13) + Columns.right("\(result.answer.matches)", 12))
            report.record([
                ("section", .text("throughput")), ("text", .text(name)), ("bytes", .count(text.count)),
                ("engine", .text(result.name)), ("matches", .count(result.answer.matches)), ("mb_s", .number(speed.median)),
                ("mb_s_least", .number(speed.least)), ("mb_s_most", .number(speed.most)),
                ("wall_mb_s", .number(result.wallSpeed(text.count).median)), ("to_vectorscan", .number(speed.median / reference)),
            ])
            guard let counts else { continue }
            if result.answer.kinds != nil {
                report.check("\(name): \(result.name)", result.answer, kinds: counts)
            } else {
                report.check("\(name): \(result.name)", result.answer, expected: matches?[result.name])
            }
        }
        agree(name, results, &report)
        if let load = busy(results) { print("   the machine was busy: wall time \(Columns.rounded(load, 2)) times processor time") }
    }

    /// Matches by engine, for the definitions.
    func matches(_ path: String) throws -> [String: Int] {
        let results = try compete(Engines.contestants(identifiers, File.read(path)) + programs.contestants(path), rounds: 0)
        var report = Report()
        agree(path, results, &report)
        guard report.failures.isEmpty else { throw BenchmarkError("engines that must agree do not") }
        return Dictionary(
            uniqueKeysWithValues: results.filter { $0.answer.kinds == nil }.map { ($0.name, $0.answer.matches) })
    }

    /// One alternation, leftmost first: three engines that must agree, two of them in every position.
    private func agree(_ name: String, _ results: [Result], _ report: inout Report) {
        let same = results.filter { $0.name.hasSuffix("alternation") }
        if Set(same.map(\.answer.positions)).count > 1 { report.fail("\(name): RE2 and PCRE2 differ in positions") }
        let ripgrep = results.first { $0.name.hasPrefix("ripgrep") }
        if let ripgrep, let first = same.first, ripgrep.answer.matches != first.answer.matches {
            report.fail("\(name): ripgrep and RE2 differ in matches")
        }
    }

    private func busy(_ results: [Result]) -> Double? {
        let ratio = Spread(results.flatMap { $0.durations.map { $0.wall / $0.processor } }).median
        return ratio > 1.1 ? ratio : nil
    }
}

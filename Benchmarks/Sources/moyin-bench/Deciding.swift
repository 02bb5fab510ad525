import Moyin

/// What deciding costs: the scanner alone beside the whole check, which reads whose values they are, markings, sums, the
/// profile, and gives the verdict.
struct Deciding {
    /// Without names and with them.
    var engines: [(name: String, engine: Engine)]
    var texts: Texts
    var rounds: Int

    /// - Parameter paths: texts of the user's, instead of the generated ones; their counts are not known beforehand.
    func measure(_ definitions: [TextDefinition], bytes: Int, paths: [String], into report: inout Report) throws {
        report.section("deciding beside scanning alone, one core")
        print(
            Columns.left("", 32) + ["scan MB/s", "check MB/s", "added", "least", "most"].map { Columns.right($0, 11) }.joined())
        for path in paths { try measure(String(path.split(separator: "/").last ?? ""), File.read(path), nil, &report) }
        for definition in paths.isEmpty ? definitions : [] {
            let source = try texts.text(definition.kind, seed: definition.seed, bytes: bytes)
            try measure(definition.kind, File.read(source.path), source.counts, &report)
        }
    }

    private func measure(_ name: String, _ text: [UInt8], _ counts: [String: Int]?, _ report: inout Report) throws {
        for (mode, engine) in engines {
            let results = try compete([Library.scanning(engine, text), Self.deciding(engine, text)], rounds: rounds)
            // Side by side in each round: what slows one slows the other.
            let added = Spread(
                zip(results[0].durations, results[1].durations).map { ($1.processor / $0.processor - 1) * 100 })
            let speeds = results.map { $0.speed(text.count).median }
            print(
                Columns.left("\(name), \(mode)", 32)
                    + ([Columns.rounded(speeds[0], 3), Columns.rounded(speeds[1], 3)]
                        + [added.median, added.least, added.most].map { Columns.rounded($0, 2) + " %" })
                    .map { Columns.right($0, 11) }.joined())
            report.record([
                ("section", .text("deciding")), ("text", .text(name)), ("mode", .text(mode)), ("bytes", .count(text.count)),
                ("scan_mb_s", .number(speeds[0])), ("check_mb_s", .number(speeds[1])), ("added_percent", .number(added.median)),
            ])
            guard let counts else { continue }
            for result in results { report.check("\(name), \(mode): \(result.name)", result.answer, kinds: counts) }
        }
    }

    private static func deciding(_ engine: Engine, _ text: [UInt8]) -> Contestant {
        Contestant(name: "with decision") {
            var checker = Checker(engine)
            let (assessment, duration) = Clock.time { checker.check(text) }
            return ({ Contestant.Answer(matches: assessment.findings.count, kinds: Library.kinds(assessment.findings)) }, duration)
        }
    }
}

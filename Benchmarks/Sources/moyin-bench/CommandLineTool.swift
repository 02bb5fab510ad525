/// The command line as a whole: starting, and memory for growing files.
struct CommandLineTool {
    var moyin: String
    var texts: Texts

    func start(runs: Int, into report: inout Report) throws {
        report.section("start of the command line (whole process, wall time in ms)")
        let tiny = texts.folder + "/tiny.txt"
        try File.write(tiny, Array("本公告自发布之日起施行。\n".utf8))
        for arguments in [["--version"], ["check", tiny]] {
            _ = try Child.run(moyin, arguments)
            let children = try (0..<runs).map { _ in try Child.run(moyin, arguments) }
            guard children.allSatisfy({ $0.status == 0 }) else { throw BenchmarkError("moyin \(arguments[0]) fails") }
            let wall = Spread(children.map { $0.duration.wall * 1e3 })
            let processor = Spread(children.map { $0.duration.processor * 1e3 })
            print(
                Columns.left("moyin \(arguments[0])", 18) + "median \(Columns.rounded(wall.median, 3)), least "
                    + "\(Columns.rounded(wall.least, 3)), most \(Columns.rounded(wall.most, 3)); processor \(Columns.rounded(processor.median, 3))")
            report.record([
                ("section", .text("start")), ("arguments", .text(arguments[0])), ("ms", .number(wall.median)),
                ("ms_least", .number(wall.least)), ("ms_most", .number(wall.most)), ("processor_ms", .number(processor.median)),
            ])
        }
    }

    func memory(_ megabytes: [Int], into report: inout Report) throws {
        report.section("peak memory of the command line (MB, two jobs)")
        let floor = try Child.floor()
        print("floor of the measurement: \(floor / 1_000_000) MB")
        print(Columns.left("", 18) + megabytes.map { Columns.right("\($0) MB", 10) }.joined())
        for (kind, format) in [("statutes", "count"), ("statutes", "jsonl"), ("drafts", "count"), ("drafts", "jsonl")] {
            var row = Columns.left("\(kind), \(format)", 18)
            for size in megabytes {
                let text = try texts.text(kind, bytes: size * 1_000_000)
                let child = try Child.run(moyin, ["check", "--jobs", "2", "--format", format, text.path], isDiscarded: format != "count")
                guard child.status <= 2 else { throw BenchmarkError("moyin check ended with status \(child.status)") }
                if format == "count" { report.check("\(kind), \(size) MB", Programs.answer(child.text), kinds: text.counts) }
                row += Columns.right("\(child.peakMemory / 1_000_000)", 10)
                report.record([
                    ("section", .text("memory")), ("text", .text(kind)), ("format", .text(format)),
                    ("bytes", .count(size * 1_000_000)), ("peak_bytes", .count(child.peakMemory)), ("floor_bytes", .count(floor)),
                ])
                // What is reported may take memory; what is not must not.
                if child.peakMemory > 200_000_000, format == "count" || text.counts.isEmpty { report.fail("\(kind), \(format), \(size) MB: more than 200 MB of memory") }
            }
            print(row)
        }
    }
}

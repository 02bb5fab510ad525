import ArgumentParser
import Glibc
import Moyin

enum Extent: String, CaseIterable, ExpressibleByArgument {
    case quick, full
}

enum Section: String, CaseIterable, ExpressibleByArgument {
    case start, memory, throughput, names, deciding, size, findings, hostile, threads, allocations
    /// Beside programs in Python: Benchmarks/names.
    case taggers
}

@main
struct MoyinBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moyin-bench", abstract: "Measures Moyin beside engines of regular expressions. Start it with Benchmarks/run.")

    @Argument(help: "quick: 16 MB a text, 3 rounds, a few minutes. full: 64 MB, 7 rounds, up to 1 GB.")
    var extent: Extent = .quick

    @Option(help: "Only these: \(Section.allCases.map(\.rawValue).joined(separator: ", ")). May be given several times.")
    var section: [Section] = []

    @Option(help: "A UTF-8 text of your own instead of the generated ones; throughput, names and deciding only, counts are not checked. With --section taggers: JSON lines, see Benchmarks/names.")
    var text: [String] = []

    @Option(help: "The command line to measure.")
    var moyin: String = "../.build/release/moyin"

    @Option(help: "The generator of texts.")
    var corpus: String = "../.build/release/moyin-corpus"

    @Option(help: "ripgrep.")
    var ripgrep: String = "rg"

    @Option(help: "Folder with identifiers.json and texts.json.")
    var definitions: String = "Definitions"

    @Option(help: "Folder to keep the results in, as <architecture>/<date>.jsonl.")
    var record: String?

    @Option(help: "A Python that has the taggers of Taggers/requirements.txt.")
    var python: String?

    @Flag(help: "Measure nothing; print Definitions/texts.json with what the engines find now.")
    var counts = false

    func run() throws {
        let folder = ".build/texts"
        mkdir(".build", 0o755)
        mkdir(folder, 0o755)
        let texts = Texts(generator: corpus, folder: folder)
        let definitions = try Definitions(folder: definitions)
        var report = Report()
        let expressions = folder + "/expressions.txt"
        try File.write(expressions, Array(definitions.identifiers.expressions.map { $0.pattern + "\n" }.joined().utf8))
        let engine = try Engine()
        // What the expressions of the others look for too: names are measured in their own section.
        let plain = try Engine(findsNames: false)
        let throughput = Throughput(
            engine: plain, identifiers: definitions.identifiers,
            programs: Programs(moyin: moyin, ripgrep: ripgrep, expressions: expressions), rounds: extent == .full ? 7 : 3)
        guard !counts else { return try printCounts(definitions, throughput, texts) }
        let surroundings = try Surroundings(moyin: moyin, ripgrep: ripgrep)
        surroundings.report(into: &report)
        guard !section.contains(.taggers) else { return try measureTaggers(engine, texts, &report, date: surroundings.date) }
        let own = section.isEmpty ? [.throughput] : section.filter { [.throughput, .names, .deciding].contains($0) }
        let wanted = Set(!text.isEmpty ? own : section.isEmpty ? Section.allCases : section)
        let isFull = extent == .full
        let bytes = Self.sizes[extent]!

        // Children are measured while this process is small; see Child.peakMemory.
        let tool = CommandLineTool(moyin: moyin, texts: texts)
        if wanted.contains(.start) { try tool.start(runs: isFull ? 100 : 20, into: &report) }
        if wanted.contains(.memory) { try tool.memory(isFull ? [1, 8, 64, 256, 1024] : [1, 8, 64], into: &report) }

        if wanted.contains(.throughput) {
            for path in text { try throughput.measure(path, path: path, counts: nil, matches: nil, into: &report) }
            for definition in text.isEmpty ? definitions.texts : [] {
                let source = try texts.text(definition.kind, seed: definition.seed, bytes: bytes)
                try throughput.measure(
                    definition.kind, path: source.path, counts: source.counts, matches: definition.matches["\(bytes)"], into: &report)
            }
        }
        if wanted.contains(.names) {
            let speed = NameSpeed(
                contestants: try NameContestants(engine), identifiers: definitions.identifiers, texts: texts, rounds: isFull ? 7 : 3)
            try speed.measure(definitions.texts, bytes: bytes, paths: text, into: &report)
        }
        if wanted.contains(.deciding) {
            let deciding = Deciding(engines: [("no names", plain), ("with names", engine)], texts: texts, rounds: isFull ? 7 : 5)
            try deciding.measure(definitions.texts, bytes: bytes, paths: text, into: &report)
        }
        let growth = Growth(engine: plain, texts: texts, rounds: isFull ? 5 : 3)
        if wanted.contains(.size) { try growth.sizes(isFull ? [1, 8, 64, 256, 1024] : [1, 8, 64], base: 64, into: &report) }
        if wanted.contains(.findings) { try growth.findings(bytes / 2, into: &report) }
        // With names: what is said of persons is read around them.
        if wanted.contains(.hostile) { try Growth(engine: engine, texts: texts, rounds: isFull ? 5 : 3).hostile(into: &report) }
        if wanted.contains(.threads) { try growth.threads(bytes, into: &report) }
        if wanted.contains(.allocations) { try Allocations.measure(plain, texts, bytes: bytes, into: &report) }
        try finish(report, as: surroundings.date)
    }

    /// Bytes of a text.
    private static let sizes: [Extent: Int] = [.quick: 16_000_000, .full: 64_000_000]

    private func printCounts(_ definitions: Definitions, _ throughput: Throughput, _ texts: Texts) throws {
        let matches = try definitions.texts.map { definition in
            var matches: [String: [String: Int]] = [:]
            for bytes in Self.sizes.values {
                let path = try texts.text(definition.kind, seed: definition.seed, bytes: bytes).path
                matches["\(bytes)"] = try throughput.matches(path)
            }
            return matches
        }
        print(try definitions.written(matches))
    }
}

import ArgumentParser
import MoyinCorpus

/// Where the text goes and from which seed it is made.
struct OutputOptions: ParsableArguments {
    @Option(help: "The same seed gives the same bytes.")
    var seed: UInt64 = 1

    @Option(name: [.customShort("o"), .long], help: "File to write; standard output without it.")
    var output: String?

    @Option(help: "File for the expected counts by kind, as JSON.")
    var counts: String?

    func open() throws -> OutputFile { try OutputFile(path: output) }

    func report(_ found: ValueCounts) throws {
        guard let counts else { return }
        var file = try OutputFile(path: counts)
        try file.write(Array((found.json + "\n").utf8))
        try file.close()
    }
}

import ArgumentParser
import MoyinCorpus

struct BulkText: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bulk", abstract: "A long text of one kind, in whole documents, with counts of its values.")

    @OptionGroup var output: OutputOptions

    @Option(help: "What kind of text: \(Bulk.Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: Bulk.Kind = .drafts

    @Option(help: "Bytes to write at least; the last document is completed.")
    var bytes: Int = 1_000_000

    @Option(help: "File for the places of names of persons: a line of start and end each, in bytes.")
    var names: String?

    func validate() throws {
        guard bytes >= 0 else { throw ValidationError("--bytes must not be negative") }
    }

    func run() throws {
        let bulk = Bulk(kind, seed: output.seed)
        var file = try output.open()
        var places = try names.map { try OutputFile(path: $0) }
        var counts = ValueCounts()
        var (written, index) = (0, 0)
        var text: [UInt8] = []
        while written < bytes {
            text.removeAll(keepingCapacity: true)
            let found = bulk.append(document: index, to: &text, counts: &counts)
            try file.write(text)
            for name in places == nil ? [] : found {
                try places?.write(Array("\(written + name.lowerBound) \(written + name.upperBound)\n".utf8))
            }
            written += text.count
            index += 1
        }
        try file.close()
        try places?.close()
        try output.report(counts)
    }
}

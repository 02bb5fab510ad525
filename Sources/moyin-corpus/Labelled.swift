import ArgumentParser
import MoyinCorpus

struct Labelled: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Labelled documents, one JSON object a line.")

    @OptionGroup var output: OutputOptions

    @Option(help: "How many documents.")
    var documents: Int = 100

    @Option(name: .customLong("set"), help: "Which documents: \(Corpus.Selection.allCases.map(\.rawValue).joined(separator: ", ")).")
    var selection: Corpus.Selection = .mixed

    func validate() throws {
        guard documents >= 0 else { throw ValidationError("--documents must not be negative") }
    }

    func run() throws {
        let corpus = Corpus(seed: output.seed, selection: selection)
        var file = try output.open()
        var counts = ValueCounts()
        for index in 0..<documents {
            let document = corpus.document(index)
            for span in document.text.spans { counts.add(span.kind) }
            try file.write(Array((document.jsonLine + "\n").utf8))
        }
        try file.close()
        try output.report(counts)
    }
}


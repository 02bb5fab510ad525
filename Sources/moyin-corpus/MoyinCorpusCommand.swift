import ArgumentParser

@main
struct MoyinCorpusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moyin-corpus",
        abstract: "Writes synthetic texts from a seed: labelled documents, and bulk text with known counts.",
        subcommands: [Labelled.self, BulkText.self])
}

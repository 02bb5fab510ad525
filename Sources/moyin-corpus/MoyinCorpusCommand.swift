import ArgumentParser

@main
struct MoyinCorpusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moyin-corpus",
        abstract: "Writes synthetic texts from a seed: labelled documents, bulk text with known counts, and a city's year.",
        subcommands: [Labelled.self, BulkText.self, CityYear.self])
}

import MoyinNames
import MoyinReports
import MoyinRules
import MoyinText

/// What a model file says about its origin: in English, the same on every machine.
struct RecipeAccount {
    /// What one entry of the recipe gave.
    struct Share {
        var texts: Int
        var names: Int
        var bytes: Int

        init(_ documents: ArraySlice<TrainingDocument>) {
            texts = documents.count
            names = documents.reduce(0) { $0 + $1.names.count }
            bytes = documents.reduce(0) { $0 + $1.text.count }
        }
    }

    var recipe: NameRecipe
    var digest: String
    var inputs: [String: (sha256: String, bytes: Int)]
    var shares: [Share]
    var options: NameTrainer.Options

    var text: String {
        var text = "recipe: \(Self.name(recipe.name)), SHA-256 \(digest)\n"
        text += "all inputs: SHA-256 \(allDigest)\n"
        text += "options: epochs \(options.epochs), seed \(options.seed), rate \(options.rate), dropout \(options.dropout), "
        text += "forgetting \(options.forgetting), least \(options.least)\n"
        text += "texts: \(shares.reduce(0) { $0 + $1.texts }), names marked: \(shares.reduce(0) { $0 + $1.names })\n"
        text += "\ntables\n"
        for table in recipe.tables { text += entry("\(table.name): \(Self.file(table.input))", table.input) }
        text += "\ntexts\n"
        for (entry, share) in zip(recipe.texts, shares) {
            var head = "\(Self.file(entry.input)): \(share.texts) texts, \(share.names) names, \(share.bytes) bytes, weight \(entry.weight)"
            if entry.kind == .templates { head += ", filled with names from the tables" }
            if entry.kind == .negatives { head += ", taken as without names" }
            if entry.part != .all { head += ", part: \(Self.part(entry.part))" }
            if entry.isPartial { head += ", only some names marked" }
            if entry.isJoined { head += ", fragments joined" }
            text += self.entry(head, entry.input)
        }
        let all = recipe.tables.map(\.input) + recipe.texts.map(\.input)
        text += "\nlicences: " + Self.distinct(all.map { Self.name($0.licence) }).joined(separator: "; ") + "\n"
        let owed = Self.distinct(all.compactMap(\.attribution).map(Self.name))
        if !owed.isEmpty { text += "attribution: " + owed.joined(separator: "; ") + "\n" }
        return text
    }

    private func entry(_ head: String, _ input: NameRecipe.Input) -> String {
        "  \(head)\n    \(Self.name(input.source)); \(Self.name(input.licence))\n    SHA-256 \(inputs[input.path]?.sha256 ?? "")\n"
    }

    /// Of the recipe and all files, each once, in its order.
    private var allDigest: String {
        let files = Self.distinct((recipe.tables.map(\.input) + recipe.texts.map(\.input)).compactMap { inputs[$0.path]?.sha256 })
        return SHA256.hex(Array(([digest] + files).joined(separator: "\n").utf8))
    }

    /// The file's own name: folders are the machine's.
    private static func file(_ input: NameRecipe.Input) -> String { name(String(input.path.split(separator: "/").last ?? "")) }

    /// On one line.
    private static func name(_ text: String) -> String { displayed(text) }

    private static func part(_ part: NameRecipe.Part) -> String {
        switch part {
        case .all: "all"
        case .first(let share): "first \(share)%"
        case .last(let share): "last \(share)%"
        case .every(let step): "one of \(step)"
        case .notEvery(let step): "all but one of \(step)"
        }
    }

    private static func distinct(_ items: [String]) -> [String] {
        var seen: Set<String> = []
        return items.filter { seen.insert($0).inserted }
    }
}

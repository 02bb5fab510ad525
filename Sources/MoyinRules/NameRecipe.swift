/// What a model of names is trained from: which tables and texts, what part of each, where they come from and under which
/// licence. `Patterns/names/README.md` describes the file.
public struct NameRecipe: Sendable {
    public struct Input: Sendable, Equatable {
        /// As the recipe has it: relative to its own folder, or absolute.
        public var path: String
        /// In hexadecimal digits; the file must have it.
        public var sha256: String?
        public var licence: String
        public var source: String
        /// Whom to name, where the licence asks for it.
        public var attribution: String?
        /// Where the recipe names it.
        public var line: Int
    }

    public struct Table: Sendable, Equatable {
        public var name: String
        public var input: Input
    }

    public struct Text: Sendable, Equatable {
        public enum Kind: String, Sendable, CaseIterable {
            /// JSON lines with the names of each text.
            case spans
            /// Texts without a name, separated by form feeds.
            case negatives
            /// Sentences with gaps, to be filled with names from the tables.
            case templates
        }
        public var input: Input
        public var kind = Kind.spans
        public var weight = 1.0
        public var part = Part.all
        /// Only some names are marked.
        public var isPartial = false
        /// What names are called in the file.
        public var labels: [String]
        /// Fragments without punctuation, of which several are joined by commas and full stops.
        public var isJoined = false
        /// Bytes from the beginning that are read.
        public var limit: Int?
        /// How many texts are made from templates.
        public var count = 0
    }

    /// Which share of a file is trained on; the rest is left to measure on.
    public enum Part: Sendable, Equatable {
        case all
        /// Percent of the texts.
        case first(Int), last(Int)
        case every(Int), notEvery(Int)

        /// From `first 80%`, `last 20%`, `every 5th`, `not every 5th`.
        public init?(_ text: String) {
            func number(behind head: String, suffixes: [String], _ range: ClosedRange<Int>) -> Int? {
                guard text.hasPrefix(head), let suffix = suffixes.first(where: text.hasSuffix) else { return nil }
                return Int(text.dropFirst(head.utf8.count).dropLast(suffix.utf8.count)).flatMap { range.contains($0) ? $0 : nil }
            }
            let ordinals = ["th", "nd", "rd", "st"]
            if text == "all" {
                self = .all
            } else if let share = number(behind: "first ", suffixes: ["%"], 1...100) {
                self = .first(share)
            } else if let share = number(behind: "last ", suffixes: ["%"], 1...100) {
                self = .last(share)
            } else if let step = number(behind: "every ", suffixes: ordinals, 2...1000) {
                self = .every(step)
            } else if let step = number(behind: "not every ", suffixes: ordinals, 2...1000) {
                self = .notEvery(step)
            } else {
                return nil
            }
        }

        public func contains(_ index: Int, of count: Int) -> Bool {
            switch self {
            case .all: true
            case .first(let share): index < count * share / 100
            case .last(let share): index >= count * (100 - share) / 100
            case .every(let step): index % step == step - 1
            case .notEvery(let step): index % step != step - 1
            }
        }
    }

    public var name: String
    public var major: UInt16
    public var minor: UInt16
    /// nil where the trainer's own value holds.
    public var epochs: Int?
    public var seed: Int?
    public var rate: Double?
    public var dropout: Double?
    public var forgetting: Double?
    public var least: Int?
    public var tables: [Table]
    public var texts: [Text]

    /// Reads a recipe.
    ///
    /// - Parameter tables: the names of the tables that must be there.
    public init(file: String, _ bytes: [UInt8], tables: [String]) throws(RuleErrors) {
        let reader = YAMLReader(file: file, sort: "配方", guide: "参照 Patterns/names/recipe.yaml 写入 version、name、tables 和 texts")
        let decoded = reader.compose(bytes).flatMap { NameRecipeDecoder(reader: reader, tableNames: tables).decode($0) }
        guard reader.diagnostics.isEmpty, let decoded else { throw RuleErrors(reader.diagnostics) }
        self = decoded
    }

    init(name: String, major: UInt16, minor: UInt16, tables: [Table], texts: [Text]) {
        self.name = name
        self.major = major
        self.minor = minor
        self.tables = tables
        self.texts = texts
    }
}

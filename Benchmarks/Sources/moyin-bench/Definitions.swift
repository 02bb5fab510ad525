import FoundationEssentials

/// The expressions that the competitors run.
struct Identifiers: Decodable {
    struct Expression: Decodable {
        var name: String
        var pattern: String
    }
    var expressions: [Expression]
}

/// One text, and what each competitor must find in it.
struct TextDefinition: Codable {
    /// What it is there for.
    var analysis: String
    /// A kind that `moyin-corpus bulk` writes.
    var kind: String
    var seed: UInt64
    /// Matches by number of bytes asked for and engine. What Moyin must find the generator says itself.
    var matches: [String: [String: Int]]
    /// What share of the names that the generator wrote Moyin must find; nil where it wrote none.
    var leastNamesFound: Double?
}

struct Definitions {
    var identifiers: Identifiers
    var texts: [TextDefinition]

    init(folder: String) throws {
        identifiers = try Self.decode(folder + "/identifiers.json")
        texts = try Self.decode(folder + "/texts.json")
    }

    /// `texts.json` with what the engines find now, for texts or expressions that were changed on purpose.
    func written(_ matches: [[String: [String: Int]]]) throws -> String {
        var texts = texts
        for index in texts.indices { texts[index].matches = matches[index] }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(texts), as: UTF8.self)
    }

    private static func decode<Value: Decodable>(_ path: String) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(File.read(path)))
        } catch let error as DecodingError {
            throw BenchmarkError("\(path) is not as expected: \(error)")
        }
    }
}

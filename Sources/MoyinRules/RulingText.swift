internal import Yams

/// What a rule of the decision says in a form: one entry of `rulings.yaml`.
public struct RulingText: Sendable {
    /// `V1` … `V11`.
    public var rule: String
    /// Clauses, the first the one to cite.
    public var basis: [String]
    /// The same for a text of Taiwan; empty where the mainland's stand.
    public var basisTaiwan: [String]
    public var because: (chinese: Sentence, english: Sentence)
    public var next: (chinese: String, english: String)

    /// Words around what was found.
    public struct Sentence: Sendable {
        private let before: String
        /// nil: there is no place for it.
        private let after: String?

        /// - Parameter text: with `{what}` where it goes.
        init(_ text: String) {
            let place = text.firstRange(of: "{what}")
            before = String(text[..<(place?.lowerBound ?? text.endIndex)])
            after = place.map { String(text[$0.upperBound...]) }
        }

        public func filled(_ what: () -> String) -> String { after.map { before + what() + $0 } ?? before }
    }

    /// All of them, read from the binary when asked for: a scan needs none.
    public static let all: [RulingText] = {
        guard let bytes = BuiltinData.file("rulings.yaml") else { return [] }
        let reader = YAMLReader(file: "rulings.yaml")
        guard let node = reader.compose(Array(bytes)) else { return [] }
        let top = reader.mapping(node, "裁定", allowed: ["version", "source", "rulings"])
        return (top["rulings"]?.sequence ?? []).compactMap { node in
            let entry = reader.mapping(node, "裁定", allowed: ["rule", "basis", "taiwan", "because", "then"])
            guard let rule = reader.string(entry["rule"], "rule") else { return nil }
            func pair(_ key: String) -> (chinese: String, english: String) {
                let texts = entry[key].map { reader.mapping($0, key, allowed: ["zh", "en"]) } ?? [:]
                return (reader.string(texts["zh"], "zh") ?? "", reader.string(texts["en"], "en") ?? "")
            }
            let because = pair("because")
            return RulingText(rule: rule, basis: reader.strings(entry["basis"], "basis"), basisTaiwan: reader.strings(entry["taiwan"], "taiwan"),
                because: (Sentence(because.chinese), Sentence(because.english)), next: pair("then"))
        }
    }()
}

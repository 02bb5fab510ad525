extension Presidio {
    /// A recogniser that a request brings along: expressions, or a list of words.
    struct AdHocRecogniser: Sendable {
        let entity: String
        let language: Value
        let name: Value
        let patterns: [Pattern]
        /// Words that raise the score of what they stand before, and in lower case.
        let context: [(word: String, folded: String)]
        let flags: Value
        /// What is wrong with the flags: said when it is searched with them.
        let failure: Failure?

        struct Pattern: Sendable {
            let name: Value
            let score: Value
            /// As it is shown in explanations.
            let expression: String
            /// What is searched for: more than one where a list of words is too long for one.
            let searches: [BoundedPattern]
        }

        private static let keys = [
            "supported_entity", "name", "supported_language", "patterns", "deny_list", "context", "deny_list_score", "global_regex_flags",
            "version", "country_code",
        ]

        /// - Parameter room: expressions at most.
        /// - Throws: ``Failure`` in the words of Presidio's `PatternRecognizer`.
        init(_ value: Value, room: Int) throws(Failure) {
            guard case .object(var members) = value else { throw .refused("'\(value.typeName)' object has no attribute '\(value.typeName == "list" ? "get" : "copy")'") }
            let written = value["global_regex_flags"] ?? .integer(26)
            let flags = Result { () throws(Failure) in try BoundedPattern.Flags(written) }
            var patterns: [Pattern] = []
            if let written = value["patterns"], written.isTrue {
                let items = try written.items()
                guard items.count <= room else { throw .tooManyExpressions }
                for item in items { patterns.append(try Pattern(item, (try? flags.get()) ?? [])) }
            }
            var entity = value["supported_entity"]
            if let entities = value["supported_entities"] {
                guard entity == nil else {
                    throw .refused(
                        "Both 'supported_entity' and 'supported_entities' are present in the input dictionary. Only one should be provided.")
                }
                if entities.isTrue, let first = try entities.items().first { entity = first }
                members.removeAll { $0.key == Text("supported_entities") }
            }
            if let unknown = members.first(where: { !Self.keys.contains($0.key.string) }) {
                throw .type("PatternRecognizer.__init__() got an unexpected keyword argument '\(unknown.key.string)'")
            }
            guard let entity else { throw .type("PatternRecognizer.__init__() missing 1 required positional argument: 'supported_entity'") }
            guard entity.isTrue else { throw .refused("Pattern recognizer should be initialized with entity") }
            guard let entity = entity.text else { throw .refused("supported_entity must be a string") }
            let words = value["deny_list"] ?? .null
            guard !patterns.isEmpty || words.isTrue else {
                throw .refused("Pattern recognizer should be initialized with patterns or with deny list")
            }
            try Self.checkCountry(value["country_code"])
            if words.isTrue {
                if let written = value["patterns"], !written.isTrue, !written.isNull, written.typeName != "list" {
                    throw .refused("'\(written.typeName)' object has no attribute 'append'")
                }
                patterns.append(try Pattern(words: words, score: value["deny_list_score"] ?? .real(1), (try? flags.get()) ?? [], room: room - patterns.count))
            }
            var context: [(word: String, folded: String)] = []
            if let written = value["context"], written.isTrue {
                for word in try written.items() {
                    guard let word = word.text else { throw .refused("'\(word.typeName)' object has no attribute 'lower'") }
                    context.append((word.string, word.string.lowercased()))
                }
            }
            self.entity = entity.string
            self.language = value["supported_language"] ?? .text(Text("en"))
            self.name = value["name"].flatMap { $0.isNull ? nil : $0 } ?? .text(Text("PatternRecognizer"))
            self.patterns = patterns
            self.context = context
            self.flags = written
            if case .failure(let failure) = flags { self.failure = failure } else { failure = nil }
        }

        private static func checkCountry(_ value: Value?) throws(Failure) {
            guard let value, !value.isNull else { return }
            guard let text = value.text else {
                let printed = value.typeName == "list" || value.typeName == "dict" ? "" : ": \(value.printed)"
                throw .type("country_code must be a string or None, got \(value.typeName)\(printed).")
            }
            guard text.string.contains(where: { !$0.isWhitespace }) else {
                throw .refused("country_code must be a non-empty string; got '\(text.string)'.")
            }
        }
    }
}

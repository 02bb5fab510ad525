extension Presidio {
    /// What a request to `/analyze` asks.
    ///
    /// Beyond Presidio's keys there is one: with `"moyin": true` each result says under `moyin` what is to be done with it and
    /// why. Presidio passes over it, so the same request may go to either.
    struct AnalyzeRequest: Sendable {
        let texts: [Text]
        /// Whether the answer is a list for each text.
        let isBatch: Bool
        /// nil: all.
        let entities: Set<String>?
        let threshold: Value
        let explains: Bool
        let decides: Bool
        /// Those that serve the language and the entities of the request.
        let recognisers: [AdHocRecogniser]
        /// Words that stand for the surroundings of every value, in lower case.
        let context: [String]
        let allowList: AllowList?

        /// Expressions at most, each of which takes memory and time before anything is searched. A list of words is one for every
        /// few thousand characters.
        static let mostExpressions = 300

        static let languages = ["en", "zh"]

        /// - Parameter limit: texts at most.
        /// - Throws: ``Failure`` in the order and the words of Presidio.
        init(_ body: [UInt8], limit: Int) throws(Failure) {
            let request = try Self.read(body)
            var recognisers: [AdHocRecogniser] = []
            if let written = request["ad_hoc_recognizers"], written.isTrue {
                var count = 0
                for item in try written.items() {
                    recognisers.append(try AdHocRecogniser(item, room: Self.mostExpressions - count))
                    count += recognisers.last?.patterns.reduce(0) { $0 + $1.searches.count } ?? 0
                }
            }
            guard let text = request["text"], text.isTrue else { throw .refused("No text provided") }
            guard let language = request["language"], language.isTrue else { throw .refused("No language provided") }
            try Self.check(language: language.text?.string)
            if case .list(let items) = text {
                guard items.count <= limit else { throw .tooMuch("There are more than \(limit) texts.") }
                var texts: [Text] = []
                for item in items { texts.append(try Self.text(item)) }
                self.texts = texts
                isBatch = true
            } else {
                texts = [try Self.text(text)]
                isBatch = false
            }
            if let asked = request["entities"], asked.isTrue {
                entities = Set(try asked.items().compactMap { $0.text?.string })
            } else {
                entities = nil
            }
            let served = entities
            self.recognisers = recognisers.filter { $0.language.text == language.text && served?.contains($0.entity) != false }
            threshold = request["score_threshold"].flatMap { $0.isNull ? nil : $0 } ?? .integer(0)
            explains = request["return_decision_process"]?.isTrue ?? false
            decides = request["moyin"]?.isTrue ?? false
            var context: [String] = []
            if let written = request["context"], written.isTrue {
                for word in try written.items() {
                    guard let word = word.text else { throw .refused("'\(word.typeName)' object has no attribute 'lower'") }
                    context.append(word.string.lowercased())
                }
            }
            self.context = context
            allowList = try AllowList.read(request)
        }

        /// - Throws: ``Failure`` for a language that is not served. Both run the same engine: Chinese papers hold English, too.
        static func check(language: String?) throws(Failure) {
            guard let language, languages.contains(language) else { throw .noRecognisers }
        }

        private static func read(_ body: [UInt8]) throws(Failure) -> Value {
            let value: Value
            do throws(Value.Unreadable) { value = try Value(body) } catch { throw error == .tooMany ? .tooManyValues : .unreadable }
            guard case .object = value else { throw .refused("'\(value.typeName)' object has no attribute 'get'") }
            return value
        }

        private static func text(_ value: Value) throws(Failure) -> Text {
            switch value {
            case .text(let text): return text
            case .list(let items) where !items.isEmpty: throw .notPrimitive
            case .object(let members) where !members.isEmpty: throw .notPrimitive
            default: return Text(value.printed)
            }
        }
    }
}

extension Presidio.Failure {
    static let noRecognisers = refused("No matching recognizers were found to serve the request.")

    static let tooManyExpressions = tooMuch("There are more than \(Presidio.AnalyzeRequest.mostExpressions) expressions, or too many words to look for.")

    static let notPrimitive = refused(
        "Analyzer.analyze_iterator only works on primitive types (int, float, bool, str). Lists of objects are not yet supported.")

    /// A body that is no JSON, or does not say that it is.
    static let unreadable = refused(
        "The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application."
    )
}

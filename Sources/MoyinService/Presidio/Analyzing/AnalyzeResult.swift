internal import Moyin

extension Presidio {
    /// One entity in a text, as `/analyze` tells it.
    struct AnalyzeResult {
        /// Code points.
        let start: Int
        let end: Int
        let type: String
        var score: Value
        var explanation: Explanation
        /// What our engine found; nil for what an ad hoc recogniser did.
        var found: Found?

        struct Explanation {
            let recogniser: Value
            var pattern: String?
            var patternName = Value.null
            var regexFlags = Value.null
            let originalScore: Value
            var improvement = Value.integer(0)
            var contextWord = ""
            var text: String
            var validation: Bool?
        }

        /// Those that are told, in the order of Presidio: by score, then by start, longer ones first. Of one type, what lies
        /// within one that comes before goes.
        ///
        /// Presidio compares each with each; here the cost is that of sorting.
        static func told(_ results: [AnalyzeResult]) -> [AnalyzeResult] {
            func precedes(_ left: AnalyzeResult, _ right: AnalyzeResult) -> Bool {
                let (a, b) = (left.score.number ?? 0, right.score.number ?? 0)
                if a != b { return a > b }
                if left.start != right.start { return left.start < right.start }
                if left.end != right.end { return left.end > right.end }
                return left.type < right.type
            }
            return Dictionary(grouping: results.filter { $0.score.number != 0 }, by: \.type).values
                .flatMap { outermost($0.sorted(by: precedes)) }
                .sorted(by: precedes)
        }

        /// Without those that lie within one before them.
        private static func outermost(_ sorted: [AnalyzeResult]) -> [AnalyzeResult] {
            let starts = Array(Set(sorted.map(\.start))).sorted()
            let places = Dictionary(uniqueKeysWithValues: starts.enumerated().map { ($1, $0) })
            var ends = EndsByStart(count: starts.count)
            var kept: [AnalyzeResult] = []
            for result in sorted {
                guard let place = places[result.start], ends.furthest(upTo: place) < result.end else { continue }
                ends.add(result.end, at: place)
                kept.append(result)
            }
            return kept
        }

        /// How far what begins at a place or before it reaches: a Fenwick tree of maxima.
        private struct EndsByStart {
            private var tree: [Int]

            init(count: Int) { tree = [Int](repeating: -1, count: count + 1) }

            mutating func add(_ end: Int, at place: Int) {
                var index = place + 1
                while index < tree.count {
                    tree[index] = max(tree[index], end)
                    index += index & -index
                }
            }

            func furthest(upTo place: Int) -> Int {
                var (index, end) = (place + 1, -1)
                while index > 0 {
                    end = max(end, tree[index])
                    index -= index & -index
                }
                return end
            }
        }

        /// Keys in the order of the alphabet.
        ///
        /// - Parameter more: writes what else there is to say of a finding of ours, as members whose names come after
        ///   `entity_type` and before `score`.
        func write(into json: inout JSON, explains: Bool, more: (Found, inout JSON) -> Void) {
            json.raw("{\"analysis_explanation\": ")
            if explains { write(explanation, into: &json) } else { json.raw("null") }
            json.raw(", \"end\": \(end), \"entity_type\": ")
            json.string(type)
            if let found { more(found, &json) }
            json.raw(", \"score\": ")
            json.value(score)
            json.raw(", \"start\": \(start)}")
        }

        private func write(_ explanation: Explanation, into json: inout JSON) {
            json.raw("{\"original_score\": ")
            json.value(explanation.originalScore)
            json.raw(", \"pattern\": ")
            if let pattern = explanation.pattern { json.string(pattern) } else { json.raw("null") }
            json.raw(", \"pattern_name\": ")
            json.value(explanation.patternName)
            json.raw(", \"recognizer\": ")
            json.value(explanation.recogniser)
            json.raw(", \"regex_flags\": ")
            json.value(explanation.regexFlags)
            json.raw(", \"score\": ")
            json.value(score)
            json.raw(", \"score_context_improvement\": ")
            json.value(explanation.improvement)
            json.raw(", \"supportive_context_word\": ")
            json.string(explanation.contextWord)
            json.raw(", \"textual_explanation\": ")
            json.string(explanation.text)
            json.raw(", \"validation_result\": \(explanation.validation.map { $0 ? "true" : "false" } ?? "null")}")
        }
    }
}

extension Presidio {
    /// Looks for what the recognisers of a request find in one text.
    struct AdHocSearch {
        private let text: [UInt8]
        private let units: [UInt16]
        private let words: ContextWords
        private let context: [String]
        private let deadline: ContinuousClock.Instant
        /// Results at most: a text has as many as it has characters.
        private let most: Int

        /// - Parameter text: without halves of pairs.
        init(_ text: [UInt8], context: [String], before deadline: ContinuousClock.Instant, most: Int) {
            self.text = text
            units = Array(String(decoding: text, as: UTF8.self).utf16)
            words = ContextWords(text)
            self.context = context
            self.deadline = deadline
            self.most = most
        }

        /// - Throws: ``Failure`` when a limit was met: what was found then is not all.
        func results(_ recognisers: [AdHocRecogniser]) throws(Failure) -> [AnalyzeResult] {
            var results: [AnalyzeResult] = []
            for recogniser in recognisers {
                if let failure = recogniser.failure { throw failure }
                for pattern in recogniser.patterns where pattern.score.number != 0 {
                    for search in pattern.searches {
                        var place = Place()
                        var isInTime = true
                        let isWhole = search.search(units, before: deadline) { range in
                            results.append(result(range, &place, pattern, recogniser))
                            // Also what stands before a value takes time, for thousands of words to look for.
                            isInTime = ContinuousClock.now < deadline
                            return results.count <= most && isInTime
                        }
                        guard isWhole, isInTime else { throw .limitExceeded }
                        guard results.count <= most else { throw .tooManyResults(limit: most) }
                    }
                }
            }
            return results
        }

        /// The same place in UTF-16 units, code points and bytes.
        private struct Place {
            var unit = 0
            var codePoint = 0
            var byte = 0
        }

        private func advance(_ place: inout Place, to unit: Int) {
            while place.unit < unit {
                let isPair = units[place.unit] & 0xfc00 == 0xd800
                place.byte += isPair ? 4 : units[place.unit] < 0x80 ? 1 : units[place.unit] < 0x800 ? 2 : 3
                place.unit += isPair ? 2 : 1
                place.codePoint += 1
            }
        }

        private func result(
            _ range: Range<Int>, _ place: inout Place, _ pattern: AdHocRecogniser.Pattern, _ recogniser: AdHocRecogniser
        ) -> AnalyzeResult {
            advance(&place, to: range.lowerBound)
            let start = place
            advance(&place, to: range.upperBound)
            var result = AnalyzeResult(
                start: start.codePoint, end: place.codePoint, type: recogniser.entity, score: pattern.score,
                explanation: AnalyzeResult.Explanation(
                    recogniser: recogniser.name, pattern: pattern.expression, patternName: pattern.name, regexFlags: recogniser.flags,
                    originalScore: pattern.score, text: "Detected by `\(recogniser.name.printed)` using pattern `\(pattern.name.printed)`"))
            raise(&result, recogniser, at: start.byte)
            return result
        }

        /// A word of the recogniser's before the value, or among those of the request, adds 0.35 and makes the score 0.4 at
        /// least, 1 at most.
        private func raise(_ result: inout AnalyzeResult, _ recogniser: AdHocRecogniser, at byte: Int) {
            guard !recogniser.context.isEmpty, let score = result.score.number else { return }
            let surroundings = words.before(byte) + context
            // Every word holds the empty one, which then ends the search and says nothing.
            guard let word = recogniser.context.first(where: { word in
                word.folded.isEmpty ? !surroundings.isEmpty : surroundings.contains { $0.contains(word.folded) }
            })?.word, !word.isEmpty else { return }
            let raised = min(max(score + 0.35, 0.4), 1)
            result.score = .real(raised)
            result.explanation.contextWord = word
            result.explanation.improvement = .real(raised - score)
        }
    }
}

extension Presidio.Failure {
    static func tooManyResults(limit: Int) -> Presidio.Failure {
        tooMuch("There are more than \(limit) results.")
    }
}

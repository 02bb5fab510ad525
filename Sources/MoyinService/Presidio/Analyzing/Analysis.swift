internal import Moyin
internal import MoyinReports

extension Presidio {
    /// `/analyze`: what our engine and the recognisers of the request find, in the form of Presidio's.
    ///
    /// Findings are told whatever is done with them, as Presidio tells what is there: also the name of an official that may
    /// stay. Values that are masked well already are not.
    struct Analysis {
        private let request: AnalyzeRequest
        private let names: EntityNames
        private let engine: Engine
        private let deadline: ContinuousClock.Instant
        /// Bytes of the answer at most.
        private let limit: Int
        /// Of one text.
        private static let mostResults = 500_000

        /// - Throws: ``Failure`` when nothing could find what is asked for.
        init(_ request: AnalyzeRequest, _ engine: Engine, before deadline: ContinuousClock.Instant, limit: Int) throws(Failure) {
            self.request = request
            self.engine = engine
            self.deadline = deadline
            self.limit = limit
            names = EntityNames(engine, asked: request.entities)
            guard !names.isEmpty || !request.recognisers.isEmpty else { throw .noRecognisers }
        }

        /// - Throws: ``Failure``, also for a text that was not reviewed to its end: it is never told as one in which there is
        ///   nothing.
        func answer(_ desk: inout ReviewDesk) throws(Failure) -> JSON {
            var json = JSON()
            if request.isBatch { json.raw("[") }
            for (index, text) in request.texts.enumerated() {
                if index > 0 { json.raw(", ") }
                json.raw("[")
                for (index, result) in try results(text, &desk).enumerated() {
                    if index > 0 { json.raw(", ") }
                    result.write(into: &json, explains: request.explains) { found, json in
                        if request.decides { decide(found, &json) }
                    }
                    guard json.bytes.count <= limit else { throw .tooLarge(limit: limit) }
                }
                json.raw("]")
            }
            if request.isBatch { json.raw("]") }
            return json
        }

        private func results(_ text: Text, _ desk: inout ReviewDesk) throws(Failure) -> [AnalyzeResult] {
            let whole = text.whole
            var results = try review(whole, &desk).found.compactMap(result)
            guard results.count <= Self.mostResults else { throw .tooManyResults(limit: Self.mostResults) }
            let search = AdHocSearch(whole, context: request.context, before: deadline, most: Self.mostResults)
            results += try search.results(request.recognisers)
            results = AnalyzeResult.told(results)
            results = try confident(results)
            return try unlisted(results, text)
        }

        /// Of everything, whatever is asked for: the verdict of the answer is that of the text.
        private func review(_ text: [UInt8], _ desk: inout ReviewDesk) throws(Failure) -> Review {
            guard let review = desk.review(Draft(id: "1", text: text)) else { throw .refused(ReviewDesk.late) }
            if review.verdict == .notReviewed {
                throw .refused(review.notReviewed { $0 } ?? say("没有检查完", "the text was not reviewed to its end"))
            }
            return review
        }

        private func result(_ found: Found) -> AnalyzeResult? {
            let finding = found.finding
            guard let type = names[finding.rule], finding.masked == nil || finding.disposition != .keep else { return nil }
            let range = found.range(in: .codepoint)
            let score = Value.real(Double(finding.confidence) / 100)
            let steps = finding.evidence.array.map(\.kind)
            return AnalyzeResult(
                start: range.lowerBound, end: range.upperBound, type: type, score: score,
                explanation: AnalyzeResult.Explanation(
                    recogniser: .text(Text(engine.rules[Int(finding.rule)].id)), originalScore: score,
                    text: request.explains ? engine.reasons(for: finding, english: Language.isEnglish).joined(separator: "; ") : "",
                    validation: steps.contains(.checksumPassed) || steps.contains(.validatorPassed) ? true
                        : steps.contains(.checksumFailed) || steps.contains(.validatorFailed) ? false : nil),
                found: found)
        }

        private func confident(_ results: [AnalyzeResult]) throws(Failure) -> [AnalyzeResult] {
            guard let first = results.first else { return [] }
            guard let threshold = request.threshold.number else {
                throw .type("'>=' not supported between instances of '\(first.score.typeName)' and '\(request.threshold.typeName)'")
            }
            return results.filter { ($0.score.number ?? 0) >= threshold }
        }

        private func unlisted(_ results: [AnalyzeResult], _ text: Text) throws(Failure) -> [AnalyzeResult] {
            guard let list = request.allowList, !results.isEmpty else { return results }
            let points = CodePoints(text)
            var kept: [AnalyzeResult] = []
            for result in results where try !list.allows(points[result.start..<result.end], before: deadline) { kept.append(result) }
            return kept
        }

        /// What is to be done with a finding, and why, in the words of `/v1/check`.
        private func decide(_ found: Found, _ json: inout JSON) {
            let finding = found.finding
            let rule = engine.rules[Int(finding.rule)]
            json.raw(", \"moyin\": {\"basis\": ")
            json.list(rule.basis) { $0.string($1) }
            json.raw(", \"disposition\": \"\(finding.disposition.rawValue)\", \"kind\": \"\(finding.kind.name)\"")
            json.raw(", \"masked\": \(finding.masked.map { "\"\($0.rawValue)\"" } ?? "null"), \"rule\": ")
            json.string(rule.id)
            json.raw(", \"severity\": \"\(finding.severity.name)\"")
            json.raw(", \"subject\": \(finding.subject.map { "\"\($0.rawValue)\"" } ?? "null")}")
        }
    }
}

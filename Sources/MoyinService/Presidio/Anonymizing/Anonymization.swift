extension Presidio {
    /// `/anonymize` and `/deanonymize`: what a request says is done to the stretches it names. Nothing is looked for, so what
    /// comes out is as good as what was said.
    enum Anonymization {
        /// - Parameters:
        ///   - body: of the request.
        ///   - limit: bytes that the results may have together.
        /// - Throws: ``Failure``.
        static func anonymize(_ body: [UInt8], _ release: Release, limit: Int) throws(Failure) -> JSON {
            let request = try read(body)
            var operators = try OperatorTable(request["anonymizers"], known: TextOperator.anonymizers, other: "replace")
            guard !operators.names("custom") else { throw .bad("Custom type anonymizer is not supported") }
            guard let results = request["analyzer_results"], !results.isNull else {
                throw .parameter("Invalid input, request must contain analyzer results")
            }
            let spans = try Self.spans(results, hasScore: true)
            let points = CodePoints(try text(request))
            // From the end; no two that stay begin and end together.
            let resolved = SpanConflicts.resolved(spans, in: points).sorted { ($0.start, $0.end) > ($1.start, $1.end) }
            return try edited(points, resolved, &operators, release, limit)
        }

        /// - Throws: ``Failure``.
        static func deanonymize(_ body: [UInt8], _ release: Release, limit: Int) throws(Failure) -> JSON {
            let request = try read(body)
            let spans: [Span] = if let items = request["anonymizer_results"], items.isTrue { try Self.spans(items, hasScore: false) } else { [] }
            var operators = try OperatorTable(request["deanonymizers"], known: TextOperator.deanonymizers, other: nil)
            // From the end; of those that begin together the first of the request comes first.
            let sorted = spans.enumerated().sorted { ($1.element.start, $0.offset) < ($0.element.start, $1.offset) }.map(\.element)
            return try edited(CodePoints(try text(request)), sorted, &operators, release, limit)
        }

        private static func edited(
            _ points: CodePoints, _ spans: [Span], _ operators: inout OperatorTable, _ release: Release, _ limit: Int
        ) throws(Failure) -> JSON {
            var editor = TextEditor(points, limit: limit)
            for span in spans { try editor.edit(span, &operators) }
            return editor.finish(release == .withScore)
        }

        private static func read(_ body: [UInt8]) throws(Failure) -> Value {
            let value: Value
            do throws(Value.Unreadable) { value = try Value(body) } catch {
                throw error == .tooMany ? .tooManyValues
                    : .bad("The browser (or proxy) sent a request that this server could not understand.")
            }
            guard value.isTrue else { throw .bad("Invalid request json") }
            guard case .object = value else { throw .internalError }
            return value
        }

        /// A text that is none is refused, where Presidio lets an array or an object pass when nothing is to be done to it.
        private static func text(_ request: Value) throws(Failure) -> Text {
            guard let value = request["text"] else { return Text("") }
            guard let text = value.text else { throw .internalError }
            return text
        }

        private static func spans(_ value: Value, hasScore: Bool) throws(Failure) -> [Span] {
            switch value {
            case .list(let items):
                var spans: [Span] = []
                spans.reserveCapacity(items.count)
                for item in items { spans.append(try Span(item, hasScore: hasScore)) }
                return spans
            case .text(let text) where text.isEmpty: return []
            case .object(let members) where members.isEmpty: return []
            default: throw .internalError
            }
        }
    }
}

extension Presidio {
    /// Works on the stretches of a text from its end to its beginning. Where two overlap, the later one has the characters
    /// they share.
    struct TextEditor {
        /// One stretch in the new text.
        struct Item {
            /// Code points of the new text from where it begins to the end.
            let fromEnd: Int
            let length: Int
            let type: Text
            let text: Text
            let name: String
            let score: Value?
        }

        private let points: CodePoints
        /// Pieces of the new text, the last first.
        private var pieces: [[UInt8]] = []
        /// Code points in them.
        private var count = 0
        /// Bytes of what was made, and the most there may be.
        private var made = 0
        private let limit: Int
        /// Where the last stretch that was worked on begins: what lies before is as it was.
        private var rest: Int
        private(set) var items: [Item] = []

        /// - Parameter limit: bytes that all results together may have.
        init(_ points: CodePoints, limit: Int) {
            self.points = points
            self.limit = limit
            rest = points.count
        }

        /// - Throws: ``Failure`` for a stretch that is not in the text, and what its operator throws.
        mutating func edit(_ span: Span, _ operators: inout OperatorTable) throws(Failure) {
            guard span.start <= points.count, span.end <= points.count else {
                throw .parameter(
                    "Invalid analyzer result, start: \(span.start) and end: \(span.end), while text length is only \(points.count).")
            }
            let operation = try operators.operation(for: span.type)
            let original = points[span.start..<span.end]
            // What overlaps is read more than once.
            try charge(original.bytes.count)
            let text = try operation.apply.apply(to: original, of: span.type)
            try charge(text.bytes.count + span.type.bytes.count)
            copy(from: min(span.end, rest))
            let length = text.count
            pieces.append(text.bytes)
            count += length
            rest = span.start
            items.append(Item(fromEnd: count, length: length, type: span.type, text: text, name: operation.name, score: span.score))
        }

        private mutating func charge(_ bytes: Int) throws(Failure) {
            made += bytes
            guard made <= limit else { throw .tooLarge(limit: limit) }
        }

        /// What lies between is as it was.
        private mutating func copy(from start: Int) {
            guard start < rest else { return }
            pieces.append(points[start..<rest].bytes)
            count += rest - start
        }

        /// The answer, as Presidio's engine writes it.
        mutating func finish(_ writesScore: Bool) -> JSON {
            copy(from: 0)
            rest = 0
            var json = JSON()
            json.raw("{\"text\": ")
            json.string(Text(bytes: pieces.reversed().flatMap { $0 }))
            json.raw(", \"items\": ")
            json.list(items) { json, item in
                let start = count - item.fromEnd
                json.raw("{\"start\": \(start), \"end\": \(start + item.length), \"entity_type\": ")
                json.string(item.type)
                json.raw(", \"text\": ")
                json.string(item.text)
                json.raw(", \"operator\": ")
                json.string(item.name)
                if writesScore {
                    json.raw(", \"score\": ")
                    json.value(item.score ?? .null)
                }
                json.raw("}")
            }
            json.raw("}")
            return json
        }
    }
}

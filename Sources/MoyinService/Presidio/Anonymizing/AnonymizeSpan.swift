extension Presidio {
    /// A stretch of the text that a request says is an entity: a result of `/analyze`, or an item of `/anonymize`.
    struct Span: Sendable {
        /// Code points.
        var start: Int
        var end: Int
        let type: Text
        /// nil in items, which have none.
        var score: Value?

        var isEmpty: Bool { start == end }

        /// - Parameter hasScore: demands a score.
        /// - Throws: ``Failure``. Beyond Presidio's own: a type that is no string and a score that is no number are refused,
        ///   where it fails later or prints them.
        init(_ value: Value, hasScore: Bool) throws(Failure) {
            guard case .object = value else { throw .internalError }
            let start = try Self.place(value, "start")
            let end = try Self.place(value, "end")
            guard let type = value["entity_type"], type.isTrue else { throw .parameter("Invalid input, result must contain entity_type") }
            guard let type = type.text else { throw Parameter.wrongType("entity_type", type, expected: "string") }
            guard let start, let end else { throw .internalError }
            guard start >= 0, end >= 0 else { throw .parameter("Invalid input, result start and end must be positive") }
            guard start <= end else {
                let (start, end) = (value["start"]?.printed ?? "", value["end"]?.printed ?? "")
                throw .parameter("Invalid input, start index '\(start)' must be smaller than end index '\(end)'")
            }
            if hasScore {
                guard let score = value["score"], !score.isNull else { throw .parameter("Invalid input, analyzer result must contain score") }
                guard score.number != nil else { throw Parameter.wrongType("score", score, expected: "number") }
                self.score = score
            }
            self.start = start
            self.end = end
            self.type = type
        }

        /// - Returns: nil for what only looks like nothing, at which Presidio ends: an empty string, 0.0.
        private static func place(_ value: Value, _ name: String) throws(Failure) -> Int? {
            guard let place = value[name], !place.isNull else { throw .parameter("Invalid input, result must contain \(name)") }
            if let number = place.wholeNumber { return number }
            guard place.isTrue else { return nil }
            throw Parameter.wrongType(name, place, expected: "number")
        }
    }

    /// What is said of parameters.
    enum Parameter {
        static func missing(_ name: String) -> Failure { .parameter("Expected parameter \(name)") }

        /// Presidio knows no name for some types, and then says less.
        static func wrongType(_ name: String, _ value: Value, expected: String?) -> Failure {
            let names = ["str": "string", "bool": "boolean", "int": "number", "list": "array"]
            guard let expected, let actual = names[value.typeName] else { return .parameter("Invalid parameter value for '\(name)'.") }
            return .parameter("Invalid parameter value for \(name). Expecting '\(expected)', but got '\(actual)'.")
        }
    }
}

extension Presidio.AdHocRecogniser.Pattern {
    /// - Throws: ``Presidio/Failure`` in the words of Presidio's `Pattern`.
    init(_ value: Presidio.Value, _ flags: Presidio.BoundedPattern.Flags) throws(Presidio.Failure) {
        guard case .object(let members) = value else {
            throw .type("presidio_analyzer.pattern.Pattern() argument after ** must be a mapping, not \(value.typeName)")
        }
        let names = ["name", "regex", "score"]
        if let unknown = members.first(where: { !names.contains($0.key.string) }) {
            throw .type("Pattern.__init__() got an unexpected keyword argument '\(unknown.key.string)'")
        }
        let missing = names.filter { value[$0] == nil }.map { "'\($0)'" }
        guard missing.isEmpty, let name = value["name"], let expression = value["regex"], let score = value["score"] else {
            let list =
                switch missing.count {
                case 1: missing[0]
                case 2: missing.joined(separator: " and ")
                default: missing.dropLast().joined(separator: ", ") + ", and " + missing[missing.count - 1]
                }
            throw .type("Pattern.__init__() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(list)")
        }
        guard let expression = expression.text else { throw .type("first argument must be a string or compiled pattern") }
        do throws(Presidio.PythonExpression.Refusal) {
            searches = [try Presidio.BoundedPattern(expression.string, flags)]
        } catch {
            throw .refused("Invalid regex pattern: \(error.reason) at position \(error.position)")
        }
        try Self.check(score)
        self.name = name
        self.score = score
        self.expression = expression.string
    }

    static func check(_ score: Presidio.Value) throws(Presidio.Failure) {
        guard let number = score.number else { throw .type("'<' not supported between instances of '\(score.typeName)' and 'int'") }
        guard (0...1).contains(number) else { throw .refused("Invalid score: \(score.printed). Score should be between 0 and 1") }
    }
}

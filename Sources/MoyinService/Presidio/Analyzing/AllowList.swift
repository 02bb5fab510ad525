extension Presidio {
    /// What a request says may stay: results whose text is on the list, or holds a match of it, are not told.
    enum AllowList: Sendable {
        case texts(Set<Text>)
        /// What is part of this text.
        case within(Text)
        case pattern(BoundedPattern)

        /// - Returns: nil where there is no list.
        /// - Throws: ``Failure`` in Presidio's words.
        static func read(_ request: Value) throws(Failure) -> AllowList? {
            guard let list = request["allow_list"], list.isTrue else { return nil }
            switch (request["allow_list_match"] ?? .text(Text("exact"))).text?.string {
            case "exact":
                if let text = list.text { return .within(text) }
                guard case .list(let items) = list else {
                    if case .object(let members) = list { return .texts(Set(members.map(\.key))) }
                    throw .type("argument of type '\(list.typeName)' is not iterable")
                }
                return .texts(Set(items.compactMap(\.text)))
            case "regex": return try pattern(list, request["regex_flags"] ?? .integer(26))
            default: throw .refused("allow_list_match must either be set to 'exact' or 'regex'.")
            }
        }

        private static func pattern(_ list: Value, _ flags: Value) throws(Failure) -> AllowList? {
            let kept = try list.items().filter(\.isTrue)
            guard !kept.isEmpty else { return nil }
            var texts: [String] = []
            for (index, term) in kept.enumerated() {
                guard let text = term.text else { throw .type("sequence item \(index): expected str instance, \(term.typeName) found") }
                texts.append(text.string)
            }
            let flags = try BoundedPattern.Flags(flags)
            do throws(PythonExpression.Refusal) {
                return .pattern(try BoundedPattern(texts.joined(separator: "|"), flags))
            } catch {
                throw .refused("\(error.reason) at position \(error.position)")
            }
        }

        /// - Throws: ``Failure`` when a limit was met.
        func allows(_ text: Text, before deadline: ContinuousClock.Instant) throws(Failure) -> Bool {
            guard ContinuousClock.now < deadline else { throw .limitExceeded }
            switch self {
            case .texts(let texts): return texts.contains(text)
            case .within(let whole): return whole.string.contains(text.string)
            case .pattern(let pattern):
                var isFound = false
                let isWhole = pattern.search(Array(text.string.utf16), before: deadline, emptyToo: true) { _ in
                    isFound = true
                    return false
                }
                guard isWhole else { throw .limitExceeded }
                return isFound
            }
        }
    }
}

extension Presidio.Failure {
    /// Time, or steps of an expression. Presidio would go on without the expression, as if it had found nothing.
    static let limitExceeded = refused(
        "What the request brings along exceeded its limits, so that the text was not analyzed. Simplify its expressions, or send less at a time.")
}

extension Presidio.BoundedPattern.Flags {
    /// - Throws: ``Presidio/Failure`` for what is no number, and flags that mean nothing here.
    init(_ value: Presidio.Value) throws(Presidio.Failure) {
        guard let number = value.wholeNumber else {
            throw .type("unsupported operand type(s) for &: '\(value.typeName)' and 'RegexFlag'")
        }
        let flags = Self(rawValue: number)
        guard Self.known.isSuperset(of: flags) else { throw .refused("Of the regex flags, only those for case, lines, spaces and ASCII are supported.") }
        self = flags
    }
}

extension Presidio.Value {
    /// What iterating over it gives.
    ///
    /// - Throws: ``Presidio/Failure`` for what cannot be iterated over.
    func items() throws(Presidio.Failure) -> [Presidio.Value] {
        switch self {
        case .list(let items): return items
        case .object(let members): return members.map { .text($0.key) }
        case .text(let text): return text.string.unicodeScalars.map { .text(Presidio.Text(String($0))) }
        default: throw .type("'\(typeName)' object is not iterable")
        }
    }
}

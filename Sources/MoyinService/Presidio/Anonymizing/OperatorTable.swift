extension Presidio {
    /// Which operator a request names for which type of entity. Parameters are checked when an entity first needs them, as
    /// Presidio does: what nobody needs may be wrong.
    struct OperatorTable {
        private var configurations: [Text: Configuration] = [:]
        private var made: [Text: Made] = [:]
        private let known: [String]
        private let other: Configuration?

        private struct Configuration {
            let name: Value
            let parameters: Value
        }

        /// An operator, and its name for the answer.
        struct Made {
            let name: String
            let apply: TextOperator
        }

        static let `default` = Text("DEFAULT")

        /// - Parameters:
        ///   - value: an object by type of entity, or nothing.
        ///   - known: names of operators for this request.
        ///   - other: the operator for types that the request names none for; nil: there is none, and such an entity is an error.
        /// - Throws: ``Failure``.
        init(_ value: Value?, known: [String], other: String?) throws(Failure) {
            self.known = known
            self.other = other.map { Configuration(name: .text(Text($0)), parameters: .object([])) }
            guard let value, !value.isNull else { return }
            guard case .object(let members) = value else { throw .internalError }
            for member in members {
                guard case .object = member.value else { throw .internalError }
                guard let name = member.value["type"], name.isTrue else {
                    throw .parameter("Invalid input, operator config must contain operator_name")
                }
                configurations[member.key] = Configuration(name: name, parameters: member.value)
            }
        }

        /// Whether it names this operator for any type.
        func names(_ name: String) -> Bool { configurations.values.contains { $0.name.text == Text(name) } }

        /// - Throws: ``Failure`` for an operator that there is not, and what its parameters lack.
        mutating func operation(for type: Text) throws(Failure) -> Made {
            if let known = made[type] { return known }
            guard let configuration = configurations[type] ?? configurations[Self.default] ?? other else { throw .internalError }
            switch configuration.name {
            case .list, .object: throw .internalError
            default: break
            }
            let name = configuration.name.printed
            guard configuration.name.text != nil, known.contains(name) else { throw .parameter("Invalid operator class '\(name)'.") }
            let result = Made(name: name, apply: try TextOperator(name, configuration.parameters))
            made[type] = result
            return result
        }
    }
}

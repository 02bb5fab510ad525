extension Presidio {
    /// A JSON value as Python has it, with what its programs ask of any value: whether it counts as true, what its type is
    /// called, how it prints.
    indirect enum Value: Sendable {
        case null
        case flag(Bool)
        case integer(Int)
        case real(Double)
        case text(Text)
        case list([Value])
        case object([Member])

        struct Member: Sendable {
            let key: Text
            let value: Value
        }

        /// The value of a key, the last where it stands there twice; nil where there is none, or this is no object.
        subscript(_ key: String) -> Value? {
            guard case .object(let members) = self else { return nil }
            return members.last { $0.key.bytes.elementsEqual(key.utf8) }?.value
        }

        var isNull: Bool {
            if case .null = self { return true }
            return false
        }

        /// Whether `if value:` holds.
        var isTrue: Bool {
            switch self {
            case .null: false
            case .flag(let flag): flag
            case .integer(let number): number != 0
            case .real(let number): number != 0
            case .text(let text): !text.isEmpty
            case .list(let items): !items.isEmpty
            case .object(let members): !members.isEmpty
            }
        }

        /// As `type(value).__name__` has it.
        var typeName: String {
            switch self {
            case .null: "NoneType"
            case .flag: "bool"
            case .integer: "int"
            case .real: "float"
            case .text: "str"
            case .list: "list"
            case .object: "dict"
            }
        }

        /// A number, true and false counting as 1 and 0.
        var number: Double? {
            switch self {
            case .flag(let flag): flag ? 1 : 0
            case .integer(let number): Double(number)
            case .real(let number): number
            default: nil
            }
        }

        /// An integer, true and false counting as 1 and 0.
        var wholeNumber: Int? {
            switch self {
            case .flag(let flag): flag ? 1 : 0
            case .integer(let number): number
            default: nil
            }
        }

        /// Of an array or an object: how many there are in it.
        var count: Int? {
            switch self {
            case .list(let items): items.count
            case .object(let members): Set(members.map(\.key)).count
            default: nil
            }
        }

        var text: Text? {
            if case .text(let text) = self { return text }
            return nil
        }

        /// As `str(value)` prints a value that holds no others; those print as their brackets, whatever is in them.
        var printed: String {
            switch self {
            case .null: "None"
            case .flag(let flag): flag ? "True" : "False"
            case .integer(let number): String(number)
            case .real(let number): Self.printed(number)
            case .text(let text): text.string
            case .list: "[]"
            case .object: "{}"
            }
        }

        /// As Python prints a number: the fewest digits that read back as it, with an exponent from 1e16 on.
        static func printed(_ number: Double) -> String {
            let text = number.description
            guard abs(number) >= 1e16, !text.contains("e"), text.hasSuffix(".0") else {
                // 1e-05 in both, 1e+16 in both.
                return text
            }
            let digits = text.drop { $0 == "-" }.dropLast(2)
            var fraction = digits.dropFirst()
            while fraction.last == "0" { fraction.removeLast() }
            return "\(number < 0 ? "-" : "")\(digits.prefix(1))\(fraction.isEmpty ? "" : ".\(fraction)")e+\(digits.count - 1)"
        }
    }
}


/// A JSON text as values, for what is read again after it was written. Numbers are whole.
package indirect enum JSONValue: Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    case string(String)
    case array([JSONValue])
    /// Keys in the order in which they are shown.
    case object([(key: String, value: JSONValue)])

    package init(_ text: String?) { self = text.map { .string($0) } ?? .null }
    package init(_ texts: [String]) { self = .array(texts.map { .string($0) }) }

    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    package var text: String? { if case .string(let text) = self { text } else { nil } }
    package var isTrue: Bool { self == .bool(true) }
    package var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }

    package static func == (left: Self, right: Self) -> Bool { left.canonical == right.canonical }

    /// The one way of writing these values: keys sorted by their bytes, no spaces. Digests are taken of it.
    package var canonical: [UInt8] {
        var json = JSONText()
        write(into: &json, indent: nil)
        return json.bytes
    }

    /// For people: a member a line.
    package var lines: [UInt8] {
        var json = JSONText()
        write(into: &json, indent: 0)
        json.raw("\n")
        return json.bytes
    }

    private func write(into json: inout JSONText, indent: Int?) {
        switch self {
        case .null: json.raw("null")
        case .bool(let value): json.raw(value ? "true" : "false")
        case .integer(let value): json.raw(String(value))
        case .string(let text): json.string(text)
        case .array(let items):
            // Lists of plain values stay on one line.
            let isFlat = items.allSatisfy { if case .object = $0 { false } else { true } }
            list(items, isFlat ? nil : indent, "[", "]", &json) { $0.write(into: &$1, indent: isFlat ? nil : indent.map { $0 + 1 }) }
        case .object(let members):
            let ordered = indent == nil ? members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } : members
            list(ordered, indent, "{", "}", &json) { member, json in
                json.string(member.key)
                json.raw(indent == nil ? ":" : ": ")
                member.value.write(into: &json, indent: indent.map { $0 + 1 })
            }
        }
    }

    private func list<T>(
        _ items: [T], _ indent: Int?, _ open: String, _ close: String, _ json: inout JSONText, _ body: (T, inout JSONText) -> Void
    ) {
        json.raw(open)
        for (index, item) in items.enumerated() {
            if index > 0 { json.raw(",") }
            if let indent { json.raw("\n" + String(repeating: "  ", count: indent + 1)) }
            body(item, &json)
        }
        if let indent, !items.isEmpty { json.raw("\n" + String(repeating: "  ", count: indent)) }
        json.raw(close)
    }
}

extension JSONValue {
    private static let deepest = 16

    /// Strict: a key twice, a fraction, or anything behind the value is an error.
    package static func parse(_ bytes: [UInt8]) throws(JSONLine.Problem) -> JSONValue {
        var parser = JSONLine.Parser(bytes)
        let value = try read(&parser, depth: 0)
        parser.space()
        guard parser.next == nil else { throw parser.fail(say("JSON 后面还有别的内容", "something follows the JSON value")) }
        return value
    }

    private static func read(_ parser: inout JSONLine.Parser, depth: Int) throws(JSONLine.Problem) -> JSONValue {
        guard depth < deepest else { throw parser.fail(say("嵌套过深", "nested too deeply")) }
        parser.space()
        switch parser.next {
        case 0x22: return .string(String(decoding: try parser.string(), as: UTF8.self))
        case 0x5b:
            var items: [JSONValue] = []
            try parser.array { (parser) throws(JSONLine.Problem) in items.append(try read(&parser, depth: depth + 1)) }
            return .array(items)
        case 0x7b:
            var members: [(key: String, value: JSONValue)] = []
            var keys: Set<String> = []
            try parser.members { (key, parser) throws(JSONLine.Problem) in
                let name = String(decoding: key, as: UTF8.self)
                guard keys.insert(name).inserted else { throw parser.fail(say("同一个键出现了两次", "a key stands there twice")) }
                members.append((name, try read(&parser, depth: depth + 1)))
            }
            return .object(members)
        default:
            let failure = parser.fail(say("不认识的值", "unknown value"))
            switch try parser.literal() {
            case "null": return .null
            case "true": return .bool(true)
            case "false": return .bool(false)
            case let word:
                // As written by the record: 07 and +7 are other texts than 7.
                guard let number = Int(word), String(number) == word else { throw failure }
                return .integer(number)
            }
        }
    }
}

import Foundation

/// As much of JSON Schema as the service's document uses, written for the tests: whether a value is as a schema says.
struct SchemaCheck {
    let document: JSONTree

    /// What a reference leads to; itself where it is none.
    func following(_ node: JSONTree) -> JSONTree? {
        guard let reference = node["$ref"]?.string else { return node }
        return reference.split(separator: "/").dropFirst().reduce(Optional(document)) { $0?[String($1)] }
    }

    /// Where a value is not as it should be; empty where it is.
    func faults(_ value: JSONTree, _ schema: JSONTree, at place: String = "$") -> [String] {
        guard let schema = following(schema) else { return ["\(place): the reference leads nowhere"] }
        var faults: [String] = []
        if let type = schema["type"] {
            let types = type.items.isEmpty ? [type] : type.items
            if !types.contains(where: { Self.isOf($0.string ?? "", value) }) { faults.append("\(place): not of \(type.text)") }
        }
        if let choices = schema["enum"]?.items, !choices.contains(value) { faults.append("\(place): none of \(schema["enum"]!.text)") }
        if let const = schema["const"], const != value { faults.append("\(place): not \(const.text)") }
        if let choices = schema["anyOf"]?.items {
            let all = choices.map { self.faults(value, $0, at: place) }
            if !all.contains([]) { faults.append("\(place): fits none: \(all)") }
        }
        for part in schema["allOf"]?.items ?? [] { faults += self.faults(value, part, at: place) }
        if let inner = schema["not"], self.faults(value, inner, at: place).isEmpty { faults.append("\(place): is what it must not be") }
        switch value {
        case .string(let text):
            if let pattern = schema["pattern"]?.string, text.range(of: pattern, options: .regularExpression) == nil { faults.append("\(place): not like \(pattern)") }
        case .number(let number):
            if case .number(let least)? = schema["minimum"], number < least { faults.append("\(place): less than \(least)") }
            if case .number(let most)? = schema["maximum"], number > most { faults.append("\(place): more than \(most)") }
        case .array(let items):
            if let each = schema["items"] { for (index, item) in items.enumerated() { faults += self.faults(item, each, at: "\(place)[\(index)]") } }
        case .object(let members):
            for key in schema["required"]?.items.compactMap(\.string) ?? [] where members[key] == nil { faults.append("\(place).\(key): is missing") }
            for (key, member) in members {
                if let known = schema["properties"]?[key] {
                    faults += self.faults(member, known, at: "\(place).\(key)")
                } else if schema["additionalProperties"] == .bool(false) {
                    faults.append("\(place).\(key): is not in the document")
                }
            }
        default: break
        }
        return faults
    }

    private static func isOf(_ type: String, _ value: JSONTree) -> Bool {
        switch (type, value) {
        case ("null", .null), ("boolean", .bool), ("string", .string), ("array", .array), ("object", .object), ("number", .number): true
        case ("integer", .number(let number)): number == number.rounded()
        default: false
        }
    }
}

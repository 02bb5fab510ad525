internal import MoyinReports

extension JSONText {
    /// Appends a document, without spaces. Words in both languages are Chinese first, with English below, or beside in
    /// what stands on one line.
    mutating func document(_ node: DocumentNode, key: String = "") {
        switch node {
        case .null: raw("null")
        case .flag(let flag): raw(flag ? "true" : "false")
        case .number(let number): raw(number)
        case .text(let text): string(text)
        case .words(let words): string(words.chinese + (key == "description" ? "\n\n" : " / ") + words.english)
        case .list(let items): list(items) { $0.document($1) }
        case .object(let members):
            raw("{")
            for (index, member) in members.enumerated() {
                if index > 0 { raw(",") }
                string(member.key)
                raw(":")
                document(member.value, key: member.key)
            }
            raw("}")
        }
    }
}

extension DocumentNode {
    /// As JSON for people: what holds objects is a member a line.
    var lines: String { lines(indent: "") }

    private func lines(indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .object(let members) where !members.isEmpty:
            let lines = members.map { member in
                var key = JSONText()
                key.string(member.key)
                return inner + String(decoding: key.bytes, as: UTF8.self) + ": " + member.value.lines(indent: inner)
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
        case .list(let items) where items.contains(where: { !$0.members.isEmpty }):
            return "[\n" + items.map { inner + $0.lines(indent: inner) }.joined(separator: ",\n") + "\n" + indent + "]"
        default:
            var json = JSONText()
            json.document(self)
            return String(decoding: json.bytes, as: UTF8.self)
        }
    }
}

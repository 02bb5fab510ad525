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

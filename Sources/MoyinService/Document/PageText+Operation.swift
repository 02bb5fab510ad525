internal import MoyinReports

extension PageText {
    /// One operation: what it asks, what it answers, and examples.
    mutating func write(_ operation: DocumentPage.Operation, of document: DocumentNode) {
        let node = operation.node
        raw("<article>\n<h3 id=\"\(operation.id)\"><span class=\"method\">\(operation.method.uppercased())</span> <code>")
        words(operation.path)
        raw("</code> ")
        element("span", node["summary"]?.said ?? "")
        raw("</h3>\n")
        element("p", node["description"]?.said ?? "")
        parameters(node["parameters"]?.items ?? [], document)
        body(node["requestBody"]?["content"]?.members ?? [])
        examples(operation, document)
        responses(node["responses"]?.members ?? [], document)
        raw("</article>\n")
    }

    private mutating func parameters(_ parameters: [DocumentNode], _ document: DocumentNode) {
        guard !parameters.isEmpty else { return }
        element("h4", say("参数", "Parameters"))
        table([say("名称", "Name"), say("值", "Value"), say("说明", "Meaning")]) { page in
            for reference in parameters {
                let parameter = document.following(reference)
                let place = parameter["in"]?.text == "path" ? say("（路径）", " (path)") : ""
                page.row([
                    .built(.build { $0.element("code", parameter["name"]?.text ?? ""); $0.words(place) }),
                    .built(.build { $0.type(parameter["schema"] ?? .null, document) }), .words(parameter["description"]?.said ?? ""),
                ])
            }
        }
    }

    private mutating func body(_ content: [DocumentNode.Member]) {
        guard !content.isEmpty else { return }
        element("h4", say("正文", "Body"))
        table([say("媒体类型", "Media type"), say("内容", "Content")]) { page in
            for (types, value) in Self.grouped(content) { page.row([.built(.build { $0.codes(types) }), .built(.build { $0.type(value["schema"] ?? .null) })]) }
        }
    }

    /// Media types of one schema together.
    private static func grouped(_ content: [DocumentNode.Member]) -> [([String], DocumentNode)] {
        var rows: [(types: [String], shown: String, value: DocumentNode)] = []
        for member in content {
            let shown = build { $0.type(member.value["schema"] ?? .null) }.text
            if let index = rows.firstIndex(where: { $0.shown == shown }) { rows[index].types.append(member.key) } else { rows.append(([member.key], shown, member.value)) }
        }
        return rows.map { ($0.types, $0.value) }
    }

    private mutating func codes(_ codes: [String]) {
        for (index, code) in codes.enumerated() {
            if index > 0 { words(", ") }
            element("code", code)
        }
    }

    private mutating func responses(_ responses: [DocumentNode.Member], _ document: DocumentNode) {
        element("h4", say("答复", "Answers"))
        table([say("状态", "Status"), say("意思", "Meaning"), say("内容", "Content")]) { page in
            for (status, reference) in responses.sorted(by: { $0.key < $1.key }) {
                let response = document.following(reference)
                page.row([
                    .code(status), .words(response["description"]?.said ?? ""), .built(.build { $0.answer(response) }),
                ])
            }
        }
    }

    private mutating func answer(_ response: DocumentNode) {
        let content = response["content"]?.members ?? []
        if let problem = content.first(where: { $0.key == Problem.mediaType }) {
            let codes = problem.value["schema"]?["allOf"]?.items.last?["properties"]?["code"]?["enum"]?.items ?? []
            for (index, code) in codes.compactMap(\.text).enumerated() {
                if index > 0 { words(", ") }
                raw("<a href=\"#problem-\(code)\"><code>\(code)</code></a>")
            }
            return
        }
        for (index, row) in Self.grouped(content).enumerated() {
            if index > 0 { raw("<br>") }
            codes(row.0)
            words(" ")
            type(row.1["schema"] ?? .null)
        }
    }

    // MARK: examples

    private mutating func examples(_ operation: DocumentPage.Operation, _ document: DocumentNode) {
        let content = operation.node["requestBody"]?["content"]?.members ?? []
        let examples = content.flatMap { type in (type.value["examples"]?.members ?? []).map { (type.key, $0.key, $0.value) } }
        element("h4", say("示例", "Examples"))
        if examples.isEmpty { code(CurlExample(operation, document).text) }
        let answers = operation.node["responses"]?["200"]?["content"]?["application/json"]?["examples"]
        for (type, name, example) in examples {
            element("p", example["summary"]?.said ?? "", class: "quiet")
            code(CurlExample(operation, document, type: type, value: example["value"]).text)
            if type == "application/json", let answer = answers?[name]?["value"] { code(answer.lines) }
        }
    }
}

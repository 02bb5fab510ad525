internal import MoyinReports

extension DocumentNode {
    /// What a reference within the document leads to; itself where it is none.
    func following(_ node: DocumentNode) -> DocumentNode {
        guard let reference = node["$ref"]?.text else { return node }
        return reference.split(separator: "/").dropFirst().reduce(self) { $0[String($1)] ?? .null }
    }
}

extension PageText {
    /// The type of a value on a line.
    ///
    /// - Parameter document: short schemas are written out where it is given, and named where it is not.
    mutating func type(_ schema: DocumentNode, _ document: DocumentNode? = nil) {
        if let name = schema["$ref"]?.text?.split(separator: "/").last {
            if let document, case let target = document.following(schema), target["properties"] == nil, (target["enum"]?.items.count ?? 9) < 9 { return type(target) }
            raw("<a href=\"#schema-\(name)\">\(name)</a>")
        } else if let values = schema["enum"]?.items {
            for (index, value) in values.enumerated() {
                if index > 0 { words(" | ") }
                element("code", Self.literal(value))
            }
        } else if let value = schema["const"] {
            element("code", Self.literal(value))
        } else if let choices = schema["anyOf"]?.items {
            for (index, choice) in choices.enumerated() {
                if index > 0 { words(say("，或 ", " or ")) }
                type(choice, document)
            }
        } else if schema["type"]?.text == "array" {
            words(say("数组：", "array of "))
            type(schema["items"] ?? .null, document)
        } else {
            simple(schema)
        }
    }

    private mutating func simple(_ schema: DocumentNode) {
        let names = [
            "string": say("字符串", "string"), "integer": say("整数", "integer"), "number": say("数", "number"), "boolean": say("布尔值", "boolean"),
            "object": say("对象", "object"), "null": "null",
        ]
        let types = schema["type"].map { node in node.text.map { [$0] } ?? node.items.compactMap(\.text) } ?? []
        let isFile = schema["format"]?.text == "binary"
        words(isFile ? say("文件", "file") : types.isEmpty ? say("任意值", "any value") : types.map { names[$0] ?? $0 }.joined(separator: say("或", " or ")))
        let least = schema["minimum"].map(Self.literal), most = schema["maximum"].map(Self.literal)
        if least != nil || most != nil { words(" \(least ?? "")…\(most ?? "")") }
        guard let properties = schema["properties"]?.members else { return }
        raw("<ul>")
        for property in properties {
            raw("<li>")
            element("code", property.key)
            words(say("：", ": "))
            type(property.value)
            raw("</li>")
        }
        raw("</ul>")
    }

    /// As JSON has it.
    private static func literal(_ value: DocumentNode) -> String {
        if let text = value.text, !text.isEmpty { return text }
        var json = JSONText()
        json.document(value)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// Every schema: its members, or what it may be.
    mutating func schemas(_ schemas: [DocumentNode.Member]) {
        raw("<section>\n<h2 id=\"schemas\">\(say("数据结构", "Schemas"))</h2>\n")
        for (name, schema) in schemas {
            raw("<article>\n<h3 id=\"schema-\(name)\"><code>\(name)</code></h3>\n")
            element("p", schema["description"]?.said ?? "")
            if let members = schema["properties"]?.members {
                let required = schema["required"]?.items.compactMap(\.text) ?? []
                table([say("键", "Key"), say("值", "Value"), say("说明", "Meaning")]) { page in
                    for member in members {
                        page.row([
                            .built(.build { page in
                                page.element("code", member.key)
                                if required.contains(member.key) { page.element("span", say(" 必有", " always"), class: "quiet") }
                            }),
                            .built(.build { $0.type(member.value) }), .words(member.value["description"]?.said ?? ""),
                        ])
                    }
                }
            } else {
                raw("<p>")
                type(schema)
                raw("</p>\n")
            }
            raw("</article>\n")
        }
        raw("</section>\n")
    }

    /// Every code with its status and what helps.
    mutating func problems(_ problems: [DocumentNode.Member]) {
        raw("<section>\n<h2 id=\"problems\">\(say("出错信息", "Problems"))</h2>\n")
        element("p", say(
            "出错时答 application/problem+json（RFC 9457）：code 供程序用，detail 说哪里不对，remedy 说怎么办，field 指请求的哪一部分，instance 是请求编号。Presidio 的路径答 {\"error\"}。",
            "Errors are application/problem+json (RFC 9457): code is for programs, detail says what is wrong, remedy what helps, field which part of the request is meant, instance which request. Presidio's paths answer {\"error\"}."))
        table([say("代码", "Code"), say("状态", "Status"), say("意思和办法", "Meaning and remedy")]) { page in
            for (code, problem) in problems {
                var status = PageText()
                if case .number(let number)? = problem["status"] { status.element("code", number) }
                page.row([.code(code), .built(status), .words(say(problem["zh"]?.text ?? "", problem["en"]?.text ?? ""))], id: "problem-\(code)")
            }
        }
        raw("</section>\n")
    }
}

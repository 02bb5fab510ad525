internal import MoyinReports

/// An example of the document as a command that sends it.
struct CurlExample {
    let text: String

    /// - Parameters:
    ///   - type: of the body; nil: there is none.
    ///   - value: the body.
    init(_ operation: DocumentPage.Operation, _ document: DocumentNode, type: String? = nil, value: DocumentNode? = nil) {
        var lines = ["curl" + (operation.method == "get" || type != nil ? "" : " -X \(operation.method.uppercased())") + " " + Self.address(operation, document)]
        switch (type, value) {
        case ("multipart/form-data"?, let value?): lines += value.members.map(Self.field)
        case (let type?, let value?):
            lines.append("-H 'Content-Type: \(type)'")
            lines.append("--data-binary \(Self.quoted(Self.body(value)))")
        default: break
        }
        text = lines.joined(separator: " \\\n  ")
    }

    /// With the parameters that have an example.
    private static func address(_ operation: DocumentPage.Operation, _ document: DocumentNode) -> String {
        var path = operation.path
        var query: [String] = []
        for reference in operation.node["parameters"]?.items ?? [] {
            let parameter = document.following(reference)
            guard let name = parameter["name"]?.text, let example = parameter["example"] else { continue }
            let value = Self.body(example)
            // Bodies bring their own options.
            if parameter["in"]?.text == "path" { path = path.replacing("{\(name)}", with: value) } else if operation.method == "get" { query.append("\(name)=\(value)") }
        }
        return quoted("http://127.0.0.1:8080" + path + (query.isEmpty ? "" : "?" + query.joined(separator: "&")))
    }

    private static func field(_ member: DocumentNode.Member) -> String {
        if member.key == "file" { return "-F " + quoted("file=@\(say("公示.txt", "notice.txt"))") }
        return "-F " + quoted("\(member.key)=\(body(member.value))")
    }

    private static func body(_ value: DocumentNode) -> String {
        if let text = value.text { return text }
        var json = JSONText()
        json.document(value)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// As a shell has it.
    private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}

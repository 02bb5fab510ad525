internal import MoyinReports

extension ServiceDocument {
    /// Turns the source into OpenAPI: what begins with `x-` and is ours becomes what it stands for.
    struct Builder {
        let facts: Facts
        let codes: [String]

        func document(_ source: DocumentNode) -> DocumentNode {
            var document = built(source)
            document.set("x-guide", nil)
            document.set("security", facts.hasKeys ? .list([.object([("key", .list([]))])]) : .list([]))
            return document
        }

        private func built(_ node: DocumentNode) -> DocumentNode {
            switch node {
            case .list(let items):
                return .list(items.filter { isThere($0) }.map { built($0) })
            case .object:
                var node = node
                tellScope(&node)
                tellCodes(&node)
                fillIn(&node)
                return .object(node.members.map { ($0.key, built($0.value)) })
            default: return node
            }
        }

        /// Whether a part of the document has a meaning with this service.
        private func isThere(_ node: DocumentNode) -> Bool { node["x-when"] == nil || facts.webhooks != nil }

        /// `x-scope` of an operation: what a key must be good for, any of them.
        private func tellScope(_ node: inout DocumentNode) {
            guard let scopes = node["x-scope"]?.items else { return }
            node.set("x-scope", nil)
            let names = scopes.compactMap(\.text)
            let words: DocumentNode.Words = .init(chinese: "密钥的权限：\(names.joined(separator: " 或 "))。", english: "Scope of the key: \(names.joined(separator: " or ")).")
            if case .words(let description)? = node["description"] {
                let (chinese, english) = (description.chinese, description.english)
                node.set(
                    "description",
                    .words(.init(
                        chinese: chinese + (chinese.hasSuffix("。") ? "" : "。") + words.chinese,
                        english: english + (english.hasSuffix(".") ? " " : ". ") + words.english)))
            } else {
                node.set("description", .words(words))
            }
            if facts.hasKeys { node.set("security", .list(scopes.map { .object([("key", .list([$0]))]) })) }
        }

        /// `x-codes` of a response: the problems that it may bear.
        private func tellCodes(_ node: inout DocumentNode) {
            guard let known = node["x-codes"] else { return }
            node.set("x-codes", nil)
            // In the schema of all problems.
            if known.isTrue { return node.set("enum", .list(codes.map { .text($0) })) }
            func reference(_ name: String) -> DocumentNode { .object([("$ref", .text("#/components/\(name)"))]) }
            var headers: [DocumentNode.Member] = [("X-Request-Id", reference("headers/RequestID")), ("Moyin-Verdict", reference("headers/VerdictOfReviews"))]
            if node["x-retries"] != nil { headers.append(("Retry-After", reference("headers/RetryAfter"))) }
            if known.items.contains(where: { $0.text == "key-needed" }) { headers.append(("WWW-Authenticate", reference("headers/Challenge"))) }
            node.set("x-retries", nil)
            node.set("headers", .object(headers))
            let code: DocumentNode = .object([("properties", .object([("code", .object([("enum", known)]))]))])
            let schema: DocumentNode = .object([("allOf", .list([reference("schemas/Problem"), code]))])
            node.set("content", .object([(Problem.mediaType, .object([("schema", schema)]))]))
        }

        /// `x-values`, `x-pattern-of`, `x-limit`, `x-when`: what this service has.
        private func fillIn(_ node: inout DocumentNode) {
            if let name = node["x-values"]?.text {
                node.set("x-values", nil)
                let values = name == "profiles" ? facts.profiles : name == "rules" ? facts.rules : facts.names
                if node["type"]?.text != "array" {
                    node.set("enum", .list(values.map { .text($0) }))
                } else if values.isEmpty {
                    node.set("maxItems", .number("0"))
                } else {
                    node.set("items", .object([("type", .text("string")), ("enum", .list(values.map { .text($0) }))]))
                }
            }
            if let name = node["x-pattern-of"]?.text {
                node.set("x-pattern-of", nil)
                node.set("pattern", .text(name == "webhooks" ? address : listed(name == "rules" ? facts.rules : facts.names)))
            }
            if node["x-limit"] != nil {
                node.set("x-limit", nil)
                node.set("maxItems", .number(String(facts.documents)))
            }
            node.set("x-when", nil)
        }

        /// Names with commas between.
        private func listed(_ names: [String]) -> String {
            guard !names.isEmpty else { return "^,*$" }
            let one = "(\(names.map(Self.escaped).joined(separator: "|")))"
            return "^,*(\(one)(,+\(one))*,*)?$"
        }

        private var address: String {
            let hosts = (facts.webhooks ?? []).map(Self.escaped).joined(separator: "|")
            return "^https?://(\(hosts))(/[!-\"$-\\[\\]-~]*)?$"
        }

        private static func escaped(_ text: String) -> String {
            var escaped = ""
            for character in text {
                if "\\^$.|?*+()[]{}/-".contains(character) { escaped.append("\\") }
                escaped.append(character)
            }
            return escaped
        }
    }
}

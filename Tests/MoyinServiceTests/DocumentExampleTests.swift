import Foundation
@testable import MoyinService
import Testing

/// Every example of the document, sent as it stands there.
@Suite struct DocumentExampleTests {
    struct Example {
        var method: String
        var path: String
        /// That of an answer that goes with it.
        var name: String?
        var type: String?
        var body: [UInt8] = []
        var responses: JSONTree
        var status: Int
    }

    private static func examples(_ document: JSONTree) -> [Example] {
        let check = SchemaCheck(document: document)
        return (document["paths"]?.members ?? [:]).sorted { $0.key < $1.key }.flatMap { path, item in
            item.members.flatMap { method, operation -> [Example] in
                let responses = operation["responses"] ?? .null
                let status = responses.members.keys.compactMap { Int($0) }.filter { $0 < 300 || $0 == 501 }.max() ?? 0
                var path = path
                var query: [String] = []
                for parameter in operation["parameters"]?.items.compactMap(check.following) ?? [] {
                    guard let name = parameter["name"]?.string, let example = parameter["example"] else { continue }
                    let value = example.string ?? example.text
                    if parameter["in"] == .string("path") { path = path.replacingOccurrences(of: "{\(name)}", with: value) }
                    if parameter["in"] == .string("query") { query.append("\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!)") }
                }
                if method == "get", !query.isEmpty { path += "?" + query.joined(separator: "&") }
                let bodies = (operation["requestBody"]?["content"]?.members ?? [:]).flatMap { type, content in
                    (content["examples"]?.members ?? [:]).compactMap { name, example in example["value"].map { (type, name, $0) } }
                }
                guard !bodies.isEmpty else { return [Example(method: method.uppercased(), path: path, responses: responses, status: status)] }
                return bodies.map { type, name, value in
                    let (type, body) = sent(type, value)
                    return Example(method: method.uppercased(), path: path, name: name, type: type, body: body, responses: responses, status: status)
                }
            }
        }
    }

    /// The body as a client sends it.
    private static func sent(_ type: String, _ value: JSONTree) -> (String, [UInt8]) {
        guard type == "multipart/form-data" else { return (type, Array((type == "application/json" ? value.text : value.string ?? value.text).utf8)) }
        var body = ""
        for (name, value) in value.members {
            for item in value.items.isEmpty ? [value] : value.items {
                body += "--x\r\nContent-Disposition: form-data; name=\"\(name)\"\(name == "file" ? "; filename=\"公示.txt\"" : "")\r\n\r\n\(item.string ?? item.text)\r\n"
            }
        }
        return ("multipart/form-data; boundary=x", Array((body + "--x--\r\n").utf8))
    }

    @Test func examplesAreAnsweredAsTheDocumentSays() async throws {
        let folder = try AuditFolder()
        try await LiveServer.with { $0.ledger = folder.ledger } _: { server in
            try await server.fill()
            _ = try await server.act(#"{"action":"rectify","cases":[1]}"#)
            let document = try await DocumentTests.document(server)
            let check = SchemaCheck(document: document)
            let examples = Self.examples(document)
            #expect(examples.count > 40)
            var answers = 0
            for example in examples {
                let reply = try await server.send(example.method, example.path, type: example.type, body: example.body)
                let name = "\(example.method) \(example.path) \(example.type ?? "")"
                // Of the job of the example there is none.
                #expect(reply.status == (example.path.contains("/0123456789") ? 404 : example.status), "\(name): \(reply.text.prefix(300))")
                let response = try #require(example.responses[String(reply.status)].flatMap(check.following), "\(name)")
                let type = reply.headers["content-type"].map { String($0.prefix { $0 != ";" }) } ?? ""
                let content = try #require(response["content"]?[type], "\(name): \(type)")
                if type == "application/json" || type.hasSuffix("+json"), let schema = content["schema"] {
                    let faults = check.faults(try JSONTree(reply.body), schema)
                    #expect(faults == [], "\(name): \(faults)")
                }
                // An answer that stands there is the one that is given.
                if example.type == "application/json", let answer = example.name.flatMap({ content["examples"]?[$0]?["value"] }) {
                    answers += 1
                    #expect(try JSONTree(reply.body) == answer, "\(name)")
                }
                for (header, field) in response["headers"]?.members ?? [:] where check.following(field)?["required"] == .bool(true) {
                    #expect(reply.headers[header.lowercased()] != nil, "\(name): \(header)")
                }
            }
            #expect(answers == 8)
        }
    }

    /// Bodies that are documented are taken: the schemas of requests, too, are true of the examples.
    @Test func examplesAreAsTheirSchemasSay() async throws {
        try await LiveServer.with { server in
            let document = try await DocumentTests.document(server)
            let check = SchemaCheck(document: document)
            var count = 0
            for (path, item) in document["paths"]?.members ?? [:] {
                for operation in item.members.values {
                    for content in (operation["requestBody"]?["content"]?.members ?? [:]).values {
                        for example in (content["examples"]?.members ?? [:]).values {
                            count += 1
                            #expect(check.faults(try #require(example["value"]), try #require(content["schema"])) == [], "\(path)")
                        }
                    }
                }
            }
            #expect(count > 20)
        }
    }

    @Test func aJobIsAsTheDocumentSaysToItsEnd() async throws {
        try await LiveServer.with { server in
            let document = try await DocumentTests.document(server)
            let check = SchemaCheck(document: document)
            let job = try #require(document["components"]?["schemas"]?["Job"])
            for (task, body, status) in [("check", #"{"text":"手机13800138000"}"#, 200), ("redact", #"{"text":"机密★10年\n关于某事"}"#, 422)] {
                let submitted = try await server.send("/v1/jobs?task=\(task)", body)
                #expect(submitted.status == 202)
                let id = try #require(submitted.json["id"] as? String)
                #expect(submitted.headers["location"] == "/v1/jobs/\(id)")
                var state = try await server.get("/v1/jobs/\(id)")
                for _ in 0..<600 where ["queued", "running"].contains(state.json["state"] as? String ?? "") {
                    try await Task.sleep(for: .milliseconds(50))
                    state = try await server.get("/v1/jobs/\(id)")
                }
                #expect(check.faults(try JSONTree(state.body), job) == [])
                let result = try await server.get("/v1/jobs/\(id)/result")
                #expect(result.status == status)
                let response = try #require(document["paths"]?["/v1/jobs/{id}/result"]?["get"]?["responses"]?[String(status)].flatMap(check.following))
                let schema = try #require(response["content"]?[result.headers["content-type"] ?? ""]?["schema"])
                #expect(check.faults(try JSONTree(result.body), schema) == [])
                #expect(try await server.send("DELETE", "/v1/jobs/\(id)", type: nil).status == 204)
            }
        }
    }

    @Test func theCheckOfSchemasSeesWhatIsWrong() throws {
        let document = try JSONTree(Array(#"{"components":{"schemas":{"A":{"type":"object","required":["a"],"additionalProperties":false,"properties":{"a":{"type":"integer","minimum":1},"b":{"enum":[null,"x"]}}}}}}"#.utf8))
        let check = SchemaCheck(document: document)
        let schema = JSONTree.object(["$ref": .string("#/components/schemas/A")])
        for (text, isRight) in [
            (#"{"a":1}"#, true), (#"{"a":1,"b":null}"#, true), ("{}", false), (#"{"a":0}"#, false), (#"{"a":true}"#, false), (#"{"a":1.5}"#, false),
            (#"{"a":1,"b":"y"}"#, false), (#"{"a":1,"c":1}"#, false), ("[]", false),
        ] {
            #expect(check.faults(try JSONTree(Array(text.utf8)), schema).isEmpty == isRight, "\(text)")
        }
    }
}

import Foundation
import HTTPTypes
import Moyin
import MoyinFiles
@testable import MoyinService
import Testing

/// What the service says of itself, against what it is.
@Suite struct DocumentTests {
    static func document(_ server: LiveServer) async throws -> JSONTree {
        let reply = try await server.get("/openapi.json")
        #expect(reply.status == 200 && reply.headers["content-type"] == "application/json")
        return try JSONTree(reply.body)
    }

    private static let methods = ["get", "post", "put", "patch", "delete", "head", "options", "trace"]

    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources")

    @Test func everyEndpointIsDescribedAndNothingElse() async throws {
        try await LiveServer.with { server in
            let document = try await Self.document(server)
            let described = (document["paths"]?.members ?? [:]).flatMap { path, item in
                item.members.keys.filter(Self.methods.contains).map { "\($0.uppercased()) \(path)" }
            }
            #expect(Set(described) == Set(Endpoints.all.map { "\($0.method.rawValue) \($0.path)" }))
            var ids: Set<String> = []
            for endpoint in Endpoints.all {
                let operation = document["paths"]?[endpoint.path]?[endpoint.method.rawValue.lowercased()]
                let id = try #require(operation?["operationId"]?.string)
                #expect(ids.insert(id).inserted, "\(id)")
                // Who may ask it.
                for scope in endpoint.orScopes + (endpoint.scope.map { [$0] } ?? []) {
                    #expect(operation?["description"]?.string?.contains(scope.rawValue) == true, "\(id)")
                }
                #expect((operation?["security"] == .array([])) == (endpoint.scope == nil), "\(id)")
                // What every answer of it carries.
                let statuses = operation?["responses"]?.members ?? [:]
                #expect((statuses["401"] != nil) == (endpoint.scope != nil), "\(id)")
                for status in ["403", "421", "500"] { #expect(statuses[status] != nil, "\(id)") }
            }
        }
    }

    @Test func everyOptionIsDescribed() async throws {
        try await LiveServer.with { server in
            let document = try await Self.document(server)
            let check = SchemaCheck(document: document)
            for path in ["/v1/check", "/v1/files/check", "/v1/redact", "/v1/files/redact", "/v1/record", "/v1/jobs"] {
                let operation = try #require(document["paths"]?[path]?["post"])
                let parameters = operation["parameters"]?.items.compactMap { check.following($0)?["name"]?.string } ?? []
                let more = path == "/v1/jobs" ? ["task"] : []
                #expect(Set(parameters) == Set(ReviewOptions.names + more), "\(path)")
                let types = operation["requestBody"]?["content"]?.members.keys.map { $0 } ?? []
                #expect(Set(MediaType.names).subtracting(types).subtracting(path == "/v1/record" ? ["application/x-ndjson"] : []).isEmpty, "\(path)")
                #expect(types.allSatisfy { MediaType($0 + "; boundary=x") != nil })
            }
            let schemas = try #require(document["components"]?["schemas"])
            for (name, more) in [
                ("OneText", ["text"]), ("DecidedText", ["text", "decisions"]), ("RecordedText", ["text", "decisions"]), ("ManyTexts", ["texts"]),
                ("Files", ["file"]), ("OneFile", ["file"]), ("RecordedFile", ["file"]),
            ] {
                #expect(Set((schemas[name]?["properties"]?.members ?? [:]).keys) == Set(ReviewOptions.names + more), "\(name)")
            }
            // The values of an option are those of its type.
            #expect(schemas["Offsets"]?["enum"]?.items.compactMap(\.string) == OffsetUnit.allCases.map(\.rawValue))
            #expect(schemas["Style"]?["enum"]?.items.compactMap(\.string) == RedactionStyle.allCases.map(\.rawValue))
            #expect(schemas["Input"]?["enum"]?.items.compactMap(\.string) == ReviewOptions.Input.allCases.map(\.rawValue))
            #expect(schemas["RecordFormat"]?["enum"]?.items.compactMap(\.string) == ReviewOptions.RecordFormat.allCases.map(\.rawValue))
            #expect(schemas["Verdict"]?["enum"]?.items.compactMap(\.string) == Verdict.allCases.map(\.rawValue))
            let profiles = Set(schemas["ProfileName"]?["enum"]?.items.compactMap(\.string) ?? [])
            for profile in server.service.core.shelf.standard.profiles { #expect(profiles.contains(profile.name) && profiles.contains(profile.alias)) }
        }
    }

    /// Codes as they are written in the sources.
    static func codes() throws -> Set<String> {
        let folder = sources.appendingPathComponent("MoyinService")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)).compactMap { $0 as? URL }
        var codes: Set<String> = ["still-present", "not-reviewed", "blocked", "contradictory"]
        codes.formUnion(FileRedactionError.fileCodes)
        for file in files where file.pathExtension == "swift" && !file.path.contains("/Presidio/") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for pattern in [#/(?:Problem|self\.init)\(\s*\.?[a-zA-Z]+, "([a-z-]+)"/#, #/code: "([a-z-]+)"/#, #/code: String = "([a-z-]+)"/#] {
                for match in text.matches(of: pattern) { codes.insert(String(match.1)) }
            }
        }
        return codes
    }

    @Test func everyCodeIsDescribedAndNothingElse() async throws {
        try await LiveServer.with { server in
            let document = try await Self.document(server)
            let described = Set((document["x-problems"]?.members ?? [:]).keys)
            let written = try Self.codes()
            #expect(described == written, "only described: \(described.subtracting(written)), only written: \(written.subtracting(described))")
            // Each where it may come, with its status.
            var named: Set<String> = ["method-not-allowed", "interrupted"]
            for (path, item) in document["paths"]?.members ?? [:] {
                for (method, operation) in item.members {
                    for (status, response) in operation["responses"]?.members ?? [:] {
                        let response = SchemaCheck(document: document).following(response)
                        let schema = response?["content"]?["application/problem+json"]?["schema"]
                        for code in schema?["allOf"]?.items.last?["properties"]?["code"]?["enum"]?.items.compactMap(\.string) ?? [] {
                            named.insert(code)
                            if path == "/v1/jobs/{id}/result", code == "time-limit" { continue }
                            #expect(document["x-problems"]?[code]?["status"] == .number(Double(status)!), "\(method) \(path) \(status) \(code)")
                        }
                    }
                }
            }
            #expect(named == described)
        }
    }

    @Test func problemsAreThoseOfTheirOperation() async throws {
        try await LiveServer.with { server in
            let document = try await Self.document(server)
            let check = SchemaCheck(document: document)
            for test in ProblemTests.cases where ![404, 405].contains(test.status) {
                let reply = try await server.send(test.path, type: test.type, headers: test.headers, test.body)
                let path = String(test.path.prefix { $0 != "?" })
                let response = try #require(document["paths"]?[path]?["post"]?["responses"]?[String(reply.status)].flatMap(check.following), "\(test.code)")
                let schema = try #require(response["content"]?["application/problem+json"]?["schema"])
                let faults = check.faults(try JSONTree(reply.body), schema)
                #expect(faults == [], "\(test.code): \(faults)")
            }
        }
    }

    @Test func theSourceIsWhole() throws {
        let folder = Self.sources.appendingPathComponent("CServiceDocument/api")
        #expect(Set(DocumentSource.files.map(\.name)) == Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)))
        // A comma in words without quotation marks would make a key of what follows it.
        func walk(_ node: DocumentNode, _ place: String) {
            for (key, value) in node.members {
                #expect(key.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f }, "\(place).\(key)")
                walk(value, "\(place).\(key)")
            }
            for (index, item) in node.items.enumerated() { walk(item, "\(place)[\(index)]") }
        }
        walk(try DocumentSource.read(), "$")
    }

    @Test func everyReferenceLeadsSomewhere() async throws {
        try await LiveServer.with { server in
            let document = try await Self.document(server)
            let check = SchemaCheck(document: document)
            var count = 0
            func walk(_ node: JSONTree) {
                if node["$ref"]?.string != nil {
                    count += 1
                    #expect(check.following(node) != nil, "\(node.text)")
                }
                node.items.forEach(walk)
                node.members.values.forEach(walk)
            }
            walk(document)
            #expect(count > 100)
        }
    }
}

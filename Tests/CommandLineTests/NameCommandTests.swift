import Foundation
import Testing

/// Names on the command line: reported and kept, hidden when asked for, listed by the user.
@Suite struct NameCommandTests {
    static let text = "局长张建国同志主持，联系人：王小明。\n"

    static func run(_ arguments: [String], list: String? = nil) throws -> (status: Int32, out: String, err: String) {
        guard let list else { return try CommandLineTests.run(arguments, input: Data(text.utf8)) }
        let folder = try CommandLineTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("名单.txt")
        try Data(list.utf8).write(to: file)
        return try CommandLineTests.run(arguments + ["--names", file.path], input: Data(text.utf8))
    }

    @Test func reportedAndKept() throws {
        let text = try Self.run(["check", "-"])
        #expect(text.status == 0 && text.out.contains("可保留：姓名 2"), "\(text.out)")
        let json = try Self.run(["check", "--format", "jsonl", "-"])
        let findings = try (JSONSerialization.jsonObject(with: Data(json.out.utf8)) as! [String: Any])["findings"] as! [[String: Any]]
        #expect(findings.map { $0["text"] as? String } == ["张建国", "王小明"])
        #expect(findings.allSatisfy { $0["kind"] as? String == "PERSON_NAME" && $0["disposition"] as? String == "keep" })
        #expect(findings.allSatisfy { $0["replacement"] is NSNull })
        #expect(try Self.run(["check", "--format", "count", "-"]).out == "PERSON_NAME 2\n")
        #expect(try Self.run(["redact", "-"]).out == Self.text)
    }

    @Test func hidden() throws {
        let report = try Self.run(["check", "--hide-names", "-"])
        #expect(report.status == 1 && report.out.contains("称谓职务“局长”") && !report.out.contains("张建国"), "\(report.out)")
        #expect(try Self.run(["redact", "--hide-names", "-"]).out == "局长张某某同志主持，联系人：王某某。\n")
        #expect(try Self.run(["redact", "--hide-names", "--style", "pseudonym", "-"]).out == "局长张某甲同志主持，联系人：王某甲。\n")
        let english = try Self.run(["check", "--hide-names", "--lang", "en", "-"]).out
        #expect(english.contains("Name of a person") && english.contains("characters of a name"), "\(english)")
    }

    @Test func lists() throws {
        #expect(try Self.run(["redact", "-"], list: "王小明\n").out == "局长张建国同志主持，联系人：王某某。\n")
        #expect(try Self.run(["redact", "--hide-names", "-"], list: "[公开]\n張建國\n").out == "局长张建国同志主持，联系人：王某某。\n")
        #expect(try Self.run(["check", "-"], list: "王小明\n").out.contains("在须隐去的名单上"))
    }

    @Test func wrongLists() throws {
        let wrong = try Self.run(["check", "-"], list: "王小明\n1、张建国\n")
        #expect(wrong.status == 2 && wrong.err.contains("名单.txt:2:1: error[bad-name]") && wrong.err.contains("→"), "\(wrong.err)")
        let missing = try Self.run(["check", "--names", "/no/such/list", "-"])
        #expect(missing.status == 2 && missing.err.contains("/no/such/list"))
    }

    @Test func rules() throws {
        #expect(try CommandLineTests.run(["rules", "list"]).out.contains("PERSON_NAME\tS1\tcn/person-name\t姓名"))
        #expect(try CommandLineTests.run(["rules", "explain", "PERSON_NAME"]).out.contains("民法典#1034"))
    }

    @Test("in every kind of file, with all threads")
    func everyFormat() throws {
        for (name, text, expected) in [
            ("a.jsonl", #"{"id":1,"text":"局长张建国同志"}"# + "\n", #"{"id":1,"text":"局长张某某同志"}"# + "\n"),
            ("a.html", "<p>局长<b>张建国</b>同志</p>", "<p>局长<b>张某某</b>同志</p>"),
            ("a.csv", "姓名,单位\n\"王小明\",西河村\n", "姓名,单位\n\"王某某\",西河村\n"),
        ] {
            let folder = try CommandLineTests.folder()
            defer { try? FileManager.default.removeItem(at: folder) }
            let file = folder.appendingPathComponent(name)
            try Data(text.utf8).write(to: file)
            let result = try CommandLineTests.run(["redact", "--hide-names", "--jobs", "2", file.path])
            #expect(result.out == expected, "\(result.out) \(result.err)")
        }
    }
}

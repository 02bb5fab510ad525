import Foundation
import Testing

/// `moyin names train` and `evaluate` on a recipe of a few lines; all names are invented.
@Suite struct NameTrainingTests {
    private static let tables = [
        "surnames": "王\t65000\n李\t66000\n欧阳\t1000\n", "surnames_ja": "小泉\t100\n", "given": "建\t5\t90\t10\n国\t9\t80\t95\n强\t40\t10\t90\n",
        "translit_all": "克\t2166\n林\t202\n", "words": "会议\t9000\tn\n主持\t800\tv\n", "singles": "和\t5000\tc\n", "titles": "局长\tbefore\n同志\tafter\n",
        "names": "李国强\t3\n", "translit_names": "克林\t9\n", "places": "王庄\tcounty\t1\t1\t0\n",
    ]

    /// A folder with everything the recipe asks for.
    private static func folder(_ change: (String) -> String = { $0 }) throws -> URL {
        let folder = try CommandLineTests.folder()
        var recipe = "version: 1\nname: small\nmodel: '3.1'\nepochs: 1\nleast: 1\nseed: 4\ntables:\n"
        for (name, text) in tables.sorted(by: { $0.key < $1.key }) {
            try Data(text.utf8).write(to: folder.appendingPathComponent("\(name).tsv"))
            recipe += "  - {table: \(name), path: \(name).tsv, licence: MIT, source: invented}\n"
        }
        let line = #"{"id":1,"text":"局长王建国主持会议","spans":[[2,5,"PER"]]}"# + "\n"
        try Data(String(repeating: line, count: 10).utf8).write(to: folder.appendingPathComponent("a.jsonl"))
        try Data("会议主持\n\u{0c}\n会议和会议\n".utf8).write(to: folder.appendingPathComponent("n.txt"))
        try Data("# gaps\n{T}{N}主持会议，{N}{A}和{S}{A}。\n".utf8).write(to: folder.appendingPathComponent("t.txt"))
        recipe += """
            texts:
              - {path: a.jsonl, licence: CC0-1.0, source: invented, attribution: Nobody, part: first 80%, join: true, weight: 0.5}
              - {path: n.txt, kind: negatives, licence: CC0-1.0, source: invented}
              - {path: t.txt, kind: templates, count: 5, licence: CC0-1.0, source: invented}
            """
        try Data(change(recipe).utf8).write(to: folder.appendingPathComponent("recipe.yaml"))
        return folder
    }

    @Test func sameBytesTwiceAndACard() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let recipe = folder.appendingPathComponent("recipe.yaml").path
        var models: [Data] = []
        for name in ["one.model", "two.model"] {
            let path = folder.appendingPathComponent(name)
            let result = try CommandLineTests.run(["names", "train", recipe, "-o", path.path])
            #expect(result.status == 0 && result.out.isEmpty, "\(result.err)")
            models.append(try Data(contentsOf: path))
        }
        #expect(models[0] == models[1])
        let card = try CommandLineTests.run(["names", "card", folder.appendingPathComponent("one.model").path]).out
        for part in ["姓名模型 3.1", "recipe: small", "SHA-256", "a.jsonl: 1 texts, 8 names", "licences: MIT; CC0-1.0", "attribution: Nobody"] {
            #expect(card.contains(part), "\(card)")
        }
        // No folder of this machine.
        #expect(!card.contains(folder.lastPathComponent))
        // Nothing temporary stays behind.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasPrefix(".") })
        let figures = try CommandLineTests.run([
            "names", "evaluate", folder.appendingPathComponent("a.jsonl").path, "--negative", folder.appendingPathComponent("n.txt").path, "--model",
            folder.appendingPathComponent("one.model").path, "--format", "json",
        ])
        let json = try JSONSerialization.jsonObject(with: Data(figures.out.utf8)) as! [String: Any]
        #expect((json["files"] as! [[String: Any]]).count == 2)
        #expect((json["total"] as! [String: Any])["names"] as? Int == 10)
        #expect((json["model"] as! [String: Any])["version"] as? String == "3.1")
    }

    @Test(arguments: [
        ("path: a.jsonl", "path: b.jsonl", "error[no-input]"),
        ("path: n.txt", "sha256: \(String(repeating: "0", count: 64)), path: n.txt", "error[wrong-digest]"),
        ("version: 1", "version: 7", "error[bad-version]"),
        ("path: words.tsv", "path: titles.tsv", "error[bad-table]"),
        ("path: a.jsonl", "path: n.txt", "error[json]"),
    ])
    func refused(_ old: String, _ new: String, _ code: String) throws {
        let folder = try Self.folder { $0.replacing(old, with: new) }
        defer { try? FileManager.default.removeItem(at: folder) }
        let model = folder.appendingPathComponent("x.model")
        let result = try CommandLineTests.run(["names", "train", folder.appendingPathComponent("recipe.yaml").path, "-o", model.path])
        #expect(result.status == 2 && result.err.contains(code) && result.err.contains("→"), "\(result.err)")
        #expect(!FileManager.default.fileExists(atPath: model.path))
    }

    /// That it cannot be written is said before the training.
    @Test func placesThatCannotBeWritten() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let recipe = folder.appendingPathComponent("recipe.yaml").path
        for output in [folder.path, folder.appendingPathComponent("none/x.model").path] {
            #expect(try CommandLineTests.run(["names", "train", recipe, "-o", output]).status == 2)
        }
    }

    @Test(arguments: [
        (#"{"id":1,"text":"王","spans":[[0,2,"PER"]]}"#, "error[bad-span]"), (#"{"id":1,"text":"王"}"#, "error[missing-key]"),
        (#"{"id":1,"text":"王","spans":[[0,"PER"]]}"#, "error[json]"),
    ])
    func wrongLines(_ line: String, _ code: String) throws {
        let result = try CommandLineTests.run(["names", "evaluate", "-"], input: Data(line.utf8))
        #expect(result.status == 2 && result.err.contains(":1:") && result.err.contains(code) && result.err.contains("→"), "\(result.err)")
    }

    /// An interruption leaves nothing.
    @Test func interrupted() throws {
        let folder = try Self.folder { $0.replacing("epochs: 1", with: "epochs: 100").replacing("count: 5", with: "count: 3000") }
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = Process()
        process.executableURL = CommandLineTests.binary
        process.arguments = ["names", "train", folder.appendingPathComponent("recipe.yaml").path, "-o", folder.appendingPathComponent("x.model").path]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        // Something has been said: the signal is handled from here on.
        _ = errors.fileHandleForReading.availableData
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { $0 != "x.model" && !$0.hasPrefix(".") })
    }
}

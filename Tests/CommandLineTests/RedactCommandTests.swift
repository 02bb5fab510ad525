import Foundation
import Testing

/// Copies: where they go, what stays as it was, and that nothing is left behind when one fails.
@Suite struct RedactCommandTests {
    static func files(_ folder: URL) throws -> [String: String] {
        var files: [String: String] = [:]
        for case let url as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])! {
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            let name = url.standardizedFileURL.path.replacingOccurrences(of: folder.standardizedFileURL.path + "/", with: "")
            files[name] = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        }
        return files
    }

    static func drafts(_ texts: [String: String], _ body: (URL, URL) throws -> Void) throws {
        try HostileInputTests.within { folder in
            let drafts = folder.appendingPathComponent("in")
            for (name, text) in texts {
                let file = drafts.appendingPathComponent(name)
                try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            try body(drafts, folder.appendingPathComponent("out"))
        }
    }

    @Test func foldersKeepTheirShape() throws {
        try Self.drafts(["a/b/x.txt": "手机：13800138000\r\n", "c/x.txt": "无"]) { drafts, copies in
            let result = try CommandLineTests.run(["redact", "-o", copies.path, drafts.path])
            #expect(result.status == 0)
            #expect(try Self.files(copies) == ["a/b/x.txt": "手机：138****8000\r\n", "c/x.txt": "无"])
            try FileManager.default.removeItem(at: copies)
            let arguments = ["redact", "-o", copies.path, drafts.path + "/a/b/x.txt", drafts.path + "/c/x.txt"]
            #expect(try CommandLineTests.run(arguments).status == 0)
            #expect(try Self.files(copies).keys.sorted() == ["a/b/x.txt", "c/x.txt"])
        }
    }

    @Test func originalsAreNeverOverwritten() throws {
        try Self.drafts(["x.txt": "手机：13800138000"]) { drafts, copies in
            for arguments in [["-o", drafts.path, drafts.path], ["-o", drafts.path, drafts.path + "/x.txt"]] {
                let result = try CommandLineTests.run(["redact"] + arguments)
                #expect(result.status == 2 && result.err.contains("-o"))
            }
            #expect(try Self.files(drafts) == ["x.txt": "手机：13800138000"])
            // Copies inside the folder of the originals are not read again.
            let inside = drafts.appendingPathComponent("copies").path
            for _ in 0..<2 { #expect(try CommandLineTests.run(["redact", "-o", inside, drafts.path]).status == 0) }
            #expect(try Self.files(drafts).keys.sorted() == ["copies/x.txt", "x.txt"])
        }
    }

    /// A line that names no profile goes by the one of the command, which would not have told it so itself.
    @Test func jsonLinesGoByTheProfile() throws {
        let text = "王建国，男，1974年9月生，现任科长。"
        let lines = [#"{"text":"\#(text)"}"#, #"{"profile":"general","text":"\#(text)"}"#].joined(separator: "\n")
        try Self.drafts(["a.jsonl": lines]) { drafts, copies in
            let file = drafts.path + "/a.jsonl"
            func redacted(_ options: [String]) throws -> [String] {
                let result = try CommandLineTests.run(["redact", file] + options)
                #expect(result.status == 0, "\(result.err)")
                return result.out.split(separator: "\n").map(String.init)
            }
            let plain = try redacted([])
            let appointment = try redacted(["--profile", "appointment"])
            let own = lines.split(separator: "\n").map(String.init)
            // The month of birth stays in a notice before an appointment, and goes elsewhere.
            #expect(plain[0] != own[0] && appointment[0] == own[0], "\(plain) \(appointment)")
            #expect(plain[1] == appointment[1] && plain[1] != own[1], "\(plain) \(appointment)")
            // As `check` has it.
            let checked = try CommandLineTests.run(["check", "--format", "jsonl", "--profile", "appointment", file])
            #expect(checked.out.split(separator: "\n").map { $0.contains("\"disposition\":\"redact\"") } == [false, true], "\(checked.out)")
        }
    }

    /// Only `text` changes, as a string again; the rest of the line stays byte for byte.
    @Test func jsonLines() throws {
        let lines = [
            #"{"id":"\u0031", "meta":{"n":[1, 2]},"text":"\u624b机：13800138000\n\"甲\"" , "z":null}"#, "", #"{"text":"无\u0041"}"#,
        ]
        try Self.drafts(["a.jsonl": lines.joined(separator: "\n")]) { drafts, copies in
            let result = try CommandLineTests.run(["redact", "--style", "pseudonym", "-o", copies.path, drafts.path])
            #expect(result.status == 0)
            let expected = [
                #"{"id":"\u0031", "meta":{"n":[1, 2]},"text":"手机：[手机号码1]\n\"甲\"" , "z":null}"#, "", #"{"text":"无\u0041"}"#,
            ]
            #expect(try Self.files(copies)["a.jsonl"] == expected.joined(separator: "\n"))
        }
        // A line that cannot be read: no copy at all.
        try Self.drafts(["a.jsonl": lines[0] + "\n{\"text\":13800138000}\n", "b.txt": "无"]) { drafts, copies in
            let result = try CommandLineTests.run(["redact", "-o", copies.path, drafts.path])
            #expect(result.status == 2 && result.err.contains("第 2 行") && !result.err.contains("13800138000"))
            #expect(try Self.files(copies) == ["b.txt": "无"])
        }
    }

    @Test func standardInputInEveryStyle() throws {
        let input = Data("\u{feff}姓名,手机\r\n\"张某\",13800138000\r\n李某,13800138000".utf8)
        for (style, expected) in [("mask", "138****8000"), ("label", "[手机号码已隐去]"), ("pseudonym", "[手机号码1]"), ("remove", "")] {
            let result = try CommandLineTests.run(["redact", "--style", style], input: input)
            #expect(result.out == "\u{feff}姓名,手机\r\n\"张某\",\(expected)\r\n李某,\(expected)", "\(style)")
        }
    }

    @Test func pseudonymsAreTheSameForEveryNumberOfThreads() throws {
        var lines = ""
        for index in 0..<3000 { lines += "{\"text\":\"手机：1380013\(1000 + index * 7 % 900)\"}\n" }
        let one = try CommandLineTests.run(["redact", "--input", "jsonl", "--style", "pseudonym", "--jobs", "1"], input: Data(lines.utf8))
        let two = try CommandLineTests.run(["redact", "--input", "jsonl", "--style", "pseudonym", "--jobs", "2"], input: Data(lines.utf8))
        #expect(one.out == two.out && one.status == 0)
        #expect(one.out.contains("[手机号码900]") && !one.out.contains("[手机号码901]"))
    }

    @Test func unwritableFolder() throws {
        try Self.drafts(["x.txt": "手机：13800138000"]) { drafts, _ in
            let result = try CommandLineTests.run(["redact", "-o", "/proc/moyin", drafts.path])
            #expect(result.status == 2 && result.err.contains("/proc/moyin"))
            #expect(try CommandLineTests.run(["redact", drafts.path, drafts.path + "/x.txt", "-"]).status == 64)
        }
    }
}

import Foundation
import Testing

/// The built binary, as a user meets it.
@Suite struct CommandLineTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static var binary: URL {
        // Beside the test bundle, wherever the build folder is.
        Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent().appendingPathComponent("moyin") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
            ?? root.appendingPathComponent(".build/debug/moyin")
    }

    static func run(_ arguments: [String], input: Data = Data(), environment: [String: String] = [:]) throws -> (status: Int32, out: String, err: String) {
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        process.currentDirectoryURL = root
        if !environment.isEmpty { process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 } }
        let (stdin, out, err) = (Pipe(), Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = out
        process.standardError = err
        try process.run()
        stdin.fileHandleForWriting.write(input)
        try stdin.fileHandleForWriting.close()
        let output = out.fileHandleForReading.readDataToEndOfFile()
        let errors = err.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self), String(decoding: errors, as: UTF8.self))
    }

    static func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("moyin-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    @Test func exitStatuses() throws {
        #expect(try Self.run(["check", "-"], input: Data("全县主动公开信息114条。".utf8)).status == 0)
        #expect(try Self.run(["check", "-"], input: Data("手机：13800138000".utf8)).status == 1)
        #expect(try Self.run(["check", "/no/such/file"]).status == 2)
        #expect(try Self.run(["check", "--format", "nonsense"]).status == 64)
    }

    @Test func jsonLines() throws {
        let input = #"{"id":"a","text":"手机：13800138000"}"# + "\n" + #"{"id":2,"text":"\u624b\u673a\uff1a13800138000"}"# + "\nnot json\n"
        let result = try Self.run(["check", "--input", "jsonl", "--format", "jsonl", "-"], input: Data(input.utf8))
        #expect(result.status == 2)
        let lines = result.out.split(separator: "\n").map(String.init)
        #expect(lines.count == 3)
        let first = try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as! [String: Any]
        let finding = (first["findings"] as! [[String: Any]])[0]
        #expect(finding["kind"] as? String == "CN_MOBILE")
        #expect(finding["start"] as? Int == 3)
        #expect(finding["end"] as? Int == 14)
        #expect(finding["text"] as? String == "13800138000")
        #expect(finding["replacement"] as? String == "138****8000")
        #expect(lines[1].contains("\"id\":\"2\"") && lines[1].contains("CN_MOBILE"))
        #expect(lines[2].contains("not_reviewed"))
    }

    @Test func valuesStayOutOfReports() throws {
        let input = Data("手机：13800138000，身份证号110101190003070010".utf8)
        for format in ["text", "sarif", "count"] {
            let result = try Self.run(["check", "--format", format, "-"], input: input)
            #expect(!result.out.contains("13800138000") && !result.out.contains("110101190003070010"), "\(format)")
            #expect(!result.err.contains("13800138000"))
        }
        let json = try Self.run(["check", "--format", "json", "--no-text", "-"], input: input)
        #expect(!json.out.contains("13800138000"))
    }

    @Test func sampleDraftsInOneThreadAndTwo() throws {
        let one = try Self.run(["check", "--format", "jsonl", "--jobs", "1", "Corpora/drafts"])
        let two = try Self.run(["check", "--format", "jsonl", "--jobs", "2", "Corpora/drafts"])
        #expect(one.out == two.out)
        #expect(one.status == 1)
        #expect(one.out.contains("\"encoding\":\"gb18030\"") && one.out.contains("\"encoding\":\"big5-hkscs\""))
    }

    /// The copy keeps encoding and line ends; only what was to go is changed.
    @Test func redactsInTheOriginalEncoding() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let name = "08-更正通知-gb18030.txt"
        let source = try Data(contentsOf: Self.root.appendingPathComponent("Corpora/drafts/\(name)"))
        let result = try Self.run(["redact", "-o", folder.path, "Corpora/drafts/\(name)"])
        #expect(result.status == 0, "\(result.err)")
        let copy = try Data(contentsOf: folder.appendingPathComponent(name))
        #expect(copy != source)
        // The heading and the last line are the original's bytes.
        let heading = source.prefix(30)
        let tail = source.suffix(40)
        #expect(copy.prefix(30) == heading && copy.suffix(40) == tail)
        #expect(copy.range(of: Data("31002X".utf8)) == nil && copy.range(of: Data("sun_lin1900".utf8)) == nil)
        let again = try Self.run(["check", "--format", "jsonl", folder.path])
        #expect(again.status == 0, "\(again.out)")
        #expect(again.out.contains("\"encoding\":\"gb18030\""))
    }

    @Test func hostileInputs() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(repeating: 0xff, count: 100_000).write(to: folder.appendingPathComponent("bad.txt"))
        try Data("%PDF-1.7\n".utf8).write(to: folder.appendingPathComponent("p.pdf"))
        try Data("手机：13800138000".utf8).write(to: folder.appendingPathComponent("z.txt"))
        try FileManager.default.createSymbolicLink(
            at: folder.appendingPathComponent("loop"), withDestinationURL: folder)
        let result = try Self.run(["check", "--format", "jsonl", folder.path])
        #expect(result.status == 2)
        let lines = result.out.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.contains { $0.contains("bad.txt") && $0.contains("not_reviewed") })
        #expect(lines.contains { $0.contains("p.pdf") && $0.contains("not_reviewed") })
        #expect(lines.contains { $0.contains("z.txt") && $0.contains("CN_MOBILE") })
    }

    static let page = "<!DOCTYPE html>\n<meta charset=gb2312><p title='13800138000'>手机：138<b>0013</b>8000</p>\n"

    /// Pages are told by their name, by an option or by what they are; `text` reads tags as text.
    @Test(arguments: [(["--input", "html", "-"], true), (["-"], true), (["--input", "text", "-"], false)])
    func pages(_ arguments: [String], isSplitFound: Bool) throws {
        let result = try Self.run(["check", "--format", "jsonl"] + arguments, input: Data(Self.page.utf8))
        #expect(result.status == 1)
        #expect(result.out.contains("\"start\":63,\"end\":81") == isSplitFound, "\(result.out)")
        #expect(result.out.contains("\"start\":47,\"end\":58"))
    }

    @Test func pageInALineOfJSON() throws {
        let line = #"{"id":"a","text":"<p>手机：138<b>0013</b>8000</p>"}"# + "\n"
        let result = try Self.run(["check", "--input", "jsonl", "--format", "jsonl", "-"], input: Data(line.utf8))
        #expect(result.out.contains("\"text\":\"13800138000\"") && result.out.contains("\"start\":6,\"end\":24"))
    }

    /// Pages are read whole: one that is too long for that is not reviewed and not copied.
    @Test func pagesTooLong() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = folder.appendingPathComponent("a.html")
        try (Data("<p>手机：13800138000".utf8) + Data(repeating: 0x20, count: 64 << 20)).write(to: page)
        let check = try Self.run(["check", "--format", "jsonl", page.path])
        #expect(check.status == 2 && check.out.contains("not_reviewed"))
        let redact = try Self.run(["redact", "-o", folder.path + "/out", page.path])
        #expect(redact.status == 2 && !FileManager.default.fileExists(atPath: folder.path + "/out/a.html"))
    }

    /// A page keeps its encoding, its tags and every byte outside the edits.
    @Test func redactsPages() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appendingPathComponent("page.htm")
        // 手机： in GB2312, too little to tell the encoding without the declaration.
        func encoded(_ page: String) -> Data {
            let parts = page.components(separatedBy: "手机：")
            return Data(parts[0].utf8) + [0xca, 0xd6, 0xbb, 0xfa, 0xa3, 0xba] + Data(parts[1].utf8)
        }
        try encoded(Self.page).write(to: source)
        let result = try Self.run(["redact", "-o", folder.path + "/out", source.path])
        #expect(result.status == 0, "\(result.err)")
        let copy = try Data(contentsOf: folder.appendingPathComponent("out/page.htm"))
        #expect(copy == encoded("<!DOCTYPE html>\n<meta charset=gb2312><p title='138****8000'>手机：138****8000<b></b></p>\n"))
    }

    @Test func rules() throws {
        #expect(try Self.run(["rules", "list"]).out.contains("CN_RESIDENT_ID"))
        #expect(try Self.run(["rules", "explain", "CN_MOBILE"]).out.contains("手机号码"))
        #expect(try Self.run(["rules", "list", "--profiles"]).out.contains("低保公示\tsubsistence-allowance"))
        for name in ["低保公示", "Subsistence-Allowance"] { #expect(try Self.run(["rules", "explain", name]).out.contains("名留事实删 疾病、残疾")) }
        #expect(try Self.run(["rules", "explain", "政府信息公開條例#15", "--lang", "en"]).out.contains("article 15"))
        let unknown = try Self.run(["rules", "explain", "低保公布"])
        #expect(unknown.status != 0 && unknown.err.contains("是否想写“低保公示”？"))
        let test = try Self.run(["rules", "test"])
        #expect(test.status == 0, "\(test.err)")
        let version = try Self.run(["--version"]).out
        #expect(version.contains("ICU") && version.contains("PCRE2"))
    }

    /// The manual page and completions hold every command; English help holds no Chinese.
    @Test func manualCompletionsAndLanguages() throws {
        let manual = try Self.run(["manual"]).out
        for word in [".TH MOYIN 1", "moyin check", "\\-\\-offsets", "moyin record verify", "moyin rules test", "moyin names train", "130"] { #expect(manual.contains(word), "\(word)") }
        for shell in ["bash", "zsh", "fish"] {
            #expect(try Self.run(["--generate-completion-script", shell]).out.contains("redact"))
        }
        for command in [[], ["check"], ["redact"], ["record"], ["record", "verify"], ["rules"], ["rules", "explain"], ["rules", "lint"], ["rules", "test"], ["names"], ["names", "train"], ["names", "evaluate"], ["names", "card"]] {
            let help = try Self.run(command + ["--lang", "en", "--help"]).out
            #expect(!help.isEmpty && !help.unicodeScalars.contains { $0.value >= 0x2e80 }, "\(command) \(help)")
        }
        let report = try Self.run(["check", "--lang", "en"], input: Data("Tel 13800138000".utf8)).out
        #expect(report.contains("Mobile number") && report.contains("publish after redaction"))
        #expect(!report.split(separator: "\n").filter { !$0.contains("basis:") }.joined().unicodeScalars.contains { $0.value >= 0x2e80 }, "\(report)")
    }
}

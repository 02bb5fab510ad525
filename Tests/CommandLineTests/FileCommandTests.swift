import Foundation
import Testing

/// Files that are more than a text, through the built programs.
@Suite struct FileCommandTests {
    private static let book = "Corpora/drafts/09-临时救助名单.xlsx"
    private static let letter = "Corpora/drafts/10-拟聘公示.docx"
    private static let values = ["110105190304120021", "110105190708230040", "110105190111300069", "110105190503170080", "13800138000", "13900139000"]

    private func reports(_ out: String) throws -> [[String: Any]] {
        try out.split(separator: "\n").map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    }

    @Test func checkedWithPlacesInWords() throws {
        let result = try CommandLineTests.run(["check", "--format", "jsonl", Self.book, Self.letter])
        #expect(result.status == 1)
        let all = try reports(result.out)
        #expect(all.map { $0["type"] as? String } == ["xlsx", "docx"])
        #expect(all.map { $0["profile"] as? String } == ["低保公示", "录用公示"])
        func places(_ report: [String: Any]) -> [String] {
            (report["findings"] as? [[String: Any]] ?? []).filter { $0["disposition"] as? String == "redact" }.compactMap { $0["place"] as? String }
        }
        #expect(places(all[0]) == ["工作表“救助名单”!C3（隐藏）", "工作表“救助名单”!C4（隐藏）", "工作表“救助名单”!C5（隐藏）", "工作表“救助名单”!B3的批注"])
        #expect(places(all[1]) == ["第2段", "修订中删除的文字"])
        let english = try CommandLineTests.run(["check", "--lang", "en", Self.book])
        #expect(english.out.contains("sheet '救助名单'!C3 (hidden)"))
    }

    @Test(arguments: [[], ["--drop-hidden"], ["--style", "label"], ["--style", "remove"], ["--style", "pseudonym"]])
    func redactedAndProved(_ options: [String]) throws {
        let folder = try CommandLineTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try CommandLineTests.run(["redact", "-o", folder.path] + options + [Self.book, Self.letter])
        #expect(result.status == 0, "\(result.err)")
        let again = try CommandLineTests.run(["check", "--format", "jsonl", folder.path])
        #expect(again.status == 0, "\(again.out)")
        #expect(try reports(again.out).count == 2)
        for value in Self.values { #expect(!again.out.contains(value)) }
        // The properties that tell of authors are gone.
        for name in ["09-临时救助名单.xlsx", "10-拟聘公示.docx"] {
            let page = try CommandLineTests.run(["check", "--format", "html", folder.appendingPathComponent(name).path])
            #expect(!page.out.contains("经办人甲") && !page.out.contains("经办人乙"))
            for value in Self.values { #expect(!page.out.contains(value)) }
        }
    }

    @Test func dryRunListsPlaces() throws {
        let result = try CommandLineTests.run(["redact", "--dry-run", Self.book])
        #expect(result.status == 0)
        #expect(result.out.contains("工作表“救助名单”!B3的批注  CN_MOBILE → 138****8000"))
        for value in Self.values { #expect(!result.out.contains(value)) }
    }

    /// The copy for review marks what was found where it stands, and runs nothing of the document.
    @Test func copyForReview() throws {
        let result = try CommandLineTests.run(["check", "--format", "html", Self.book, "Corpora/drafts/02-任前公示.txt"])
        #expect(result.out.contains(#"<mark class="s4 redact""#) && result.out.contains("110105190304120021</mark>"))
        #expect(result.out.contains("审查用"))
        let script = try CommandLineTests.run(["check", "--format", "html", "-"], input: Data("<script>alert(1)</script><p onclick='x'>手机：13800138000".utf8))
        #expect(!script.out.contains("<script") && !script.out.contains("<p onclick"))
        #expect(script.out.contains("13800138000</mark>"))
    }

    /// What is not there, or ends, or answers nothing, is that file's failure; the others are reviewed.
    @Test(arguments: ["/nowhere/moyin-reader", "/bin/false", "/bin/cat"])
    func readerThatFails(_ reader: String) throws {
        let result = try CommandLineTests.run(["check", "--format", "jsonl", Self.book, "Corpora/drafts/02-任前公示.txt"], environment: ["MOYIN_READER": reader])
        #expect(result.status == 2)
        let all = try reports(result.out)
        #expect(all.map { $0["verdict"] as? String }.first == "not_reviewed")
        #expect(all.count == 2 && all[1]["verdict"] as? String != "not_reviewed")
        let folder = try CommandLineTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let copy = try CommandLineTests.run(["redact", "-o", folder.path, Self.book], environment: ["MOYIN_READER": reader])
        #expect(copy.status == 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    /// A name that says another type than the content is told, and nothing goes out under it.
    @Test func misnamed() throws {
        let folder = try CommandLineTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let copy = folder.appendingPathComponent("名单.pdf")
        try FileManager.default.copyItem(at: CommandLineTests.root.appendingPathComponent(Self.book), to: copy)
        let report = try #require(try reports(try CommandLineTests.run(["check", "--format", "jsonl", copy.path]).out).first)
        #expect(report["remarks"] as? [String] == ["misnamed"])
        #expect((report["flags"] as? [String])?.contains("needs_human_review") == true)
    }

    /// Where values are not shown, neither are names that hold them, of a file or of one within it.
    @Test func namesWithinAreHiddenToo() throws {
        let folder = try CommandLineTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let archive = folder.appendingPathComponent("a.tar")
        let inner = folder.appendingPathComponent("手机13800138000.txt")
        try Data("好".utf8).write(to: inner)
        let pack = Process()
        pack.executableURL = URL(fileURLWithPath: "/usr/bin/tar")
        pack.arguments = ["-cf", archive.path, "-C", folder.path, inner.lastPathComponent]
        try pack.run()
        pack.waitUntilExit()
        #expect(pack.terminationStatus == 0)
        let outer = folder.appendingPathComponent("手机13900139000.tar")
        try FileManager.default.copyItem(at: archive, to: outer)
        for file in [archive, outer] {
            for format in [["--format", "jsonl", "--no-text"], ["--format", "sarif"], ["--format", "text"]] {
                let result = try CommandLineTests.run(["check"] + format + [file.path])
                #expect(!result.out.contains("13800138000") && !result.out.contains("13900139000") && !result.err.contains("13800138000"), "\(format)")
            }
        }
        #expect(try CommandLineTests.run(["check", "--format", "jsonl", archive.path]).out.contains("13800138000"))
    }
}

import Foundation
import Testing

/// Audits through the built binary: the whole way of a case, ends of every sort, sources of every sort.
@Suite struct AuditCommandTests {
    /// An export in which every third item has a number of its own that leaks.
    private static func export(_ count: Int, corrected: Bool = false) -> Data {
        var lines = ""
        for number in 0..<count {
            let leak = number % 3 == 0 && !corrected ? "联系人手机：138\(String(format: "%08d", number * 7919 % 100_000_000))。" : ""
            let text = "关于第\(number)号事项的通知。各单位：现将有关事项通知如下，请遵照执行。" + String(repeating: "会议要求提高认识、落实责任。", count: number % 40) + leak
            lines += #"{"id":"\#(number)","title":"通知\#(number)","unit":"\#(number % 2 == 0 ? "民政局" : "教育局")","column":"通知公告","url":"http://www.yunze.gov.cn/\#(number).html","text":"\#(text)"}"# + "\n"
        }
        return Data(lines.utf8)
    }

    private static func audit(_ arguments: String...) throws -> (status: Int32, out: String, err: String) { try CommandLineTests.run(["audit"] + arguments) }

    private static func report(_ ledger: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(try audit("report", ledger, "--format", "json").out.utf8)) as? [String: Any])
    }

    @Test func wholeWay() throws {
        let folder = try CommandLineTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (ledger, export, corrected, list) = (
            folder.appendingPathComponent("台账.db").path, folder.appendingPathComponent("a.jsonl"), folder.appendingPathComponent("b.jsonl"),
            folder.appendingPathComponent("list.csv")
        )
        try Self.export(60).write(to: export)
        try Self.export(60, corrected: true).write(to: corrected)
        try Data("id,url,problem\n1,,内容与标题不符 13800138000\n3,,重复\nno,http://x/,没有\n".utf8).write(to: list)
        #expect(try Self.audit("run", ledger, export.path).status == 1)
        let imported = try Self.audit("import", ledger, list.path)
        #expect(imported.status == 1 && imported.out.contains("第 4 行对不上号"))
        #expect(try Self.audit("assign", ledger, "--unit", "民政局", "--deadline", "2000-01-01").status == 0)
        #expect(try Self.audit("assign", ledger).status == 64)
        #expect(try Self.audit("assign", ledger, "--id", "3", "--person", "丙 13800138000").status == 0)
        #expect(try Self.audit("assign", ledger, "--id", "3", "--by", "丙13800138000").status == 64)
        #expect(try Self.report(ledger)["overdue"] as? Int == 10)
        #expect(try Self.audit("rectify", ledger, "--all", "--measure", "脱敏 13800138000").status == 0)
        // As it was: nothing passes.
        #expect(try Self.audit("recheck", ledger).status == 1)
        #expect(try Self.report(ledger)["rectified"] as? Int == 0)
        #expect(try Self.audit("rectify", ledger, "--all").status == 0)
        // The item of the superior's list must have been touched too, and was not.
        #expect(try Self.audit("recheck", ledger, corrected.path).status == 1)
        let figures = try Self.report(ledger)
        #expect(figures["items"] as? Int == 60)
        #expect(figures["found_self"] as? Int == 20 && figures["assigned"] as? Int == 1)
        #expect(figures["rectified"] as? Int == 20 && figures["open"] as? Int == 1)
        #expect(figures["reconciles"] as? Bool == true)
        let open = try Self.audit("list", ledger, "--format", "jsonl").out.split(separator: "\n")
        #expect(open.count == 1 && open[0].contains(#""id":"1""#))
        #expect(try Self.audit("verify", ledger).status == 0)
        // Published again as it was: open again by itself.
        #expect(try Self.audit("run", ledger, export.path).out.contains("整改后又出现 20"))
        // The history is told in words.
        let shown = try Self.audit("show", ledger, "3").out
        #expect(shown.contains("整改措施：脱敏") && shown.contains("问题仍在") && !shown.contains("{"), "\(shown)")
        // No value is in any byte, nor in what was typed.
        let bytes = try Data(contentsOf: URL(fileURLWithPath: ledger))
        #expect(bytes.range(of: Data("13800138000".utf8)) == nil)
        for number in stride(from: 0, to: 60, by: 3) { #expect(bytes.range(of: Data("138\(String(format: "%08d", number * 7919))".utf8)) == nil) }
    }

    /// kill -9 at any moment: the next run goes on, and comes to the same as one that nobody disturbed.
    @Test func killed() throws {
        let folder = try CommandLineTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let export = folder.appendingPathComponent("a.jsonl")
        try Self.export(3000).write(to: export)
        let (quiet, disturbed) = (folder.appendingPathComponent("quiet.db").path, folder.appendingPathComponent("disturbed.db").path)
        #expect(try Self.audit("run", quiet, export.path).status == 1)
        for delay in [20, 60, 100, 150, 250, 400] {
            let process = Process()
            process.executableURL = CommandLineTests.binary
            process.arguments = ["audit", "run", disturbed, export.path, "--jobs", "2"]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(UInt32(delay) * 1000)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        #expect(try Self.audit("run", disturbed, export.path).status == 1)
        #expect(try Self.audit("verify", disturbed).status == 0)
        #expect(try Self.audit("list", disturbed, "--format", "jsonl").out == Self.audit("list", quiet, "--format", "jsonl").out)
        #expect(try Self.report(disturbed)["items"] as? Int == 3000)
    }

    /// An id that comes with two contents is two items, in whatever order they come, and a recheck tells them apart.
    @Test func sameIDs() throws {
        let folder = try CommandLineTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let ledger = folder.appendingPathComponent("台账.db").path
        func line(_ text: String, _ leak: String? = nil) -> String {
            #"{"id":"7","title":"\#(text)","text":"\#(text)，现予公布。"# + (leak.map { "联系人手机：\($0)。" } ?? "") + "\"}\n"
        }
        func export(_ lines: String...) throws -> String {
            let path = folder.appendingPathComponent("a.jsonl")
            try Data(lines.joined().utf8).write(to: path)
            return path.path
        }
        func states() throws -> [String] {
            try Self.audit("list", ledger, "--format", "jsonl").out.split(separator: "\n").map { line in
                let item = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                return "\(item["id"] ?? "") \(item["state"] ?? "")"
            }
        }
        let (first, second) = (line("第一份通知", "13800000001"), line("第二份通知", "13800000002"))
        let run = try Self.audit("run", ledger, try export(first, second, second))
        #expect(run.out.contains("内容不同的条目 1") && run.out.contains("完全重复的条目 1"))
        #expect(try states() == ["7 found", "7#2 found"])
        // In another order they are the same.
        let again = try Self.audit("run", ledger, try export(second, first))
        #expect(again.out.contains("条目 2（没有变的 2）") && again.status == 1)
        // A new one before them takes the place of none that was not read.
        let third = line("第三份通知", "13800000003")
        #expect(try Self.audit("run", ledger, try export(third, second, first)).status == 2)
        #expect(try Self.audit("run", ledger, try export(third, second, first)).status == 1)
        let list = try states()
        #expect(list.count == 3)
        // One corrected item says nothing of the others.
        _ = try Self.audit("rectify", ledger, "--all")
        let part = try Self.audit("recheck", ledger, try export(line("第二份通知")), "--withdrawn")
        #expect(part.status == 2 && part.out.contains("编号重复的"))
        let whole = try Self.audit("recheck", ledger, try export(line("第三份通知"), line("第二份通知"), line("第一份通知")))
        #expect(whole.status == 0 && whole.out.contains("复查通过：3"), "\(whole)")
        #expect(try Self.audit("verify", ledger).status == 0)
    }

    /// Why nothing passes is told, and what to do.
    @Test func advice() throws {
        let folder = try CommandLineTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (ledger, export) = (folder.appendingPathComponent("台账.db").path, folder.appendingPathComponent("a.jsonl"))
        try Self.export(9).write(to: export)
        _ = try Self.audit("run", ledger, export.path)
        _ = try Self.audit("rectify", ledger, "--all")
        // What came over HTTP has no file.
        try FileManager.default.removeItem(at: export)
        let lost = try Self.audit("recheck", ledger)
        #expect(lost.status == 2 && lost.err.contains("/v1/audit/recheck"))
        // An export in which nothing stands does not say that everything was withdrawn.
        try Data().write(to: export)
        let empty = try Self.audit("recheck", ledger, "--withdrawn")
        #expect(empty.status == 2 && empty.err.contains("来源是空的") && !empty.out.contains("撤稿，通过"))
        // Nor does a line that cannot be read: it may be the item.
        try Data("{\"id\":\"0\",\"text\":\n".utf8).write(to: export)
        let broken = try Self.audit("recheck", ledger, "--withdrawn")
        #expect(broken.status == 2 && broken.err.contains("1 行读不懂") && !broken.out.contains("撤稿，通过"))
        try Self.export(4, corrected: true).write(to: export)
        let recheck = try Self.audit("recheck", ledger)
        #expect(recheck.status == 2 && recheck.out.contains("复查通过：2") && recheck.out.contains("--withdrawn"))
        #expect(try Self.audit("recheck", ledger, "--withdrawn").out.contains("已撤稿，通过：1"))
    }

    /// The ledger is the same for every number of threads.
    @Test func threads() throws {
        let folder = try CommandLineTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let export = folder.appendingPathComponent("a.jsonl")
        try Self.export(500).write(to: export)
        let lists = try ["1", "2", "5"].map { jobs in
            let ledger = folder.appendingPathComponent("\(jobs).db").path
            _ = try Self.audit("run", ledger, export.path, "--jobs", jobs)
            return try Self.audit("list", ledger, "--format", "jsonl").out
        }
        #expect(lists[0] == lists[1] && lists[1] == lists[2] && !lists[0].isEmpty)
    }

    @Test func sources() throws {
        let folder = try CommandLineTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ path: String, _ bytes: Data) throws {
            let url = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try bytes.write(to: url)
        }
        let page = "<html><head><title>救助名单</title></head><body><p>张伟 手机13800138000</p></body></html>"
        try write("mirror/www.yunze.gov.cn/minzheng/list.html", Data(page.utf8))
        try write("mirror/www.yunze.gov.cn/index.html", Data("<p>首页</p>".utf8))
        try write(
            "mirror/sitemap.xml",
            Data(
                """
                <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://www.yunze.gov.cn/minzheng/list.html</loc><lastmod>2026-01-02</lastmod></url>
                <url><loc>http://www.yunze.gov.cn/none.html</loc></url></urlset>
                """.utf8))
        try write("export.csv", Data("编号,标题,发布单位,正文\n7,\"名单\n（一）\",民政局,\"手机：13800138000\"\n8,通知,民政局,放假通知\n".utf8))
        func record(_ url: String, _ head: String, _ body: Data) -> Data {
            let block = Data("HTTP/1.1 \(head)\r\n\r\n".utf8) + body
            return Data("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \(url)\r\nWARC-Date: 2026-01-03T00:00:00Z\r\nContent-Length: \(block.count)\r\n\r\n".utf8) + block
                + Data("\r\n\r\n".utf8)
        }
        let chunks = Data("\(String(page.utf8.count, radix: 16))\r\n\(page)\r\n0\r\n\r\n".utf8)
        let archive = record("http://www.yunze.gov.cn/a", "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", chunks)
            + record("http://www.yunze.gov.cn/b", "404 Not Found\r\nContent-Type: text/html", Data(page.utf8))
        try write("site.warc", archive)
        try write("cut.warc", archive.prefix(archive.count - 200))
        func keys(_ source: String, _ options: String...) throws -> (status: Int32, lines: [[String: Any]]) {
            let ledger = folder.appendingPathComponent("\(UUID().uuidString).db").path
            let run = try CommandLineTests.run(["audit", "run", ledger, folder.appendingPathComponent(source).path] + options)
            let lines = try Self.audit("list", ledger, "--format", "jsonl").out.split(separator: "\n")
            return (run.status, try lines.map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) })
        }
        let mirror = try keys("mirror", "--path-pattern", "mirror/*/{unit}")
        #expect(mirror.lines.map { $0["url"] as? String } == ["http://www.yunze.gov.cn/minzheng/list.html"])
        #expect(mirror.lines.map { $0["unit"] as? String } == ["minzheng"] && mirror.lines.map { $0["title"] as? String } == ["救助名单"])
        let sitemap = try keys("mirror/sitemap.xml")
        // A page that the mirror lacks was not reviewed.
        #expect(sitemap.status == 2 && sitemap.lines.count == 1 && sitemap.lines[0]["published_at"] as? String == "2026-01-02")
        let table = try keys("export.csv")
        #expect(table.status == 1 && table.lines.map { $0["id"] as? String } == ["7"])
        let web = try keys("site.warc")
        #expect(web.status == 1 && web.lines.map { $0["id"] as? String } == ["http://www.yunze.gov.cn/a"])
        #expect(try keys("cut.warc").status == 2)
        #expect(try keys("none.jsonl").status == 2)
    }

    /// What names say together with a title stays out of the ledger, as numbers do.
    @Test func titlesAndNames() throws {
        let folder = try CommandLineTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let ledger = folder.appendingPathComponent("a.db").path
        let export = folder.appendingPathComponent("a.jsonl")
        try Data(
            """
            {"id":"1","title":"张伟明患艾滋病救助情况公示","published_at":"手机13800138000","text":"张伟明患艾滋病，现予救助，电话13900139000。"}
            {"id":"2","title":"关于放假的通知","text":"各单位放假三天。"}

            """.utf8
        ).write(to: export)
        let pages = folder.appendingPathComponent("pages")
        try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
        try Data("内容".utf8).write(to: pages.appendingPathComponent("王小兰 11010519000101001X.txt"))
        try Data("<HTML><HEAD><TITLE LANG=zh>网站标题</TITLE></HEAD><BODY>内容</BODY></HTML>".utf8).write(to: pages.appendingPathComponent("b.html"))
        _ = try Self.audit("run", ledger, export.path, pages.path)
        _ = try Self.audit("verify", ledger)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: ledger))
        for value in ["张伟明", "13800138000", "13900139000", "11010519000101001X"] { #expect(bytes.range(of: Data(value.utf8)) == nil, "\(value)") }
        for title in ["关于放假的通知", "网站标题"] { #expect(bytes.range(of: Data(title.utf8)) != nil, "\(title)") }
    }

    @Test func baseline() throws {
        let folder = try CommandLineTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (file, baseline) = (folder.appendingPathComponent("a.txt"), folder.appendingPathComponent("基线.txt").path)
        try Data("联系人手机：13800138000\n".utf8).write(to: file)
        #expect(try CommandLineTests.run(["check", "--baseline", baseline, file.path]).status == 2)
        #expect(try CommandLineTests.run(["baseline", "accept", "--baseline", baseline, "--reason", "样例", file.path]).status == 0)
        #expect(try !String(contentsOfFile: baseline, encoding: .utf8).contains("13800138000"))
        #expect(try CommandLineTests.run(["check", "--baseline", baseline, file.path]).status == 0)
        // Elsewhere in the file it is the same; twice it is one more, and another number is new.
        try Data("\n\n联系人手机：138 0013 8000\n".utf8).write(to: file)
        #expect(try CommandLineTests.run(["check", "--baseline", baseline, file.path]).status == 0)
        try Data("联系人手机：13800138000，手机：13800138000\n".utf8).write(to: file)
        #expect(try CommandLineTests.run(["check", "--baseline", baseline, file.path]).status == 1)
        try Data("联系人手机：13900139000\n".utf8).write(to: file)
        let other = try CommandLineTests.run(["check", "--baseline", baseline, "--format", "jsonl", file.path])
        #expect(other.status == 1 && other.err.contains("已消除 1 处"))
        #expect(try CommandLineTests.run(["baseline", "prune", "--baseline", baseline, file.path]).status == 0)
        #expect(try String(contentsOfFile: baseline, encoding: .utf8).split(separator: "\n").count == 1)
        // What merging has spoilt is refused.
        try Data("# moyin-baseline 1 ab\n<<<<<<< HEAD\n".utf8).write(to: URL(fileURLWithPath: baseline))
        #expect(try CommandLineTests.run(["check", "--baseline", baseline, file.path]).status == 2)
    }
}

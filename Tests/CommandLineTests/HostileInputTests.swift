import Foundation
import Testing

/// Inputs that are made to go wrong: a clear message, and the other files done.
@Suite struct HostileInputTests {
    static func check(_ arguments: [String]) throws -> (status: Int32, reports: [String: [String: Any]]) {
        let result = try CommandLineTests.run(["check", "--format", "jsonl"] + arguments)
        var reports: [String: [String: Any]] = [:]
        for line in result.out.split(separator: "\n") {
            let report = try JSONSerialization.jsonObject(with: Data(line.utf8)) as! [String: Any]
            reports[(report["id"] as! String).components(separatedBy: "/").last!] = report
        }
        return (result.status, reports)
    }

    static func within<T>(_ body: (URL) throws -> T) throws -> T {
        let folder = try CommandLineTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    @Test func oddFiles() throws {
        try Self.within { folder in
            func write(_ name: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
            try write("empty.txt", [])
            try write("mark.txt", [0xef, 0xbb, 0xbf])
            try write("odd.txt", [0xff, 0xfe, 0x4b, 0x62, 0x3a, 0x67, 0x3a, 0x00, 0x31])
            try write("wide.txt", [0xfe, 0xff] + "一份通知，手机：13800138000".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] })
            try write("nul.txt", [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 9) + [3, 0, 0x3e, 0, 1, 0, 0, 0])
            #expect(mkfifo(folder.appendingPathComponent("pipe").path, 0o600) == 0)
            try FileManager.default.createSymbolicLink(
                at: folder.appendingPathComponent("gone"), withDestinationURL: folder.appendingPathComponent("nowhere"))
            try FileManager.default.createSymbolicLink(
                at: folder.appendingPathComponent("elsewhere"), withDestinationURL: URL(fileURLWithPath: "/etc"))
            try write("line\nbreak.txt", Array("手机：13800138000".utf8))
            let (status, reports) = try Self.check([folder.path])
            #expect(status == 2)
            let verdicts = reports.mapValues { $0["verdict"] as! String }
            #expect(
                verdicts == [
                    "empty.txt": "publish", "mark.txt": "publish", "odd.txt": "publish", "wide.txt": "redact",
                    "nul.txt": "not_reviewed", "pipe": "not_reviewed", "gone": "not_reviewed", "elsewhere": "not_reviewed",
                    "line\nbreak.txt": "redact",
                ])
            #expect(reports["odd.txt"]?["invalid_sequences"] as? Int == 1)
            #expect(reports["odd.txt"]?["invalid_offsets"] as? [Int] == [8])
            // On a terminal the line break in the name is no line break.
            let shown = try CommandLineTests.run(["check", folder.path]).out
            #expect(shown.contains("line\\nbreak.txt"))
        }
    }

    /// Names that are not UTF-8, as arguments and in folders.
    @Test func bytesInNames() throws {
        try Self.within { folder in
            let shell = Process()
            shell.executableURL = URL(fileURLWithPath: "/bin/sh")
            shell.arguments = ["-c", "cd \"$0\" && printf '手机：13800138000' > \"$(printf 'bad\\377.txt')\" && \"$1\" check --format count . && exit 9; \"$1\" check --format count \"$(printf 'bad\\377.txt')\"", folder.path, CommandLineTests.binary.path]
            let out = Pipe()
            shell.standardOutput = out
            try shell.run()
            let text = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            shell.waitUntilExit()
            #expect(shell.terminationStatus == 1)
            #expect(text == "CN_MOBILE 1\nCN_MOBILE 1\n")
        }
    }

    /// A number in a file's name is reported, and goes from the copy's name; two such copies do not collide.
    @Test func numbersInNames() throws {
        try Self.within { folder in
            let drafts = folder.appendingPathComponent("in")
            try FileManager.default.createDirectory(at: drafts, withIntermediateDirectories: true)
            for name in ["13800138000.txt", "13900001234.txt"] { try Data("无".utf8).write(to: drafts.appendingPathComponent(name)) }
            let (status, reports) = try Self.check([drafts.path])
            #expect(status == 1 && reports.count == 2)
            #expect((reports["13800138000.txt"]?["name_findings"] as? [[String: Any]])?.first?["kind"] as? String == "CN_MOBILE")
            for format in ["text", "sarif"] {
                let out = try CommandLineTests.run(["check", "--format", format, drafts.path]).out
                #expect(!out.contains("13800138000"))
            }
            let copies = folder.appendingPathComponent("out")
            #expect(try CommandLineTests.run(["redact", "-o", copies.path, drafts.path]).status == 0)
            let names = try FileManager.default.contentsOfDirectory(atPath: copies.path).sorted()
            #expect(names == ["[手机号码已隐去]-2.txt", "[手机号码已隐去].txt"])
        }
    }

    /// A text of many segments without a line break: every format finds the same, in one thread and in two.
    @Test func noLineBreak() throws {
        try Self.within { folder in
            let file = folder.appendingPathComponent("long.txt")
            var text = ""
            for index in 0..<20_000 { text += "各有关单位应当主动公开，手机1380013\(1000 + index % 9000)" }
            try Data(text.utf8).write(to: file)
            let counted = try CommandLineTests.run(["check", "--format", "count", file.path])
            #expect(counted.out == "CN_MOBILE 20000\n")
            let one = try CommandLineTests.run(["check", "--format", "json", "--jobs", "1", file.path])
            let two = try CommandLineTests.run(["check", "--format", "json", "--jobs", "2", file.path])
            #expect(one.out == two.out)
            #expect(one.out.components(separatedBy: "\"CN_MOBILE\"").count == 20_001)
            // A person is not shown twenty thousand of them.
            #expect(try CommandLineTests.run(["check", file.path]).out.count < 3000)
        }
    }

    /// Ctrl-C: what was found stays and is whole JSON, the status is 130.
    @Test func interrupted() throws {
        let process = Process()
        process.executableURL = CommandLineTests.binary
        process.arguments = ["check", "--format", "json", "-"]
        let (stdin, out) = (Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = out
        process.standardError = FileHandle.nullDevice
        try process.run()
        stdin.fileHandleForWriting.write(Data("手机：13800138000\n".utf8))
        // Not before the program waits for more.
        func isWaiting() -> Bool {
            let place = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/wchan", encoding: .utf8)
            return place?.contains("poll") == true
        }
        for _ in 0..<2000 where !isWaiting() { usleep(10_000) }
        process.interrupt()
        let reports = try JSONSerialization.jsonObject(with: out.fileHandleForReading.readDataToEndOfFile()) as! [[String: Any]]
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        #expect(reports.count == 1 && reports[0]["verdict"] as? String == "not_reviewed")
        #expect((reports[0]["findings"] as? [[String: Any]])?.count == 1)
    }

    /// A reader that goes away is no error.
    @Test func brokenPipe() throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", "{ \"$0\" check --all --format jsonl Corpora/drafts Corpora/drafts/../drafts; echo $? >&2; } | head -c 10", CommandLineTests.binary.path]
        shell.currentDirectoryURL = CommandLineTests.root
        let (out, err) = (Pipe(), Pipe())
        shell.standardOutput = out
        shell.standardError = err
        try shell.run()
        let status = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        // 1 where all was written before the reader went, else success; never a crash or a complaint.
        #expect(status == "0\n" || status == "1\n")
    }
}

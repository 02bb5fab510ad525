import Foundation
import OfficeSamples
import Testing

/// The set of files that real programs made, a value in each place of each that may hold one (`Corpora/carriers`), through
/// the built programs: all is found where it stands, and no copy has any of it in any byte.
@Suite struct CarrierTests {
    struct Row: Hashable {
        var file: String
        var carrier: String
        var value: String
        /// Of the place in words; empty: any.
        var place: String
    }

    private static let files = "Corpora/carriers/files"

    static let rows: [Row] = {
        let list = CommandLineTests.root.appendingPathComponent("Corpora/carriers/planted.tsv")
        guard let text = try? String(contentsOf: list, encoding: .utf8) else { return [] }
        let rows = text.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Row(file: fields[0], carrier: fields[1], value: fields[2], place: fields[3])
        }
        // These are read through LibreOffice.
        return Carried.has("soffice") ? rows : rows.filter { !$0.file.hasSuffix(".doc") && !$0.file.hasSuffix(".xls") }
    }()

    /// Of the files that have rows.
    private static let paths = Set(rows.map(\.file)).sorted().map { files + "/" + $0 }

    /// What was said of each file and of the files within it.
    private static func reports(_ out: String, under folder: String) throws -> [String: [[String: Any]]] {
        var byFile: [String: [[String: Any]]] = [:]
        for line in out.split(separator: "\n") {
            let report = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let id = try #require(report["id"] as? String).dropFirst(folder.count + 1)
            byFile[String(id.prefix { $0 != "!" }), default: []].append(report)
        }
        return byFile
    }

    private static func findings(_ reports: [[String: Any]]) -> [[String: Any]] {
        reports.flatMap { ($0["findings"] as? [[String: Any]] ?? []) + ($0["name_findings"] as? [[String: Any]] ?? []) }
    }

    /// A value as it was planted: in one piece, in narrow digits.
    private static func plain(_ text: String) -> String {
        let bare = text.replacing(/<[^>]*>/, with: "").filter { !$0.isWhitespace }
        return String(String.UnicodeScalarView(bare.unicodeScalars.map { 0xff10...0xff19 ~= $0.value ? Unicode.Scalar($0.value - 0xfee0)! : $0 }))
    }

    @Test func allIsFoundWhereItStands() throws {
        #expect(Self.rows.count > 750)
        let reports = try Self.reports(try CommandLineTests.run(["check", "--format", "jsonl"] + Self.paths).out, under: Self.files)
        for (file, rows) in Dictionary(grouping: Self.rows, by: \.file) {
            let ofFile = try #require(reports[file], "\(file)")
            #expect(!ofFile.contains { $0["verdict"] as? String == "not_reviewed" }, "\(file)")
            let findings = Self.findings(ofFile)
            for row in rows {
                let hits = findings.filter { Self.plain($0["text"] as? String ?? "").contains(row.value) }
                #expect(!hits.isEmpty, "not found: \(file), \(row.carrier), \(row.value)")
                #expect(hits.allSatisfy { ["redact", "review"].contains($0["disposition"] as? String) }, "\(file), \(row.carrier)")
                guard !row.place.isEmpty, row.place != "文件名" else { continue }
                #expect(hits.contains { ($0["place"] as? String ?? "").contains(row.place) }, "\(file), \(row.carrier): \(hits.map { $0["place"] ?? "" }), not \(row.place)")
            }
        }
    }

    /// The search that proves the copies clean finds what is in the originals, but for pixels and what is escaped in a way of its own.
    @Test func theSearchFindsWhatIsThere() throws {
        var missed: [Row] = []
        for (file, rows) in Dictionary(grouping: Self.rows, by: \.file) {
            // Their streams are packed.
            if file.hasSuffix(".pdf"), !Carried.has("qpdf") || !Carried.has("pdftotext") { continue }
            if file.hasSuffix(".7z"), !Carried.has("7zz") { continue }
            let url = CommandLineTests.root.appendingPathComponent(Self.files).appendingPathComponent(file)
            let found = try Carried.everything(in: url).reduce(into: Carried.values(in: Data(file.utf8))) { $0.formUnion(Carried.values(in: $1.content)) }
            missed += rows.filter { !found.contains($0.value) }
        }
        #expect(missed.count < Self.rows.count / 20, "\(missed.map { "\($0.file) \($0.carrier)" })")
    }

    @Test func noCopyHasAnyOfIt() throws {
        let folder = try CommandLineTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try CommandLineTests.run(["redact", "-o", folder.path] + Self.paths)
        #expect(result.status == 0, "\(result.err)")
        let copies = try FileManager.default.subpathsOfDirectory(atPath: folder.path).map { folder.appendingPathComponent($0) }
            .filter { !$0.hasDirectoryPath && ((try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) ?? false) }
        #expect(copies.count == Set(Self.rows.map(\.file)).count)
        // Values of all files in one go: they differ.
        let values = Set(Self.rows.map(\.value))
        for copy in copies {
            let name = copy.lastPathComponent
            #expect(!values.contains { name.contains($0) }, "\(name)")
            for (part, content) in try Carried.everything(in: copy) {
                for left in Carried.values(in: content) where values.contains(left) {
                    Issue.record("left: \(name), \(part), \(Self.rows.first { $0.value == left }?.carrier ?? "")")
                }
            }
        }
        // And by our own eyes, which read pixels as well.
        let again = try CommandLineTests.run(["check", "--format", "jsonl", folder.path]).out
        for (file, reports) in try Self.reports(again, under: folder.path) {
            #expect(reports.allSatisfy { $0["verdict"] as? String == "publish" }, "\(file)")
            for finding in Self.findings(reports) { #expect(!values.contains(Self.plain(finding["text"] as? String ?? "")), "\(file)") }
        }
    }
}

/// What is in a file, taken apart by other means than the readers'.
enum Carried {
    static func everything(in file: URL) throws -> [(part: String, content: Data)] {
        var all = parts(try Data(contentsOf: file), "")
        switch file.pathExtension {
        case "pdf":
            all.append(("pdftotext", output("pdftotext", ["-raw", file.path, "-"])))
            all.append(("qpdf", output("qpdf", ["--qdf", "--object-streams=disable", file.path, "-"])))
            all.append(("mutool", output("mutool", ["draw", "-q", "-F", "txt", file.path])))
        case "7z", "gz":
            let folder = try CommandLineTests.folder()
            defer { try? FileManager.default.removeItem(at: folder) }
            switch file.lastPathComponent {
            case let name where name.hasSuffix(".tar.gz"): _ = output("tar", ["-xzf", file.path, "-C", folder.path])
            case let name where name.hasSuffix(".7z"): _ = output("7zz", ["x", "-o" + folder.path, file.path])
            default: all += parts(output("gzip", ["-dc", file.path]), "gzip")
            }
            for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
                all.append((path, Data(path.utf8)))
                if let content = try? Data(contentsOf: folder.appendingPathComponent(path)) { all += parts(content, path) }
            }
        default: break
        }
        return all
    }

    private static func parts(_ data: Data, _ path: String) -> [(part: String, content: Data)] {
        var all = [(path, data)]
        if data.starts(with: [0x50, 0x4b, 3, 4]) {
            for entry in unpacked(Array(data)) {
                all.append((path + "/name", Data(entry.name.utf8)))
                all += parts(Data(entry.content), path + "/" + entry.name)
            }
        } else if data.starts(with: [0x1f, 0x8b]), path != "", let folder = try? CommandLineTests.folder() {
            let file = folder.appendingPathComponent("a.gz")
            try? data.write(to: file)
            all += parts(output("gzip", ["-dc", file.path]), path + "/gzip")
            try? FileManager.default.removeItem(at: folder)
        } else if data.first == 0x3c || data.starts(with: [0xef, 0xbb, 0xbf, 0x3c]) {
            // Texts that stand beside each other between tags.
            all.append((path + " without tags", Data(String(decoding: data, as: UTF8.self).replacing(/<[^>]*>/, with: "").utf8)))
        } else if path.isEmpty, data.range(of: Data("MIME-Version".utf8)) != nil {
            all += mail(data)
        }
        return all
    }

    /// Whatever a letter has packed in the alphabet of mail, and its text without soft ends of lines.
    private static func mail(_ data: Data) -> [(part: String, content: Data)] {
        // CR LF is one character to Swift.
        let text = String(decoding: data.filter { $0 != 0x0d }, as: UTF8.self)
        var all = [("quoted-printable", Data(text.replacing("=\n", with: "").utf8))]
        for match in text.matches(of: /[A-Za-z0-9+\/\n]{12,}/) {
            let packed = match.output.filter { $0 != "\n" }
            for skip in 0..<4 {
                let aligned = packed.dropFirst(skip)
                let whole = aligned.prefix(aligned.count % 4 == 1 ? aligned.count - 1 : aligned.count)
                if let content = Data(base64Encoded: whole + String(repeating: "=", count: (4 - whole.count % 4) % 4)) { all += parts(content, "base64") }
            }
        }
        return all
    }

    /// Whether a program is installed; without it, the others have to do.
    static func has(_ program: String) -> Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/" + program) }

    private static func output(_ program: String, _ arguments: [String]) -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return Data() }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }

    /// Every mobile and identity number of the planted sorts: as ASCII, in both UTF-16, and in hexadecimal strings of PDF.
    static func values(in data: Data) -> Set<String> {
        var found: Set<String> = []
        func look(_ bytes: [UInt8]) {
            var run: [UInt8] = []
            for byte in bytes + [0] {
                if byte &- 0x30 < 10 || byte == 0x58 {
                    run.append(byte)
                    continue
                }
                if run.count >= 11 {
                    for start in run.indices {
                        for length in [11, 18] where start + length <= run.count && (run[start...].starts(with: "1380000".utf8) || run[start...].starts(with: "110105190".utf8)) {
                            found.insert(String(decoding: run[start..<(start + length)], as: UTF8.self))
                        }
                    }
                }
                run.removeAll(keepingCapacity: true)
            }
        }
        let bytes = Array(data)
        look(bytes)
        // Every second byte, of those that stand beside a zero.
        for first in 0..<2 {
            look(stride(from: first, to: bytes.count - 1, by: 2).map { bytes[$0 + 1] == 0 ? bytes[$0] : 0 })
            look(stride(from: first, to: bytes.count - 1, by: 2).map { bytes[$0] == 0 ? bytes[$0 + 1] : 0 })
        }
        if data.starts(with: Data("%PDF".utf8)) {
            for match in String(decoding: data, as: UTF8.self).matches(of: /<([0-9a-fA-F\s]{16,})>/) {
                let digits = match.1.filter { !$0.isWhitespace }
                var content: [UInt8] = []
                var index = digits.startIndex
                while let next = digits.index(index, offsetBy: 2, limitedBy: digits.endIndex), next > index {
                    content.append(UInt8(digits[index..<next], radix: 16) ?? 0)
                    index = next
                }
                look(content)
                look(stride(from: 1, to: content.count, by: 2).map { content[$0 - 1] == 0 ? content[$0] : 0 })
            }
        }
        return found
    }
}

import ArgumentParser
import Glibc
import Moyin
import MoyinRules
import MoyinText

/// What every command that reads texts understands.
struct InputOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("文件或文件夹；- 为标准输入（缺省）", valueName: "路径"))
    var paths: [String] = ["-"]

    @Option(help: "输入格式：auto、text、jsonl、html、csv、tsv、markdown")
    var input: String = "auto"

    @Option(help: "文字编码（缺省自动识别）：utf-8、utf-16le、utf-16be、gb18030、big5-hkscs")
    var encoding: String?

    @Option(help: ArgumentHelp("再加一个规则文件（可多次）", valueName: "文件"))
    var rules: [String] = []

    @Option(help: "同时工作的线程数（缺省为处理器数）")
    var jobs: Int?

    @Option(help: "报告语言：zh 或 en")
    var lang: String = "zh"

    var isEnglish: Bool { lang == "en" }
    var threads: Int { jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    func validate() throws {
        let formats = ["auto", "text", "jsonl", "html", "csv", "tsv", "markdown"]
        if !formats.contains(input) { throw ValidationError("不认识的输入格式“\(input)”；可用：\(formats.joined(separator: "、"))") }
        if let encoding, TextEncoding(name: encoding) == nil {
            throw ValidationError("不认识的编码“\(encoding)”；可用：utf-8、utf-16le、utf-16be、gb18030、big5-hkscs")
        }
        if lang != "zh", lang != "en" { throw ValidationError("--lang 只能是 zh 或 en") }
        if let jobs, jobs < 1 || jobs > 256 { throw ValidationError("--jobs 应在 1 到 256 之间") }
    }

    /// The engine with the rules asked for; says what is wrong with them and ends.
    func engine() throws -> Engine {
        var files: [(String, [UInt8])] = []
        for path in rules {
            do {
                files.append((path, try FileReading.read(path)))
            } catch {
                complain("\(error.path)：\(error.reason)")
                throw ExitStatus.failure
            }
        }
        do {
            return try Engine(rules: files)
        } catch {
            complain(error.description)
            throw ExitStatus.failure
        }
    }

    func files(_ problems: inout [FileProblem]) -> [String] {
        paths.flatMap { FileReading.walk($0, &problems) }
    }

    func isMarkup(_ path: String, _ raw: [UInt8]) -> Bool {
        input == "html" || input == "auto" && (path.hasSuffix(".html") || path.hasSuffix(".htm") || Document.isMarkup(raw))
    }

    func isJSONLines(_ path: String) -> Bool {
        input == "jsonl" || input == "auto" && (path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson"))
    }
}

/// One line on standard error.
func complain(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    try? FileReading.writeAll(bytes, 2, "stderr")
}

/// Standard output in large pieces. A reader that went away ends the process as a success.
struct Output: ~Copyable {
    private var pending: [UInt8] = []

    mutating func write(_ bytes: [UInt8]) {
        pending += bytes
        if pending.count > 1 << 16 { flush() }
    }

    mutating func write(_ text: String) { write(Array(text.utf8)) }

    mutating func flush() {
        do {
            try FileReading.writeAll(pending, 1, "stdout")
        } catch {
            if errno == EPIPE { exit(0) }
            complain("标准输出：\(error.reason)")
            exit(2)
        }
        pending.removeAll(keepingCapacity: true)
    }
}

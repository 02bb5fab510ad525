import ArgumentParser
import Glibc
import Moyin
import MoyinPolicy
import MoyinText

struct Redact: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "写出遮盖后的副本；副本会重新读一遍，证明干净才写出。")

    @OptionGroup var options: InputOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("副本放到哪个文件夹（缺省写到标准输出）", valueName: "文件夹"))
    var output: String?

    @Option(help: "遮盖方式：mask 官方格式、label 标签、pseudonym 代号、remove 删除")
    var style: String = "mask"

    @Flag(name: .customLong("dry-run"), help: "只列出要改的地方，不写文件")
    var dryRun = false

    func validate() throws {
        if RedactionStyle(rawValue: style) == nil { throw ValidationError("--style 只能是 mask、label、pseudonym 或 remove") }
    }

    func run() throws {
        let engine = try options.engine()
        var problems: [FileProblem] = []
        let files = options.files(&problems)
        guard output != nil || dryRun || files.count <= 1 else {
            throw ValidationError("一次处理多个文件时请用 -o 指定文件夹")
        }
        var status = ExitStatus.clean
        for problem in problems {
            complain("\(problem.path)：\(problem.reason)")
            status = .failure
        }
        if let output, mkdir(output, 0o777) != 0, errno != EEXIST {
            complain("\(output)：\(String(cString: strerror(errno)))")
            throw ExitStatus.failure
        }
        var book = PseudonymBook()
        var stdout = Output()
        for path in files {
            do {
                status = status.worse(try redact(path, engine, &book, &stdout))
            } catch {
                complain("\(error)")
                status = .failure
            }
        }
        stdout.flush()
        if status == .failure { throw status }
    }

    private struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private func redact(_ path: String, _ engine: Engine, _ book: inout PseudonymBook, _ stdout: inout Output)
        throws(Failure) -> ExitStatus
    {
        let raw: [UInt8]
        do { raw = try FileReading.read(path) } catch { throw Failure(description: "\(path)：\(error.reason)") }
        if let kind = Document.unsupported(raw) {
            throw Failure(description: "\(path)：这是\(kind)，目前只处理文本，未写出")
        }
        if options.isMarkup(path, raw) {
            throw Failure(description: "\(path)：网页目前不能改写，未写出；请另存为纯文本")
        }
        if options.isJSONLines(path) {
            throw Failure(description: "\(path)：JSON 行暂不支持改写，未写出；请先取出各条文本")
        }
        let document = Document.decode(path, raw, forced: options.encoding.flatMap(TextEncoding.init(name:)))
        let assessment = engine.check(utf8: document.utf8, jobs: options.threads)
        let redaction: Redaction
        do {
            redaction = try engine.redact(assessment, style: RedactionStyle(rawValue: style)!, book: &book)
        } catch { throw Failure(description: "\(path)：\(error.description)") }
        if dryRun {
            var summary = "\(path)：\(redaction.edits.count) 处\n"
            for edit in redaction.edits {
                summary += "  第 \(edit.range.lowerBound)–\(edit.range.upperBound) 字节  \(edit.kind.name) → "
                summary += String(decoding: edit.replacement, as: UTF8.self) + "\n"
            }
            stdout.write(summary)
            return .clean
        }
        let copy = try encode(document, redaction, path)
        guard let output else {
            stdout.write(copy)
            return .clean
        }
        let name = path == "-" ? "stdin.txt" : path.split(separator: "/").last.map(String.init) ?? path
        do { try FileReading.write(copy, to: output + "/" + name) } catch {
            throw Failure(description: "\(error.path)：\(error.reason)，未写出")
        }
        return .clean
    }

    /// The copy in the original's encoding: every byte outside the edits is the original's.
    private func encode(_ document: Document, _ redaction: Redaction, _ path: String) throws(Failure) -> [UInt8] {
        guard let map = document.map else { return redaction.utf8 }
        var copy: [UInt8] = []
        copy.reserveCapacity(document.raw.count)
        var cursor = SourceMapCursor(map)
        var position = 0
        for edit in redaction.edits {
            let range = cursor.rawRange(forUTF8: edit.range, in: document.raw.span)
            guard range.lowerBound >= position else { continue }
            copy += document.raw[position..<range.lowerBound]
            // Simplified labels do not fit Big5: stars do.
            let stars = [UInt8](repeating: 0x2a, count: 3)
            guard
                let bytes = TextEncoder.encode(edit.replacement.span, to: document.encoding)
                    ?? TextEncoder.encode(stars.span, to: document.encoding)
            else { throw Failure(description: "\(path)：替换文字无法用 \(document.encoding.rawValue) 表示，未写出") }
            copy += bytes
            position = range.upperBound
        }
        copy += document.raw[position...]
        // The copy as it would be read, once more.
        let again = Document.decode(path, copy, forced: document.encoding)
        if document.encoding != .utf8, again.damage > document.damage {
            throw Failure(description: "\(path)：副本的编码有误，未写出")
        }
        return copy
    }
}

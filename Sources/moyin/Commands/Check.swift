import ArgumentParser
import Dispatch
import Glibc
import Moyin
import MoyinText
import MoyinTypes
import Synchronization

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "检查文本，报告不该公开的内容。")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl, sarif, count }

    @OptionGroup var options: InputOptions

    @Option(help: "输出格式：text、json、jsonl、sarif、count")
    var format: Format = .text

    @Option(help: "位置的单位：codepoint、utf8、utf16")
    var offsets: String = "codepoint"

    @Flag(name: .customLong("no-text"), help: "JSON 里不写命中的原文")
    var noText = false

    func validate() throws {
        if OffsetUnit(rawValue: offsets) == nil { throw ValidationError("--offsets 只能是 codepoint、utf8 或 utf16") }
    }

    func run() throws {
        let engine = try options.engine()
        var problems: [FileProblem] = []
        let files = options.files(&problems)
        var status = ExitStatus.clean
        var reporter = Reporter(
            format: format, unit: OffsetUnit(rawValue: offsets)!, withText: !noText, isEnglish: options.isEnglish)
        for problem in problems {
            reporter.add(.notReviewed(problem.path, problem.reason))
            status = .failure
        }
        let progress = Progress(total: files.count, isEnglish: options.isEnglish)
        // Files in batches: parallel within a batch, answers in order.
        let batch = max(1, options.threads * 8)
        var start = 0
        while start < files.count {
            let slice = Array(files[start..<min(start + batch, files.count)])
            for answers in parallel(slice, { answer($0, engine, alone: slice.count == 1) }) {
                for answer in answers {
                    status = status.worse(answer.status)
                    reporter.add(answer)
                }
            }
            start += slice.count
            progress.report(start)
        }
        progress.finish()
        reporter.finish(engine)
        if status != .clean { throw status }
    }

    private func parallel<T: Sendable>(_ items: [String], _ body: @Sendable (String) -> T) -> [T] {
        guard items.count > 1, options.threads > 1 else { return items.map(body) }
        let results = Mutex([T?](repeating: nil, count: items.count))
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(options.threads, items.count)) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < items.count else { return }
                let result = body(items[index])
                results.withLock { $0[index] = result }
            }
        }
        return results.withLock { $0.map { $0! } }
    }

    private func answer(_ path: String, _ engine: Engine, alone: Bool) -> [Answer] {
        if format == .count, !engine.needsWholeText, !options.isJSONLines(path),
            !options.isMarkup(path, []), let counted = StreamCount.run(path, engine, jobs: alone ? options.threads : 1, encoding: options.encoding)
        {
            return [counted]
        }
        let raw: [UInt8]
        do {
            raw = try FileReading.read(path)
        } catch {
            return [.notReviewed(path, error.reason)]
        }
        if let kind = Document.unsupported(raw) {
            return [.notReviewed(path, "这是\(kind)，目前只检查文本；请另存为文本后再查")]
        }
        if options.isMarkup(path, raw) {
            return [.notReviewed(path, "网页目前不能完整检查（标签会拆开号码）；请另存为纯文本，或用 --input text 只按文字检查")]
        }
        if options.isJSONLines(path) { return lines(path, raw, engine) }
        let document = Document.decode(path, raw, forced: options.encoding.flatMap(TextEncoding.init(name:)))
        let assessment = engine.check(utf8: document.utf8, jobs: alone ? options.threads : 1)
        return [.reviewed(path, assessment, encoding: document.encoding.rawValue, damage: document.damage)]
    }

    private func lines(_ path: String, _ raw: [UInt8], _ engine: Engine) -> [Answer] {
        var checker = Checker(engine)
        var answers: [Answer] = []
        var number = 0
        for line in raw.split(separator: 0x0a, omittingEmptySubsequences: false) {
            number += 1
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x0d }) { continue }
            do {
                let fields = try JSONLine.parse(line)
                let id = fields.id ?? String(number)
                guard let text = fields.text else {
                    answers.append(.notReviewed(id, "第 \(number) 行没有 text；每行应为 {\"id\": …, \"text\": …}"))
                    continue
                }
                answers.append(.reviewed(id, checker.check(text), encoding: "utf-8", damage: 0))
            } catch {
                answers.append(.notReviewed(String(number), "第 \(number) 行第 \(error.column) 列：\(error.reason)；改正后重试"))
            }
        }
        return answers
    }
}

/// What came of one document.
enum Answer: Sendable {
    case reviewed(String, Assessment, encoding: String, damage: Int)
    case notReviewed(String, String)
    /// A long file of which only the numbers were asked for.
    case counted(counts: [Kind: Int], mustGo: Bool)

    var status: ExitStatus {
        switch self {
        case .notReviewed: .failure
        case .counted(_, let mustGo): mustGo ? .findings : .clean
        case .reviewed(_, let assessment, _, _):
            assessment.verdict == .publish ? .clean : assessment.verdict == .notReviewed ? .failure : .findings
        }
    }
}

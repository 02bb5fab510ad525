import Moyin
import MoyinFiles
import MoyinReports
import MoyinText

/// Redacts JSON lines: only the `text` of a line changes, and every line is proved by itself.
struct LinesRedaction {
    let engine: Engine
    let jobs: Int
    let style: RedactionStyle
    /// Of lines that name none themselves; nil: told by their text.
    let profile: String?

    private enum Read: Sendable {
        case verbatim
        case document(Assessment, JSONLine)
        case failed(String)
    }
    private enum Rewritten: Sendable {
        case line([UInt8], edits: Int)
        case failed(String)
        /// A name that only its copy shows needs a number, which no other line may have.
        case unnumbered
    }

    /// - Returns: the number of edits.
    func run(
        _ source: FileSource, _ book: inout PseudonymBook, _ write: ([UInt8]) throws(FileProblem) -> Void
    ) throws(FileProblem) -> Int {
        var batches = LineBatches(source.readAgain())
        var count = 0
        let (engine, profile) = (engine, profile)
        while true {
            let lines = batches.next()
            if lines.isEmpty { break }
            let read = parallel(Reviewing.groups(lines), jobs: jobs, worker: { Checker(engine) }) { checker, lines in
                lines.map { Self.read($0, &checker, profile) }
            }
            let documents = Array(read.joined())
            // Pseudonyms are numbered in the order of the lines, whichever thread rewrites them.
            if style == .pseudonym {
                for case .document(let assessment, _) in documents {
                    var plan = RedactionPlan(engine, style: style)
                    plan.add(assessment, book: &book)
                }
            }
            let (style, known) = (style, book)
            let work = Array(zip(Reviewing.groups(lines), read))
            let rewritten = parallel(work, jobs: jobs, worker: { 0 }) { _, work in
                zip(work.0, work.1).map {
                    var book = known
                    let line = Self.rewrite($0, $1, engine, style, &book)
                    return style == .pseudonym && book.count > known.count ? .unnumbered : line
                }
            }
            for (index, line) in rewritten.joined().enumerated() {
                var line = line
                if case .unnumbered = line { line = Self.rewrite(lines[index], documents[index], engine, style, &book) }
                switch line {
                case .line(let bytes, let edits):
                    try write(bytes)
                    count += edits
                case .failed(let reason): throw FileProblem(source.path, reason)
                case .unnumbered: break
                }
            }
        }
        if batches.hasFailed { throw FileProblem(source.path, source.failure) }
        return count
    }

    private static func read(_ line: DocumentLine, _ checker: inout Checker, _ profile: String?) -> Read {
        switch line.read() {
        case .blank: .verbatim
        case .failed(let problem): .failed(problem)
        case .document(let fields, let text): .document(checker.check(text, as: .automatic, profile: fields.profile ?? profile), fields)
        }
    }

    private static func rewrite(
        _ line: DocumentLine, _ read: Read, _ engine: Engine, _ style: RedactionStyle, _ book: inout PseudonymBook
    ) -> Rewritten {
        let feed: [UInt8] = line.isEnded ? [0x0a] : []
        switch read {
        case .verbatim: return .line(line.bytes + feed, edits: 0)
        case .failed(let problem): return .failed(problem)
        case .document(let assessment, let fields):
            do {
                let redaction = try engine.redact(assessment, style: style, book: &book)
                guard let rewritten = line.rewritten(fields, with: redaction) else {
                    return .failed(say("第 \(line.number) 行改写后读不回来", "line \(line.number) does not read after rewriting"))
                }
                return .line(rewritten.bytes + feed, edits: redaction.edits.count)
            } catch {
                return .failed(say("第 \(line.number) 行：", "line \(line.number): ") + error.reason)
            }
        }
    }
}

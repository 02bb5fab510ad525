import MoyinFiles
import MoyinNames
import MoyinReports
import MoyinRules

/// Texts with their names, from JSON lines: `{"id", "text", "spans": [[start, end, "LABEL"], …], "partial"?: true}`, in code
/// points. `doubt` and `weak` ([[start, end], …]) mark what nobody is sure of.
enum AnnotatedText {
    static let labels = ["PER", "PERSON"]

    /// - Parameters:
    ///   - labels: which labels are names; ``labels`` when empty.
    ///   - body: called with each text.
    static func read(_ path: FilePath, labels: [String], _ body: (TrainingDocument) throws -> Void) throws {
        let wanted = Set(labels.isEmpty ? Self.labels : labels)
        let source = try FileSource(path)
        var batches = LineBatches(source.readOn())
        while true {
            let lines = batches.next()
            if lines.isEmpty { break }
            for line in lines where !line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0d || $0 == 0x09 }) || line.isTooLong {
                try body(document(line, wanted, path))
            }
        }
        if batches.hasFailed { throw FileProblem(path, source.failure) }
    }

    private static func document(_ line: DocumentLine, _ labels: Set<String>, _ path: FilePath) throws -> TrainingDocument {
        func problem(_ code: String, _ column: Int, _ message: String, _ remedy: String) -> RuleDiagnostic {
            RuleDiagnostic(code, file: path.display, line: line.number, column: column, message: message, remedy: remedy)
        }
        guard !line.isTooLong else {
            throw problem("line-too-long", 0, say("这一行太长", "the line is too long"), say("拆成几行", "split it into several"))
        }
        var spans: [Span] = []
        var doubts: [Span] = []
        var isPartial = false
        var hasSpans = false
        let json: JSONLine
        do throws(JSONLine.Problem) {
            json = try JSONLine.parse(line.bytes[...]) { (key, parser) throws(JSONLine.Problem) in
                switch String(decoding: key, as: UTF8.self) {
                case "spans":
                    hasSpans = true
                    spans = try Self.spans(&parser)
                case "doubt", "weak": doubts += try Self.spans(&parser)
                case "partial": isPartial = try parser.literal() == "true"
                default: return false
                }
                return true
            }
        } catch {
            throw problem("json", error.column, error.reason, say("每行写一个 JSON 对象：{\"id\", \"text\", \"spans\"}", "write one JSON object a line: {\"id\", \"text\", \"spans\"}"))
        }
        guard let text = json.text, hasSpans else {
            let key = json.text == nil ? "text" : "spans"
            throw problem("missing-key", 0, say("这一行没有 \(key)", "the line has no \(key)"), say("补上 \(key)；没有姓名时写 \"spans\": []", "add it; without names write \"spans\": []"))
        }
        guard String(validating: text, as: UTF8.self) != nil else {
            throw problem("not-utf8", 0, say("文本不是 UTF-8", "the text is not UTF-8"), say("以 UTF-8 编码保存后重试", "save it as UTF-8"))
        }
        let starts = text.indices.filter { text[$0] & 0xc0 != 0x80 } + [text.count]
        func bytes(_ span: Span) throws -> Range<Int> {
            guard span.start >= 0, span.start < span.end, span.end < starts.count else {
                throw problem(
                    "bad-span", 0, say("标注 [\(span.start), \(span.end)] 不在文本之内", "the span [\(span.start), \(span.end)] lies outside the text"),
                    say("位置按字符（码点）从 0 起，止于末字之后", "count characters (code points) from 0, the end is exclusive"))
            }
            return starts[span.start]..<starts[span.end]
        }
        let weak = Set(doubts.map { [$0.start, $0.end] })
        let names = try spans.filter { labels.contains($0.label) && !weak.contains([$0.start, $0.end]) }.map(bytes)
        return TrainingDocument(
            text: text, names: names, doubts: try doubts.map(bytes).sorted { $0.lowerBound < $1.lowerBound }, isPartial: isPartial)
    }

    private struct Span {
        var start = 0
        var end = 0
        var label = ""
    }

    private static func spans(_ parser: inout JSONLine.Parser) throws(JSONLine.Problem) -> [Span] {
        var spans: [Span] = []
        try parser.array { (parser) throws(JSONLine.Problem) in
            var span = Span()
            var field = 0
            try parser.array { (parser) throws(JSONLine.Problem) in
                switch field {
                case 0: span.start = try parser.integer()
                case 1: span.end = try parser.integer()
                case 2: span.label = String(decoding: try parser.string(), as: UTF8.self)
                default: try parser.skip()
                }
                field += 1
            }
            guard field >= 2 else { throw parser.fail(say("标注至少要有起止位置", "a span has a start and an end")) }
            spans.append(span)
        }
        return spans
    }
}

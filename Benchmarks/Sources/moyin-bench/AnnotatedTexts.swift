import FoundationEssentials

/// Texts whose names are marked, as `moyin names evaluate` reads them: JSON lines with `text` and `spans`, places counted in
/// code points.
struct AnnotatedTexts {
    private(set) var texts: [[UInt8]] = []
    /// Names in bytes, by text.
    private(set) var names: [Set<Range<Int>>] = []
    /// Where each code point of a text begins, and where the last ends.
    private var starts: [[Int]] = []

    var bytes: Int { texts.reduce(0) { $0 + $1.count } }
    static let labels: Set<String> = ["PER", "PERSON", "PERSON_NAME"]

    init(_ path: String) throws {
        for (number, line) in try File.read(path).split(separator: 0x0a).enumerated() {
            let text: Line
            do {
                text = try JSONDecoder().decode(Line.self, from: Data(line))
            } catch {
                throw BenchmarkError("\(path), line \(number + 1): not {\"text\", \"spans\": [[start, end, label], …]}")
            }
            // Who finds an unmarked name would be blamed for it.
            if text.partial == true { throw BenchmarkError("\(path), line \(number + 1): only some names are marked") }
            let utf8 = Array(text.text.utf8)
            texts.append(utf8)
            starts.append(utf8.indices.filter { utf8[$0] & 0xc0 != 0x80 } + [utf8.count])
            names.append(try Set(text.spans.filter { Self.labels.contains($0.label) }.map { try range($0.start, $0.end, of: texts.count - 1) }))
        }
        guard bytes > 0 else { throw BenchmarkError("\(path) holds no text") }
    }

    /// Bytes of code points.
    func range(_ start: Int, _ end: Int, of text: Int) throws -> Range<Int> {
        guard start >= 0, start < end, end < starts[text].count else {
            throw BenchmarkError("a name [\(start), \(end)] outside text \(text + 1)")
        }
        return starts[text][start]..<starts[text][end]
    }

    private struct Line: Decodable {
        var text: String
        var spans: [Mark]
        var partial: Bool?
    }

    private struct Mark: Decodable {
        var start: Int
        var end: Int
        var label: String

        init(from decoder: any Decoder) throws {
            var fields = try decoder.unkeyedContainer()
            start = try fields.decode(Int.self)
            end = try fields.decode(Int.self)
            label = try fields.decode(String.self)
        }
    }
}

/// Exact spans: a name that is found but for a character is missed and false.
struct NameScore {
    var marked = 0
    var found = 0
    var right = 0

    init(_ found: [[Range<Int>]], _ marked: [Set<Range<Int>>]) {
        for (found, marked) in zip(found, marked) {
            self.marked += marked.count
            self.found += Set(found).count
            right += marked.intersection(found).count
        }
    }

    var precision: Double { found > 0 ? Double(right) / Double(found) : 0 }
    var recall: Double { marked > 0 ? Double(right) / Double(marked) : 0 }
    var f1: Double { right > 0 ? 2 * precision * recall / (precision + recall) : 0 }
}

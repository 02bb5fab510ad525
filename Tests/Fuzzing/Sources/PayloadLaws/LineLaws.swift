#if canImport(FuzzLaws)
import FuzzLaws
#endif
@testable import MoyinReports
@testable import MoyinService

/// Lines of a stream, and what is read of each.
enum LineLaws {
    static func check(_ stream: [UInt8], _ size: Int, _ complaints: inout Complaints) {
        let longest = 40 + size
        let whole = lines(of: stream, longest, pieces: [stream.count])
        for pieces in [[1], [1 + size], [1 + size, 3, 70]] where stream.count < 2000 || pieces != [1] {
            let cut = lines(of: stream, longest, pieces: pieces)
            complaints.equal(cut.map(\.bytes), whole.map(\.bytes), "lines in pieces of \(pieces)")
            complaints.equal(cut.map(\.isTooLong), whole.map(\.isTooLong), "length in pieces of \(pieces)")
        }
        let plain = stream.split(separator: 0x0a, omittingEmptySubsequences: false)
        let expected = plain.last?.isEmpty == true ? plain.dropLast() : plain[...]
        complaints.equal(whole.map(\.isTooLong), expected.map { $0.count > longest }, "too long")
        complaints.equal(whole.map(\.bytes), expected.map { $0.count > longest ? [] : Array($0) }, "bytes of the lines")
        complaints.equal(whole.map(\.number), Array(1..<(whole.count + 1)), "numbers")
        for line in whole.prefix(20) where !line.isTooLong { read(line, &complaints) }
    }

    private static func lines(of stream: [UInt8], _ longest: Int, pieces: [Int]) -> [DocumentLine] {
        var splitter = LineSplitter(longest: longest)
        var (lines, start, turn) = ([DocumentLine](), 0, 0)
        while start < stream.count {
            let end = min(stream.count, start + pieces[turn % pieces.count])
            lines += stream[start..<end].withUnsafeBytes { splitter.take($0) }
            precondition(splitter.held <= longest)
            (start, turn) = (end, turn + 1)
        }
        if let last = splitter.finish() { lines.append(last) }
        return lines
    }

    /// Its text is where it is said to be, and what another reader of JSON takes for it.
    private static func read(_ line: DocumentLine, _ complaints: inout Complaints) {
        let other = try? Presidio.Value(line.bytes)
        switch line.read() {
        case .blank: complaints.add("a blank line holds something", unless: other == nil)
        case .failed(let words):
            complaints.add("no words", unless: !words.isEmpty)
            complaints.add("a document is refused: \(words)", unless: !isDocument(other, line))
        case .document(let fields, let text):
            if let other {
                complaints.equal(text, other["text"]?.text?.whole, "the text and that of another reader")
                if let id = other["id"]?.text {
                    complaints.equal(fields.id, id.string, "the name and that of another reader")
                } else {
                    complaints.add("blanks behind a number", unless: fields.id?.utf8.contains { $0 <= 0x20 } != true)
                }
                if let profile = other["profile"]?.text { complaints.equal(fields.profile, profile.string, "the profile and that of another reader") }
                if case .flag(let flag) = other["published"] { complaints.equal(fields.isPublished, flag, "published, and by another reader") }
            }
            replaced(line, fields, &complaints)
        }
    }

    private static func isDocument(_ value: Presidio.Value?, _ line: DocumentLine) -> Bool {
        guard case .object(let members) = value, value?["text"]?.text != nil else { return false }
        // A text that stands there twice is refused, and what is nested more than 64 deep; of marks of the encoding only the first line's is passed over.
        let isDeep = line.bytes.count { $0 == 0x5b || $0 == 0x7b } > 60
        let isMarked = line.number > 1 && line.bytes.starts(with: [0xef, 0xbb, 0xbf])
        return members.count { $0.key == Presidio.Text("text") } == 1 && !isDeep && !isMarked
    }

    /// Another text in its place is read again, and nothing else has changed.
    private static func replaced(_ line: DocumentLine, _ fields: JSONLine, _ complaints: inout Complaints) {
        guard fields.textRange.lowerBound >= 0, fields.textRange.upperBound <= line.bytes.count, fields.textRange.count >= 2 else {
            return complaints.add("outside the line: \(fields.textRange)", unless: false)
        }
        let new = Array("手机：\"\\\t".utf8)
        var json = JSONText()
        json.string(new)
        var changed = line
        changed.bytes.replaceSubrange(fields.textRange, with: json.bytes)
        guard case .document(let again, let text) = changed.read() else { return complaints.add("with another text it is refused", unless: false) }
        complaints.equal(text, new, "another text")
        complaints.equal([again.id, again.profile], [fields.id, fields.profile], "what is beside another text")
        complaints.equal(again.isPublished, fields.isPublished, "published beside another text")
    }
}

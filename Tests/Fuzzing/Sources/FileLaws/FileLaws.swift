#if canImport(FuzzLaws)
public import FuzzLaws
#endif
import Glibc
import MoyinDocuments
@testable import MoyinFormats

extension Law {
    public static let files = Law("FuzzFiles") { FileLaws.check(&$0, &$1) }
}

/// Any bytes are a file that is read or not, in bounded time: its texts lie on its page, the same each time, and numbered alike
/// when it is written. A copy is read again, and nothing of what was taken out of it is there.
enum FileLaws {
    /// Of processor time, under sanitizers.
    private static let limit = Duration.seconds(10)

    static func check(_ input: inout InputReader, _ complaints: inout Complaints) {
        let file = MadeFile(&input)
        keep(file)
        let start = time()
        let document = FormatReader.read(file.bytes, named: file.name, limits)
        let took = time() - start
        complaints.add("reading took \(took)", unless: took < limit)
        layout(document, &complaints)
        complaints.add("the page is beyond its limit: \(document.page.count)", unless: document.page.count < 2 * limits.pageBytes)
        let encoded = document.encoded
        complaints.add("what one process says the other does not understand", unless: FileDocument(encoded: encoded[...])?.encoded == encoded)
        complaints.add("read again it is another", unless: FormatReader.read(file.bytes, named: file.name, limits).encoded == encoded)
        if document.writing != .none, !document.hasFailed {
            numbering(file, document, &complaints)
            copy(file, document, &complaints)
        }
        if !complaints.list.isEmpty {
            complaints.add("\(document.type) \(String(decoding: file.name, as: UTF8.self)), \(file.bytes.count) bytes; MOYIN_FUZZ_FILE names where to keep it", unless: false)
        }
    }

    private static let limits: FileLimits = {
        var limits = FileLimits()
        limits.fileBytes = 16 << 20
        limits.unpackedBytes = 32 << 20
        limits.pageBytes = 1 << 20
        limits.members = 200
        // Recognition takes seconds.
        limits.asksSlowReaders = false
        return limits
    }()

    /// Texts stand on the page, none on another.
    private static func layout(_ document: FileDocument, _ complaints: inout Complaints) {
        var end = 0
        for segment in document.segments.sorted(by: { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }) {
            complaints.add("\(segment) after \(end) of \(document.page.count)", unless: segment.range.lowerBound >= end && segment.range.upperBound <= document.page.count)
            end = max(end, segment.range.upperBound)
            complaints.add("no label: \(segment)", unless: Int(segment.place.label) <= document.labels.count)
        }
        for number in document.ofAuthors { complaints.add("no text of authors: \(number)", unless: document.segments.indices.contains(number)) }
        for member in document.members { layout(member, &complaints) }
    }

    /// The walk that writes, with nothing to change, comes upon the same texts.
    private static func numbering(_ file: MadeFile, _ document: FileDocument, _ complaints: inout Complaints) {
        guard let format = Formats.format(document.type) else { return }
        let view = DocumentView(changes: FileChanges(), limits: limits, reader: FormatReader(limits))
        guard (try? format.walk(file.bytes, document.type, view, UnpackingBudget(limits))) != nil else { return }
        complaints.equal(view.document.segments.map(\.place), document.segments.map(\.place), "numbered otherwise")
    }

    private static func copy(_ file: MadeFile, _ document: FileDocument, _ complaints: inout Complaints) {
        var originals: Set<[UInt8]> = []
        var number = 0
        let changes = lettered(document, &number, &originals)
        let start = time()
        // No copy is an answer, too.
        guard let copy = try? FormatReader.write(file.bytes, named: file.name, changes, limits) else { return }
        keep(MadeFile(name: file.name, bytes: copy), ".copy")
        let again = FormatReader.read(copy, named: file.name, limits)
        let took = time() - start
        complaints.add("copying took \(took)", unless: took < limit)
        complaints.add("the copy is a \(again.type)", unless: again.type == document.type)
        // Two libraries read a PDF, and differ in what they make of a damaged one: then it is not given out.
        if again.type == .pdf, again.hasFailed { return }
        left(again, originals, &complaints)
    }

    /// Every text becomes letters, where the type of file takes any.
    private static func lettered(_ document: FileDocument, _ next: inout Int, _ originals: inout Set<[UInt8]>) -> FileChanges {
        var changes = FileChanges()
        let ofAuthors = Set(document.ofAuthors)
        for (number, segment) in document.segments.enumerated() where !segment.range.isEmpty {
            let text = Array(document.page[segment.range])
            if isTelling(text) { originals.insert(text) }
            switch document.writing {
            case .none: break
            case .cover: changes.texts[number] = [UInt8](repeating: 0x2a, count: String(decoding: text, as: UTF8.self).unicodeScalars.count)
            case .text: changes.texts[number] = ofAuthors.contains(number) ? [] : letters(next)
            }
            next += 1
        }
        for (number, member) in document.members.enumerated() where member.writing != .none { changes.members[number] = lettered(member, &next, &originals) }
        return changes
    }

    /// A word of its own for each number.
    private static func letters(_ number: Int) -> [UInt8] {
        var (letters, rest): ([UInt8], Int) = (Array("Zq".utf8), number)
        repeat {
            letters.append(0x61 + UInt8(rest % 26))
            rest /= 26
        } while rest > 0
        return letters
    }

    /// Whether a text is nobody's but the author's: no word of a format.
    private static func isTelling(_ text: [UInt8]) -> Bool {
        text.count { $0 &- 0x30 < 10 } >= 9 && text.count < 40 && text.allSatisfy { $0 &- 0x30 < 10 || $0 >= 0x80 }
    }

    private static func left(_ document: FileDocument, _ originals: Set<[UInt8]>, _ complaints: inout Complaints) {
        if let failure = document.failure { complaints.add("the copy is not read: \(failure)", unless: false) }
        for segment in document.segments where originals.contains(Array(document.page[segment.range])) {
            complaints.add("left in the copy at \(segment.place): \(String(decoding: document.page[segment.range], as: UTF8.self))", unless: false)
        }
        for member in document.members { left(member, originals, &complaints) }
    }

    /// Of the processor, for this thread: on a busy machine the clock says nothing.
    private static func time() -> Duration {
        var now = (seconds: 0, nanoseconds: 0)
        withUnsafeMutableBytes(of: &now) { _ = clock_gettime(CLOCK_THREAD_CPUTIME_ID, $0.bindMemory(to: timespec.self).baseAddress!) }
        return .seconds(now.seconds) + .nanoseconds(now.nanoseconds)
    }

    /// The file that was made, for whoever looks for a fault.
    private static func keep(_ file: MadeFile, _ ending: String = "") {
        guard let path = getenv("MOYIN_FUZZ_FILE") else { return }
        let descriptor = open(String(cString: path) + ending, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { return }
        _ = file.bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
    }
}

extension FileDocument {
    /// It, or a file within it, does not count as read.
    fileprivate var hasFailed: Bool { failure != nil || members.contains { $0.hasFailed } }
}

import Moyin
import MoyinScan

/// One text, scanned in every way there is: the same findings. Then redacted: nothing is left.
final class ScanLaws: @unchecked Sendable {
    // Unchecked: the fuzzer and the replaying test call it from one thread at a time.
    static let shared = ScanLaws()

    private let engine = try! ScanEngine(RuleCatalog.builtin())
    /// Two for all texts: making one costs more than a short scan, and a remnant of one text would show in the next.
    private var scanner: Scanner
    private var other: Scanner
    private var copies = CopyLaws()

    private init() {
        scanner = Scanner(engine)
        other = Scanner(engine)
    }

    func check(_ input: inout InputReader, _ complaints: inout Complaints) {
        let choices = input.byte()
        let kernel = Kernels.names[input.below(Kernels.names.count)]
        let jobs = 1 + input.below(3)
        let piece = 1 + input.below(4096)
        let place = input.below(65536)
        let text = choices & 1 != 0 ? input.rest(of: Pieces.text) : input.rest()
        defer { if !complaints.list.isEmpty { complaints.add(String(decoding: text, as: UTF8.self), unless: false) } }
        let scanned = scan(text, .prefiltered)
        let expected = scanned.map(Self.describe)
        complaints.equal(expected, scan(text, .plain).map(Self.describe), "prefiltered and plain differ")
        // The other scanner sees only some of the texts.
        if choices & 64 != 0 {
            var again: [Finding] = []
            Kernels.with(kernel) { other.scan(text.span, into: &again) }
            complaints.equal(expected, again.map(Self.describe), "kernel \(kernel) or another scanner differs")
        }
        if choices & 192 == 192 {
            complaints.equal(expected, stream(text, jobs, piece), "streamed in pieces of \(piece) differs")
        }
        order(scanned, text, &complaints)
        if choices & 6 == 6 { cut(text, place, jobs, piece, &complaints) }
        guard !scanned.isEmpty else { return }
        let style = RedactionStyle.allCases[Int(choices >> 3 & 3)]
        copies.check(text, as: .plain, style, includeReview: choices & 32 == 0, &complaints)
    }

    private func scan(_ text: [UInt8], _ mode: Scanner.Mode) -> [Finding] {
        var findings: [Finding] = []
        scanner.scan(text.span, mode: mode, into: &findings)
        return findings
    }

    private func stream(_ text: [UInt8], _ jobs: Int, _ piece: Int, from origin: Int = 0) -> [String] {
        nonisolated(unsafe) var position = 0
        var found: [String] = []
        engine.scan(jobs: jobs, read: { buffer in
            let count = min(piece, buffer.count, text.count - position)
            text.withUnsafeBytes { buffer.copyBytes(from: $0[position..<(position + count)]) }
            position += count
            return count
        }) { found += $0.map { Self.describe($0, from: origin) } }
        return found
    }

    static func describe(_ finding: Finding) -> String { describe(finding, from: 0) }

    private static func describe(_ finding: Finding, from origin: Int) -> String {
        let steps = finding.evidence.array.map { "\($0.kind)\($0.points)" }.joined(separator: " ")
        let notes = "\(finding.severity) \(finding.masked.map { "\($0)" } ?? "-") \(finding.subject.map { "\($0)" } ?? "-")"
        return "\(finding.kind) \(finding.start - origin)..<\(finding.end - origin) \(notes) \(finding.disguise.rawValue) \(steps)"
    }

    private func order(_ findings: [Finding], _ text: [UInt8], _ complaints: inout Complaints) {
        let isValid = String(validating: text, as: UTF8.self) != nil
        var last = 0
        for finding in findings {
            complaints.add("not sorted, empty or overlapping: \(finding.range)", unless: finding.start >= last && finding.end > finding.start)
            complaints.add("beyond the text: \(finding.range)", unless: finding.end <= text.count)
            last = finding.end
            guard isValid, finding.end <= text.count else { continue }
            for place in [finding.start, finding.end] where place < text.count {
                complaints.add("inside a character: \(finding.kind) \(place)", unless: text[place] & 0xc0 != 0x80)
            }
        }
    }

    /// The same text behind much or little that says nothing: a cut between segments may fall anywhere in it and must not
    /// be seen. Except in names: what a name is depends on all the text that its segment holds.
    private func cut(_ text: [UInt8], _ place: Int, _ jobs: Int, _ piece: Int, _ complaints: inout Complaints) {
        guard !text.isEmpty else { return }
        // The first cut falls at the latest behind this byte of the text.
        let front = (Self.segment - place % min(text.count, 3 * Self.margin)) / 3 * 3
        let isParallel = place & 7 == 7
        let long = Self.filler[..<front] + text + Self.filler[..<(isParallel ? 3 * Self.segment / 2 : 4 * Self.margin)]
        let few = Self.filler[..<(3 * Self.margin)]
        let whole = scan(few + text + few, .prefiltered).map { Self.describe($0, from: few.count) }
        let found = scan(Array(long), .prefiltered).map { Self.describe($0, from: front) }
        func others(_ findings: [String]) -> [String] { findings.filter { !$0.hasPrefix("PERSON_NAME ") } }
        complaints.equal(others(whole), others(found), "the cut is seen, \(front) bytes before the text")
        if isParallel {
            let parallel = engine.scan(Array(long), jobs: 2).map { Self.describe($0, from: front) }
            complaints.equal(found, parallel, "two threads differ")
        } else {
            complaints.equal(
                found, stream(Array(long), jobs, 64 * piece, from: front), "a long text streamed differs")
        }
    }

    /// Holds no place where a cut would rather fall, and nothing that could be a part of a finding.
    private static let filler = [UInt8]((0..<segment).flatMap { _ in Array("的".utf8) })
    /// How long segments are at most, and how much of their surroundings they see (`Segmenter`, `TextView`).
    private static let segment = 256 * 1024
    private static let margin = 1024
}

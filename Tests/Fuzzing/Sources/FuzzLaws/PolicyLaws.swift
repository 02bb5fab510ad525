import Moyin
import MoyinPolicy
import MoyinText

/// A document under some profile: decided the same however it is read, places inside it, and nothing goes out that must not.
final class PolicyLaws: @unchecked Sendable {
    // Unchecked: the fuzzer and the replaying test call it from one thread at a time.
    static let shared = PolicyLaws()

    private let engine = try! Engine()
    private var checker: Checker
    /// Sees only some of the texts: a remnant of the others would show.
    private var other: Checker
    /// nil: told by the text.
    private let profiles: [String?]

    private init() {
        checker = Checker(engine)
        other = Checker(engine)
        profiles = [nil, Engine.noProfile, "nobody knows this one"] + engine.profiles.map(\.name).sorted()
    }

    func check(_ input: inout InputReader, _ complaints: inout Complaints) {
        let choices = input.byte()
        let profile = profiles[input.below(profiles.count)]
        let jobs = 1 + input.below(3)
        let piece = 1 + input.below(4096)
        let isPublished = choices & 4 != 0
        let form: TextForm = [.automatic, .automatic, .plain, .html][Int(choices >> 3 & 3)]
        let text =
            switch choices & 3 {
            case 1: input.rest(of: PolicyPieces.all)
            case 2: PolicyTable.text(&input)
            default: input.rest()
            }
        defer { if !complaints.list.isEmpty { complaints.add("\(profile ?? "-") \(form)\n" + String(decoding: text, as: UTF8.self), unless: false) } }
        let assessment = checker.check(text, as: form, profile: profile)
        places(assessment, text, &complaints)
        let review = finished(checker.review(text, as: form, profile: profile, isPublished: isPublished, detail: .all))
        decision(review, isPublished, &complaints)
        complaints.equal(findings(assessment), findings(review), "checked and reviewed differ")
        complaints.equal(ruled(assessment.ruling), review.ruling.map(ruled), "checked and reviewed are decided differently")
        // A scanner of its own each: the dearest of the laws.
        if choices & 64 != 0 {
            let streamed = finished(engine.review(reader(text, piece), as: form, profile: profile, isPublished: isPublished, detail: .all, jobs: jobs))
            complaints.equal(Ruled(review), Ruled(streamed), "streamed in pieces of \(piece) with \(jobs) threads differs")
        }
        if choices & 128 != 0 {
            let again = finished(other.review(text, as: form, profile: profile, isPublished: isPublished, detail: .all))
            complaints.equal(Ruled(review), Ruled(again), "another checker differs")
        }
        if choices & 32 != 0 { copy(assessment, &complaints) }
    }

    private func finished(_ pending: PendingReview) -> Review {
        var union = MaskUnion()
        return pending.finish(&union)
    }

    private func reader(_ text: [UInt8], _ piece: Int) -> DecodingReader {
        var position = 0
        return DecodingReader(
            forced: .utf8,
            source: { buffer in
                let count = min(piece, buffer.count, text.count - position)
                text.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
                position += count
                return count
            })
    }

    // MARK: laws

    /// Findings ascend, lie in the text and cut no character.
    private func places(_ assessment: Assessment, _ source: [UInt8], _ complaints: inout Complaints) {
        let text = assessment.utf8
        let isValid = String(validating: text, as: UTF8.self) != nil
        var last = 0
        for finding in assessment.findings {
            let range = finding.range
            let isInside = range.lowerBound >= 0 && !range.isEmpty && range.upperBound <= text.count
            complaints.add("outside the text: \(finding.kind) \(range)", unless: isInside)
            let hull = assessment.sourceRange(of: finding)
            complaints.add("outside the source: \(finding.kind) \(hull)", unless: hull.lowerBound >= 0 && hull.upperBound <= source.count)
            // What a page shows twice, or hides, stands elsewhere in its text: the source is the order.
            complaints.add("not sorted: \(finding.kind) \(hull) behind \(last)", unless: hull.lowerBound >= last)
            last = hull.lowerBound
            guard isValid, isInside else { continue }
            for place in [range.lowerBound, range.upperBound] where place < text.count {
                complaints.add("inside a character: \(finding.kind) \(place)", unless: text[place] & 0xc0 != 0x80)
            }
        }
        for unit in OffsetUnit.allCases { _ = assessment.ranges(in: unit) }
    }

    /// The verdict is no milder than what was found.
    private func decision(_ review: Review, _ isPublished: Bool, _ complaints: inout Complaints) {
        guard let ruling = review.ruling else { return complaints.add("no ruling", unless: false) }
        let dispositions = Set(review.found.map(\.finding.disposition))
        if review.verdict == .publish {
            complaints.add("published with \(dispositions)", unless: dispositions.isSubset(of: [.keep]))
            complaints.add("published with a blocking flag", unless: Set(review.flags).isDisjoint(with: [.secrecyBlock, .suspectedLeak, .reasonRequired]))
        }
        if review.verdict == .redact { complaints.add("redacted with a blocking finding", unless: !dispositions.contains(.block)) }
        if dispositions.contains(.review) {
            complaints.add("a doubt that nobody is asked about: \(review.flags)", unless: review.verdict != .publish)
        }
        complaints.add("flags twice: \(review.flags)", unless: Set(review.flags).count == review.flags.count)
        complaints.add("notes not in order: \(ruling.notes)", unless: zip(ruling.notes, ruling.notes.dropFirst()).allSatisfy { $0.name < $1.name })
        complaints.add("more persons than bytes", unless: ruling.persons >= 0 && ruling.persons <= review.byteCount)
        complaints.add("suspected leak of what is not published", unless: isPublished || !review.flags.contains(.suspectedLeak))
        complaints.equal(review.tallies.reduce(0) { $0 + $1.count }, review.found.count, "tallies")
        for english in [false, true] { complaints.add("no sentence", unless: review.sentence(engine, english: english)?.isEmpty == false) }
    }

    /// Of what is to be reviewed for secrecy there is no copy; one of anything else holds nothing that must go.
    private func copy(_ assessment: Assessment, _ complaints: inout Complaints) {
        var book = PseudonymBook()
        guard let copy = try? engine.redact(assessment, style: .mask, book: &book) else { return }
        complaints.add("a copy of what is \(assessment.verdict)", unless: assessment.verdict == .publish || assessment.verdict == .redact)
        do {
            try engine.prove(copy.utf8, of: copy)
        } catch {
            complaints.add("the copy is not clean: \(error)", unless: false)
        }
    }

    /// Without what depends on whether the document is online already: an assessment knows of none.
    private func ruled(_ ruling: Ruling) -> String {
        "\(ruling.rule) \(ruling.verdict) \(ruling.combinations.names) \(ruling.persons) \(ruling.isSealed) \(ruling.flags.filter { $0 != .suspectedLeak })"
    }

    private func findings(_ assessment: Assessment) -> [String] {
        zip(assessment.findings, assessment.ranges(in: .utf8)).map { "\($0.kind) \($1) \($0.disposition)" }
    }

    private func findings(_ review: Review) -> [String] {
        review.found.map { "\($0.finding.kind) \($0.range(in: .utf8)) \($0.finding.disposition)" }
    }
}

/// All that a review came to.
private struct Ruled: Equatable, CustomStringConvertible {
    var description: String

    init(_ review: Review) {
        let found = review.found.map { "\($0.finding.kind) \($0.range(in: .utf8)) \($0.finding.disposition) \($0.finding.topics.rawValue) \($0.finding.subject.map { "\($0)" } ?? "-")" }
        description = "\(review.profile?.name ?? "-") \(review.verdict) \(review.ruling?.rule.rawValue ?? "-") \(review.flags) \(review.ruling?.notes ?? []) "
            + "\(review.ruling?.combinations.names ?? []) \(review.ruling?.persons ?? 0) \(found)"
    }
}

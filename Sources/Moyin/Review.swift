public import MoyinPolicy
public import MoyinRules
public import MoyinText
public import MoyinTypes

/// What a review of one document came to. Holds the findings that were asked for, not the text.
public struct Review: Sendable {
    /// Sorted by start.
    public package(set) var found: [Found] = []
    /// How many there are of each rule and disposition, whatever was kept. Sorted by rule.
    public package(set) var tallies: [Tally] = []
    public internal(set) var verdict = Verdict.publish
    public internal(set) var flags: [VerdictFlag] = []
    /// Why that verdict; nil where nothing was read.
    public internal(set) var ruling: Ruling?
    /// What its markings come to.
    public internal(set) var markings = MarkingFacts()
    /// The sort of notice that was assumed; nil: none in particular.
    public internal(set) var profile: Profile?
    /// The user's rule whose expression exceeded its limits, so that the text counts as not reviewed.
    public internal(set) var exceededRule: DetectorRule?
    public internal(set) var damage = DecodingDamage()
    public internal(set) var encoding = TextEncoding.utf8
    /// So much of the text is no text in its encoding that it counts as not reviewed.
    public internal(set) var isGarbled = false
    /// A page longer than what is read into memory, so that it counts as not reviewed.
    public internal(set) var isTooLong = false
    /// Bytes of the text as UTF-8.
    public internal(set) var byteCount = 0

    /// Of a text without anything in it.
    public init() {}

    public struct Tally: Sendable {
        public let rule: UInt16
        public let disposition: Disposition
        public package(set) var count = 0
        /// Lines of the first and the last one, where places were asked for.
        public internal(set) var firstLine = Int.max
        public internal(set) var lastLine = 0
    }

    /// Counts by kind.
    public func counts(_ engine: Engine) -> [Kind: Int] {
        var counts: [Kind: Int] = [:]
        for tally in tallies { counts[engine.rules[Int(tally.rule)].kind, default: 0] += tally.count }
        return counts
    }
}

/// A review of which only the masked values are still to be rated together with those of other documents.
public struct PendingReview: Sendable {
    private let engine: Engine
    private let detail: ReviewDetail
    let decision: Decision
    private var facts = DocumentFacts()
    private var review = Review()
    /// Samples taken, by rule.
    private var taken: [UInt16: Int] = [:]
    private var masked: [Found] = []
    private var end = TextPosition()
    private var exceeded: UInt16?

    private let isPublished: Bool

    init(_ engine: Engine, _ detail: ReviewDetail, _ decision: Decision, isPublished: Bool) {
        self.isPublished = isPublished
        self.engine = engine
        self.decision = decision
        self.detail = detail
    }

    var isTooLong: Bool {
        get { review.isTooLong }
        set { review.isTooLong = newValue }
    }

    mutating func add(_ stretch: StretchReading) {
        review.damage.append(stretch.damage, startingAt: review.byteCount)
        review.byteCount += stretch.byteCount
        exceeded = exceeded ?? stretch.exceededRule
        facts.add(stretch.facts)
        for var found in stretch.found {
            found.start = found.start.shifted(by: end)
            if found.finding.masked != nil { masked.append(found) } else { take(found) }
        }
        end = stretch.extent.shifted(by: end)
    }

    private mutating func take(_ found: Found) {
        let finding = found.finding
        let index = tallyIndex(finding)
        review.tallies[index].count += 1
        review.tallies[index].firstLine = min(review.tallies[index].firstLine, found.start.line)
        review.tallies[index].lastLine = max(review.tallies[index].lastLine, found.start.line)
        switch detail {
        case .counts: break
        case .samples(let limit):
            guard finding.disposition != .keep, taken[finding.rule, default: 0] < limit else { break }
            taken[finding.rule, default: 0] += 1
            review.found.append(found)
        case .removable, .described: if finding.disposition != .keep { review.found.append(found) }
        case .all: review.found.append(found)
        }
    }

    /// A document has few rules and dispositions, and the next finding is often like the last.
    private mutating func tallyIndex(_ finding: Finding) -> Int {
        if let known = review.tallies.firstIndex(where: { $0.rule == finding.rule && $0.disposition == finding.disposition }) {
            return known
        }
        review.tallies.append(Review.Tally(rule: finding.rule, disposition: finding.disposition))
        return review.tallies.count - 1
    }

    mutating func settle(_ reader: DecodingReader) {
        review.encoding = reader.encoding
        // UTF-8 comes as it is: its damage was seen stretch by stretch.
        if reader.encoding != .utf8 { review.damage = reader.damage }
        review.isGarbled = reader.isDoubtful
    }

    /// The review, with masked values rated together.
    ///
    /// - Parameters:
    ///   - union: the masked values of the documents before.
    ///   - remember: adds those of this document.
    public consuming func finish(_ union: inout MaskUnion, remember: Bool = true) -> Review {
        let copies = masked.map { MaskUnion.Copy(kind: $0.finding.kind, symbols: engine.masking.key($0.value)) }
        for (index, isTold) in union.rate(copies, remember: remember).enumerated() {
            if isTold {
                masked[index].finding.masked = .insufficient
                masked[index].finding.disposition = decision.disposition(of: masked[index].finding)
                facts.combinations.insert(.maskUnion)
                facts.count(masked[index].finding, decision)
            }
            take(masked[index])
        }
        if !masked.isEmpty { review.found.sort { ($0.finding.start, $1.finding.end) < ($1.finding.start, $0.finding.end) } }
        review.tallies.sort { ($0.rule, $0.disposition.rawValue) < ($1.rule, $1.disposition.rawValue) }
        review.exceededRule = exceeded.map { engine.rules[Int($0)] }
        // A tenth of what would be characters is none: another encoding, or no text at all.
        review.isGarbled = review.isGarbled || review.damage.count >= 16 && review.damage.count > end.codePoint / 10
        let ruling = Ruling(facts, decision, isPublished: isPublished)
        review.ruling = ruling
        review.markings = facts.markings
        review.profile = decision.profile
        review.verdict = exceeded != nil || review.isGarbled || review.isTooLong ? .notReviewed : ruling.verdict
        review.flags = ruling.flags
        return review
    }
}

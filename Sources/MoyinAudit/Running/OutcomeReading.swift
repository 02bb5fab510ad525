internal import Moyin
internal import MoyinDocuments
internal import MoyinLedger
internal import MoyinReports
internal import MoyinTypes

/// Gathers what the texts of one item come to: a page, or a file with the files within it.
struct OutcomeReading {
    private let engine: Engine
    private let key: LedgerKey
    private var outcome = ItemOutcome()
    var needsPerson = false
    private var groups: [Group: Gathered] = [:]
    private var text: [UInt8] = []

    private struct Group: Hashable {
        var kind: String
        var severity: Severity
    }
    private struct Gathered {
        var count = 0
        var places: [String] = []
        var fingerprints: Set<Int64> = []
    }
    /// So many places of a kind are named.
    private static let placesNamed = 3

    init(_ engine: Engine, _ key: LedgerKey) { (self.engine, self.key) = (engine, key) }

    var isLeaking: Bool { outcome.isLeaking }

    /// What could not be read makes the whole not reviewed.
    mutating func fail(_ reason: String) { outcome.problem = outcome.problem ?? reason }

    mutating func add(_ review: Review, place: (Found) -> String) {
        if review.verdict == .notReviewed { fail(review.notReviewed { "--" + $0 } ?? say("没能检查", "could not be reviewed")) }
        let certain = review.found.filter { $0.finding.disposition == .redact || $0.finding.disposition == .block || Self.isWeaklyMasked($0.finding) }
        // Where there is only doubt, a person looks; nobody is told to correct anything.
        let isDoubt = certain.isEmpty && review.ruling.map { $0.rule == .doubtfulData || $0.rule == .undetermined || $0.rule == .thirdParty } ?? true
        if isDoubt, review.verdict != .publish || review.flags.contains(.needsHumanReview) { needsPerson = true }
        guard !isDoubt, review.verdict != .publish, review.verdict != .notReviewed else { return }
        outcome.verdict = outcome.verdict.gravity > review.verdict.gravity ? outcome.verdict : review.verdict
        outcome.persons += max(review.ruling?.persons ?? 0, certain.contains { $0.finding.severity >= .s2 } ? 1 : 0)
        for found in certain.isEmpty ? review.found : certain {
            let group = Group(kind: found.finding.kind.name, severity: found.finding.severity)
            groups[group, default: Gathered()].count += 1
            groups[group]!.fingerprints.insert(key.fingerprint(group.kind, engine.symbols(of: found.value)))
            if groups[group]!.places.count < Self.placesNamed {
                let place = place(found)
                if !place.isEmpty, !groups[group]!.places.contains(place) { groups[group]!.places.append(place) }
            }
        }
    }

    /// 14010519080819****: a draft is looked at again, but what is online tells already what the mask should hide.
    private static func isWeaklyMasked(_ finding: Finding) -> Bool {
        finding.disposition == .review && finding.masked == .insufficient && finding.confidence >= 60
    }

    mutating func sketch(page: [UInt8]) {
        // A short notice in the frames of two sites has little in common but itself and how such pages are made.
        sketch(Projection(html: page.span, isPage: true, keepsPlumbing: true).text)
    }

    /// Notes what a text says, to tell those that say the same.
    mutating func sketch(_ visible: [UInt8]) {
        // What stands around a notice on every page of a site are short lines; those of a roster hold figures.
        for line in visible.split(separator: 0x0a) where line.count >= 45 || line.count(where: { $0 &- 0x30 < 10 }) >= 4 { text += line }
    }

    consuming func finish() -> ItemOutcome {
        outcome.needsPerson = needsPerson
        outcome.leaks = groups.map { group, gathered in
            FindingRecord(
                kind: group.kind, severity: Int(group.severity.rawValue), count: gathered.count, places: gathered.places.joined(separator: "；"),
                fingerprints: gathered.fingerprints.sorted())
        }
        if outcome.isLeaking { outcome.sketch = TextSketch(text) }
        // What was not read as a whole is never clean; what was found in the rest must go all the same.
        if outcome.problem != nil, !outcome.isLeaking { outcome.verdict = .notReviewed }
        return outcome
    }
}

extension ItemOutcome {
    static func notReviewed(_ reason: String) -> ItemOutcome {
        var outcome = ItemOutcome()
        (outcome.verdict, outcome.problem) = (.notReviewed, reason)
        return outcome
    }
}

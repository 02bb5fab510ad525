public import MoyinTypes

/// The rules of catalogue §13, in the order in which they are tried.
public enum RulingRule: String, Sendable, CaseIterable {
    case secretMark = "V1"
    case withheld = "V2"
    case internalMark = "V3"
    case securityRisk = "V4"
    case undetermined = "V10"
    case thirdParty = "V5"
    case graveData = "V6"
    case doubtfulData = "V11"
    case lightData = "V7"
    case notesOnly = "V8"
    case lawful = "V9"
}

/// What is to be done with a document, and by which rule.
public struct Ruling: Sendable {
    public var rule: RulingRule
    public var verdict: Verdict
    public var flags: [VerdictFlag]
    /// Kinds of notes on the document, sorted by name.
    public var notes: [Kind]
    /// Clauses that ask for what is missing.
    public var noteBasis: [String]
    public var combinations: Combinations
    /// Rows and sentences that expose a person.
    public var persons: Int
    /// It is withheld as a record that is sealed.
    public var isSealed: Bool

    /// - Parameters:
    ///   - facts: of the whole document.
    ///   - isPublished: the document is online already.
    public init(_ facts: DocumentFacts, _ decision: Decision, isPublished: Bool = false) {
        let marks = facts.markings
        var notes = facts.notes
        if let words = decision.words {
            notes.formUnion(words.reminders(facts.satisfied, isPublished: isPublished, namesSomebody: facts.namesSomebody))
            let missing = words.missing(facts.satisfied)
            if !missing.isEmpty { notes.insert(Self.mandatoryMissing) }
            noteBasis = missing.flatMap(\.basis)
        } else {
            noteBasis = []
        }
        let hasAttribute = marks.isOpen || marks.onRequest || marks.withheld
        if marks.isNumbered, !hasAttribute { notes.insert(Self.attributeMissing) }
        let isConflict = marks.onRequest || marks.isOpen && (marks.secret || marks.withheld)
        if isConflict { notes.insert(Self.attributeConflict) }
        if marks.withheld, !marks.reasonGiven { notes.insert(Self.reasonMissing) }

        let rule = Self.rule(facts, notes)
        (self.rule, verdict) = (rule, Self.verdict(rule))
        combinations = facts.combinations
        if facts.identityRows >= 20 { combinations.insert(.bulk) }
        if facts.exposed.reachesLimit {
            combinations.insert(.threshold)
            notes.insert(Self.threshold)
        }
        persons = facts.persons
        isSealed = marks.sealed
        self.notes = notes.sorted { $0.name < $1.name }
        var flags: [VerdictFlag] = []
        if facts.doubts > 0 { flags.append(.needsHumanReview) }
        if !notes.isDisjoint(with: Self.incomplete) { flags.append(.incomplete) }
        if marks.tradeSecret { flags.append(.thirdPartyConsent) }
        if rule == .withheld, !(marks.withheld && marks.reasonGiven) { flags.append(.reasonRequired) }
        if marks.secret { flags.append(.secrecyBlock) }
        if marks.secret, isPublished { flags.append(.suspectedLeak) }
        self.flags = flags
    }

    private static func rule(_ facts: DocumentFacts, _ notes: Set<Kind>) -> RulingRule {
        let marks = facts.markings
        // The verdict is the gravest that applies; a secret that is withheld as well stays blocked by its flag.
        // 公安, 检察, 监察 at work: the organ in charge decides, by way of its secrecy office (catalogue §10.8).
        if marks.withheld || marks.sealed || marks.isClosedCase { return .withheld }
        if marks.secret { return .secretMark }
        if marks.internal { return .internalMark }
        if marks.security || marks.investigation { return .securityRisk }
        if marks.doubtful || marks.onRequest { return .undetermined }
        // Whether it may go out is for those to say who made the original (条例 17).
        if marks.isForwarded, marks.isNumbered, !marks.isOpen { return .undetermined }
        if marks.tradeSecret { return .thirdParty }
        // A name with a number, or a rare date, is more than either alone (catalogue §12).
        let isJoined = !facts.combinations.isDisjoint(with: [.nameAndNumber, .rareCombination])
        if facts.graveRedactions > 0 || facts.lightRedactions > 0 && isJoined { return .graveData }
        if facts.lightRedactions > 0 { return .lightData }
        if facts.doubts > 0 { return .doubtfulData }
        return notes.isEmpty && !facts.keepsNames ? .lawful : .notesOnly
    }

    static func verdict(_ rule: RulingRule) -> Verdict {
        switch rule {
        case .withheld: .withhold
        case .secretMark, .internalMark, .securityRisk, .undetermined: .secrecyReview
        case .thirdParty, .graveData, .doubtfulData, .lightData: .redact
        case .notesOnly, .lawful: .publish
        }
    }

    static let mandatoryMissing = Kind("MANDATORY_MISSING")
    static let attributeMissing = Kind("OPEN_ATTRIBUTE_MISSING")
    static let attributeConflict = Kind("OPEN_ATTRIBUTE_CONFLICT")
    static let reasonMissing = Kind("OPEN_ATTRIBUTE_REASON_MISSING")
    static let threshold = Kind("CRIM_THRESHOLD_REACHED")
    /// Something has to be added before the document goes out.
    private static let incomplete: Set<Kind> = [mandatoryMissing, attributeMissing, .placeholder]
}

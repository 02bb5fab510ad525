internal import MoyinRules
public import MoyinTypes

/// What is known of a document as a whole: the sum of its segments.
public struct DocumentFacts: Sendable {
    /// Findings to be redacted of S3 and above, and of S2.
    public var graveRedactions = 0
    public var lightRedactions = 0
    public var doubts = 0
    /// Notes that stand at a place of the text.
    public var notes: Set<Kind> = []
    public var combinations: Combinations = []
    /// Rows and sentences that expose a person.
    public var persons = 0
    /// Rows with a number of identity in full.
    public var identityRows = 0
    /// Kinds of markings with what they ask for.
    public var markings = MarkingFacts()
    /// Bits of the profile's requirements and reminders whose words the text has.
    public var satisfied: UInt64 = 0
    /// Topics that names are tied to.
    public var topics = SensitiveTopics()

    /// A private person is named in full.
    public var namesSomebody = false

    /// How many pieces of information are exposed, by how grave the law takes them.
    public var exposed = Exposure()

    public init() {}

    /// A private person's name stays without any profile that lets it.
    public var keepsNames = false

    /// Adds what comes further on.
    public mutating func add(_ next: DocumentFacts) {
        keepsNames = keepsNames || next.keepsNames
        namesSomebody = namesSomebody || next.namesSomebody
        graveRedactions += next.graveRedactions
        lightRedactions += next.lightRedactions
        doubts += next.doubts
        notes.formUnion(next.notes)
        combinations.formUnion(next.combinations)
        persons += next.persons
        identityRows += next.identityRows
        markings.add(next.markings)
        satisfied |= next.satisfied
        topics.formUnion(next.topics)
        exposed.add(next.exposed)
    }

    public mutating func count(_ finding: Finding, _ decision: Decision) {
        exposed.count(finding, decision.traits(finding))
        switch finding.disposition {
        case .redact:
            if finding.severity >= .s3 { graveRedactions += 1 } else { lightRedactions += 1 }
        case .review: doubts += 1
        case .keep, .block: break
        }
    }
}

/// Rules of catalogue §12 that a document meets.
public struct Combinations: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A name with a number, date or address that is its bearer's alone.
    public static let nameAndNumber = Combinations(rawValue: 1)
    /// Copies of one number masked differently.
    public static let maskUnion = Combinations(rawValue: 2)
    /// A masked number beside another that holds it.
    public static let derivedNumber = Combinations(rawValue: 4)
    /// A name with something sensitive.
    public static let nameAndTopic = Combinations(rawValue: 8)
    /// Twenty rows or more with numbers of identity.
    public static let bulk = Combinations(rawValue: 16)
    /// An official with a private telephone.
    public static let officialMobile = Combinations(rawValue: 32)

    /// A masked name with a full date of birth: few bear both.
    public static let rareCombination = Combinations(rawValue: 64)
    /// Counts that the judicial interpretation of 2017 on crimes with personal information begins at (article 5).
    public static let threshold = Combinations(rawValue: 128)
    /// A sole trader with the home where the trade is registered.
    public static let soleTrader = Combinations(rawValue: 256)
    /// A count of few persons in a named place.
    public static let smallCell = Combinations(rawValue: 512)
    /// A minor with picture and school.
    public static let pictured = Combinations(rawValue: 1024)

    /// R1 … as the catalogue numbers them.
    public var names: [String] {
        [(Combinations.nameAndNumber, "R1"), (.rareCombination, "R2"), (.maskUnion, "R3"), (.derivedNumber, "R4"), (.nameAndTopic, "R5"), (.bulk, "R6"), (.threshold, "R7"), (.officialMobile, "R8"), (.soleTrader, "R9"), (.smallCell, "R10"), (.pictured, "R11")]
            .filter { contains($0.0) }.map(\.1)
    }
}

/// What the markings of a document come to.
public struct MarkingFacts: Sendable {
    public var secret = false
    /// A mark that may be none, may have expired, or stands on an exam paper.
    public var doubtful = false
    public var withheld = false
    public var caseFile = false
    public var `internal` = false
    public var security = false
    public var tradeSecret = false
    public var isOpen = false
    public var onRequest = false
    public var reasonGiven = false
    public var cleared = false
    /// A record that is sealed, with somebody named in it.
    public var sealed = false
    /// Files of an investigation, and others.
    public var investigation = false
    public var isClosedCase = false
    public var isForwarded = false
    /// A document number in its head.
    public var isNumbered = false
    /// Clauses that markings bring with them, by kind.
    public var basis: [Kind: [String]] = [:]

    public init() {}

    mutating func add(_ marking: Marking) {
        let isDoubt = marking.disposition == .review
        if !marking.basis.isEmpty, marking.disposition != .keep { cite(marking.basis, marking.kind) }
        switch marking.kind.name {
        case "SECRET_MARK": if isDoubt { doubtful = true } else { secret = true }
        case "INTERNAL_MARK", "PROCESS_INFO", "INTERNAL_AFFAIRS": if isDoubt { doubtful = true } else { `internal` = true }
        case "CASE_FILE": if isDoubt { doubtful = true } else { caseFile = true }
        case "SECURITY_RISK": if isDoubt { doubtful = true } else { security = true }
        case "TRADE_SECRET": tradeSecret = true
        case "CLEARANCE": cleared = true
        case "OPEN_ATTRIBUTE":
            switch marking.attribute {
            case .proactive: isOpen = true
            case .onRequest: onRequest = true
            default: withheld = true
            }
            reasonGiven = reasonGiven || marking.hasReason
        default: break
        }
    }

    private mutating func cite(_ clauses: [String], _ kind: Kind) {
        for clause in clauses where basis[kind]?.contains(clause) != true { basis[kind, default: []].append(clause) }
    }

    public mutating func add(_ next: MarkingFacts) {
        for (kind, clauses) in next.basis { cite(clauses, kind) }
        secret = secret || next.secret
        doubtful = doubtful || next.doubtful
        withheld = withheld || next.withheld
        caseFile = caseFile || next.caseFile
        `internal` = `internal` || next.`internal`
        security = security || next.security
        tradeSecret = tradeSecret || next.tradeSecret
        isOpen = isOpen || next.isOpen
        onRequest = onRequest || next.onRequest
        reasonGiven = reasonGiven || next.reasonGiven
        cleared = cleared || next.cleared
        isNumbered = isNumbered || next.isNumbered
        sealed = sealed || next.sealed
        investigation = investigation || next.investigation
        isClosedCase = isClosedCase || next.isClosedCase
        isForwarded = isForwarded || next.isForwarded
    }
}

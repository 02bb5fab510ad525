public import MoyinTypes

/// A group of words of `lexicon/negative.yaml` or `measure-words.yaml`.
public struct NegativeGroup: Sendable {
    public var words: [String]
    /// Kinds it does not speak against.
    public var spares: Set<Kind>
    /// Kinds that are then not reported at all.
    public var rejects: Set<Kind>
    /// Characters that may lie between the word and the number.
    public var within: Int
    /// The words only say that a number follows: a label right before one of them is the value's label (军官证，证号：).
    public var isGeneric = false
}

/// A group of `lexicon/organisation.yaml`: whose a value is.
public struct OwnerGroup: Sendable {
    public var subject: Subject
    public var kinds: Set<Kind>
    public var words: [String]
}

/// A column type of `lexicon/headers.yaml` that is no detector's.
public enum ColumnRole: String, CaseIterable, Sendable {
    case name = "NAME", sex = "SEX", ethnic = "ETHNIC", politics = "POLITICS", amount = "AMOUNT", health = "HEALTH"
    case welfare = "WELFARE", organisation = "ORGANISATION", place = "PLACE", index = "INDEX", date = "DATE"
    case free = "FREE"

    /// From 1; 0 stands for none.
    public var ordinal: UInt8 { UInt8(Self.allCases.firstIndex(of: self).unsafelyUnwrapped + 1) }
}

/// Words of sentences that state parts and a sum.
public struct SumWords: Sendable {
    /// Behind the sum, before its parts: 其中.
    public var among: [String] = []
    /// Before a sum: 合计, 共.
    public var totals: [String] = []
    /// Before a mean by month, and before the month up to which was counted.
    public var average: [String] = []
    public var until: [String] = []
    /// The parts do not claim to be the whole.
    public var rest: [String] = []
    /// Behind a figure: it is rounded, or no quantity.
    public var rounded: [String] = []
    public var dates: [String] = []
}

/// What many detectors share.
public struct SharedLexicon: Sendable {
    public var negative: [NegativeGroup] = []
    public var measures: [NegativeGroup] = []
    public var owners: [OwnerGroup] = []
    public var headers: [(ColumnRole, [String])] = []
    public var placeholderRight: [String] = []
    public var placeholderLeft: [String] = []
    public var sums = SumWords()

    public init() {}

    mutating func merge(_ other: SharedLexicon) {
        negative += other.negative
        measures += other.measures
        owners += other.owners
        headers += other.headers
        placeholderRight += other.placeholderRight
        placeholderLeft += other.placeholderLeft
        if !other.sums.totals.isEmpty { sums = other.sums }
    }
}

public import MoyinRules
public import MoyinTypes

/// A marking of secrecy or of what a document is (catalogue §10). Mentions are not markings and not reported.
public struct Marking: Sendable, Equatable {
    /// Bytes of the text given, end exclusive.
    public var start: Int
    public var end: Int
    public var kind: Kind
    public var disposition: Disposition
    public var reason: MarkingReason
    /// For OPEN_ATTRIBUTE.
    public var attribute: OpenAttribute?
    /// Beside 不予公开 or 依申请公开 a reason is given.
    public var hasReason = false
    /// Not written as 保守国家秘密法 22 wants it: another character for the star, a term longer than the level allows, no term.
    public var isMalformed = false
    /// 绝密★启用前: a genuine mark whose condition has mostly come true (§10.13).
    public var isExam = false
    /// A stamp beside it says that the secrecy is over.
    public var isDeclassified = false
    /// The document passes on another one, whose attribute it has to follow (§10.10).
    public var isForwarded = false

    /// Clauses of its own, where those of the detector do not fit: levels of Taiwan, figures before their release.
    public var basis: [String] = []

    public init(start: Int, end: Int, kind: Kind, disposition: Disposition, reason: MarkingReason) {
        (self.start, self.end, self.kind, self.disposition, self.reason) = (start, end, kind, disposition, reason)
    }

    public var range: Range<Int> { start..<end }
}

/// Why a phrase was taken for a marking.
public enum MarkingReason: String, Sendable, CaseIterable {
    /// Nothing else stands in the line.
    case aloneOnLine
    /// Alone, and in the first lines or the last of a text or page.
    case headZone
    /// Alone between wide gaps, or in a cell.
    case aloneInCell
    /// Alone in brackets.
    case bracketed
    /// With star and term.
    case star
    /// The value of a field (密级：机密), in a row or a column.
    case field
    /// At the end of a title.
    case title
    /// The heading of a part.
    case heading
    /// What the sentence says.
    case sentence
    /// What another marking speaks of.
    case claimed
}

extension Kind {
    public static let secretMark = Kind("SECRET_MARK")
    public static let internalMark = Kind("INTERNAL_MARK")
    public static let openAttribute = Kind("OPEN_ATTRIBUTE")
}

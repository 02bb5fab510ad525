/// A value found in a text.
///
/// Offsets count bytes of the text as UTF-8, end exclusive; ``Assessment`` turns them into code points, UTF-16 units or
/// bytes of the original file. Trivially copyable on purpose: what can be derived (reasons in words, clauses, the
/// replacement) is derived when asked for.
public struct Finding: Sendable {
    public var start: Int
    public var end: Int
    public var kind: Kind
    /// Index of the rule in the engine's catalogue.
    public var rule: UInt16
    public var severity: Severity
    public var disposition: Disposition
    /// `nil` when the value is not masked.
    public var masked: MaskRating?
    public var subject: Subject?
    public var disguise: Disguise
    /// What the same row or sentence says of the person.
    public var topics = SensitiveTopics()
    public var evidence: EvidenceList

    public init(
        start: Int, end: Int, kind: Kind, rule: UInt16, severity: Severity, evidence: EvidenceList,
        disposition: Disposition = .keep, masked: MaskRating? = nil, subject: Subject? = nil, disguise: Disguise = []
    ) {
        self.start = start
        self.end = end
        self.kind = kind
        self.rule = rule
        self.severity = severity
        self.evidence = evidence
        self.disposition = disposition
        self.masked = masked
        self.subject = subject
        self.disguise = disguise
    }

    /// 0 … 100.
    public var confidence: Int { evidence.confidence }
    public var range: Range<Int> { start..<end }
}

/// In which ways a value was written unusually.
public struct Disguise: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Zero-width, bidi or other characters that nobody sees.
    public static let invisible = Disguise(rawValue: 1)
    /// Full-width, circled, superscript, mathematical or keycap digits.
    public static let compatibility = Disguise(rawValue: 2)
    /// Chinese numerals for digits.
    public static let hanDigits = Disguise(rawValue: 4)
    /// Letters that look like digits.
    public static let lookAlike = Disguise(rawValue: 8)
    /// Spaces, hyphens or dots between the digits.
    public static let separators = Disguise(rawValue: 16)
    /// Broken over a line end.
    public static let lineBreak = Disguise(rawValue: 32)
}

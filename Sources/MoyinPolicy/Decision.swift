public import MoyinTypes

/// What is done with a finding, by its severity, confidence and mask alone; the kind of notice is not asked yet.
public struct Decision: Sendable {
    /// Bands of catalogue §3.1: from here a value is redacted, below it a person looks.
    static let redactFrom = 60
    /// A word in a name's place spoils a text, so more is asked of it; below the second it is not even a doubt.
    static let hideNameFrom = 85
    static let doubtNameFrom = 30

    /// Names of persons are hidden too; those on a list of public ones never are.
    public var hidesNames: Bool

    public init(hidesNames: Bool = false) { self.hidesNames = hidesNames }

    public func disposition(of finding: Finding) -> Disposition {
        if finding.kind == .personName, finding.severity == .s1 { return name(finding) }
        guard finding.severity >= .s2 else { return .keep }
        switch finding.masked {
        case .sufficient, .acceptable: return .keep
        case .weak, .insufficient: return .review
        case nil: return finding.confidence >= Self.redactFrom ? .redact : .review
        }
    }

    private func name(_ finding: Finding) -> Disposition {
        guard hidesNames else { return .keep }
        switch finding.masked {
        case .sufficient, .acceptable: return .keep
        case .weak, .insufficient: return .review
        case nil: return finding.confidence >= Self.hideNameFrom ? .redact : finding.confidence >= Self.doubtNameFrom ? .review : .keep
        }
    }

    /// The verdict of a document that was read as a whole: the gravest disposition decides (catalogue §13, V6, V7, V8,
    /// V11).
    public static func verdict(_ findings: [Finding]) -> Verdict {
        findings.contains { $0.disposition != .keep } ? .redact : .publish
    }

    /// Flags that go with it.
    public static func flags(_ findings: [Finding]) -> [VerdictFlag] {
        var flags: [VerdictFlag] = []
        if findings.contains(where: { $0.disposition == .review }) { flags.append(.needsHumanReview) }
        if findings.contains(where: { $0.kind == .placeholder }) { flags.append(.incomplete) }
        return flags
    }
}

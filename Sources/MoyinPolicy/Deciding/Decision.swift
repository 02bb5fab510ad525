public import MoyinRules
internal import MoyinText
public import MoyinTypes

/// What is done with each finding of a document of one sort: its severity, confidence and mask, whose it is, what is said
/// of the person, and what the profile allows. Immutable; made once a profile.
public final class Decision: Sendable {
    /// Bands of catalogue §3.1: from here a value is redacted, below it a person looks.
    static let redactFrom = 60
    /// A word in a name's place spoils a text, so more is asked of it; below the second it is not even a doubt.
    static let hideNameFrom = 85
    static let doubtNameFrom = 30
    /// The same for a name that something is said of.
    static let hideTiedFrom = 60
    static let doubtTiedFrom = 40

    /// Names of persons are hidden too; those on a list of public ones never are.
    public let hidesNames: Bool
    /// nil: no profile, the general rules alone.
    public let profile: Profile?
    private let policy: Profile.NamePolicy
    private enum Role: Sendable { case value, name, topic, document }
    private let roles: [Role]
    private let traits: [RuleTraits]
    private enum Leave: UInt8, Sendable { case general, always, ofOffices, never }
    /// By rule.
    private let leaves: [Leave]
    /// Facts that go while the name stays, and those that may stand beside one.
    private let facts: SensitiveTopics
    private let open: SensitiveTopics
    /// Topics grave enough that a name must not stand beside them.
    private let grave: SensitiveTopics
    private let topicOf: [SensitiveTopics]
    /// What the profile's requirements and reminders ask of the text.
    let words: ProfileWords?
    let limits: [Kind: Profile.Detail]
    /// Words that make a notice with a name a sealed record.
    let sealed: PhraseSet?

    init(
        _ rules: [DetectorRule], _ topics: [TopicRule], profile: Profile?, names: Profile.NamePolicy? = nil, hidesNames: Bool, _ fold: FoldTable
    ) {
        words = profile.flatMap { ProfileWords($0, fold) }
        limits = profile?.allowsUpTo ?? [:]
        sealed = profile.flatMap { $0.sealed.isEmpty ? nil : $0.sealed.reduce(into: PhraseSet()) { $0.add(fold.folded($1), 0) } }
        self.hidesNames = hidesNames
        self.profile = profile
        policy = names ?? profile?.names ?? .keep
        roles = rules.map { rule in
            switch rule.recogniser {
            case .personName: .name
            case .topic: .topic
            case .marking, .note: .document
            default: .value
            }
        }
        traits = rules.map(RuleTraits.init)
        leaves = rules.map { rule in
            guard let profile else { return .general }
            if profile.forbids.contains(rule.kind) { return .never }
            if profile.allows.contains(rule.kind) { return .always }
            return profile.allowsOfOffices.contains(rule.kind) ? .ofOffices : .general
        }
        func set(_ topics: Set<SensitiveTopic>?) -> SensitiveTopics { (topics ?? []).reduce(into: SensitiveTopics()) { $0.insert(SensitiveTopics($1)) } }
        facts = set(profile?.facts)
        open = set(profile?.open)
        grave = set(Set(topics.filter { $0.severity >= .s3 }.map(\.topic)))
        topicOf = rules.map { rule in SensitiveTopic(rawValue: rule.kind.name).map { SensitiveTopics($0) } ?? [] }
    }

    /// Facts that go, whoever they are said of.
    var factsOfOfficials: SensitiveTopics { facts.intersection([SensitiveTopics(.health), SensitiveTopics(.disability)]) }

    /// Whether names that a court replaces are to be told from others.
    var conceals: Bool { policy == .parties || profile?.names == .parties }
    /// Whether those who write must not be named.
    var hidesWriters: Bool { policy == .hide && profile?.names == .hide }

    /// Whether names of minors in a matter of police, court or school are sealed: not under profiles with rules of their own.
    var sealsMinors: Bool { profile == nil || conceals }

    /// Topics that must not stand beside a name, whatever becomes of either.
    public func sensitive(_ topics: SensitiveTopics) -> SensitiveTopics {
        // Where names go anyway a topic may stand because they do: together they say too much all the same.
        topics.intersection(grave).subtracting(policy == .hide ? [] : open)
    }

    /// Topics beside a name for which the name has to go.
    public func unlawful(_ topics: SensitiveTopics) -> SensitiveTopics {
        // The name of a relative is the fact itself.
        let kept = topics.contains(.relative) ? facts.subtracting(SensitiveTopics(.family)) : facts
        return topics.intersection(grave).subtracting(open).subtracting(kept)
    }

    public func disposition(of finding: Finding) -> Disposition {
        switch roles[Int(finding.rule)] {
        case .document: return finding.disposition
        case .name: return name(finding)
        case .topic: return facts.isDisjoint(with: topicOf[Int(finding.rule)]) ? .keep : .redact
        case .value: break
        }
        switch leaves[Int(finding.rule)] {
        case .always: return .keep
        case .ofOffices where finding.subject == .official || finding.subject == .organisation: return .keep
        case .never: return masked(finding) ?? (finding.confidence >= Self.redactFrom ? .redact : .review)
        default: break
        }
        guard finding.severity >= .s2 else { return .keep }
        // Lines and places of an office are lawful wherever they stand (条例 12, 20); so are places of nobody.
        if isOffice(finding) { return .keep }
        // Mistyped, or none at all: somebody has to look (catalogue §3.1).
        if traits(finding).contains(.identity), finding.masked == nil, Self.isMistyped(finding) { return .review }
        return masked(finding) ?? (finding.confidence >= Self.redactFrom ? .redact : .review)
    }

    private static func isMistyped(_ finding: Finding) -> Bool {
        for index in 0..<Int(finding.evidence.count) where finding.evidence[index].kind == .checksumFailed { return true }
        return false
    }

    @inline(__always)
    func traits(_ finding: Finding) -> RuleTraits { traits[Int(finding.rule)] }

    private func isOffice(_ finding: Finding) -> Bool {
        let traits = traits(finding)
        if traits.contains(.coordinates) { return finding.subject == .organisation }
        guard finding.subject == .organisation || finding.subject == .official && !traits.contains(.address) else { return false }
        return traits.contains(.ofOffices)
    }

    private func masked(_ finding: Finding) -> Disposition? {
        switch finding.masked {
        case .sufficient, .acceptable: .keep
        case .weak, .insufficient: .review
        case nil: nil
        }
    }

    private func name(_ finding: Finding) -> Disposition {
        // What the user's lists say.
        if finding.severity >= .s2 { return masked(finding) ?? .redact }
        if finding.severity == .s0 { return .keep }
        if finding.masked != nil { return hidesNames ? masked(finding) ?? .keep : .keep }
        if finding.subject != .official {
            let isTied = !unlawful(finding.topics).isEmpty
            let isConcealed = policy == .parties && (finding.subject == .minor || finding.topics.contains(SensitiveTopics(.victim)))
            if isTied || isConcealed || policy == .hide {
                if finding.confidence >= Self.hideTiedFrom { return .redact }
                if finding.confidence >= Self.doubtTiedFrom { return .review }
            }
        }
        guard hidesNames else { return .keep }
        return finding.confidence >= Self.hideNameFrom ? .redact : finding.confidence >= Self.doubtNameFrom ? .review : .keep
    }
}

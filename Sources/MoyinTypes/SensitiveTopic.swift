/// What may be said of a person that harms when it is published (catalogue §7).
public enum SensitiveTopic: String, Sendable, CaseIterable {
    case health = "HEALTH"
    case disability = "DISABILITY"
    case welfare = "WELFARE"
    case studentAid = "STUDENT_AID"
    case minor = "MINOR"
    case offence = "CRIME"
    case income = "INCOME"
    case belief = "RELIGION"
    case family = "FAMILY"
    case victim = "VICTIM"
    case biometric = "BIOMETRIC"
    case whistleblower = "WHISTLEBLOWER"
    case credit = "CREDIT"
    case sensitivePost = "JOB_SENSITIVE"
    case track = "TRAFFIC_RECORD"

    /// The kind of a finding that names it.
    public var kind: Kind { Kind(rawValue) }
}

/// Some topics.
public struct SensitiveTopics: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public init(_ topic: SensitiveTopic) {
        rawValue = 1 << UInt16(SensitiveTopic.allCases.firstIndex(of: topic)!)
    }

    /// The name itself is that of a member of somebody's family.
    public static let relative = SensitiveTopics(rawValue: 1 << 15)

    /// In the order of ``SensitiveTopic``.
    public var topics: [SensitiveTopic] { SensitiveTopic.allCases.filter { contains(SensitiveTopics($0)) } }
}

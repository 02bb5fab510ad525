public import MoyinTypes

/// How many pieces of personal information a document exposes, by the classes of the judicial interpretation of 2017 on
/// crimes with personal information (法释〔2017〕10号 article 5; catalogue §12 R7).
public struct Exposure: Sendable {
    /// Movements, credit, property; health; everything else that says who somebody is.
    public private(set) var gravest = 0
    public private(set) var grave = 0
    public private(set) var others = 0

    public init() {}

    /// Numbers of pieces from which on the law speaks of a serious case.
    static let limits = (gravest: 50, grave: 500, others: 5000)

    private static let property: Set<Kind> = Set(["BANK_CARD", "BANK_ACCOUNT", "REAL_ESTATE", "TRAFFIC_RECORD", "CREDIT"].map { Kind($0) })
    private static let health: Set<Kind> = Set(["HEALTH", "CN_MEDICAL_NO", "CN_DISABILITY_CARD", "DISABILITY"].map { Kind($0) })
    private static let facts: Set<Kind> = Set(["HEALTH", "DISABILITY", "TRAFFIC_RECORD"].map { Kind($0) })

    /// Counts what is to be hidden; of a fact that stays because its name goes, the fact. A sentence with many names and one
    /// fact is one piece.
    mutating func count(_ finding: Finding) {
        guard finding.disposition == .redact || Self.facts.contains(finding.kind) else { return }
        if Self.property.contains(finding.kind) {
            gravest += 1
        } else if Self.health.contains(finding.kind) {
            grave += 1
        } else {
            others += 1
        }
    }

    mutating func add(_ next: Exposure) {
        gravest += next.gravest
        grave += next.grave
        others += next.others
    }

    /// Graver pieces count towards the limits of the lighter ones too.
    var reachesLimit: Bool {
        gravest >= Self.limits.gravest || gravest + grave >= Self.limits.grave || gravest + grave + others >= Self.limits.others
    }
}

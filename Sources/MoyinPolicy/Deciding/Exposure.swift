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

    /// Counts what is to be hidden; of a fact that stays because its name goes, the fact. A sentence with many names and one
    /// fact is one piece.
    mutating func count(_ finding: Finding, _ traits: RuleTraits) {
        guard finding.disposition == .redact || traits.contains(.fact) else { return }
        if traits.contains(.property) {
            gravest += 1
        } else if traits.contains(.patient) {
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

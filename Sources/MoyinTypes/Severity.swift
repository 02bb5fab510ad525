/// How bad it is when a value of this kind is published (catalogue §3.1).
public enum Severity: UInt8, Sendable, Comparable, CaseIterable {
    /// Information, lawful to publish.
    case s0
    /// A note to the reviewer.
    case s1
    /// Redact unless the kind of notice allows it.
    case s2
    /// Must be redacted.
    case s3
    /// Blocks publication as it stands.
    case s4

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// `S0` … `S4`.
    public var name: String { "S\(rawValue)" }

    public init?(name: String) {
        guard let value = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = value
    }
}

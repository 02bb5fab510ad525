/// How many values of each kind were written.
public struct ValueCounts: Sendable, Equatable {
    private var counts: [ValueKind: Int] = [:]

    public init() {}

    public mutating func add(_ kind: ValueKind, _ count: Int = 1) {
        if count > 0 { counts[kind, default: 0] += count }
    }

    public subscript(_ kind: ValueKind) -> Int { counts[kind] ?? 0 }

    /// `{"KIND":count,…}`, sorted by kind, kinds without a value left out.
    public var json: String {
        let sorted = counts.sorted { $0.key.rawValue < $1.key.rawValue }
        return "{" + sorted.map { "\"\($0.key.rawValue)\":\($0.value)" }.joined(separator: ",") + "}"
    }
}

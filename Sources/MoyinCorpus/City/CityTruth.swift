/// What is true of a city's year: what an audit must find, item for item.
public struct CityTruth: Sendable {
    struct Leak: Sendable {
        var id: String
        var unit: String
        var column: String
        var form: String
        /// Kinds that must be found and go.
        var kinds: [String]
        /// Illness and disability told of the persons named: it goes, or their names do.
        var facts: [String]
        var persons: Int
        var copyOf: String?
        var isWithdrawn: Bool
        var isUncorrected: Bool
    }

    public internal(set) var items = 0
    /// Of contents, before they are escaped.
    public internal(set) var bytes = 0
    var units: [String: (items: Int, leaks: Int, listed: Int)] = [:]
    var levels: [String: Int] = [:]
    var leaks: [Leak] = []
    var listed: [(id: String, problem: String)] = []
    var lawfulCopies: [(id: String, of: String)] = []
    var withdrawn: [String] = []
    var uncorrected: [String] = []

    public init() {}

    /// Items that leak, copies counted once.
    public var leakingGroups: Int { leaks.count { $0.copyOf == nil } }
    public var leakingItems: Int { leaks.count }
    public var listedItems: Int { listed.count }
    public var persons: Int { leaks.reduce(0) { $0 + ($1.copyOf == nil ? $1.persons : 0) } }

    mutating func add(_ unit: CityUnit) {
        items += 1
        units[unit.name, default: (0, 0, 0)].items += 1
        levels[unit.level.rawValue, default: 0] += 1
    }

    mutating func add(leak: Leak) {
        leaks.append(leak)
        if leak.copyOf == nil { units[leak.unit, default: (0, 0, 0)].leaks += 1 }
    }

    mutating func add(listed id: String, _ problem: String, in unit: CityUnit) {
        listed.append((id, problem))
        units[unit.name, default: (0, 0, 0)].listed += 1
    }

    /// What comes after this part.
    public mutating func add(_ other: CityTruth) {
        items += other.items
        bytes += other.bytes
        units.merge(other.units) { ($0.items + $1.items, $0.leaks + $1.leaks, $0.listed + $1.listed) }
        levels.merge(other.levels, uniquingKeysWith: +)
        leaks += other.leaks
        listed += other.listed
        lawfulCopies += other.lawfulCopies
        withdrawn += other.withdrawn
        uncorrected += other.uncorrected
    }

    /// `leaking_groups` are the audit's own findings (自查), `listed` what the superior assigned (交办); together they are
    /// `rectified`. `by_unit` and `by_kind` count groups; a kind counts an item once.
    public func json(seed: UInt64, scale: Double) -> String {
        var kinds: [String: Int] = [:]
        for leak in leaks where leak.copyOf == nil { for kind in leak.kinds { kinds[kind, default: 0] += 1 } }
        let units = units.sorted { $0.key < $1.key }.map { "\"\($0.key)\":{\"items\":\($0.value.items),\"leaking\":\($0.value.leaks),\"listed\":\($0.value.listed)}" }
        let leakLines = leaks.map { leak in
            "{\"id\":\"\(leak.id)\",\"unit\":\"\(leak.unit)\",\"column\":\"\(leak.column)\",\"form\":\"\(leak.form)\",\"kinds\":[\(Self.strings(leak.kinds))],\"facts\":[\(Self.strings(leak.facts))],\"persons\":\(leak.persons)"
                + (leak.copyOf.map { ",\"copy_of\":\"\($0)\"" } ?? "") + (leak.isWithdrawn ? ",\"withdrawn\":true" : "") + (leak.isUncorrected ? ",\"uncorrected\":true" : "") + "}"
        }
        let lines = [
            "\"seed\":\(seed)", "\"scale\":\(scale)", "\"items\":\(items)", "\"bytes\":\(bytes)", "\"leaking_groups\":\(leakingGroups)", "\"leaking_items\":\(leakingItems)",
            "\"listed\":\(listedItems)", "\"rectified\":\(leakingGroups + listedItems)", "\"persons_exposed\":\(persons)",
            "\"by_level\":{\(Self.object(levels))}", "\"by_kind\":{\(Self.object(kinds))}", "\"by_unit\":{\n\(units.joined(separator: ",\n"))\n}",
            "\"withdrawn\":[\(Self.strings(withdrawn))]", "\"uncorrected\":[\(Self.strings(uncorrected))]",
            "\"lawful_copies\":{\(lawfulCopies.map { "\"\($0.id)\":\"\($0.of)\"" }.joined(separator: ","))}",
            "\"listed_items\":[\n\(listed.map { "{\"id\":\"\($0.id)\",\"problem\":\"\($0.problem)\"}" }.joined(separator: ",\n"))\n]",
            "\"leaks\":[\n\(leakLines.joined(separator: ",\n"))\n]",
        ]
        return "{" + lines.joined(separator: ",\n") + "}\n"
    }

    private static func strings(_ list: [String]) -> String { list.map { "\"\($0)\"" }.joined(separator: ",") }
    private static func object(_ counts: [String: Int]) -> String { counts.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") }
}

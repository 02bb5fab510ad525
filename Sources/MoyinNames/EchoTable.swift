/// What the rest of the text adds to a candidate, in nats: whether the same string is a name elsewhere, whether the same
/// characters always stand beside it, and how full of names the text is.
struct EchoTable: Sendable {
    private static let supports = 8
    private static let ratios = 4
    private static let kinds = 4
    private static let neighbours = kinds * supports * ratios
    private static let densities = neighbours + kinds * 4 * 4
    static let count = densities + 5 * 6
    var values: [Float]

    init() { values = [Float](repeating: 0, count: Self.count) }

    init(_ bytes: UnsafeRawBufferPointer) throws(NameModelError) {
        guard bytes.count == 4 * Self.count else { throw NameModelError(.damaged) }
        values = (0..<Self.count).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
        guard values.allSatisfy({ abs($0) <= NameLattice.bound }) else { throw NameModelError(.damaged) }
    }

    var bytes: [UInt8] { values.reduce(into: []) { $0.append(littleEndian: $1.bitPattern) } }

    /// What is added for a candidate.
    func bonus(_ slots: Slots) -> Float {
        (slots.echo < 0 ? 0 : values[slots.echo] + values[slots.neighbour]) + values[slots.density]
    }

    struct Slots {
        /// -1 where the string stands nowhere else.
        var echo = -1
        var neighbour = -1
        var density: Int
    }

    static func slots(_ candidate: NameCandidate, _ elsewhere: Echoes.Entry?, density: Int) -> Slots {
        guard let elsewhere, elsewhere.count > 0 else { return Slots(density: densities + density) }
        let kind = switch candidate.form {
        case .short: 0
        case .full, .compoundShort: 1
        case .foreign, .dotted, .japanese, .latin: 2
        default: 3
        }
        let level = switch elsewhere.sum {
        case ..<0.05: 0
        case ..<0.2: 1
        case ..<0.5: 2
        case ..<0.9: 3
        case ..<1.7: 4
        case ..<2.7: 5
        case ..<5: 6
        default: 7
        }
        let share = elsewhere.sum / Float(elsewhere.count)
        let ratio = share < 0.1 ? 0 : share < 0.4 ? 1 : share < 0.8 ? 2 : 3
        let often = elsewhere.count < 2 ? 0 : elsewhere.count < 3 ? 1 : elsewhere.count < 6 ? 2 : 3
        let sides = (elsewhere.hasSameNext ? 1 : 0) | (elsewhere.hasSamePrevious ? 2 : 0)
        return Slots(
            echo: (kind * supports + level) * ratios + ratio, neighbour: neighbours + (kind * 4 + often) * 4 + sides,
            density: densities + density)
    }

    /// How long a text is and how many names it has for its length.
    static func density(names: Float, units: Int) -> Int {
        let length = units < 60 ? 0 : units < 300 ? 1 : units < 2000 ? 2 : units < 20_000 ? 3 : 4
        let share = names / Float(max(units, 1)) * 1000
        let level = names < 0.5 ? 0 : share < 0.15 ? 1 : share < 1 ? 2 : share < 4 ? 3 : share < 12 ? 4 : 5
        return length * 6 + level
    }
}

/// From the sums of the lattice to probabilities that mean something: 33 points of a line, the first for 0, the last for 1.
struct Calibration: Sendable {
    static let points = 33
    var values: [Float]

    init() { values = (0..<Self.points).map { Float($0) / Float(Self.points - 1) } }

    init(_ bytes: UnsafeRawBufferPointer) throws(NameModelError) {
        guard bytes.count == 4 * Self.points else { throw NameModelError(.damaged) }
        values = (0..<Self.points).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
        guard values.allSatisfy({ (0...1).contains($0) }), zip(values, values.dropFirst()).allSatisfy(<=) else {
            throw NameModelError(.damaged)
        }
    }

    var bytes: [UInt8] { values.reduce(into: []) { $0.append(littleEndian: $1.bitPattern) } }

    func callAsFunction(_ probability: Float) -> Float {
        let place = max(0, min(1, probability)) * Float(Self.points - 1)
        let index = min(Int(place), Self.points - 2)
        return values[index] + (values[index + 1] - values[index]) * (place - Float(index))
    }
}

/// How much of what was found a review keeps: its memory grows with that and with nothing else.
public enum ReviewDetail: Sendable {
    /// How many of each rule.
    case counts
    /// Also what may not stay, with surroundings: the first ones of each rule.
    case samples(perRule: Int)
    /// Also everything that may not stay, with values. Of what stays it is counted that it is there.
    case removable
    /// Also everything that may not stay, with values and surroundings.
    case described
    /// Everything, with values.
    case all

    /// Whether places of what stays are told, and not only that it is there.
    var placesKept: Bool {
        switch self {
        case .samples, .described, .all: true
        case .counts, .removable: false
        }
    }

    /// Of so many of each rule the surroundings are kept; nil: of none.
    var excerptsPerRule: Int? {
        switch self {
        case .samples(let limit): limit
        case .described: .max
        case .counts, .removable, .all: nil
        }
    }
}

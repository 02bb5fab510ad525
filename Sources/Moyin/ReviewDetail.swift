/// How much of what was found a review keeps: its memory grows with that and with nothing else.
public enum ReviewDetail: Sendable {
    /// How many of each rule.
    case counts
    /// Also what may not stay, with surroundings: the first ones of each rule.
    case samples(perRule: Int)
    /// Also everything that may not stay, with values.
    case removable
    /// Everything, with values.
    case all
}

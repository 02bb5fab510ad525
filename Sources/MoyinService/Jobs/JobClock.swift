/// Tells whether the clock of the day can be believed: not until it has gone on evenly for a while. Clocks are set when a
/// machine has just started, and what has expired cannot be brought back.
struct JobClock {
    private var last: (wall: Int, instant: ContinuousClock.Instant)?
    private var evenSince: ContinuousClock.Instant?
    private let patience: Duration
    /// So many seconds it may be off against the other clock between two looks.
    private static let tolerance = 30

    init(patience: Duration) { self.patience = patience }

    /// - Returns: whether the clock has gone evenly for as long as patience demands.
    mutating func isBelieved(wall: Int, at instant: ContinuousClock.Instant) -> Bool {
        defer { last = (wall, instant) }
        let isEven = last.map { abs(wall - $0.wall - Int((instant - $0.instant).components.seconds)) <= Self.tolerance } ?? false
        if !isEven { evenSince = instant }
        return evenSince.map { instant - $0 >= patience } ?? false
    }
}

/// Where jobs are kept, how large and how many they may be, and whom the service tells that one has ended.
public struct JobConfiguration: Sendable {
    /// File of the database; nil: jobs are kept in memory and end with the process.
    public var file: String?
    /// Bytes of a body of lines. Other bodies are reviewed as a whole and are limited as those of direct requests are.
    public var bodyBytes = 1024 << 20
    /// Jobs that arrive, wait or are worked on.
    public var waiting = 100
    /// From the end of a job to its removal.
    public var lifetime = Duration.seconds(24 * 3600)
    /// nil: webhooks are refused.
    public var webhooks: WebhookConfiguration?

    /// Bytes of a job in memory at one time, unless a line is longer.
    var pieceBytes = 128 << 10
    /// Bytes of all jobs together where they are kept in memory; in a file the disk is the limit.
    var memoryBytes = 256 << 20
    /// Times that the process may end in the midst of the same piece of a job.
    var attempts = 3
    /// Between two looks at what has expired.
    var sweepTime = Duration.seconds(60)
    /// So long the clock of the day has to go evenly before anything expires by it.
    var clockPatience = Duration.seconds(600)
    /// Bytes of the disk that are left alone, so that jobs can still be removed when it is full.
    var reserveBytes = 8 << 20
    /// Until work goes on that found the disk full; twice as long each time, up to 64 times.
    var pause = Duration.seconds(5)
    /// So often a job waits for room, which comes to half an hour; then it fails.
    var postponements = 12

    public init() {}
}

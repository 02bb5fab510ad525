internal import Glibc
public import Logging
internal import MoyinReports

/// Writes a line of JSON for each record: time in UTC, level, message, then what it is about.
public struct JSONLogHandler: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var logLevel = Logger.Level.info
    public var metadataProvider: Logger.MetadataProvider?
    private let sink: @Sendable ([UInt8]) -> Void

    /// - Parameter sink: takes a line, with its line feed.
    public init(_ sink: @escaping @Sendable ([UInt8]) -> Void) { self.sink = sink }

    /// Writes to standard error.
    public static func standardError() -> JSONLogHandler {
        // One call a line: lines of several threads do not mix.
        JSONLogHandler { line in _ = write(2, line, line.count) }
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var json = JSONText()
        json.raw("{\"time\":\"\(Self.now())\",\"level\":\"\(event.level.rawValue)\",\"message\":")
        json.string(event.message.description)
        var all = event.metadata ?? [:]
        if let provided = metadataProvider?.get() { all.merge(provided) { first, _ in first } }
        all.merge(metadata) { first, _ in first }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            json.raw(",")
            json.string(key)
            json.raw(":")
            json.string(value.description)
        }
        json.raw("}\n")
        sink(json.bytes)
    }

    private static func now() -> String {
        var clock = timespec()
        clock_gettime(CLOCK_REALTIME, &clock)
        return UTCTime.text(clock.tv_sec, milliseconds: clock.tv_nsec / 1_000_000)
    }
}

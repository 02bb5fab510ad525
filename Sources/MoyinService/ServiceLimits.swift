internal import NIOCore

/// What one request, and all of them together, may take. Whoever goes beyond it gets an answer that says so: 408, 413, 429
/// or 503.
public struct ServiceLimits: Sendable {
    /// Bytes of a body that is read as a whole. Markup beyond 64 MB is not reviewed anyway.
    public var bodyBytes = 64 << 20
    /// Bytes of all such bodies in memory at one time. A review takes up to eight times as much for markup.
    public var heldBytes = 256 << 20
    /// Texts in one request, unless it is a stream of lines.
    public var documents = 1000
    /// From the end of the body to the start of the last review. What was not begun by then is not reviewed.
    public var reviewTime = Duration.seconds(30)
    /// From the head of a request to the end of its body, unless it is a stream of lines.
    public var bodyTime = Duration.seconds(30)
    /// Without a sign from the other side while something is expected of it.
    public var idleTime = Duration.seconds(60)
    /// Requests that wait for a worker, and short ones under way: a thousand are answered in a tenth of a second.
    public var queue = 1024
    /// Reviews at one time: as many as processors, for they do nothing but compute.
    public var workers = max(1, System.coreCount)
    /// Bodies up to this are reviewed at once on the thread that read them.
    public var bytesAtOnce = 32 << 10
    /// Connections at one time; further ones wait in the system's backlog.
    public var connections = 4096
    /// Bytes of all fields of a request's head together.
    public var headBytes = 16 << 10
    /// From the request to stop to the end of the requests under way.
    public var drainTime = Duration.seconds(30)

    public init() {}
}

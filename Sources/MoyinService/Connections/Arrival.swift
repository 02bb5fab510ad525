internal import HTTPTypes
internal import NIOCore

/// When the head of a request came, told from the thread that read it to the one that answers, in a header field of its
/// own: what lies between is the time for which the request waited.
enum Arrival {
    static var now: String { String(NIODeadline.now().uptimeNanoseconds) }

    /// nil: it did not come over a connection.
    static func waited(_ headers: HTTPFields) -> Duration? {
        guard let arrived = headers[.arrival].flatMap({ UInt64($0) }) else { return nil }
        let now = NIODeadline.now().uptimeNanoseconds
        return .nanoseconds(Int64(clamping: now > arrived ? now - arrived : 0))
    }
}

extension HTTPField.Name {
    static let arrival = HTTPField.Name("Moyin-Arrival")!
}

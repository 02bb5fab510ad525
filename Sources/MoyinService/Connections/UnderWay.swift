internal import HTTPTypes
internal import Synchronization

/// Counts the requests that have come as a whole and whose answers have not gone. A connection counts its own: the thread
/// that reads them also answers the short ones, so whoever counts only when it is a request's turn sees none that waits.
final class UnderWay: Sendable {
    private let count = Atomic(0)
    private let most: Int

    init(most: Int) { self.most = most }

    var isFull: Bool { count.load(ordering: .relaxed) >= most }
    func begin() { count.add(1, ordering: .relaxed) }
    func end() { count.subtract(1, ordering: .relaxed) }
}

extension HTTPField.Name {
    /// Tells whoever answers a request that too many were before it. Set or removed by the connection, whatever a client says.
    static let overload = HTTPField.Name("Moyin-Overload")!
}

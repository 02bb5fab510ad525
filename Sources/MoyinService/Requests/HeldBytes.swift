internal import Synchronization

/// Memory that bodies take, all together.
final class ByteBudget: Sendable {
    private let used = Atomic(0)
    private let limit: Int

    init(_ limit: Int) { self.limit = limit }

    var held: Int { used.load(ordering: .relaxed) }

    fileprivate func take(_ count: Int) -> Bool {
        if used.add(count, ordering: .relaxed).newValue <= limit { return true }
        used.subtract(count, ordering: .relaxed)
        return false
    }

    fileprivate func giveBack(_ count: Int) { used.subtract(count, ordering: .relaxed) }
}

/// What one request has of it, given back when the request is done with.
final class HeldBytes: Sendable {
    private let budget: ByteBudget
    private let count = Atomic(0)

    init(_ budget: ByteBudget) { self.budget = budget }

    deinit { end() }

    /// Gives all of it back: the work is done, though what did it may live on for a moment.
    func end() { budget.giveBack(count.exchange(0, ordering: .relaxed)) }

    /// - Throws: ``Problem`` when all together would be too much.
    func grow(to size: Int) throws(Problem) {
        let more = size - count.load(ordering: .relaxed)
        guard more > 0 else { return }
        guard budget.take(more) else { throw Problem.busy }
        count.store(size, ordering: .relaxed)
    }
}

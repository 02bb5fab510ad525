internal import Moyin

/// The working memory of one thread: a checker for each engine that it met lately.
final class Worker: @unchecked Sendable {
    // Unchecked because it changes; the pool lends it to one thread at a time.
    private var desks: [Desk] = []
    /// Processors that a long text may take: its own, and those that were idle when it was begun.
    var processors = 1
    private static let most = 8

    /// A checker, which cannot be copied, in a place of its own.
    final class Desk {
        let engine: NumberedEngine
        var checker: Checker

        init(_ engine: NumberedEngine) {
            self.engine = engine
            checker = Checker(engine.engine)
        }
    }

    func desk(for engine: NumberedEngine) -> Desk {
        if let known = desks.first(where: { $0.engine.number == engine.number }) { return known }
        let desk = Desk(engine)
        if desks.count == Self.most { desks.removeFirst() }
        desks.append(desk)
        return desk
    }
}

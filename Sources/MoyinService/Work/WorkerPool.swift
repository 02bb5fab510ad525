internal import NIOPosix
internal import Synchronization

/// Threads that review, apart from those that move bytes, and what each of them works with. As many reviews run at one time
/// as there are workers; so many more wait, and the rest is refused at once.
final class WorkerPool: Sendable {
    private let threads: NIOThreadPool
    private let idle: Mutex<[Worker]>
    private let taken = Atomic(0)
    private let running = Atomic(0)
    let count: Int
    private let queue: Int

    init(count: Int, queue: Int) {
        self.count = count
        self.queue = queue
        threads = NIOThreadPool(numberOfThreads: count)
        idle = Mutex((0..<count).map { _ in Worker() })
        threads.start()
    }

    /// How many wait.
    var waiting: Int { max(0, taken.load(ordering: .relaxed) - running.load(ordering: .relaxed)) }
    var busy: Int { running.load(ordering: .relaxed) }

    /// Runs `body` on a thread of its own when one is free.
    ///
    /// - Parameters:
    ///   - deadline: what has not begun by then is not begun.
    ///   - mayWait: work that follows on work that was taken: it is never refused for the length of the queue.
    /// - Throws: ``Problem`` when the queue is full or the deadline has passed, and what `body` throws.
    func run<T: Sendable>(
        before deadline: ContinuousClock.Instant, mayWait: Bool = false, _ body: @escaping @Sendable (Worker) throws -> T
    ) async throws -> T {
        let (_, now) = taken.add(1, ordering: .relaxed)
        defer { taken.subtract(1, ordering: .relaxed) }
        guard mayWait || now <= count + queue else { throw Problem.busy }
        let result: T? = try await threads.runIfActive { [self] in
            guard ContinuousClock.now < deadline else { return nil }
            running.add(1, ordering: .relaxed)
            // There are as many as threads.
            let worker = idle.withLock { $0.popLast() } ?? Worker()
            // What may wait leaves them to those who wait for an answer.
            worker.processors = mayWait ? 1 : max(1, count - running.load(ordering: .relaxed) + 1)
            defer {
                idle.withLock { $0.append(worker) }
                running.subtract(1, ordering: .relaxed)
            }
            return try body(worker)
        }
        guard let result else { throw Problem.outOfTime }
        return result
    }

    /// Runs `body` at once on the thread of the caller: for work so short that changing threads would cost much of it.
    ///
    /// - Throws: ``Problem`` when the deadline has passed, and what `body` throws.
    func runHere<T>(before deadline: ContinuousClock.Instant, _ body: (Worker) throws -> T) throws -> T {
        guard ContinuousClock.now < deadline else { throw Problem.outOfTime }
        running.add(1, ordering: .relaxed)
        taken.add(1, ordering: .relaxed)
        let worker = idle.withLock { $0.popLast() } ?? Worker()
        worker.processors = 1
        defer {
            idle.withLock { $0.append(worker) }
            taken.subtract(1, ordering: .relaxed)
            running.subtract(1, ordering: .relaxed)
        }
        return try body(worker)
    }

    func stop() async { try? await threads.shutdownGracefully() }
}

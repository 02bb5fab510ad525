internal import Logging
internal import MoyinReports
internal import Synchronization

/// Jobs and everything that goes on about them in the background.
final class Jobs: Sendable {
    let configuration: JobConfiguration
    let store: JobStore
    /// Bodies that are still to be discarded.
    private let left: Mutex<[Int64]>
    private let bell: AsyncStream<Void>
    private let ring: AsyncStream<Void>.Continuation

    /// - Throws: ``StartError`` for a file that cannot be used.
    init(_ configuration: JobConfiguration) throws {
        self.configuration = configuration
        store = try JobStore(configuration)
        left = Mutex([])
        (bell, ring) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        wake()
    }

    /// There may be something to do.
    func wake() { ring.yield() }

    /// Works until it is cancelled. A job that is worked on then waits from where it is.
    func run(_ core: ServiceCore, _ logger: Logger) async {
        await withTaskGroup { group in
            group.addTask { [self] in await work(core, logger) }
            group.addTask { [self] in await sweep(logger) }
            if let webhooks = configuration.webhooks {
                let sender = WebhookSender(store: store, configuration: webhooks, logger: logger)
                group.addTask { await sender.run() }
            }
        }
    }

    /// One job after another. They share the workers with direct requests, and no more than one of them is a job's, for a
    /// piece at a time.
    private func work(_ core: ServiceCore, _ logger: Logger) async {
        var postponed = 0
        for await _ in bell {
            do {
                while !Task.isCancelled, let job = try await store.next() {
                    try await JobWork(core: core, job: job, mayWait: postponed < configuration.postponements, logger: logger).run()
                    postponed = 0
                    try await store.erase()
                }
            } catch {
                warn("job postponed", error, logger)
                // Twice as long each time, but not for ever longer.
                try? await Task.sleep(for: configuration.pause * (1 << min(postponed, 6)))
                postponed += 1
                wake()
            }
        }
    }

    /// Removes what has expired, and what could not be removed before.
    private func sweep(_ logger: Logger) async {
        var clock = JobClock(patience: configuration.clockPatience)
        while !Task.isCancelled {
            do {
                if clock.isBelieved(wall: UTCTime.now(), at: .now) { try await store.expire(at: UTCTime.now()) }
                for job in left.withLock({ $0 }) {
                    try await store.discard(job)
                    left.withLock { $0.removeAll { $0 == job } }
                }
                try await store.erase()
            } catch {
                warn("jobs not swept", error, logger)
            }
            try? await Task.sleep(for: configuration.sweepTime)
        }
    }

    /// A body that did not come as a whole, or that was there before.
    func discard(_ job: Job) async {
        do {
            try await store.discard(job.number)
            try await store.erase()
        } catch {
            // There is no room to remove it: it is tried again, and at the next start.
            left.withLock { $0.append(job.number) }
        }
    }

    /// The type of an error tells enough, and nothing of what was sent.
    private func warn(_ message: Logger.Message, _ error: any Error, _ logger: Logger) {
        logger.warning(message, metadata: ["error_type": "\(type(of: error))", "problem": "\((error as? Problem)?.code ?? "")"])
    }
}

extension Exchange {
    /// Whose its jobs are: the id of its key; empty where none are asked for.
    var owner: String { key ?? "" }
}

import Dispatch
import Synchronization

/// `body` for each item, by as many threads as `jobs`; the answers in the items' order. `worker` makes what one thread
/// works with.
func parallel<Item: Sendable, Worker: ~Copyable, Answer: Sendable>(
    _ items: [Item], jobs: Int, worker: @Sendable () -> Worker, _ body: @Sendable (inout Worker, Item) -> Answer
) -> [Answer] {
    let answers = Mutex([Answer?](repeating: nil, count: items.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, items.count))) { _ in
        var worker = worker()
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < items.count else { return }
            let answer = body(&worker, items[index])
            answers.withLock { $0[index] = answer }
        }
    }
    return answers.withLock { $0.map { $0! } }
}

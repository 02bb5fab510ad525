internal import Moyin
internal import MoyinReports
internal import Synchronization

/// What all requests share.
final class ServiceCore: Sendable {
    static let version = "0.1.0"

    let limits: ServiceLimits
    let shelf: EngineShelf
    let pool: WorkerPool
    let metrics = ServiceMetrics()
    let budget: ByteBudget
    /// nil: no keys are asked for.
    let keys: KeyRing?
    let presidioRelease: ServiceConfiguration.PresidioRelease
    private let stopping: Atomic<Bool>

    /// - Parameter engine: that of the configuration, where it is made already.
    /// - Throws: ``StartError``, and `RuleErrors` with everything that is wrong in the user's files.
    init(_ configuration: ServiceConfiguration, engine: Engine? = nil) throws {
        guard configuration.keyFile != nil || configuration.isLoopback else {
            throw StartError(
                .keysNeeded,
                say("地址 \(configuration.host) 不只本机可达，须用 --keys 给出密钥文件；moyin-server keys create 建立",
                    "\(configuration.host) can be reached from other machines: name a file of keys with --keys; moyin-server keys create makes one"))
        }
        // What may fail comes before anything is set, and the atomic last: with optimisation, Swift 6.3 does not compile the
        // taking apart of what was set so far where an `Atomic` is among it.
        let keys = try configuration.keyFile.map { try KeyRing(KeyFile($0)) }
        let shelf = try EngineShelf(configuration, ready: engine)
        self.keys = keys
        self.shelf = shelf
        limits = configuration.limits
        presidioRelease = configuration.presidio
        pool = WorkerPool(count: limits.workers, queue: limits.queue)
        budget = ByteBudget(limits.heldBytes)
        stopping = Atomic(false)
    }

    var isStopping: Bool { stopping.load(ordering: .relaxed) }
    func stop() { stopping.store(true, ordering: .relaxed) }
}

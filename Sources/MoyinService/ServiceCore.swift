internal import Moyin
internal import MoyinReports
internal import Synchronization

/// What all requests share.
final class ServiceCore: Sendable {
    let limits: ServiceLimits
    let shelf: EngineShelf
    let pool: WorkerPool
    let metrics = ServiceMetrics()
    let budget: ByteBudget
    let underWay = RequestsUnderWay()
    /// nil: no keys are asked for.
    let keys: KeyRing?
    let origins: OriginPolicy
    private let stopping = Atomic(false)

    /// - Parameter engine: that of the configuration, where it is made already.
    /// - Throws: ``StartError``, and `RuleErrors` with everything that is wrong in the user's files.
    static func make(_ configuration: ServiceConfiguration, engine: Engine? = nil) throws -> ServiceCore {
        guard configuration.keyFile != nil || configuration.isLoopback else {
            throw StartError(
                .keysNeeded,
                say("地址 \(configuration.host) 不只本机可达，须用 --keys 给出密钥文件；moyin-server keys create 建立",
                    "\(configuration.host) can be reached from other machines: name a file of keys with --keys; moyin-server keys create makes one"))
        }
        let keys = try configuration.keyFile.map { try KeyRing(KeyFile($0)) }
        let origins = try OriginPolicy(configuration.allowedOrigins, hasKeys: keys != nil)
        return ServiceCore(configuration.limits, try EngineShelf(configuration, ready: engine), keys, origins)
    }

    private init(_ limits: ServiceLimits, _ shelf: EngineShelf, _ keys: KeyRing?, _ origins: OriginPolicy) {
        (self.limits, self.shelf, self.keys, self.origins) = (limits, shelf, keys, origins)
        pool = WorkerPool(count: limits.workers, queue: limits.queue)
        budget = ByteBudget(limits.heldBytes)
    }

    var isStopping: Bool { stopping.load(ordering: .relaxed) }
    func stop() { stopping.store(true, ordering: .relaxed) }
}

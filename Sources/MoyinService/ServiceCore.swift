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
    /// nil: no keys are asked for.
    let keys: KeyRing?
    let origins: OriginPolicy
    private let stopping = Atomic(false)

    /// - Parameter engine: that of the configuration, where it is made already.
    /// - Throws: ``StartError``, and `RuleErrors` with everything that is wrong in the user's files.
    init(_ configuration: ServiceConfiguration, engine: Engine? = nil) throws {
        guard configuration.keyFile != nil || configuration.isLoopback else {
            throw StartError(
                .keysNeeded,
                say("地址 \(configuration.host) 不只本机可达，须用 --keys 给出密钥文件；moyin-server keys create 建立",
                    "\(configuration.host) can be reached from other machines: name a file of keys with --keys; moyin-server keys create makes one"))
        }
        keys = try configuration.keyFile.map { try KeyRing(KeyFile($0)) }
        limits = configuration.limits
        if let origin = configuration.allowedOrigins.first(where: { !OriginPolicy.isOrigin($0) }) {
            throw StartError(.badOrigin, say("--allow-origin \(origin) 不是来源；写成 https://cms.example.gov.cn，不带路径", "--allow-origin \(origin) is no origin; write https://cms.example.gov.cn, without a path"))
        }
        origins = OriginPolicy(allowed: Set(configuration.allowedOrigins), hasKeys: keys != nil)
        shelf = try EngineShelf(configuration, ready: engine)
        pool = WorkerPool(count: limits.workers, queue: limits.queue)
        budget = ByteBudget(limits.heldBytes)
    }

    var isStopping: Bool { stopping.load(ordering: .relaxed) }
    func stop() { stopping.store(true, ordering: .relaxed) }
}

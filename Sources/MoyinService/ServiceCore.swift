internal import Moyin
internal import MoyinFiles
internal import MoyinReports
internal import Synchronization

/// What all requests share.
final class ServiceCore: Sendable {
    let limits: ServiceLimits
    let shelf: EngineShelf
    let pool: WorkerPool
    /// Reads files that are no texts, in processes of their own.
    let files = FileReader()
    let underWay: UnderWay
    let metrics = ServiceMetrics()
    let budget: ByteBudget
    let jobs: Jobs
    /// nil: the service has no ledger.
    let audit: AuditDesk?
    let document = DocumentShelf()
    /// nil: no keys are asked for.
    let keys: KeyRing?
    let origins: OriginPolicy
    let presidioRelease: ServiceConfiguration.PresidioRelease
    private let stopping = Atomic(false)

    // Made by a function: with optimisation, Swift 6.3 does not compile an initialiser that throws beside an `Atomic`.
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
        let shelf = try EngineShelf(configuration, ready: engine)
        return ServiceCore(configuration, shelf, keys, origins, try Jobs(configuration.jobs), try AuditDesk.open(configuration, shelf))
    }

    private init(
        _ configuration: ServiceConfiguration, _ shelf: EngineShelf, _ keys: KeyRing?, _ origins: OriginPolicy, _ jobs: Jobs, _ audit: AuditDesk?
    ) {
        (self.shelf, self.keys, self.origins, self.jobs, self.audit) = (shelf, keys, origins, jobs, audit)
        limits = configuration.limits
        presidioRelease = configuration.presidio
        pool = WorkerPool(count: limits.workers, queue: limits.queue)
        underWay = UnderWay(most: limits.workers + limits.queue)
        budget = ByteBudget(limits.heldBytes)
    }

    var isStopping: Bool { stopping.load(ordering: .relaxed) }
    func stop() { stopping.store(true, ordering: .relaxed) }
}

internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import MoyinAudit
internal import MoyinLedger
internal import MoyinReports

enum AuditRecheck {
    static func cases(_ ledger: Ledger, _ selection: CaseSelection) throws(LedgerError) -> [ListedCase] {
        try ledger.cases(selection).filter { CaseState.recheckable.contains($0.record.state) }
    }
}

/// The query of a run or a recheck.
struct AuditRunOptions: Sendable {
    /// What the ledger calls the export.
    var export: String
    /// The export holds everything there is: what it does not hold is gone.
    var isWhole: Bool
    /// Whom a request names.
    var person: String?
    /// Of a recheck: which cases.
    var selection: CaseSelection

    private static let defaultName = "http"

    /// - Throws: ``Problem`` for an option that there is not, or a value that it has not.
    init(_ query: Substring?, _ task: Job.Task) throws(Problem) {
        let items = try QueryItems(query)
        let whole = task == .auditRun ? "whole" : "withdrawn"
        let others = task == .auditRun ? ["export", "by", whole] : ["by", whole]
        selection = try AuditFilter.selection(items, others: others)
        guard task == .auditRecheck || selection.isEverything else {
            throw Problem.bad(nil, say("有不认识的选项", "there is an option that is not known"), say("可用：", "known: ") + "export, by, whole", code: "unknown-option")
        }
        export = try items.value("export").map { (text) throws(Problem) in try AuditAction.short(text, "export") } ?? Self.defaultName
        person = try items.value("by").map { (text) throws(Problem) in try AuditAction.short(text, "by") }
        isWhole = try items.flag(whole)
        // By default what was said to be corrected, unless cases are named.
        if selection.states.isEmpty { selection.states = selection.numbers.isEmpty && selection.items.isEmpty ? [.rectified] : CaseState.recheckable }
    }
}

/// Takes an export into the database of jobs, for a run or a recheck.
enum AuditIntake {
    static func answer(_ request: Request, _ exchange: Exchange, _ task: Job.Task) async throws -> Response {
        let configuration = exchange.core.jobs.configuration
        var items = try QueryItems(request.uri.query?[...])
        let webhook = try items.take("webhook")
        if let webhook { try WebhookTarget.check(webhook, configuration.webhooks) }
        let query = items.text
        let options = try AuditRunOptions(query[...], task)
        let isTable: Bool
        switch try ReviewEndpoint.mediaType(request) {
        case .lines: isTable = false
        case .document(.csv, _): isTable = true
        default: throw Problem.otherMedia(["application/x-ndjson", "text/csv"])
        }
        let actor = try await exchange.withLedger { desk, access in
            try access.demandAll()
            if task == .auditRecheck, try AuditRecheck.cases(desk.ledger, options.selection).isEmpty { throw Problem.nothingToRecheck }
            return access.actor(options.person.map(desk.shownName))
        }
        let asked = Job.Request(
            task: task, query: query, contentType: request.headers[.contentType] ?? "", isEnglish: exchange.isEnglish, webhook: webhook, actor: actor)
        let store = exchange.core.jobs.store
        let (job, _) = try await JobIntake(exchange).receive(request, asked, limit: configuration.bodyBytes, cutsLines: !isTable) { job, count, _ in
            // With withdrawn or whole, nothing would say that everything is gone.
            guard count > 0 else { throw Problem.emptyExport(task) }
            // A table of something else is refused while its sender listens.
            let body = JobBody(store, job.number)
            guard try await exchange.core.pool.run(before: .now + exchange.core.limits.reviewTime, mayWait: true, { _ in body.isExport(isTable: isTable) }) else {
                throw Problem(
                    .badRequest, "bad-table", say("表格没有要检查的列", "the table has no columns of an export"),
                    remedy: say("表头须有 id、url 或 title，以及 text 或 html", "its header needs id, url or title, and text or html"))
            }
        }
        var response = JobEndpoint.answer(job, exchange)
        response.status = .accepted
        response.headers[.location] = "/v1/jobs/\(job.id)"
        return response
    }
}

/// The body of a job as it stands in the database, from its start. For one thread at a time.
final class JobBody: @unchecked Sendable {
    // Unchecked: see above.
    private let store: JobStore
    private let job: Int64
    private var piece: [UInt8] = []
    private var position = 0
    private var next = 0

    init(_ store: JobStore, _ job: Int64) { (self.store, self.job) = (store, job) }

    /// Fills the buffer; 0 at the end, -1 when the database fails.
    func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        if position == piece.count {
            do {
                guard let bytes = try store.pieceAtOnce(next, of: job) else { return 0 }
                (piece, position, next) = (bytes, 0, next + 1)
            } catch {
                return -1
            }
        }
        let count = min(buffer.count, piece.count - position)
        piece.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
        position += count
        return count
    }

    func isExport(isTable: Bool) -> Bool { source("", isTable: isTable, byteCount: 0) != nil }

    func source(_ name: String, isTable: Bool, byteCount: Int) -> (any ItemSource)? {
        ItemSources.export(name, isTable: isTable, byteCount: byteCount) { self.read($0) }
    }
}

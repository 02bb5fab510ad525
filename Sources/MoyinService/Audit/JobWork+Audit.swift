internal import Moyin
internal import MoyinAudit
internal import MoyinLedger
internal import MoyinReports

/// Runs over an export, and rechecks in one: a few megabytes at a time, so that requests get their turns in between. What was
/// interrupted begins anew, and what the ledger knows by then is skipped.
extension JobWork {
    func audit() async throws {
        guard let desk = core.audit else { return try await fail(Job.Failure(.noLedger)) }
        let options = try AuditRunOptions(job.request.query[...], job.request.task)
        let isTable = if case .document(.csv, _)? = MediaType(job.request.contentType) { true } else { false }
        let source = try await onLedger { JobBody(core.jobs.store, job.number).source(desk.shown(options.export), isTable: isTable, byteCount: job.totalBytes) }
        // It was one when it was taken.
        guard let source else { return try await fail(.unknown) }
        try await core.jobs.store.attempt(job.number)
        if job.request.task == .auditRun { try await run(source, options, desk) } else { try await recheck(source, options, desk) }
    }

    /// - Throws: ``Problem`` where the ledger fails.
    private func onLedger<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await onWorker { _, _ in
            do { return try body() } catch let error as LedgerError { throw Problem(error) }
        }
    }

    private var actor: String { job.request.actor ?? "" }

    private func run(_ source: any ItemSource, _ options: AuditRunOptions, _ desk: AuditDesk) async throws {
        let run = try await onLedger { try ExportRun(desk.engine, desk.ledger, core.files, of: source, version: desk.version, by: actor) }
        var reviewed = 0
        while try await onLedger({ try run.step() }) {
            let counts = run.counts
            // What could not be reviewed is tried again each time.
            let known = counts.items - counts.unchanged - counts.notReviewed
            guard try await core.jobs.store.report(progress(counts.items, counts.bytes), isFurther: known > reviewed, of: job.number) else { return }
            reviewed = known
        }
        let (outcome, open) = try await onLedger { (try run.finish(isWhole: options.isWhole), try desk.ledger.countOpen()) }
        let counts = outcome.counts
        core.metrics.add(jobDocuments: counts.items)
        var json = JSONText()
        json.raw("{\"run\":\(run.number),\"items\":\(counts.items),\"unchanged\":\(counts.unchanged),\"bytes\":\(counts.bytes),\"leaking\":\(counts.leaking)")
        json.raw(",\"found\":\(counts.found),\"reopened\":\(counts.reopened),\"not_reviewed\":\(counts.notReviewed),\"gone\":\(counts.gone)")
        json.raw(",\"repeated\":\(outcome.repeated),\"same_id\":\(outcome.sameID),\"open\":\(open),\"problems\":")
        json.strings(outcome.problems.map(\.reason))
        json.raw("}\n")
        let isPart = counts.notReviewed > 0 || !outcome.problems.isEmpty
        try await finish(
            .init(status: 200, mediaType: "application/json"), json.bytes, isPart ? .notReviewed : open > 0 ? .redact : .publish,
            progress(counts.items, job.totalBytes))
    }

    private func recheck(_ source: any ItemSource, _ options: AuditRunOptions, _ desk: AuditDesk) async throws {
        let cases = try await onLedger { try AuditRecheck.cases(desk.ledger, options.selection) }
        let outcomes: [Int: Recheck]
        var doubt: String?
        var items = 0
        if cases.isEmpty {
            outcomes = [:]
        } else {
            let recheck = try await onLedger { try ExportRecheck(desk.engine, desk.ledger, core.files, cases, in: source, version: desk.version, by: actor) }
            while try await onLedger({ recheck.step() }) {
                guard try await core.jobs.store.report(progress(recheck.items, recheck.bytes), isFurther: false, of: job.number) else { return }
            }
            outcomes = try await onLedger { try recheck.finish(isWhole: options.isWhole) }
            items = recheck.items
            if options.isWhole { doubt = try await onLedger { recheck.doubt } }
        }
        core.metrics.add(jobDocuments: items)
        var json = JSONText()
        json.raw("{\"cases\":\(cases.count),\"passed\":\(outcomes.values.count(where: \.isPassed)),\"outcomes\":")
        json.list(cases) { json, listed in
            let outcome = outcomes[listed.record.id] ?? .notMet
            json.raw("{\"number\":\(listed.record.id),\"id\":")
            json.string(listed.key)
            json.raw(",\"outcome\":\"\(outcome.rawValue)\",\"words\":")
            json.string(outcome.words)
            json.raw("}")
        }
        json.raw(",\"advice\":")
        json.strings((doubt.map { [$0] } ?? []) + Recheck.allCases.filter(outcomes.values.contains).compactMap { $0.remedy(withdrawn: "withdrawn=true") })
        json.raw("}\n")
        let isPart = outcomes.values.contains(where: \.isUnknown)
        let verdict: Verdict = isPart ? .notReviewed : outcomes.values.allSatisfy(\.isPassed) ? .publish : .redact
        try await finish(.init(status: 200, mediaType: "application/json"), json.bytes, verdict, progress(items, job.totalBytes))
    }

    private func progress(_ items: Int, _ bytes: Int) -> Job.Progress {
        var progress = Job.Progress()
        (progress.documents, progress.bytes) = (items, min(bytes, job.totalBytes))
        return progress
    }
}

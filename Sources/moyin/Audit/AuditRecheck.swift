import ArgumentParser
import Moyin
import MoyinAudit
import MoyinFiles
import MoyinLedger
import MoyinReports

struct AuditRecheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recheck",
        abstract: say("复查：重读条目，问题确已消除才通过。", "Read items again; those pass in which what was wrong is gone."),
        discussion: say(
            "缺省复查报告已整改的问题，读它们原来的来源；也可给出改正后的来源（导出、文件夹）。来源里没有的条目不算通过，除非那个来源完整地读过（撤稿）并写明 --withdrawn。",
            "By default those that were said to be corrected, in the sources they came from; corrected sources can be given instead. An item that is not met does not pass, unless --withdrawn says that these sources are everything there is."))
    @OptionGroup var ledger: LedgerOptions
    @Argument(help: ArgumentHelp(say("改正后的来源（缺省为原来的来源）", "Corrected sources (default: those they came from)"), valueName: say("来源", "source")), completion: .file())
    var sources: [String] = []
    @OptionGroup var selection: SelectionOptions
    @Flag(help: ArgumentHelp(say("来源里没有的就是撤稿，算通过", "What the sources do not hold was withdrawn, and passes")))
    var withdrawn = false
    @Flag(name: .customLong("dry-run"), help: ArgumentHelp(say("只说会复查哪些，不改台账", "Say what would be rechecked and change nothing")))
    var dryRun = false
    @OptionGroup var mapping: MappingOptions
    @OptionGroup var engineOptions: EngineOptions
    @OptionGroup var actor: ActorOptions

    func run() throws {
        Interrupt.install()
        var chosen = try selection.selection()
        if chosen.states.isEmpty { chosen.states = [.rectified] }
        let ledger = dryRun ? try self.ledger.openedForReading() : try self.ledger.opened()
        let cases = try told { () throws(LedgerError) in try ledger.cases(chosen) }.filter { CaseState.recheckable.contains($0.record.state) }
        if dryRun || cases.isEmpty {
            complain(say("要复查 \(grouped(cases.count)) 条", "to be rechecked: \(grouped(cases.count))"))
            if dryRun { return }
            throw ExitStatus.failure
        }
        let engine = try engineOptions.engine()
        let mapping = try mapping.mapping(engine)
        let paths = try sources.isEmpty ? ownSources(of: cases, ledger) : sources
        let opened = try AuditSources.open(paths, beside: self.ledger.ledger)
        let outcomes = try outcomes(ledger, cases, opened, engine, mapping)
        guard let outcomes else {
            complain(say("已中断，台账没有改动", "interrupted; the ledger was left as it is"))
            throw Interrupt.status
        }
        Progress.clear()
        var output = Output()
        for kind in Recheck.allCases {
            let count = outcomes.values.count { $0 == kind }
            if count > 0 { output.write("\(kind.words)：\(grouped(count))\n") }
        }
        for entry in cases {
            guard let outcome = outcomes[entry.record.id], !outcome.isPassed else { continue }
            output.write("  #\(entry.record.id) \(displayed(entry.key))  \(outcome.words)\n")
        }
        for kind in Recheck.allCases where outcomes.values.contains(kind) {
            if let remedy = kind.remedy(withdrawn: "--withdrawn") { output.write(remedy + "\n") }
        }
        output.flush()
        for source in opened { if let problem = source.problem { complain("\(displayed(source.name))：\(problem)") } }
        if outcomes.values.contains(where: \.isUnknown) { throw ExitStatus.failure }
        if outcomes.values.contains(where: { !$0.isPassed }) { throw ExitStatus.findings }
    }

    /// Where the items came from, as far as it can be read from here.
    private func ownSources(of cases: [ListedCase], _ ledger: Ledger) throws -> [String] {
        let paths = try told { () throws(LedgerError) in try ledger.sources(of: cases) }
        let lost = paths.filter { FilePath(argument: $0).status() == nil }
        guard lost.isEmpty else {
            for path in lost {
                complain(
                    say("\(displayed(path))：没有这个来源；经 HTTP 送来的条目没有文件可读", "\(displayed(path)): there is no such source; items that came over HTTP have no file to be read"))
            }
            complain(
                say("请把改正后的内容作为导出给出：moyin audit recheck \(self.ledger.ledger) 改正后.jsonl，或 POST /v1/audit/recheck",
                    "give the corrected content as an export: moyin audit recheck \(self.ledger.ledger) CORRECTED.jsonl, or POST it to /v1/audit/recheck"))
            throw ExitStatus.failure
        }
        return paths
    }

    private func outcomes(
        _ ledger: Ledger, _ cases: [ListedCase], _ sources: [any ItemSource], _ engine: Engine, _ mapping: ItemMapping
    ) throws -> [Int: Recheck]? {
        let version = try AuditSources.version(engineOptions, mapping)
        let progress = AuditProgressLine()
        let files = FileReader(isCancelled: { Interrupt.isRequested })
        return try told { () throws(LedgerError) in
            let run = try LedgerRun(ledger, version: version, recheckBy: actor.actor)
            let audit = AuditRun(
                engine, try ledger.requiredKey(), files, mapping, jobs: engineOptions.threads, isCancelled: { Interrupt.isRequested }, progress: { progress.show($0) })
            var ids: [Int] = []
            for source in sources { ids.append(try run.source(source.name)) }
            let namesakes = try ledger.namesakes(of: cases)
            guard let items = try audit.read(Namesake.ids(namesakes), of: sources, ids: ids) else { return nil }
            if withdrawn, let doubt = items.doubt { complain(doubt) }
            return try run.recheck(cases, namesakes, items.readings, isWhole: withdrawn && items.doubt == nil && sources.allSatisfy { $0.problem == nil })
        }
    }
}

import ArgumentParser
import MoyinAudit
import MoyinFiles
import MoyinLedger
import MoyinReports

struct AuditImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: say("导入上级交办（或第三方、举报）的清单，与条目对上号。", "Enter a superior's list (or that of others), matched to items."),
        discussion: say(
            "清单是 CSV：至少 id 或 url 之一，可有 problem、unit、deadline。对不上号的行逐一列出，退出码为 1。",
            "The list is a CSV with id or url, and problem, unit, deadline if wanted. Lines that match no item are listed; the exit status is 1 then."))
    @OptionGroup var ledger: LedgerOptions
    @Argument(help: ArgumentHelp(say("清单", "The list"), valueName: "LIST.csv"), completion: .file(extensions: ["csv"]))
    var list: String
    @Option(help: ArgumentHelp(say("来源：", "Whose list: ") + "assigned, third_party, report", valueName: say("来源", "source")))
    var source: CaseOrigin = .superior
    @Option(help: ArgumentHelp(say("清单没有写明时的期限", "The deadline where the list names none"), valueName: say("日期", "day")))
    var deadline: String?
    @Flag(name: .customLong("dry-run"), help: ArgumentHelp(say("只说会做什么，不改台账", "Say what would be done and change nothing")))
    var dryRun = false
    @OptionGroup var actor: ActorOptions

    func validate() throws {
        if let deadline, LedgerTime.start(of: deadline) == nil { throw ValidationError(say("“\(deadline)”不是日期；请写成 2026-12-31", "'\(deadline)' is no day; write 2026-12-31")) }
    }

    func run() throws {
        let problems: [ListedProblem]
        do {
            problems = try ProblemList.read(FilePath(argument: list))
        } catch {
            complain("\(error.path.display)：\(error.reason)")
            throw ExitStatus.failure
        }
        let text = try SafeText()
        let safe = try problems.map { problem in
            var problem = problem
            problem.problem = try text.shown(problem.problem)
            problem.unit = try text.shown(problem.unit)
            return problem
        }
        let ledger = dryRun ? try ledger.openedForReading() : try ledger.opened()
        let outcome = try told { () throws(LedgerError) in
            try ledger.enter(safe, from: source, deadline: deadline, by: actor.actor, isTrial: dryRun)
        }
        var output = Output()
        if dryRun { output.write(say("试运行，没有改台账\n", "nothing was changed\n")) }
        output.write(
            say("清单 \(grouped(safe.count)) 行：新增 \(grouped(outcome.added))，已在台账 \(grouped(outcome.known))，重新打开 \(grouped(outcome.reopened))，对不上号 \(grouped(outcome.unmatched.count))\n",
                "lines: \(grouped(safe.count)); new: \(grouped(outcome.added)), known: \(grouped(outcome.known)), open again: \(grouped(outcome.reopened)), unmatched: \(grouped(outcome.unmatched.count))\n"))
        for line in outcome.unmatched {
            let entry = safe.first { $0.line == line }
            let name = entry?.id ?? entry?.url ?? ""
            output.write(say("  第 \(line) 行对不上号：", "  line \(line) matches no item: ") + displayed(try text.shown(name) ?? "") + "\n")
        }
        output.flush()
        if !outcome.unmatched.isEmpty { throw ExitStatus.findings }
    }
}

import ArgumentParser
import Moyin
import MoyinFiles
import MoyinReports

struct BaselineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline",
        abstract: say("基线：已看过并接受的问题，check --baseline 只对新问题失败。", "A baseline of findings that were looked at and accepted: check --baseline fails for new ones alone."),
        subcommands: [Accept.self, Prune.self])

    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept", abstract: say("接受这些文件里现有的问题，写进基线。", "Accept what is found in these files now."))
        @Option(help: ArgumentHelp(say("基线文件（没有就新建）", "The baseline (made where there is none)"), valueName: say("文件", "file")), completion: .file())
        var baseline: String
        @Option(help: ArgumentHelp(say("为什么可以接受", "Why it is accepted"), valueName: say("理由", "reason")))
        var reason: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var options: InputOptions

        func validate() throws {
            if reason.isEmpty { throw ValidationError(say("--reason 不能为空", "--reason is empty")) }
        }

        func run() throws {
            Interrupt.install()
            let engine = try options.engine()
            var file = try BaselineFile.opened(baseline, makes: true)
            let (comparison, status) = try compare(file, engine, options)
            let reason = Baseline.plain(String(decoding: engine.shown(Array(reason.utf8)), as: UTF8.self))
            for (entry, count) in comparison.new {
                let before = file.baseline.accepted[entry]?.count ?? 0
                file.baseline.accepted[entry] = Baseline.Acceptance(
                    count: before + count, by: Baseline.plain("\(actor.actor) \(RecordTime.text(nil)?.prefix(10) ?? "")"), reason: reason)
            }
            try file.save()
            complain(say("新接受 \(grouped(comparison.newCount)) 处，原有 \(grouped(comparison.known)) 处", "newly accepted: \(grouped(comparison.newCount)), known: \(grouped(comparison.known))"))
            if status == .failure { throw status }
        }
    }

    struct Prune: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "prune", abstract: say("去掉基线里已不存在的问题。", "Take out of a baseline what is no longer there."))
        @Option(help: ArgumentHelp(say("基线文件", "The baseline"), valueName: say("文件", "file")), completion: .file())
        var baseline: String
        @OptionGroup var options: InputOptions

        func run() throws {
            Interrupt.install()
            let engine = try options.engine()
            var file = try BaselineFile.opened(baseline)
            let (comparison, status) = try compare(file, engine, options)
            for (entry, count) in comparison.fixed {
                file.baseline.accepted[entry]!.count -= count
                if file.baseline.accepted[entry]!.count == 0 { file.baseline.accepted[entry] = nil }
            }
            try file.save()
            complain(say("去掉 \(grouped(comparison.fixed.reduce(0) { $0 + $1.count })) 处", "taken out: \(grouped(comparison.fixed.reduce(0) { $0 + $1.count }))"))
            if status == .failure { throw status }
        }
    }
}

/// Reviews files and compares what is found with a baseline; says what could not be reviewed.
private func compare(_ file: BaselineFile, _ engine: Engine, _ options: InputOptions) throws -> (BaselineComparison, ExitStatus) {
    let list = FileList(options.paths)
    var comparison = file.comparison(engine)
    var reviewing = Reviewing(engine, options, .removable, Progress(list.entries))
    var status = ExitStatus.clean
    reviewing.run(list.entries) { report in
        var report = report
        comparison.leaveOut(&report)
        if report.status == .failure { complain("\(report.title)：\(report.reason ?? "")") }
        status = status.worse(report.status)
    }
    Progress.clear()
    if Interrupt.isRequested { throw Interrupt.status }
    return (comparison, status)
}

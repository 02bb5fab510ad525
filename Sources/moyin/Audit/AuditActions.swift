import ArgumentParser
import MoyinLedger
import MoyinReports

/// What commands that move cases on have in common.
struct ActionOptions: ParsableArguments {
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var actor: ActorOptions

    @Flag(help: ArgumentHelp(say("全部（不加条件时须写明）", "All of them (to be said where there is no condition)")))
    var all = false

    @Flag(name: .customLong("dry-run"), help: ArgumentHelp(say("只说会做什么，不改台账", "Say what would be done and change nothing")))
    var dryRun = false

    func validate() throws {
        if selection.isEmpty, !all { throw ValidationError(say("请用 --id、--unit、--state 等指明哪些问题，或写明 --all", "say which cases: --id, --unit, --state …, or --all")) }
    }

    /// Does it, and says what came of it.
    func perform(_ action: CaseAction) throws {
        let chosen = try selection.selection()
        let ledger = dryRun ? try ledger.openedForReading() : try ledger.opened()
        let outcome = try told { () throws(LedgerError) in try ledger.perform(action, on: chosen, by: actor.actor, isTrial: dryRun) }
        try report(outcome)
    }

    func report(_ outcome: ActionOutcome) throws {
        var output = Output()
        let count = grouped(outcome.done.count)
        output.write(dryRun ? say("将改动 \(count) 条（没有改）\n", "would change \(count) cases (nothing was changed)\n") : say("已改动 \(count) 条\n", "changed \(count) cases\n"))
        for (state, count) in outcome.otherState.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            output.write(say("未动：\(grouped(count)) 条处于“\(state.words)”，不能这样做\n", "left alone: \(grouped(count)) are \(state.words), which does not allow it\n"))
        }
        if outcome.samePerson > 0 {
            output.write(say("未动：\(grouped(outcome.samePerson)) 条由本人提出，须另一人同意\n", "left alone: \(grouped(outcome.samePerson)) were disputed by the same person; another one must agree\n"))
        }
        output.flush()
        // Nothing was done of what was asked for: whoever calls this should know.
        if outcome.done.isEmpty { throw ExitStatus.failure }
    }
}

struct AuditAssign: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "assign", abstract: say("交办：指定责任单位、责任人和期限。", "Assign cases to a unit, a person, a deadline."))
    @OptionGroup var options: ActionOptions
    @Option(name: .customLong("to-unit"), help: ArgumentHelp(say("责任单位（缺省为发布单位）", "The unit that corrects it (default: the one that published it)"), valueName: say("单位", "unit")))
    var toUnit: String?
    @Option(help: ArgumentHelp(say("责任人", "The person responsible"), valueName: say("姓名", "name")))
    var person: String?
    @Option(help: ArgumentHelp(say("期限，如 2026-12-31", "The deadline, such as 2026-12-31"), valueName: say("日期", "day")))
    var deadline: String?

    func validate() throws {
        if let deadline, LedgerTime.start(of: deadline) == nil { throw ValidationError(say("“\(deadline)”不是日期；请写成 2026-12-31", "'\(deadline)' is no day; write 2026-12-31")) }
    }
    func run() throws {
        let text = try SafeText()
        try options.perform(.assign(unit: try text.shown(toUnit), person: try text.shown(person), deadline: deadline))
    }
}

struct AuditRectify: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rectify", abstract: say("登记整改：单位报告已改，待复查。", "Note that cases were corrected, to be rechecked."))
    @OptionGroup var options: ActionOptions
    @Option(help: ArgumentHelp(say("整改措施，如 脱敏、撤稿、更正、补审", "How: masked, withdrawn, corrected, reviewed"), valueName: say("措施", "measure")))
    var measure: String?
    @Option(help: ArgumentHelp(say("整改证据：新链接、快照、文号（不要写个人信息）", "Evidence: a new address, a snapshot, a number (no personal information)"), valueName: say("证据", "evidence")))
    var evidence: String?

    func run() throws {
        let text = try SafeText()
        try options.perform(.rectify(measure: try text.shown(measure), evidence: try text.shown(evidence)))
    }
}

struct AuditDispute: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dispute", abstract: say("申诉：说明为什么不是问题；另一人同意后成为误报。", "Dispute cases: why nothing is wrong; another person agrees to it."),
        discussion: say("提出：--reason。同意（成为误报）：--accept，须由另一人。不同意：--reject。", "To dispute: --reason. To agree (a false alarm): --accept, by another person. To turn it down: --reject."))
    @OptionGroup var options: ActionOptions
    @Option(help: ArgumentHelp(say("理由（不要写个人信息）", "Why (no personal information)"), valueName: say("理由", "reason")))
    var reason: String?
    @Flag(help: ArgumentHelp(say("同意：记为误报", "Agree: a false alarm")))
    var accept = false
    @Flag(help: ArgumentHelp(say("不同意：退回整改", "Turn it down: to be corrected")))
    var reject = false

    func validate() throws {
        if accept, reject { throw ValidationError(say("--accept 与 --reject 不能同用", "--accept and --reject exclude each other")) }
        if !accept, !reject, reason?.isEmpty ?? true { throw ValidationError(say("申诉须有 --reason", "a dispute needs --reason")) }
    }

    func run() throws {
        let reason = try SafeText().shown(reason)
        try options.perform(accept ? .accept : reject ? .reject(reason: reason) : .dispute(reason: reason ?? ""))
    }
}

struct AuditClose: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "close", abstract: say("销号：复查通过的问题从台账上销去。", "Close cases that a recheck has passed."))
    @OptionGroup var options: ActionOptions
    func run() throws { try options.perform(.close) }
}

struct AuditReopen: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reopen", abstract: say("重新打开已整改、已销号或误报的问题。", "Open cases again that were corrected, closed or false alarms."))
    @OptionGroup var options: ActionOptions
    @Option(help: ArgumentHelp(say("理由（不要写个人信息）", "Why (no personal information)"), valueName: say("理由", "reason")))
    var reason: String
    func run() throws { try options.perform(.reopen(reason: try SafeText().shown(reason) ?? "")) }
}

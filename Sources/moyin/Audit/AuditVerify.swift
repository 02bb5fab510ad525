import ArgumentParser
import MoyinLedger
import MoyinReports

struct AuditVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: say("校验台账：历史是否连续，每条是否与历史相符；改动过的逐一指出。", "Prove the ledger: the chain of its history, every case and item; what was tampered with is told."))
    @OptionGroup var ledger: LedgerOptions
    @Option(help: ArgumentHelp(say("以前报告上的校验点：台账若被换回旧的就能发现", "The head that an earlier report gave: a ledger that was put back is told"), valueName: say("校验点", "head")))
    var head: String?

    /// So many faults are told one by one.
    private static let faultsTold = 100

    func run() throws {
        let ledger = try self.ledger.opened()
        let result = try told { () throws(LedgerError) in try ledger.verify(noted: head) }
        var output = Output()
        for fault in result.faults.prefix(Self.faultsTold) { output.write(fault.words + "\n") }
        if result.faults.count > Self.faultsTold { output.write(say("……共 \(grouped(result.faults.count)) 处\n", "… \(grouped(result.faults.count)) in all\n")) }
        output.write(
            say("历史 \(grouped(result.entries)) 条，问题 \(grouped(result.cases)) 条，条目 \(grouped(result.items)) 条；校验点 \(result.head)\n",
                "entries: \(grouped(result.entries)), cases: \(grouped(result.cases)), items: \(grouped(result.items)); head \(result.head)\n"))
        output.write(result.isSound ? say("完好\n", "sound\n") : say("有改动：请与备份比对\n", "tampered with: compare it with a backup\n"))
        output.flush()
        if !result.isSound { throw ExitStatus.failure }
    }
}

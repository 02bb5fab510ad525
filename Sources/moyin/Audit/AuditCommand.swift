import ArgumentParser
import MoyinReports

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: say("检查已经公开的全部内容，记整改台账，出统计。", "Review everything that is online already, keep the ledger of corrections, and report figures."),
        discussion: say(
            """
            台账是一个文件，旁边有它的密钥（.key）：没有密钥，指纹无法比对，请一起备份。台账里没有命中的原文。
            状态：发现 → 交办 → 整改 → 复查 → 销号；另有 申诉、误报。
            """,
            """
            The ledger is one file, with its key beside it (.key): back up both, for fingerprints cannot be compared without it. No value that was found is in the ledger.
            States: found → assigned → rectified → rechecked → closed; also disputed and false alarm.
            """),
        subcommands: [
            AuditRunCommand.self, AuditReportCommand.self, AuditList.self, AuditShow.self, AuditImport.self, AuditAssign.self, AuditRectify.self,
            AuditRecheck.self, AuditDispute.self, AuditClose.self, AuditReopen.self, AuditVerify.self,
        ])
}

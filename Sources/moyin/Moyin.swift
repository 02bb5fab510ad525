import ArgumentParser
import Glibc
import Moyin
import MoyinReports

@main
struct MoyinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moyin",
        abstract: say(
            "墨隐：公开发布前检查中文文本里的个人信息，并写出遮盖后的副本。",
            "Moyin finds personal information in Chinese text before it is published, and writes redacted copies."),
        discussion: say(
            "退出码：0 可以按原样公开；1 有内容须遮盖或复核；2 有文件没能检查或出错；64 用法不对；130 中断。",
            "Exit status: 0 may be published as it stands; 1 something must be redacted or reviewed; 2 something could not be reviewed, or an error; 64 wrong usage; 130 interrupted."),
        version: "moyin \(moyinVersion) (ICU \(Engine.icuVersion), PCRE2 \(Engine.pcre2Version))",
        subcommands: [Check.self, Redact.self, AuditCommand.self, BaselineCommand.self, RecordCommand.self, Rules.self, Names.self, Manual.self])

    static func main() {
        // A reader that closes the pipe early, like `head`, is no error.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let code as ExitStatus {
            Glibc.exit(code.rawValue)
        } catch {
            exit(withError: error)
        }
    }
}

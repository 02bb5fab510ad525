import ArgumentParser
import Glibc
import Moyin

@main
struct MoyinCommand: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "moyin",
        abstract: "墨隐：公开发布前检查中文文本里的个人信息，并写出遮盖后的副本。",
        discussion: """
            退出码：0 可以按原样公开；1 有内容须遮盖或复核；2 有文件没能检查或出错；64 用法不对。
            """,
        version: "moyin \(version) (ICU \(Engine.icuVersion))",
        subcommands: [Check.self, Redact.self, Rules.self])

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

/// How the process ends (design: 2 beats 1).
struct ExitStatus: Error, Equatable {
    var rawValue: Int32
    static let clean = ExitStatus(rawValue: 0)
    static let findings = ExitStatus(rawValue: 1)
    static let failure = ExitStatus(rawValue: 2)

    func worse(_ other: ExitStatus) -> ExitStatus { rawValue >= other.rawValue ? self : other }
}

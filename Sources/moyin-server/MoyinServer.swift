import ArgumentParser
import Glibc
import MoyinReports
import NIOCore
import NIOPosix

@main
struct MoyinServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moyin-server",
        abstract: say("墨隐的 HTTP 服务：公开发布前检查中文文本，给出遮盖后的副本。", "Moyin over HTTP: reviews Chinese text before it is published, and gives redacted copies."),
        discussion: say(
            "缺省只在本机 127.0.0.1:8080 监听，不要密钥；别的地址须有密钥（keys create）。Ctrl-C 或 SIGTERM：收完、答完再停。",
            "By default it listens on 127.0.0.1:8080 for this machine alone, without keys; any other address demands keys (keys create). Ctrl-C or SIGTERM: requests under way end first."),
        subcommands: [Serve.self, Keys.self], defaultSubcommand: Serve.self)

    static func main() async {
        // A client that goes away is no reason to end.
        signal(SIGPIPE, SIG_IGN)
        // Requests are answered on the threads that read and write them: two changes of thread less for each.
        NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor()
        // Nor is a file that may not grow any more.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            exit(withError: error)
        }
    }
}

/// `--lang` for every command; ``Language`` has looked at it already.
struct LanguageOption: ParsableArguments {
    @Option(help: ArgumentHelp(say("帮助和出错信息的语言：zh 或 en", "Language of help and errors: zh or en"), valueName: say("语言", "language")))
    var lang: String = "zh"

    func validate() throws {
        if lang != "zh", lang != "en" { throw ValidationError(say("--lang 只能是 zh 或 en", "--lang is zh or en")) }
    }
}

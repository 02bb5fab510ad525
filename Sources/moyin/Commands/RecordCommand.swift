import ArgumentParser
import Moyin
import MoyinFiles
import MoyinReports

struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: say("核对审查表。", "Verify review records."), subcommands: [Verify.self])

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: say("核对审查表（JSON）与文件：文件、记录、规则、结论是否仍相同。", "Compare a review record (JSON) with a file: whether file, record, rules and result are still the same."),
            discussion: say(
                "审查表带有自身的摘要，改动看得出来；但它没有签名，会重算摘要的人可以另造一份。要防伪造，请把摘要另外存档或打印签字。\n退出码：0 全部相同；1 有不同；2 读不了或出错。",
                "A record holds a digest of itself, so that a change shows; it is not signed, and who computes the digest anew can make another. Keep the digest elsewhere, or the signed sheet, against forgery.\nExit status: 0 all the same; 1 something differs; 2 something could not be read, or an error."))

        @Argument(help: ArgumentHelp(say("moyin check --record 写的 JSON", "JSON that moyin check --record wrote"), valueName: say("审查表", "record")), completion: .file(extensions: ["json"]))
        var record: String

        @Argument(help: ArgumentHelp(say("被审查的文件", "The file that was reviewed"), valueName: say("文件", "file")), completion: .file())
        var file: String

        @Option(help: ArgumentHelp(say("审查时加的规则文件（可多次，次序相同）", "Files of rules that the review added (repeatable, in the same order)"), valueName: say("文件", "file")), completion: .file(extensions: ["yaml", "yml"]))
        var rules: [String] = []

        @Option(help: ArgumentHelp(say("审查时加的公示类型文件（可多次，次序相同）", "Files of profiles that the review added (repeatable, in the same order)"), valueName: say("文件", "file")), completion: .file(extensions: ["yaml", "yml"]))
        var profiles: [String] = []

        @Option(help: ArgumentHelp(say("审查时加的姓名名单（可多次，次序相同）", "Lists of names that the review added (repeatable, in the same order)"), valueName: say("文件", "file")), completion: .file())
        var names: [String] = []

        @OptionGroup var language: LanguageOption

        func run() throws {
            do {
                let verification = try RecordVerification(FilePath(argument: record), FilePath(argument: file), rules: rules, profiles: profiles, names: names)
                var output = Output()
                for line in verification.lines { output.write((line.isSame ? "✓ " : "✗ ") + line.text + "\n") }
                output.flush()
                if !verification.lines.allSatisfy(\.isSame) { throw ExitStatus.findings }
            } catch let problem as FileProblem {
                complain("\(problem.path.display)：\(problem.reason)")
                throw ExitStatus.failure
            }
        }
    }
}

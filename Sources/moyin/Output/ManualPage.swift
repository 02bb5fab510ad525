import ArgumentParser
import MoyinReports

/// The manual page, made from the help texts so that the two never differ.
enum ManualPage {
    static func text() -> String {
        var page = ".TH MOYIN 1 \"\" \"moyin \(moyinVersion)\" \"\"\n"
        page += section(say("名称", "NAME")) + "moyin \\- " + line(MoyinCommand.configuration.abstract)
        page += section(say("命令", "COMMANDS"))
        page += command("moyin check", MoyinCommand.helpMessage(for: Check.self))
        page += command("moyin redact", MoyinCommand.helpMessage(for: Redact.self))
        page += command("moyin record verify", MoyinCommand.helpMessage(for: RecordCommand.Verify.self))
        page += command("moyin rules", MoyinCommand.helpMessage(for: Rules.self))
        for (name, help) in [
            ("list", MoyinCommand.helpMessage(for: Rules.List.self)), ("explain", MoyinCommand.helpMessage(for: Rules.Explain.self)),
            ("lint", MoyinCommand.helpMessage(for: Rules.Lint.self)), ("test", MoyinCommand.helpMessage(for: Rules.Test.self)),
        ] { page += command("moyin rules \(name)", help) }
        page += command("moyin names", MoyinCommand.helpMessage(for: Names.self))
        for (name, help) in [
            ("train", MoyinCommand.helpMessage(for: Names.Train.self)), ("evaluate", MoyinCommand.helpMessage(for: Names.Evaluate.self)),
            ("card", MoyinCommand.helpMessage(for: Names.Card.self)),
        ] { page += command("moyin names \(name)", help) }
        page += section(say("退出码", "EXIT STATUS"))
        page += line(MoyinCommand.configuration.discussion)
        page += section(say("例子", "EXAMPLES"))
        for (command, meaning) in [
            ("moyin check drafts/", say("检查一个文件夹", "review a folder")),
            ("moyin redact -o copies/ drafts/", say("写出遮盖后的副本", "write redacted copies")),
            ("moyin check --format jsonl --input jsonl - < texts.jsonl", say("每行一份，每行一个结果", "a document a line, a result a line")),
        ] { page += ".TP\n.B " + line(command) + line(meaning) }
        return page
    }

    private static func section(_ title: String) -> String { ".SH \(title)\n" }

    /// Help as it is on a terminal.
    private static func command(_ name: String, _ help: String) -> String {
        var page = ".SS " + line(name) + ".nf\n"
        for text in help.split(separator: "\n", omittingEmptySubsequences: false) { page += line(String(text)) }
        return page + ".fi\n"
    }

    /// One line of input: nothing in it is taken for a request.
    private static func line(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return (escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" : "") + escaped + "\n"
    }
}

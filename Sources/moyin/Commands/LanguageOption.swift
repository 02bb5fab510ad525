import ArgumentParser
import MoyinReports

/// `--lang` for every command. ``Language`` has looked at it already when the arguments are parsed.
struct LanguageOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(say("报告和说明的语言：zh 或 en", "Language of reports and help: zh or en"), valueName: say("语言", "language")),
        completion: .list(["zh", "en"]))
    var lang: String = "zh"

    func validate() throws {
        if lang != "zh", lang != "en" { throw ValidationError(say("--lang 只能是 zh 或 en", "--lang is zh or en")) }
    }
}

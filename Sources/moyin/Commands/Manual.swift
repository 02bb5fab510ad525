import ArgumentParser
import MoyinReports

struct Manual: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: say("手册页（troff）：moyin manual | man -l -", "The manual page (troff): moyin manual | man -l -"), shouldDisplay: false)

    @OptionGroup(visibility: .hidden) var language: LanguageOption

    func run() throws {
        var output = Output()
        output.write(ManualPage.text())
        output.flush()
    }
}

import ArgumentParser

struct Manual: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: say("手册页（troff）：moyin manual | man -l -", "The manual page (troff): moyin manual | man -l -"), shouldDisplay: false)

    @Option(help: .hidden)
    var lang: String = "zh"

    func run() throws {
        var output = Output()
        output.write(ManualPage.text())
        output.flush()
    }
}

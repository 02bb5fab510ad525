import ArgumentParser
import MoyinAudit
import MoyinFiles
import MoyinLedger
import MoyinReports

struct AuditList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: say("列出要整改的条目（缺省只列还没整改好的）。", "List items that must be corrected (by default those that are still open)."))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

    @OptionGroup var ledger: LedgerOptions
    @Option(help: ArgumentHelp(say("格式", "Format"), valueName: say("格式", "format")))
    var format: Format = .text
    @OptionGroup var selection: SelectionOptions
    @Flag(help: ArgumentHelp(say("已整改、已销号和误报的也列", "Also what was corrected, closed or a false alarm")))
    var all = false
    @Flag(name: .customLong("not-reviewed"), help: ArgumentHelp(say("列出没能检查的条目和原因", "List what could not be reviewed, and why")))
    var notReviewed = false
    @Flag(name: .customLong("needs-person"), help: ArgumentHelp(say("列出没有必须隐去的内容、但须人工看的条目", "List what holds nothing that must go, but should be looked at by a person")))
    var needsPerson = false

    func run() throws {
        var chosen = try selection.selection()
        if !all, chosen.states.isEmpty { chosen.states = CaseState.allCases.filter(\.isOpen) }
        let ledger = try self.ledger.openedForReading()
        var output = Output()
        defer { output.flush() }
        if notReviewed {
            for item in try told({ () throws(LedgerError) in try ledger.notReviewed() }) {
                if format == .jsonl {
                    let line = JSONValue.object([("id", .string(item.key)), ("url", JSONValue(item.url)), ("reason", .string(item.reason))])
                    output.write(line.canonical + [0x0a])
                } else {
                    output.write("\(displayed(item.key))  \(item.reason)\n")
                }
            }
            return
        }
        if needsPerson {
            for item in try told({ () throws(LedgerError) in try ledger.needsPerson() }) {
                if format == .jsonl {
                    let line = JSONValue.object([("id", .string(item.key)), ("url", JSONValue(item.url)), ("title", JSONValue(item.title))])
                    output.write(line.canonical + [0x0a])
                } else {
                    output.write([item.key, item.title ?? "", item.url ?? ""].filter { !$0.isEmpty }.map(displayed).joined(separator: "  ") + "\n")
                }
            }
            return
        }
        let names = KindNames()
        // A page at a time: a year's ledger has thousands.
        var last = 0
        while true {
            let cases = try told { () throws(LedgerError) in try ledger.cases(chosen, after: last, limit: 1000) }
            guard let end = cases.last else { return }
            last = end.record.id
            if format == .jsonl {
                for listed in cases { output.write(CaseLine.jsonl(listed)) }
            } else {
                output.write(CaseList.text(cases, today: LedgerTime.today(), names.name))
            }
        }
    }
}

struct AuditShow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: say("看一个条目：发现了什么、在哪里、谁做了什么。", "Show an item: what was found where, and who did what."))
    @OptionGroup var ledger: LedgerOptions
    @Argument(help: ArgumentHelp(say("条目的编号、网址，或问题的序号", "Id or address of the item, or number of the case"), valueName: "id"))
    var id: String

    func run() throws {
        let ledger = try self.ledger.openedForReading()
        var chosen = CaseSelection()
        chosen.items = [id]
        let cases = try told { () throws(LedgerError) in try ledger.cases(chosen) }
        guard !cases.isEmpty else {
            complain(say("台账里没有这个条目的问题；moyin audit list 列出", "the ledger has no case of this item; moyin audit list shows them"))
            throw ExitStatus.failure
        }
        var output = Output()
        let names = KindNames()
        for listed in cases {
            output.write(CaseSheet.text(listed, today: LedgerTime.today(), names.name))
            output.write(say("\n  历史\n", "\n  history\n"))
            for line in try told({ () throws(LedgerError) in try ledger.history(of: listed.record.id) }) {
                let parts = [LedgerTime.text(line.at), displayed(line.actor), ActionWords.words(line.action), displayed(ActionWords.detail(line.detail))]
                output.write("  " + parts.filter { !$0.isEmpty }.joined(separator: "  ") + "\n")
            }
        }
        output.flush()
    }
}

import ArgumentParser
import Glibc
import MoyinAudit
import MoyinFiles
import MoyinLedger
import MoyinReports

struct AuditReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: say("统计与报表：按时期、单位、栏目、种类等。", "Figures and reports, by period, unit, column, kind …"),
        discussion: say(
            "text 给人看；json、csv 给程序；xlsx 是整改台账（可筛选、可打印）；html 是给领导看的一页；notices 在 -o 的文件夹里给每个单位写一份通报。",
            "text for people; json and csv for programs; xlsx the ledger of corrections with filters and print layout; html a page for leaders; notices writes a sheet for each unit into the folder of -o."))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, xlsx, html, notices }

    @OptionGroup var ledger: LedgerOptions
    @Option(help: ArgumentHelp(say("格式", "Format"), valueName: say("格式", "format")))
    var format: Format?
    @Option(name: [.short, .customLong("output")], help: ArgumentHelp(say("写到这个文件（缺省为标准输出；扩展名可定格式）", "Write to this file (default: standard output; its extension tells the format)"), valueName: say("文件", "file")), completion: .file())
    var output: String?
    @OptionGroup var selection: SelectionOptions

    private var chosen: Format {
        if let format { return format }
        let ending = output?.split(separator: ".").last.map(String.init)
        return ending.flatMap { Format(rawValue: $0 == "htm" ? "html" : $0) } ?? .text
    }

    func validate() throws {
        if chosen == .notices, output == nil { throw ValidationError(say("notices 须用 -o 指定文件夹", "notices needs a folder: -o")) }
        if chosen == .xlsx, output == nil, isatty(1) == 1 { throw ValidationError(say("xlsx 请用 -o 指定文件", "name a file for xlsx: -o")) }
    }

    func run() throws {
        let chosenCases = try selection.selection()
        let ledger = try self.ledger.openedForReading()
        let name = KindNames()
        let report = try told { () throws(LedgerError) in
            let needsCases = chosen == .csv || chosen == .xlsx || chosen == .html || chosen == .notices
            return AuditReport(
                try ledger.figures(chosenCases, today: LedgerTime.today()), needsCases ? try ledger.cases(chosenCases) : [], scope: chosenCases.words(name.name),
                time: LedgerTime.now())
        }
        switch chosen {
        case .text: try write(Array(report.text(name.name).utf8))
        case .json: try write(report.json(name.name))
        case .csv: try write(report.csv(name.name))
        case .xlsx: try write(try told { () throws(LedgerError) in try report.workbook(name.name) })
        case .html: try write(report.page(name.name))
        case .notices: try writeNotices(report.notices(name.name))
        }
        if !report.figures.reconciles {
            complain(say("数目对不上：台账可能被改过，请运行 moyin audit verify", "the figures do not reconcile: the ledger may have been tampered with, run moyin audit verify"))
            throw ExitStatus.failure
        }
    }

    private func write(_ bytes: [UInt8]) throws {
        guard let output else {
            var standard = Output()
            standard.write(bytes)
            return standard.flush()
        }
        try write(bytes, FilePath(argument: output))
    }

    private func write(_ bytes: [UInt8], _ path: FilePath) throws {
        guard let problem = replaceFile(path, with: bytes) else { return }
        complain("\(path.display)：\(FileProblem(path, problem).reason)")
        throw ExitStatus.failure
    }

    private func writeNotices(_ notices: [(unit: String, page: [UInt8])]) throws {
        let folder = FilePath(argument: output!)
        if folder.withCString({ mkdir($0, 0o777) }) != 0, errno != EEXIST {
            complain("\(folder.display)：\(FileProblem(folder, errno).reason)")
            throw ExitStatus.failure
        }
        for (index, notice) in notices.enumerated() {
            // Units are called whatever they are called; the number keeps files apart.
            let safe = notice.unit.map { $0.isLetter || $0.isNumber ? $0 : "_" }.prefix(40)
            try write(notice.page, folder.appending(Array("\(index + 1)-\(String(safe)).html".utf8)))
        }
        complain(say("写了 \(grouped(notices.count)) 份通报", "wrote \(grouped(notices.count)) notices"))
    }
}

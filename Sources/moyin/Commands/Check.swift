import ArgumentParser
import Moyin
import MoyinFiles
import MoyinReports
import MoyinRules
import MoyinText

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: say("检查文本，报告不该公开的内容。", "Review texts and report what must not be published."))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl, sarif, html, count }

    @OptionGroup var options: InputOptions

    @Option(
        help: ArgumentHelp(
            say("输出格式：text 给人看；json、jsonl 每份一个对象；sarif 给代码平台；html 是标出了问题的审查用网页；count 只有各类的个数", "Output format: text for people; json, jsonl one object a document; sarif for code hosts; html a page for review with everything marked; count only counts by kind"),
            valueName: say("格式", "format")))
    var format: Format = .text

    @Option(
        help: ArgumentHelp(say("位置的单位：codepoint、utf8、utf16", "Unit of offsets: codepoint, utf8, utf16"), valueName: say("单位", "unit")),
        completion: .list(OffsetUnit.allCases.map(\.rawValue)))
    var offsets: String = OffsetUnit.codepoint.rawValue

    @Flag(name: .customLong("no-text"), help: ArgumentHelp(say("JSON 里不写命中的原文", "Leave the values themselves out of JSON")))
    var noText = false

    @Flag(help: ArgumentHelp(say("text 格式列出每一处，不作摘要", "In the text format, list every finding instead of a summary")))
    var all = false

    @Option(
        help: ArgumentHelp(
            say("基线文件：其中已接受的不算，新的才算（用 moyin baseline accept 建立）", "A baseline: what was accepted there does not count, what is new does (made with moyin baseline accept)"),
            valueName: say("文件", "file")),
        completion: .file())
    var baseline: String?

    @OptionGroup var records: RecordOptions

    func validate() throws {
        if OffsetUnit(rawValue: offsets) == nil {
            throw ValidationError(say("--offsets 只能是 codepoint、utf8 或 utf16", "--offsets is codepoint, utf8 or utf16"))
        }
    }

    /// Of each rule so many findings are described in full before the rest is only counted.
    private static let samples = 3

    private var detail: ReviewDetail {
        switch format {
        case .text where baseline != nil: .described
        case .count where baseline != nil: .removable
        case .text: .samples(perRule: all ? .max : Self.samples)
        case .json, .jsonl, .html: .all
        case .sarif: .removable
        case .count: .counts
        }
    }

    private func writer(_ engine: Engine) -> any ReportWriter {
        switch format {
        case .text: TextReport(engine: engine)
        case .json: JSONReport(engine: engine, unit: OffsetUnit(rawValue: offsets)!, withText: !noText, isArray: true)
        case .jsonl: JSONReport(engine: engine, unit: OffsetUnit(rawValue: offsets)!, withText: !noText, isArray: false)
        case .sarif: SARIFReport(engine: engine)
        case .html: HTMLReport(engine: engine)
        case .count: CountReport(engine: engine)
        }
    }

    func run() throws {
        Interrupt.install()
        let recorded = try records.record.map { _ in try records.signingChain() }
        let list = FileList(options.paths)
        let document = try recorded.map { _ in try records.document(options, list) }
        let engine = try options.engine()
        var accepted = try baseline.map { try BaselineFile.opened($0).comparison(engine) }
        let progress = Progress(list.entries)
        var output = Output()
        var writer = writer(engine)
        var summary = ReportSummary(hidden: list.hidden)
        writer.begin(&output)
        var reviewing = Reviewing(engine, options, detail, progress, keepsText: format == .html)
        reviewing.run(list.entries) { report in
            var report = report
            accepted?.leaveOut(&report)
            summary.add(report)
            writer.add(report, &output)
        }
        writer.finish(summary, &output)
        output.flush()
        Progress.clear()
        if Interrupt.isRequested {
            complain(progress.interrupted(of: list.entries.count))
            throw Interrupt.status
        }
        accepted?.report()
        if let document = document ?? nil, let chain = recorded { try write(document, chain, engine, summary.status) }
        if summary.status != .clean { throw summary.status }
    }

    /// Reviews the document once more, for the files, and says where the record is.
    private func write(_ document: InputFile, _ chain: SigningChain, _ engine: Engine, _ status: ExitStatus) throws {
        // What was not reviewed has been said; there is nothing to record.
        if status == .failure { throw status }
        let files = RecordFiles(FilePath(argument: records.record!))
        do {
            if files.hold(document) { throw FileProblem(document.path, say("审查表会盖掉原件；请换一个名字", "the record would overwrite the original; choose another name")) }
            let record = try RecordRun(engine: engine, options: options).record(document, chain, time: RecordTime.text(records.recordTime)!)
            try files.write(record)
        } catch let problem as FileProblem {
            complain("\(problem.path.display)：\(problem.reason)")
            throw ExitStatus.failure
        }
        complain(say("审查表：", "record: ") + "\(files.page.display)\n" + say("　　　　", "        ") + files.json.display)
    }
}

import ArgumentParser
import Moyin
import MoyinAudit
import MoyinFiles
import MoyinLedger
import MoyinReports
import MoyinText

struct AuditRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: say("检查一遍来源里的全部条目，记入台账；没有变的条目跳过。", "Review everything that the sources hold and enter it; what has not changed is skipped."),
        discussion: say(
            """
            来源：文件夹（任意层级，能读的格式都读）；.jsonl、.csv 导出（id、title、unit、column、url、published_at，正文为 text、html 或 file 之一，file 是相对导出文件的路径）；网站镜像（wget 的文件夹、WARC、sitemap）。
            中断后再运行一次即可接着做。没有台账就新建一个。
            """,
            """
            Sources: folders (any depth, all formats that are read); exports in .jsonl or .csv (id, title, unit, column, url, published_at, and one of text, html, file, the last a path that counts from the export); mirrors of sites (folders of wget, WARC, sitemaps).
            After an interruption, run it again to go on. A ledger that is not there is made.
            """))

    @OptionGroup var ledger: LedgerOptions
    @Argument(help: ArgumentHelp(say("来源（可多个）", "Sources (several)"), valueName: say("来源", "source")), completion: .file())
    var sources: [String]
    @OptionGroup var mapping: MappingOptions
    @OptionGroup var engineOptions: EngineOptions
    @OptionGroup var actor: ActorOptions

    func run() throws {
        Interrupt.install()
        let engine = try engineOptions.engine()
        let mapping = try mapping.mapping(engine)
        let sources = try AuditSources.open(sources, beside: ledger.ledger)
        let ledger = try ledger.opened(makes: true)
        let version = try AuditSources.version(engineOptions, mapping)
        let (run, key) = try told { () throws(LedgerError) in
            (try LedgerRun(ledger, version: version, by: actor.actor), try ledger.requiredKey())
        }
        let progress = AuditProgressLine()
        let files = FileReader(isCancelled: { Interrupt.isRequested })
        let audit = AuditRun(engine, key, files, mapping, jobs: engineOptions.threads, isCancelled: { Interrupt.isRequested }) { progress.show($0) }
        let outcome = try told { () throws(LedgerError) in try audit.run(sources, into: run) }
        Progress.clear()
        for (source, reason) in outcome.problems { complain("\(displayed(source))：\(reason)") }
        var output = Output()
        output.write(Self.summary(outcome))
        output.flush()
        if outcome.isCancelled {
            complain(say("已中断；已入账的不会丢，再运行一次即可接着做", "interrupted; what was entered stands, run it again to go on"))
            throw Interrupt.status
        }
        if !outcome.problems.isEmpty || outcome.counts.notReviewed > 0 { throw ExitStatus.failure }
        if try told({ () throws(LedgerError) in try ledger.countOpen() }) > 0 { throw ExitStatus.findings }
    }

    private static func summary(_ outcome: AuditRun.Outcome) -> String {
        let counts = outcome.counts
        var lines = [
            say("条目 \(grouped(counts.items))（没有变的 \(grouped(counts.unchanged))）", "items: \(grouped(counts.items)) (unchanged: \(grouped(counts.unchanged)))"),
            say("新发现问题 \(grouped(counts.found))，整改后又出现 \(grouped(counts.reopened))", "new cases: \(grouped(counts.found)), corrected ones that are back: \(grouped(counts.reopened))"),
        ]
        if counts.gone > 0 { lines.append(say("来源里已没有的条目 \(grouped(counts.gone))", "items gone from their sources: \(grouped(counts.gone))")) }
        if counts.notReviewed > 0 {
            lines.append(say("没能检查 \(grouped(counts.notReviewed))，不能当作没有问题；moyin audit list --not-reviewed 列出", "not reviewed: \(grouped(counts.notReviewed)), not to be taken for clean; moyin audit list --not-reviewed shows them"))
        }
        if outcome.repeated > 0 { lines.append(say("来源里完全重复的条目 \(grouped(outcome.repeated))，只算一次", "items that stand there twice to the byte: \(grouped(outcome.repeated)), counted once")) }
        if outcome.sameID > 0 { lines.append(say("编号相同而内容不同的条目 \(grouped(outcome.sameID))，分别记为 …#2", "different items with the same id: \(grouped(outcome.sameID)), entered as …#2")) }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Unit, column and sort of notice where the sources do not say them.
struct MappingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say("映射表 CSV：path,match_column,match_unit 为条件（path 可用 * 和 ?），unit,column,profile 为结果", "A CSV of what items are: path,match_column,match_unit are conditions (* and ? in path), unit,column,profile what follows"),
            valueName: say("文件", "file")),
        completion: .file(extensions: ["csv"]))
    var mapping: String?

    @Option(
        name: .customLong("path-pattern"),
        help: ArgumentHelp(say("路径各段的含义，如 '*/{unit}/{column}'", "What the parts of paths are, such as '*/{unit}/{column}'"), valueName: say("样式", "pattern")))
    var pattern: String?

    func mapping(_ engine: Engine) throws -> ItemMapping {
        guard let mapping else { return ItemMapping(pattern: pattern) }
        do {
            return try ItemMapping(FilePath(argument: mapping), pattern: pattern, hasProfile: engine.hasProfile)
        } catch {
            complain("\(error.path.display)：\(error.reason)")
            throw ExitStatus.failure
        }
    }
}

enum AuditSources {
    static func open(_ arguments: [String], beside ledger: String) throws -> [any ItemSource] {
        var sources: [any ItemSource] = []
        for argument in arguments {
            let path = FilePath(argument: argument)
            do {
                sources.append(try ItemSources.source(path, excluding: ledger))
            } catch {
                complain("\(path.display)：\(error.reason)")
                throw ExitStatus.failure
            }
        }
        return sources
    }

    /// Of everything that a review depends on: with another one, items are reviewed again.
    static func version(_ options: EngineOptions, _ mapping: ItemMapping) throws -> String {
        do {
            let files = try [options.rules, options.profiles, options.names].flatMap { try RecordRun.digests($0) }
            return RuleVersion.text(mapping, hidesNames: options.hideNames, findsNames: !options.noNames, digests: files)
        } catch {
            complain("\((error as? FileProblem)?.path.display ?? "")：\((error as? FileProblem)?.reason ?? "")")
            throw ExitStatus.failure
        }
    }
}

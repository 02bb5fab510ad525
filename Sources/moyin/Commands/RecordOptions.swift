import ArgumentParser
import MoyinFiles
import MoyinReports
import MoyinRules

/// What `moyin check` understands of review records.
struct RecordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say("另写一份政府信息公开保密审查表：网页（A4 一页，待签）和同名 JSON；只用于一个文件，不写命中的原文",
                "Also write the review record of one file: a page (one sheet of A4, to be signed) and JSON of the same name; holds no values"),
            valueName: say("文件", "file")),
        completion: .file(extensions: ["html"]))
    var record: String?

    @Option(
        help: ArgumentHelp(say("审查表的签批流程：三审三校（缺省）、四级审查", "Who signs the record: three-reviews (default), four-levels"), valueName: say("流程", "chain")),
        completion: .list(["three-reviews", "four-levels"]))
    var chain: String?

    @Option(
        name: .customLong("record-time"),
        help: ArgumentHelp(
            say("审查表写的时间，如 2026-03-05T09:30:00+08:00（缺省为现在，或 SOURCE_DATE_EPOCH）",
                "Time that the record bears, such as 2026-03-05T09:30:00+08:00 (default: now, or SOURCE_DATE_EPOCH)"),
            valueName: say("时间", "time")))
    var recordTime: String?

    func validate() throws {
        if record == nil, chain != nil || recordTime != nil {
            throw ValidationError(say("--chain 和 --record-time 与 --record 同用", "--chain and --record-time go with --record"))
        }
        if record?.isEmpty == true { throw ValidationError(say("--record 后应写文件名", "--record names a file")) }
        if record != nil, RecordTime.text(recordTime) == nil {
            throw ValidationError(
                say("--record-time 应写成 2026-03-05T09:30:00+08:00，SOURCE_DATE_EPOCH 应为秒数", "--record-time is like 2026-03-05T09:30:00+08:00, SOURCE_DATE_EPOCH a number of seconds"))
        }
    }

    /// The one file to be recorded.
    func document(_ options: InputOptions, _ list: FileList) throws -> InputFile {
        guard options.paths.count == 1, !FilePath(argument: options.paths[0]).isStandardInput else {
            throw ValidationError(say("--record 一次只记一个文件，不能是标准输入", "--record is for one file, not standard input"))
        }
        let path = FilePath(argument: options.paths[0])
        if path.status()?.isFolder == true { throw ValidationError(say("--record 只用于一个文件，不能是文件夹", "--record is for one file, not a folder")) }
        if options.isJSONLines(path) { throw ValidationError(say("--record 只用于一份文本，JSON 行里有许多份", "--record is for one text; JSON lines hold many")) }
        guard case .file(let file)? = list.entries.first else { throw ExitStatus.failure }
        return file
    }

    /// The chain that was named, or the customary one.
    func signingChain() throws -> SigningChain {
        let chains: [SigningChain]
        do {
            chains = try SigningChain.builtin()
        } catch {
            complain(error.description)
            throw ExitStatus.failure
        }
        guard let found = chain.map({ name in chains.first { $0.name == name || $0.alias == name } }) ?? chains.first else {
            let known = chains.map { say($0.name, $0.alias) }.joined(separator: say("、", ", "))
            throw ValidationError(say("没有“\(chain ?? "")”这种签批流程；可用：\(known)", "there is no chain '\(chain ?? "")'; known: \(known)"))
        }
        return found
    }
}

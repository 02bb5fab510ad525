import ArgumentParser
import Glibc
import Moyin
import MoyinFiles
import MoyinReports
import MoyinRules
import MoyinText

/// What a record says against what is there now.
struct RecordVerification {
    private(set) var lines: [(isSame: Bool, text: String)] = []

    init(_ recordPath: FilePath, _ filePath: FilePath, rules: [String], profiles: [String], names: [String]) throws {
        let record = try Self.read(recordPath)
        let options = try Self.options(record, recordPath, rules: rules, profiles: profiles, names: names)
        guard let status = filePath.status() else { throw FileProblem(filePath, errno) }
        let file = InputFile(path: filePath, nameLength: filePath.lastComponent.count, size: Int(status.st_size))
        let run = RecordRun(engine: try options.engine(), options: options)
        let now: ReviewRecord
        do {
            guard let chain = try SigningChain.builtin().first else { throw ExitStatus.failure }
            now = try run.record(file, chain, time: "")
        } catch let error as RuleErrors {
            complain(error.description)
            throw ExitStatus.failure
        }
        compareFile(record, now)
        compareRecord(record)
        compareRules(record, now)
        compareVerdict(record, now)
    }

    private static func read(_ path: FilePath) throws -> JSONValue {
        let notOne = say("不是 moyin check --record 写的审查表", "not a record that moyin check --record wrote")
        let record: JSONValue
        do {
            record = try JSONValue.parse(try contents(path))
        } catch let problem as JSONLine.Problem {
            throw FileProblem(path, "\(notOne)：\(problem.reason)")
        }
        guard record["format"]?.text == ReviewRecord.format else { throw FileProblem(path, notOne) }
        guard record["format_version"] == .integer(1) else { throw FileProblem(path, say("审查表的格式版本不认识", "unknown version of the record format")) }
        return record
    }

    /// The options that the review had.
    private static func options(_ record: JSONValue, _ path: FilePath, rules: [String], profiles: [String], names: [String]) throws -> InputOptions {
        let settings = record["settings"]
        let unknown = say("审查表里的设置不认识", "unknown settings in the record")
        var arguments: [String] = []
        for (option, key) in [("input", "input"), ("encoding", "encoding"), ("profile", "profile")] {
            guard let text = settings?[key]?.text else { continue }
            // Whatever wrote it, it is not to drive a terminal.
            guard text.utf8.count < 200, displayed(text) == text else { throw FileProblem(path, unknown) }
            arguments.append("--\(option)=\(text)")
        }
        if settings?["hide_names"]?.isTrue == true { arguments.append("--hide-names") }
        if settings?["find_names"]?.isTrue == false { arguments.append("--no-names") }
        if settings?["published"]?.isTrue == true { arguments.append("--published") }
        arguments += rules.map { "--rules=\($0)" } + profiles.map { "--profiles=\($0)" } + names.map { "--names=\($0)" }
        do {
            return try InputOptions.parse(arguments)
        } catch {
            throw FileProblem(path, "\(unknown)：" + InputOptions.message(for: error))
        }
    }

    private mutating func compareFile(_ record: JSONValue, _ now: ReviewRecord) {
        let isSame = record["file"]?["sha256"]?.text == now.sha256
        lines.append((isSame, isSame ? say("文件就是审查的那一份", "the file is the one that was reviewed") : say("文件与审查时不同", "the file is not as it was when it was reviewed")))
    }

    private mutating func compareRecord(_ record: JSONValue) {
        let isSame = record["digest"]?.text == ReviewRecord.digest(record)
        lines.append((isSame, isSame ? say("审查表没有改动", "the record is unchanged") : say("审查表写出后改动过", "the record was changed after it was written")))
    }

    private mutating func compareRules(_ record: JSONValue, _ now: ReviewRecord) {
        let isBuiltin = record["versions"]?["rules"]?.text == now.versions.rules && record["versions"]?["moyin"]?.text == now.versions.moyin
        lines.append((isBuiltin, isBuiltin ? say("规则版本相同", "the rules are the same version") : say("规则版本不同", "the rules are another version")))
        let settings = record["settings"]
        // A record from before profiles were recorded has none.
        let isAdded = settings?["rules"] == JSONValue(now.settings.rules) && settings?["names"] == JSONValue(now.settings.names)
            && (settings?["profiles"] ?? JSONValue([String]())) == JSONValue(now.settings.profiles)
        if !isAdded {
            lines.append((false, say("加入的规则文件、公示类型文件或姓名名单与审查时不同（用 --rules、--profiles、--names 给出）", "the added rules, profiles or names are not those of the review (give them with --rules, --profiles, --names)")))
        }
    }

    private mutating func compareVerdict(_ record: JSONValue, _ now: ReviewRecord) {
        let before = (record["decision"]?["verdict"]?.text.flatMap(Verdict.init), record["decision"]?["rule"]?.text.flatMap(RulingRule.init))
        let isSame = before.0 == now.verdict && before.1 == now.rule
        let after = "\(RecordWords.verdict(now.verdict))（\(now.rule.rawValue)）"
        let old = "\(before.0.map(RecordWords.verdict) ?? "?")（\(before.1?.rawValue ?? "?")）"
        lines.append(
            (isSame, isSame ? say("现在检查，结论相同：\(after)", "a review now gives the same result: \(after)") : say("现在检查，结论不同：当时\(old)，现在\(after)", "a review now gives another result: then \(old), now \(after)")))
    }
}

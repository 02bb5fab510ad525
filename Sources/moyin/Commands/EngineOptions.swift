import ArgumentParser
import Glibc
import Moyin
import MoyinFiles
import MoyinReports
import MoyinRules

/// What is looked for, and with how many threads: every command that reviews understands it.
struct EngineOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say("再加一个规则文件（可多次）", "One more file of rules (repeatable)"), valueName: say("文件", "file")), completion: .file(extensions: ["yaml", "yml"]))
    var rules: [String] = []

    @Option(
        help: ArgumentHelp(
            say("姓名名单（可多次）：每行一个；[隐去] 段必隐去，[公开] 段不隐去", "A list of names (repeatable), one a line: those under [hide] always go, those under [keep] never"),
            valueName: say("文件", "file")),
        completion: .file())
    var names: [String] = []

    @Flag(
        name: .customLong("hide-names"),
        help: ArgumentHelp(say("姓名也隐去（缺省只找出来，不隐去）", "Hide the names of persons too (by default they are found and kept)")))
    var hideNames = false

    @Flag(
        name: .customLong("no-names"),
        help: ArgumentHelp(say("不找姓名，只认 --names 名单上的（快几倍）", "Look for no names but those of --names (several times faster)")))
    var noNames = false

    @Option(
        help: ArgumentHelp(
            say("再加一个公示类型文件（可多次）：本地的遮盖规则，或新的类型", "One more file of a profile (repeatable): local masks, or a sort of notice of your own"),
            valueName: say("文件", "file")),
        completion: .file(extensions: ["yaml", "yml"]))
    var profiles: [String] = []

    @Option(help: ArgumentHelp(say("同时工作的线程数（缺省为处理器数）", "Threads at work (default: as many as processors)"), valueName: say("个数", "number")))
    var jobs: Int?

    var threads: Int { jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    func validate() throws {
        if hideNames, noNames { throw ValidationError(say("--hide-names 与 --no-names 不能同用", "--hide-names and --no-names exclude each other")) }
        if let jobs, jobs < 1 || jobs > 256 { throw ValidationError(say("--jobs 应在 1 到 256 之间", "--jobs is between 1 and 256")) }
    }

    /// The engine with the rules and names asked for; says what is wrong with them and ends.
    func engine() throws -> Engine {
        let files = try rules.map(Self.file)
        let sorts = try profiles.map(Self.file)
        let rosters = try names.map(Self.file)
        do {
            var lists = NameLists()
            for file in rosters { try lists.add(file: file.name, file.bytes) }
            return try Engine(rules: files, profiles: sorts, names: lists, hidesNames: hideNames, findsNames: !noNames)
        } catch let error as RuleErrors {
            complain(error.description)
            throw ExitStatus.failure
        }
    }

    private static func file(_ argument: String) throws -> (name: String, bytes: [UInt8]) {
        let path = FilePath(argument: argument)
        do {
            return (path.text, try contents(path))
        } catch {
            complain("\(path.display)：\(error.reason)")
            throw ExitStatus.failure
        }
    }
}

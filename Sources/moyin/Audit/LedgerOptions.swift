import ArgumentParser
import Glibc
import MoyinAudit
import MoyinFiles
import MoyinLedger
import MoyinReports

/// The ledger that a command is about.
struct LedgerOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(say("台账文件", "The ledger"), valueName: say("台账", "ledger")), completion: .file())
    var ledger: String

    @Option(help: ArgumentHelp(say("台账的密钥文件（缺省为台账旁边的 .key）", "The ledger's key (by default beside it, .key)"), valueName: say("文件", "file")), completion: .file())
    var key: String?

    @OptionGroup var language: LanguageOption

    func opened(makes: Bool = false) throws -> Ledger { try told { () throws(LedgerError) in try Ledger(ledger, keyFile: key, makes: makes) } }

    func openedForReading() throws -> Ledger { try told { () throws(LedgerError) in try Ledger(reading: ledger) } }
}

/// Says what is wrong with a ledger and ends.
func told<T>(_ body: () throws(LedgerError) -> T) throws -> T {
    do {
        return try body()
    } catch let error as LedgerError {
        complain(error.description)
        throw ExitStatus.failure
    }
}

/// Who does it, for the history.
struct ActorOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say("经办人，记入历史（缺省为登录名）", "Who does this, for the history (default: the login name)"), valueName: say("姓名", "name")))
    var by: String?

    var actor: String {
        if let by { return by }
        if let entry = getpwuid(getuid()), let name = entry.pointee.pw_name { return String(cString: name) }
        return "uid \(getuid())"
    }

    func validate() throws {
        if let by, by.isEmpty { throw ValidationError(say("--by 不能为空", "--by is empty")) }
        // It stands in the history for good.
        if let by, by.filter(\.isNumber).count > 6 { throw ValidationError(say("--by 是姓名，不要写号码", "--by is a name, not a number")) }
    }
}

/// Which cases a command is about.
struct SelectionOptions: ParsableArguments {
    @Option(name: [.customLong("id")], parsing: .upToNextOption, help: ArgumentHelp(say("条目的编号、网址，或问题的序号（可多个）", "Ids or addresses of items, or numbers of cases (several)"), valueName: "id"))
    var ids: [String] = []

    @Option(name: .customLong("id-file"), help: ArgumentHelp(say("一行一个编号的文件；- 为标准输入", "A file with an id a line; - is standard input"), valueName: say("文件", "file")), completion: .file())
    var idFile: String?

    @Option(help: ArgumentHelp(say("单位（可多次）", "A unit (repeatable)"), valueName: say("单位", "unit")))
    var unit: [String] = []

    @Option(help: ArgumentHelp(say("栏目（可多次）", "A column of the site (repeatable)"), valueName: say("栏目", "column")))
    var column: [String] = []

    @Option(help: ArgumentHelp(say("状态（可多次）：", "A state (repeatable): ") + CaseState.allCases.map(\.rawValue).joined(separator: ", "), valueName: say("状态", "state")))
    var state: [CaseState] = []

    @Option(help: ArgumentHelp(say("信息种类，如 CN_RESIDENT_ID（可多次）", "A kind, such as CN_RESIDENT_ID (repeatable)"), valueName: say("种类", "kind")))
    var kind: [String] = []

    @Option(help: ArgumentHelp(say("严重程度不低于：S0 … S4", "The least severity: S0 … S4"), valueName: "S"))
    var severity: String?

    @Option(help: ArgumentHelp(say("来源（可多次）：", "Who found it (repeatable): ") + CaseOrigin.allCases.map(\.rawValue).joined(separator: ", "), valueName: say("来源", "source")))
    var source: [CaseOrigin] = []

    @Flag(help: ArgumentHelp(say("只要超过期限还没整改的", "Only those that are open after their deadline")))
    var overdue = false

    @Option(help: ArgumentHelp(say("发现日期从（含），如 2026-01-01", "Found from this day on, such as 2026-01-01"), valueName: say("日期", "day")))
    var from: String?

    @Option(help: ArgumentHelp(say("发现日期到（含）", "Found up to this day, included"), valueName: say("日期", "day")))
    var to: String?

    func validate() throws {
        for day in [from, to] { if let day, LedgerTime.start(of: day) == nil { throw ValidationError(say("“\(day)”不是日期；请写成 2026-01-31", "'\(day)' is no day; write 2026-01-31")) } }
        if let severity, Self.severity(severity) == nil { throw ValidationError(say("--severity 应为 S0 到 S4", "--severity is S0 to S4")) }
    }

    private static func severity(_ text: String) -> Int? {
        guard text.utf8.count == 2, text.first == "S" || text.first == "s", let number = Int(text.dropFirst()), number <= 4 else { return nil }
        return number
    }

    /// Nothing is asked for.
    var isEmpty: Bool {
        ids.isEmpty && idFile == nil && unit.isEmpty && column.isEmpty && state.isEmpty && kind.isEmpty && severity == nil && source.isEmpty && !overdue
            && from == nil && to == nil
    }

    func selection() throws -> CaseSelection {
        var selection = CaseSelection()
        (selection.items, selection.units, selection.columns) = (ids, unit, column)
        (selection.states, selection.kinds, selection.origins) = (state, kind, source)
        if let idFile { selection.items += try Self.lines(idFile) }
        selection.severity = severity.flatMap(Self.severity)
        if overdue { selection.overdueOn = LedgerTime.today() }
        selection.foundFrom = from.flatMap { LedgerTime.start(of: $0) }
        // A day is 24 hours but where clocks change; the end of the next one's first hours is its start.
        selection.foundBefore = to.flatMap { LedgerTime.start(of: $0) }.flatMap { LedgerTime.start(of: LedgerTime.day($0 + 90_000)) }
        return selection
    }

    private static func lines(_ file: String) throws -> [String] {
        do {
            return String(decoding: try contents(FilePath(argument: file)), as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init).filter { !$0.isEmpty }
        } catch {
            complain("\(FilePath(argument: file).display)：\((error as? FileProblem)?.reason ?? "")")
            throw ExitStatus.failure
        }
    }
}

extension CaseState: ExpressibleByArgument {
    public init?(argument: String) {
        guard let state = Self.allCases.first(where: { $0.rawValue == argument || $0.words == argument }) else { return nil }
        self = state
    }
}

extension CaseOrigin: ExpressibleByArgument {
    public init?(argument: String) {
        guard let origin = Self.allCases.first(where: { $0.rawValue == argument || $0.words == argument }) else { return nil }
        self = origin
    }
}

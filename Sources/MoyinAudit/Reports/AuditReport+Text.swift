internal import MoyinLedger
internal import MoyinReports

extension AuditReport {
    private static let shownUnits = 15
    private static let shownKinds = 12
    private static let shownRuns = 8

    /// The figures as a person reads them in a terminal.
    ///
    /// - Parameter kindName: a kind in words.
    package func text(_ kindName: (String) -> String) -> String {
        var output = "\(title)  \(displayed(time))\n"
        output += headline
        output += account
        output += deadlines
        output += states
        output += units
        output += kinds(kindName)
        output += runs
        if !figures.head.isEmpty { output += "\n" + say("校验点：", "head of the history: ") + displayed(figures.head) + "\n" }
        return output
    }

    /// 整改台账, of what.
    var title: String { say("整改台账", "Ledger of corrections") + (scope.map { say("（\(displayed($0))）", " (\(displayed($0)))") } ?? "") }

    private var headline: String {
        var rows = [
            (say("检查条目", "items"), grouped(figures.items)), (say("须整改", "to correct"), grouped(figures.cases)),
            (say("已整改", "corrected"), "\(grouped(figures.corrected))  \(percent(figures.correctedShare))"), (say("未整改", "open"), grouped(figures.open)),
            (say("涉及人数", "persons"), grouped(figures.persons)),
        ]
        if figures.duplicates > 0 { rows.append((say("内容相同", "duplicates"), say("\(grouped(figures.duplicates))  已合并计数", "\(grouped(figures.duplicates))  counted with others"))) }
        if figures.falseAlarms > 0 { rows.append((say("误报率", "false alarms"), percent(figures.falseAlarmShare))) }
        if figures.notReviewed > 0 { rows.append((say("未能检查", "not reviewed"), grouped(figures.notReviewed))) }
        if figures.needsPerson > 0 { rows.append((say("须人工看", "for a person"), grouped(figures.needsPerson))) }
        if figures.gone > 0 { rows.append((say("来源已无", "gone"), grouped(figures.gone))) }
        return "\n" + Self.pairs(rows)
    }

    private var account: String {
        let account = Account(figures)
        return "\n  \(account.isBalanced ? "✓" : "✗") \(account.words)\n" + (account.problem.map { "    \($0)\n" } ?? "")
    }

    private var deadlines: String {
        var rows: [(String, String)] = []
        if figures.kept + figures.missed + figures.overdue > 0 {
            rows.append((say("按期完成", "in time"), "\(grouped(figures.kept))  \(percent(figures.keptShare))"))
            rows.append((say("逾期完成", "late"), grouped(figures.missed)))
            rows.append((say("逾期未完成", "overdue"), grouped(figures.overdue)))
        }
        if figures.tenthsOfDays != nil { rows.append((say("平均用时", "days on average"), say("\(tenths(figures.tenthsOfDays)) 天", tenths(figures.tenthsOfDays)))) }
        if figures.failedRechecks > 0 { rows.append((say("复查未通过", "failed rechecks"), say("\(grouped(figures.failedRechecks)) 次", grouped(figures.failedRechecks)))) }
        if figures.reopened > 0 { rows.append((say("改后又出现", "came back"), say("\(grouped(figures.reopened)) 次", grouped(figures.reopened)))) }
        return rows.isEmpty ? "" : "\n" + Self.pairs(rows)
    }

    private var states: String {
        let words = CaseState.allCases.map { "\($0.words) \(grouped(figures.states[$0, default: 0]))" }
        let severities = (0...4).reversed().compactMap { severity in
            figures.severities[severity].map { "\(SeverityWords.name(severity)) \(grouped($0))" }
        }
        guard figures.cases > 0 else { return "" }
        return "\n" + Self.pairs([(say("进度", "states"), words.joined(separator: "  ")), (say("严重程度", "severity"), severities.joined(separator: "  "))])
    }

    private var units: String {
        let groups = unitsInOrder
        guard !groups.isEmpty else { return "" }
        var table = TerminalTable([
            .init(name: say("单位", "unit"), most: 32), .init(name: say("须整改", "to correct"), isNumber: true), .init(name: say("已整改", "corrected"), isNumber: true),
            .init(name: say("未整改", "open"), isNumber: true), .init(name: say("误报", "false"), isNumber: true), .init(name: say("逾期", "overdue"), isNumber: true),
            .init(name: say("整改率", "share"), isNumber: true), .init(name: say("人数", "persons"), isNumber: true),
        ])
        func add(_ name: String, _ group: Figures.Group) {
            table.add(
                [name] + [group.cases, group.corrected, group.open, group.falseAlarms, group.overdue].map(grouped) + [percent(group.correctedShare), grouped(group.persons)])
        }
        for group in groups.prefix(Self.shownUnits) { add(named(group.name), group) }
        let rest = groups.dropFirst(Self.shownUnits)
        if !rest.isEmpty { add(say("其余 \(rest.count) 个单位", "\(rest.count) other units"), Figures.Group.sum(rest)) }
        return "\n" + table.text()
    }

    private func kinds(_ kindName: (String) -> String) -> String {
        guard !figures.kinds.isEmpty else { return "" }
        var table = TerminalTable([
            .init(name: say("类型", "kind"), most: 36), .init(name: say("级", "grade")), .init(name: say("件数", "cases"), isNumber: true),
            .init(name: say("处数", "values"), isNumber: true),
        ])
        for kind in figures.kinds.prefix(Self.shownKinds) { table.add([kindName(kind.name), "S\(kind.severity)", grouped(kind.cases), grouped(kind.values)]) }
        let rest = figures.kinds.count - Self.shownKinds
        let more = rest > 0 ? "  " + say("另有 \(rest) 种\n", "\(rest) other kinds\n") : ""
        return "\n" + table.text() + more
    }

    private var runs: String {
        guard !figures.runs.isEmpty else { return "" }
        var table = TerminalTable([
            .init(name: say("检查", "run"), isNumber: true), .init(name: say("时间", "started")), .init(name: say("条目", "items"), isNumber: true),
            .init(name: say("未变", "unchanged"), isNumber: true), .init(name: say("有问题", "leaking"), isNumber: true), .init(name: say("新发现", "new"), isNumber: true),
            .init(name: say("又出现", "came back"), isNumber: true), .init(name: say("未能检查", "not reviewed"), isNumber: true), .init(name: say("用时", "took"), isNumber: true),
        ])
        for run in figures.runs.suffix(Self.shownRuns) {
            let counts = run.counts
            table.add(
                ["\(run.id)", String(LedgerTime.text(run.started).prefix(16))]
                    + [counts.items, counts.unchanged, counts.leaking, counts.found, counts.reopened, counts.notReviewed].map(grouped) + [run.duration])
        }
        return "\n" + table.text()
    }

    private static func pairs(_ rows: [(String, String)]) -> String {
        let width = rows.map { TerminalText.width($0.0) }.max() ?? 0
        return rows.map { "  \(TerminalText.padded($0.0, width))  \($0.1)\n" }.joined()
    }

    /// Units with something to correct: those that are late first, then those with most to do.
    var unitsInOrder: [Figures.Group] {
        figures.units.filter { $0.cases > 0 }.sorted { ($1.overdue, $1.open, $1.cases, $0.name) < ($0.overdue, $0.open, $0.cases, $1.name) }
    }
}

extension Figures.Group {
    /// Several as one, without a name.
    static func sum(_ groups: some Sequence<Figures.Group>) -> Figures.Group {
        groups.reduce(into: Figures.Group(name: "")) { sum, group in
            sum.items += group.items
            sum.cases += group.cases
            sum.own += group.own
            sum.corrected += group.corrected
            sum.open += group.open
            sum.falseAlarms += group.falseAlarms
            sum.overdue += group.overdue
            sum.persons += group.persons
        }
    }
}

extension Figures.Run {
    var duration: String {
        guard let finished else { return say("未完成", "cut off") }
        let seconds = max(0, finished - started)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }
}

internal import MoyinLedger
internal import MoyinReports

extension AuditReport {
    /// The figures as one page that needs nothing else, without scripts: what a leader reads in two minutes, on a screen or on A4.
    ///
    /// - Parameter kindName: a kind in words.
    /// - Returns: HTML in UTF-8.
    package func page(_ kindName: (String) -> String) -> [UInt8] {
        var page = ReportPage(self)
        page.write(kindName)
        return page.html.bytes
    }
}

private struct ReportPage {
    private let report: AuditReport
    private let figures: Figures
    private(set) var html = Markup()

    private static let shownUnits = 20
    private static let shownKinds = 10
    private static let shownColumns = 10
    private static let shownRuns = 12

    init(_ report: AuditReport) { (self.report, figures) = (report, report.figures) }

    mutating func write(_ kindName: (String) -> String) {
        html.begin(title: report.title, style: ReportStyle.page)
        html.raw("<main>\n<header>")
        html.element("h1", say("信息公开内容整改情况", "Corrections of published information"))
        html.element("p", ([report.scope, report.time] as [String?]).compactMap { $0 }.joined(separator: "　"), style: "quiet")
        html.raw("</header>\n")
        html.element("p", conclusion, style: "lead")
        tiles()
        account()
        html.raw("<div class=\"pair\">\n")
        deadlines()
        states()
        html.raw("</div>\n")
        units()
        html.raw("<div class=\"pair\">\n")
        kinds(kindName)
        columns()
        html.raw("</div>\n")
        runs()
        foot()
        html.raw("</main>\n</body>\n</html>\n")
    }

    // MARK: at the top

    /// All of it in two sentences.
    private var conclusion: String {
        guard figures.cases > 0 else {
            let items = grouped(figures.items)
            return figures.notReviewed > 0
                ? say("检查 \(items) 条，没有发现须整改的；\(grouped(figures.notReviewed)) 条未能检查。", "\(items) items, nothing to correct; \(grouped(figures.notReviewed)) could not be reviewed.")
                : say("检查 \(items) 条，没有发现须整改的。", "\(items) items, nothing to correct.")
        }
        let most = report.unitsInOrder.first { $0.overdue > 0 } ?? report.unitsInOrder.first { $0.open > 0 }
        let (items, cases, corrected) = (grouped(figures.items), grouped(figures.cases), grouped(figures.corrected))
        var text = say(
            "检查 \(items) 条，\(cases) 件须整改，已整改 \(corrected) 件（\(percent(figures.correctedShare))）。",
            "\(items) items, \(cases) to correct, \(corrected) corrected (\(percent(figures.correctedShare))). ")
        if figures.open == 0 {
            text += say("全部了结。", "All settled.")
        } else {
            let late = figures.overdue > 0 ? say("其中 \(grouped(figures.overdue)) 件已逾期", "\(grouped(figures.overdue)) of them overdue") : say("没有逾期", "none overdue")
            text += say("还有 \(grouped(figures.open)) 件未整改，\(late)", "\(grouped(figures.open)) are open, \(late)")
            if let most {
                let count = most.overdue > 0 ? say("\(named(most.name))逾期最多（\(grouped(most.overdue)) 件）", "most of those at \(named(most.name)) (\(grouped(most.overdue)))")
                    : say("\(named(most.name))最多（\(grouped(most.open)) 件）", "most at \(named(most.name)) (\(grouped(most.open)))")
                text += say("；\(count)。", "; \(count).")
            } else {
                text += say("。", ".")
            }
        }
        return text
    }

    private mutating func tiles() {
        html.raw("<div class=\"tiles\">\n")
        tile(
            say("检查条目", "Items"), grouped(figures.items),
            figures.notReviewed > 0 ? say("未能检查 \(grouped(figures.notReviewed))", "\(grouped(figures.notReviewed)) not reviewed") : say("全部检查", "all reviewed"))
        let share = say("占 \(percent(Figures.share(figures.cases, of: figures.items)))", "\(percent(Figures.share(figures.cases, of: figures.items))) of them")
        tile(
            say("须整改", "To correct"), grouped(figures.cases),
            figures.duplicates > 0 ? say("另有内容相同 \(grouped(figures.duplicates))", "and \(grouped(figures.duplicates)) that say the same") : share)
        html.raw("<div class=\"tile ring\"><p>")
        html.text(say("已整改", "Corrected"))
        html.element("b", grouped(figures.corrected), style: "good")
        html.element("small", percent(figures.correctedShare))
        html.raw("</p>\(ReportChart.ring(figures.correctedShare ?? 0))</div>\n")
        tile(
            say("未整改", "Open"), grouped(figures.open),
            figures.overdue > 0 ? say("逾期 \(grouped(figures.overdue))", "\(grouped(figures.overdue)) overdue") : say("无逾期", "none overdue"),
            style: figures.overdue > 0 ? "bad" : figures.open > 0 ? "wait" : "good")
        tile(say("涉及人数", "Persons exposed"), grouped(figures.persons), say("各件之和", "of all cases"))
        html.raw("</div>\n")
    }

    private mutating func tile(_ name: String, _ value: String, _ more: String?, style: String? = nil) {
        html.raw("<div class=\"tile\">")
        html.text(name)
        html.element("b", value, style: style)
        if let more { html.element("small", more) }
        html.raw("</div>\n")
    }

    private mutating func account() {
        let account = Account(figures)
        section(say("账目核对", "Account"))
        html.raw("<div class=\"account\">")
        func side(_ terms: [Account.Term]) {
            for (index, term) in terms.enumerated() {
                if index > 0 { html.raw("<span>+</span>") }
                html.raw("<div>")
                html.text(term.words)
                html.element("b", grouped(term.count))
                html.raw("</div>")
            }
        }
        side(account.found)
        html.raw(account.isBalanced ? "<span>=</span>" : "<span>≠</span>")
        side(account.settled)
        html.element(
            "div", account.isBalanced ? say("✓ 相符，\(grouped(figures.cases)) 件", "✓ reconciles: \(grouped(figures.cases))") : say("✗ 不符", "✗ does not reconcile"),
            style: account.isBalanced ? "said good" : "said bad")
        html.raw("</div>")
        if let problem = account.problem { html.element("p", problem, style: "bad") }
        html.raw("</section>\n")
    }

    // MARK: how far it is

    private mutating func deadlines() {
        section(say("整改时限", "Deadlines"))
        let waiting = figures.open - figures.overdue
        let without = figures.corrected - figures.kept - figures.missed
        let parts: [(words: String, count: Int, colour: ReportChart.Colour)] = [
            (say("按期完成", "in time"), figures.kept, .good), (say("逾期完成", "late"), figures.missed, .blue), (say("逾期未完成", "overdue"), figures.overdue, .late),
            (say("未到期或未定期限", "not due yet, or no deadline"), waiting, .open), (say("完成，未定期限", "corrected, no deadline"), without, .none),
        ].filter { $0.count > 0 }
        html.raw(ReportChart.bar(parts.map { ($0.count, $0.colour) }, of: parts.reduce(0) { $0 + $1.count }, isThick: true) + ReportChart.keys(parts))
        facts([
            (say("按期率", "kept"), percent(figures.keptShare)),
            (say("平均用时", "days on average"), figures.tenthsOfDays == nil ? "—" : say("\(tenths(figures.tenthsOfDays)) 天", tenths(figures.tenthsOfDays))),
            (say("复查未通过", "failed rechecks"), grouped(figures.failedRechecks)), (say("改后又出现", "came back"), grouped(figures.reopened)),
            (say("误报率", "false alarms"), percent(figures.falseAlarmShare)),
        ])
        html.raw("</section>\n")
    }

    private mutating func states() {
        section(say("进度与严重程度", "Progress and severity"))
        html.raw("<ol class=\"steps\">")
        for state in CaseState.allCases {
            let count = figures.states[state, default: 0]
            html.raw(count > 0 ? "<li class=\"some\"><b>\(grouped(count))</b>" : "<li><b>0</b>")
            html.text(state.words)
            html.raw("</li>")
        }
        html.raw("</ol>")
        let most = figures.severities.values.max() ?? 0
        let table = table([]) { html in
            for severity in (0...4).reversed() {
                guard let count = figures.severities[severity], count > 0 else { continue }
                html.raw("<tr><td>")
                html.text(SeverityWords.name(severity))
                html.raw("</td><td class=\"chart\">\(ReportChart.bar([(count, severity == 4 ? .late : severity == 3 ? .open : .none)], of: most))</td>")
                html.raw("<td class=\"n\">\(grouped(count))</td></tr>\n")
            }
        }
        append(table)
        html.raw("</section>\n")
    }

    private mutating func units() {
        let all = report.unitsInOrder
        guard !all.isEmpty else { return }
        section(say("各单位整改进度", "Progress by unit"), isLong: true)
        let rest = all.dropFirst(Self.shownUnits)
        let most = all.map(\.cases).max() ?? 0
        let table = table([
            (say("单位", "Unit"), ""), ("", "chart"), (say("须整改", "Cases"), "n"), (say("已整改", "Corrected"), "n"), (say("未整改", "Open"), "n"), (say("逾期", "Overdue"), "n"),
            (say("误报", "False"), "n less"), (say("整改率", "Share"), "n less"),
        ]) { html in
            func row(_ name: String, _ group: Figures.Group, hasBar: Bool = true) {
                html.raw("<tr><td>")
                html.text(name)
                let parts: [(Int, ReportChart.Colour)] = [
                    (group.corrected, .good), (group.overdue, .late), (group.open - group.overdue, .open), (group.falseAlarms, .none),
                ]
                html.raw("</td><td class=\"chart\">\(hasBar ? ReportChart.bar(parts, of: most) : "")</td>")
                html.raw("<td class=\"n\">\(grouped(group.cases))</td><td class=\"n\">\(grouped(group.corrected))</td>")
                html.raw("<td class=\"n\(group.open > 0 ? " wait" : "")\">\(grouped(group.open))</td><td class=\"n\(group.overdue > 0 ? " bad" : "")\">\(grouped(group.overdue))</td>")
                html.raw("<td class=\"n less\">\(grouped(group.falseAlarms))</td><td class=\"n less\">\(percent(group.correctedShare))</td></tr>\n")
            }
            for group in all.prefix(Self.shownUnits) { row(named(group.name), group) }
            // Of another size than one unit's: no bar.
            if !rest.isEmpty { row(say("其余 \(rest.count) 个单位", "\(rest.count) other units"), Figures.Group.sum(rest), hasBar: false) }
        }
        append(table)
        html.raw(
            ReportChart.keys([
                (say("已整改", "corrected"), figures.corrected, .good), (say("逾期", "overdue"), figures.overdue, .late),
                (say("未到期", "open, not overdue"), figures.open - figures.overdue, .open), (say("误报", "false alarms"), figures.falseAlarms, .none),
            ]))
        html.raw("</section>\n")
    }

    // MARK: what was found

    private mutating func kinds(_ kindName: (String) -> String) {
        section(say("问题类型", "Kinds"))
        let most = figures.kinds.map(\.cases).max() ?? 0
        let table = table([(say("类型", "Kind"), ""), ("", "chart"), (say("件", "Cases"), "n"), (say("处", "Values"), "n")]) { html in
            for kind in figures.kinds.prefix(Self.shownKinds) {
                html.raw("<tr><td>")
                html.text(kindName(kind.name))
                html.raw("</td><td class=\"chart\">\(ReportChart.bar([(kind.cases, kind.severity >= 4 ? .late : kind.severity == 3 ? .open : .blue)], of: most))</td>")
                html.raw("<td class=\"n\">\(grouped(kind.cases))</td><td class=\"n\">\(grouped(kind.values))</td></tr>\n")
            }
        }
        append(table)
        let rest = figures.kinds.count - Self.shownKinds
        html.element(
            "p", (rest > 0 ? say("另有 \(rest) 类。", "\(rest) other kinds. ") : "") + say("一件可有几类。", "A case may have several kinds."), style: "quiet")
        html.raw("</section>\n")
    }

    private mutating func columns() {
        section(say("栏目", "Columns of the sites"))
        let all = figures.columns.filter { $0.cases > 0 }
        let most = all.map(\.cases).max() ?? 0
        let table = table([(say("栏目", "Column"), ""), ("", "chart"), (say("须整改", "Cases"), "n"), (say("未整改", "Open"), "n")]) { html in
            for group in all.prefix(Self.shownColumns) {
                html.raw("<tr><td>")
                html.text(named(group.name))
                html.raw("</td><td class=\"chart\">\(ReportChart.bar([(group.cases, .blue)], of: most))</td>")
                html.raw("<td class=\"n\">\(grouped(group.cases))</td><td class=\"n\(group.open > 0 ? " wait" : "")\">\(grouped(group.open))</td></tr>\n")
            }
        }
        append(table)
        let rest = all.count - Self.shownColumns
        if rest > 0 { html.element("p", say("另有 \(rest) 个栏目。", "\(rest) other columns."), style: "quiet") }
        html.raw("</section>\n")
    }

    private mutating func runs() {
        let runs = figures.runs.suffix(Self.shownRuns)
        guard !runs.isEmpty else { return }
        section(say("历次检查", "Runs"))
        let most = runs.map { $0.counts.found + $0.counts.reopened }.max() ?? 0
        if runs.count > 1 {
            html.raw("<div class=\"trend\">")
            for run in runs {
                html.raw("<div>\(grouped(run.counts.found + run.counts.reopened))")
                html.raw(ReportChart.column([(run.counts.found, .blue), (run.counts.reopened, .late)], of: most))
                html.text(String(LedgerTime.day(run.started).dropFirst(5)))
                html.raw("</div>")
            }
            html.raw("</div>")
            html.raw(
                ReportChart.keys([
                    (say("新发现", "new"), runs.reduce(0) { $0 + $1.counts.found }, .blue), (say("改后又出现", "came back"), runs.reduce(0) { $0 + $1.counts.reopened }, .late),
                ]))
        }
        let table = table([
            (say("时间", "Started"), ""), (say("条目", "Items"), "n"), (say("未变", "Unchanged"), "n less"), (say("新发现", "New"), "n"), (say("又出现", "Came back"), "n"),
            (say("未能检查", "Not reviewed"), "n"), (say("来源已无", "Gone"), "n less"), (say("用时", "Took"), "n less"),
        ]) { html in
            for run in runs.reversed() {
                let counts = run.counts
                html.raw("<tr><td>")
                html.text(String(LedgerTime.text(run.started).prefix(16)))
                html.raw("</td><td class=\"n\">\(grouped(counts.items))</td><td class=\"n less\">\(grouped(counts.unchanged))</td><td class=\"n\">\(grouped(counts.found))</td>")
                html.raw("<td class=\"n\">\(grouped(counts.reopened))</td><td class=\"n\">\(grouped(counts.notReviewed))</td><td class=\"n less\">\(grouped(counts.gone))</td><td class=\"n less\">")
                html.text(run.duration)
                html.raw("</td></tr>\n")
            }
        }
        append(table)
        html.raw("</section>\n")
    }

    private mutating func foot() {
        html.raw("<footer>")
        if figures.notReviewed > 0 {
            html.element("p", say("未能检查 \(grouped(figures.notReviewed)) 条，不等于没有问题。", "\(grouped(figures.notReviewed)) items could not be reviewed, which is not to say that they are clean."), style: "bad")
        }
        if figures.needsPerson > 0 {
            html.element("p", say("\(grouped(figures.needsPerson)) 条没有必须隐去的内容，但须人工看；moyin audit list --needs-person 列出。", "\(grouped(figures.needsPerson)) items hold nothing that must go, but a person should look: moyin audit list --needs-person shows them."))
        }
        if figures.gone > 0 { html.element("p", say("来源里已无 \(grouped(figures.gone)) 条，不计入检查条目。", "\(grouped(figures.gone)) items are no longer held by their sources and are not counted.")) }
        html.element(
            "p",
            say("内容相同的合并计一件，按其中进度最慢的计；复查通过才算整改，经他人认定才算误报。本页不含任何被发现的原文。",
                "Those that say the same count once, by the slowest of them; corrected is what passed a recheck, a false alarm what another person agreed to. No value that was found is on this page."))
        if !figures.head.isEmpty { html.element("p", say("校验点 \(figures.head)：以后用 moyin audit verify --head 校验，台账若被换回旧的就能发现。", "Head of the history: \(figures.head). With moyin audit verify --head it tells later whether the ledger was put back.")) }
        html.raw("</footer>\n")
    }

    // MARK: pieces

    private mutating func section(_ heading: String, isLong: Bool = false) {
        html.raw(isLong ? "<section class=\"long\">" : "<section>")
        html.element("h2", heading)
    }

    private mutating func facts(_ facts: [(String, String)]) {
        html.raw("<dl class=\"facts\">")
        for (name, value) in facts {
            html.element("dt", name)
            html.element("dd", value)
        }
        html.raw("</dl>")
    }

    private mutating func append(_ markup: Markup) { html.append(markup.bytes) }

    private func table(_ columns: [(name: String, style: String)], _ rows: (inout Markup) -> Void) -> Markup {
        var html = Markup()
        html.raw("<table>")
        if !columns.isEmpty {
            html.raw("<thead><tr>")
            for column in columns { html.element("th", column.name, style: column.style.isEmpty ? nil : column.style) }
            html.raw("</tr></thead>")
        }
        html.raw("<tbody>\n")
        rows(&html)
        html.raw("</tbody></table>")
        return html
    }
}

extension Markup {
    /// The head of a page that loads nothing and runs nothing.
    mutating func begin(title: String, style: String) {
        raw("<!DOCTYPE html>\n<html lang=\"\(say("zh-CN", "en"))\">\n<head>\n<meta charset=\"utf-8\">\n")
        raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
        element("title", title)
        raw("\n<style>\n\(style)</style>\n</head>\n<body>\n")
    }
}

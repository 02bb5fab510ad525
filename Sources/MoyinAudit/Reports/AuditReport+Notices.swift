internal import MoyinLedger
internal import MoyinReports

extension AuditReport {
    /// 通报: one page a unit, to be printed, signed and sent: what was found there, what is still to be corrected by when, and
    /// what to do. By name of unit; holds no value that was found.
    ///
    /// - Parameter kindName: a kind in words.
    /// - Returns: names, the empty one for cases without a unit, and HTML in UTF-8.
    package func notices(_ kindName: (String) -> String) -> [(unit: String, page: [UInt8])] {
        Dictionary(grouping: cases) { $0.unit ?? "" }.sorted { $0.key < $1.key }.map { unit, cases in
            var notice = UnitNotice(unit: unit, cases: cases, time: time)
            notice.write(kindName)
            return (unit, notice.html.bytes)
        }
    }
}

private struct UnitNotice {
    private let unit: String
    private let cases: [ListedCase]
    private let today: String
    private(set) var html = Markup()

    init(unit: String, cases: [ListedCase], time: String) {
        (self.unit, self.cases, today) = (unit, cases, String(time.prefix(10)))
    }

    private var open: [ListedCase] { cases.filter(\.record.state.isOpen) }

    mutating func write(_ kindName: (String) -> String) {
        html.begin(title: say("整改通报：\(named(unit))", "Notice of corrections: \(named(unit))"), style: NoticeStyle.css)
        html.element("h1", say("关于信息公开内容整改情况的通报", "Notice of corrections to published information"))
        html.raw("<p class=\"top\"><span>")
        html.text(say("编号：", "No.: "))
        html.raw("<i></i></span><span>")
        html.text(say("日期：", "Date: ") + today)
        html.raw("</span></p>\n")
        html.element("p", named(unit) + say("：", ":"), style: "to")
        html.element("p", lead, style: "body")
        found(kindName)
        openCases(kindName)
        html.raw("<div class=\"end\">\n")
        orders()
        signatures()
        html.raw("</div>\n")
        html.raw("</body>\n</html>\n")
    }

    private var lead: String {
        let (corrected, falseAlarms) = (cases.count { $0.record.state.isCorrected }, cases.count { $0.record.state == .falseAlarm })
        let late = open.count { $0.isOverdue(today) }
        let here = Set(cases.map(\.record.id))
        // Those that say the same as another of this unit expose nobody else.
        let distinct = cases.filter { $0.record.sameAs.map { !here.contains($0) } ?? true }
        let persons = distinct.reduce(0) { $0 + $1.record.persons }
        var text = say(
            "截至 \(today)，在你单位公开的信息中发现 \(grouped(cases.count)) 条须整改，已整改 \(grouped(corrected)) 条，未整改 \(grouped(open.count)) 条",
            "As of \(today), \(grouped(cases.count)) items published by you had to be corrected; \(grouped(corrected)) are, \(grouped(open.count)) are not")
        if late > 0 { text += say("，其中逾期 \(grouped(late)) 条", ", \(grouped(late)) of them overdue") }
        if falseAlarms > 0 { text += say("，认定误报 \(grouped(falseAlarms)) 条", ", \(grouped(falseAlarms)) were false alarms") }
        if persons > 0 { text += say("；涉及个人信息约 \(grouped(persons)) 人次", "; about \(grouped(persons)) persons are exposed") }
        text += say("。", ".")
        if distinct.count < cases.count {
            text += say(
                "其中 \(grouped(cases.count - distinct.count)) 条与其他条目内容相同，也须逐条改，汇总时合并计数。",
                " \(grouped(cases.count - distinct.count)) say the same as others: each is to be corrected, figures count them once.")
        }
        return text
    }

    private mutating func found(_ kindName: (String) -> String) {
        var kinds: [String: (severity: Int, cases: Int, values: Int)] = [:]
        for listed in cases {
            for finding in listed.findings {
                let sum = kinds[finding.kind] ?? (0, 0, 0)
                kinds[finding.kind] = (max(sum.severity, finding.severity), sum.cases, sum.values + finding.count)
            }
            for kind in listed.kinds { kinds[kind]!.cases += 1 }
        }
        let others = cases.count { $0.findings.isEmpty }
        html.element("h2", say("一、发现的问题", "1. What was found"))
        html.raw("<table><thead><tr>")
        for (name, style) in [(say("问题", "Problem"), nil), (say("严重程度", "Severity"), "c"), (say("条数", "Items"), "n"), (say("处数", "Values"), "n")] {
            html.element("th", name, style: style)
        }
        html.raw("</tr></thead><tbody>\n")
        func row(_ name: String, _ severity: String, _ cases: Int, _ values: String) {
            html.raw("<tr>")
            html.element("td", name)
            html.element("td", severity, style: "c")
            html.element("td", grouped(cases), style: "n")
            html.element("td", values, style: "n")
            html.raw("</tr>\n")
        }
        for (kind, sum) in kinds.sorted(by: { ($1.value.severity, $1.value.cases, $0.key) < ($0.value.severity, $0.value.cases, $1.key) }) {
            row(kindName(kind), SeverityWords.name(sum.severity), sum.cases, grouped(sum.values))
        }
        if others > 0 { row(say("由他人发现的其他问题（见下表）", "other problems found by others (see below)"), "—", others, "—") }
        html.raw("</tbody></table>\n")
    }

    private mutating func openCases(_ kindName: (String) -> String) {
        html.element("h2", say("二、须整改的条目", "2. What is to be corrected"))
        guard !open.isEmpty else {
            html.element("p", say("已全部整改，没有未了结的条目。", "Nothing: all is settled."), style: "body")
            return
        }
        html.raw("<table class=\"cases\"><thead><tr>")
        for (name, style) in [
            (say("序号", "No."), "c w1"), (say("栏目、标题、链接", "Column, title, link"), nil), (say("问题", "Problem"), "w3"), (say("整改时限", "Deadline"), "c w2"),
            (say("情况", "Progress"), "c w2"),
        ] {
            html.element("th", name, style: style)
        }
        html.raw("</tr></thead><tbody>\n")
        // What is due first stands first; what has no deadline, last.
        for listed in open.sorted(by: { ($0.record.deadline ?? "~", $0.record.id) < ($1.record.deadline ?? "~", $1.record.id) }) {
            html.raw("<tr><td class=\"c\">\(listed.record.id)</td><td>")
            html.text([listed.column, listed.title].compactMap { $0 }.joined(separator: say("：", ": ")))
            html.raw("<br>")
            html.element("small", listed.place)
            html.raw("</td>")
            html.element("td", listed.description(kindName))
            html.raw("<td class=\"c\">")
            html.text(listed.record.deadline ?? say("未定", "none"))
            if listed.isOverdue(today) {
                html.raw("<br>")
                html.element("b", say("已逾期", "overdue"))
            }
            html.raw("</td>")
            let failed = listed.record.failedRechecks
            html.element("td", listed.progressWords + (failed > 0 ? say("，\(failed) 次复查未通过", ", failed \(failed) rechecks") : ""), style: "c")
            html.raw("</tr>\n")
        }
        html.raw("</tbody></table>\n")
    }

    private mutating func orders() {
        html.element("h2", say("三、整改要求", "3. What to do"))
        html.raw("<ol>\n")
        for order in [
            say("立即处理：先撤下或遮盖上表所列内容，再核对是否应当公开；附件、图片、隐藏的行列和批注、转载页面、网页快照一并处理。",
                "At once: take down or cover what is listed, then decide whether it may be public; with it attachments, pictures, hidden rows and comments, republished copies and cached pages."),
            say("脱敏后重新公开的，以能不能识别到个人为准；只遮几位、换个格式不算整改。", "What is published again must not let anybody be recognised; hiding a few digits or changing the format is no correction."),
            say("在整改时限前报送整改措施和证据（新链接或截图），由发出单位复查；复查通过后销号，未通过的重新计入未整改。",
                "Before the deadline say what was done, with evidence (new link or picture); it is read again, struck off when it passes, and stays open when it does not."),
            say("认为没有问题的，在时限前书面申诉并说明理由，由他人认定。", "If you hold that nothing is wrong, say why in writing before the deadline; another person decides."),
            say("查清发布前审查在哪一环节遗漏，检查同类栏目，防止再次发生（《政府信息公开条例》第十五条、第十七条）。",
                "Find where the review before publication failed and look at similar columns (Regulations on the disclosure of government information, art. 15 and 17)."),
        ] {
            html.element("li", order)
        }
        html.raw("</ol>\n")
    }

    private mutating func signatures() {
        html.raw("<table class=\"sign\"><tbody><tr>")
        html.element("th", say("发出单位（盖章）", "Issued by (seal)"))
        html.raw("<td></td>")
        html.element("th", say("签发人、日期", "Signed, date"))
        html.raw("<td></td></tr><tr>")
        html.element("th", say("责任单位负责人", "Head of the unit"))
        html.raw("<td></td>")
        html.element("th", say("经办人、日期", "Handled by, date"))
        html.raw("<td></td></tr></tbody></table>\n")
    }
}

private enum NoticeStyle {
    static let css = """
        @page { size: A4 portrait; margin: 20mm 18mm 18mm; }
        * { box-sizing: border-box; }
        html { background: #fff; color: #000; color-scheme: light; }
        body { max-width: 174mm; margin: 8mm auto; padding: 0 4mm; font: 11pt/1.65 "Noto Serif CJK SC", "Source Han Serif SC", FangSong, "Songti SC", SimSun, serif; }
        h1 { margin: 0 0 4mm; font-size: 19pt; line-height: 1.35; text-align: center; letter-spacing: .04em; }
        h2 { margin: 5mm 0 1.5mm; font-size: 12pt; break-after: avoid; }
        p { margin: 0; }
        .top { display: flex; justify-content: space-between; border-bottom: .5mm solid #b3261e; padding-bottom: 1.5mm; margin-bottom: 5mm; }
        .top i { display: inline-block; width: 34mm; }
        .body { text-indent: 2em; }
        :lang(en) .body { text-indent: 0; }
        table { width: 100%; border-collapse: collapse; font-size: 9.6pt; line-height: 1.45; }
        th, td { border: .2mm solid #444; padding: 1mm 1.6mm; text-align: left; vertical-align: middle; overflow-wrap: anywhere; }
        th { font-weight: 600; background: #f2f2f2; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        .cases { table-layout: fixed; }
        .w1 { width: 13mm; } .w2 { width: 23mm; } .w3 { width: 48mm; }
        .c { text-align: center; } .n { text-align: right; }
        small { color: #444; font-size: 8.4pt; }
        ol { margin: 0; padding-left: 1.6em; }
        /* Nobody signs an empty sheet. */
        .end { break-inside: avoid; }
        .sign { margin-top: 7mm; }
        .sign th { width: 34mm; } .sign td { height: 14mm; }
        @media print { body { max-width: none; margin: 0; padding: 0; } }

        """
}

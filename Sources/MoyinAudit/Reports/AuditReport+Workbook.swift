package import MoyinLedger
internal import MoyinReports

extension AuditReport {
    /// The ledger of corrections as a workbook: the customary table, a summary whose account is a formula, and the figures by
    /// unit and by kind.
    ///
    /// - Parameter kindName: a kind in words.
    /// - Throws: ``LedgerError`` where there is no room for it, or too many rows.
    package func workbook(_ kindName: (String) -> String) throws(LedgerError) -> [UInt8] {
        var book = Workbook(sheets: [ledgerSheet(kindName), summarySheet, unitSheet, kindSheet(kindName)], title: title)
        return try book.takeBytes()
    }

    private func ledgerSheet(_ kindName: (String) -> String) -> Worksheet {
        let columns = LedgerColumn.allCases
        var sheet = Worksheet(name: say("整改台账", "Ledger"), widths: columns.map(\.width), header: 1, isWide: true)
        sheet.headerRow(columns.map(\.name), height: 30)
        for listed in cases {
            sheet.beginRow()
            for column in columns {
                let style = column.style
                switch column.value(listed, kindName) {
                case .none: sheet.empty(style)
                case .integer(let number): sheet.number(number, style)
                case .text(let text): sheet.text(text, style)
                case .day(let day): if let serial = SheetDay(day)?.serial { sheet.number(serial, .day) } else { sheet.text(day, .centred) }
                }
            }
            sheet.endRow()
        }
        guard sheet.rows > 1 else { return sheet }
        func letters(_ column: LedgerColumn) -> String { Worksheet.letters(columns.firstIndex(of: column)!) }
        func range(_ column: LedgerColumn) -> String { "\(letters(column))2:\(letters(column))\(sheet.rows)" }
        let (deadline, progress) = (letters(.deadline), letters(.progress))
        func isOne(of states: [CaseState]) -> String { "OR(" + states.map { "$\(progress)2=\"\($0.progressWords)\"" }.joined(separator: ",") + ")" }
        let open = CaseState.allCases.filter(\.isOpen)
        // As of the day on which the file is looked at.
        sheet.colour(range(.deadline), when: "AND(ISNUMBER($\(deadline)2),$\(deadline)2<TODAY(),\(isOne(of: open)))", .late)
        sheet.colour(range(.progress), when: isOne(of: [.rechecked, .closed]), .done)
        sheet.colour(range(.progress), when: isOne(of: open), .waiting)
        sheet.colour(range(.progress), when: isOne(of: [.falseAlarm]), .dropped)
        sheet.offer(CaseState.allCases.map(\.progressWords), in: range(.progress))
        sheet.offer(CaseOrigin.allCases.map(\.words), in: range(.origin))
        return sheet
    }

    private var summarySheet: Worksheet {
        var sheet = Worksheet(name: say("汇总", "Summary"), widths: [24, 24, 54], header: nil)
        sheet.beginRow(height: 30)
        sheet.text(title, .title)
        sheet.endRow()
        sheet.merge("A1:C1")
        sheet.beginRow()
        sheet.text(time, .note)
        sheet.endRow()
        sheet.headerRow([say("指标", "Figure"), say("数值", "Value"), say("说明", "Meaning")])
        sheet.figure(say("检查条目", "Items"), figures.items, say("台账里现有的条目", "on the ledger, held by their sources"))
        sheet.figure(say("须整改", "Cases"), figures.cases, say("内容相同的合并计一件", "those that say the same count once"))
        sheet.figure(say("内容相同的条目", "Duplicates"), figures.duplicates, say("须逐条改，合并计数", "to be corrected each, counted with another"))
        accountRows(&sheet)
        sheet.beginRow()
        sheet.text(say("整改率", "Share corrected"), .text)
        sheet.share(figures.corrected, of: figures.corrected + figures.open, .share)
        sheet.text(say("整改 ÷（整改 + 未整改）", "corrected ÷ (corrected + open)"), .text)
        sheet.endRow()
        sheet.beginRow()
        sheet.text(say("误报率", "Share of false alarms"), .text)
        sheet.share(figures.falseAlarms, of: figures.cases, .share)
        sheet.text(say("误报 ÷ 须整改，经他人认定的才算", "false alarms, agreed by another person, ÷ cases"), .text)
        sheet.endRow()
        sheet.figure(say("涉及人数", "Persons exposed"), figures.persons, say("各件人数之和", "of all cases together"))
        sheet.figure(say("按期完成", "In time"), figures.kept, say("整改时限内经复查整改", "corrected and rechecked by the deadline"))
        sheet.figure(say("逾期完成", "Late"), figures.missed, "")
        sheet.figure(say("逾期未完成", "Overdue"), figures.overdue, say("截至本表时间", "as of the time above"))
        sheet.beginRow()
        sheet.text(say("平均用时（天）", "Days on average"), .text)
        sheet.text(tenths(figures.tenthsOfDays), .centred)
        sheet.text(say("从发现到复查通过", "from finding to a passed recheck"), .text)
        sheet.endRow()
        sheet.figure(say("复查未通过（次）", "Failed rechecks"), figures.failedRechecks, "")
        sheet.figure(say("改后又出现（次）", "Came back"), figures.reopened, "")
        sheet.figure(say("未能检查", "Not reviewed"), figures.notReviewed, say("不等于没有问题", "which is not to say that they are clean"))
        sheet.figure(say("须人工看", "For a person"), figures.needsPerson, say("没有必须隐去的内容，但程序不能断定", "nothing must go, but a program cannot decide"))
        sheet.figure(say("来源已无", "Gone"), figures.gone, say("来源里不再有的条目，不计入检查条目", "no longer held by their sources, not among the items"))
        for state in CaseState.allCases { sheet.figure(say("状态：\(state.words)", "State: \(state.words)"), figures.states[state, default: 0], state.progressWords) }
        for severity in (0...4).reversed() where figures.severities[severity] != nil {
            sheet.figure(SeverityWords.name(severity), figures.severities[severity] ?? 0, severity == 0 ? say("只由他人发现的", "found by others alone") : "")
        }
        sheet.beginRow()
        sheet.text(say("校验点", "Head of the history"), .text)
        sheet.text(figures.head, .centred)
        sheet.text(say("moyin audit verify 据此查证台账没有被截短", "by it moyin audit verify tells a ledger that was cut short"), .text)
        sheet.endRow()
        return sheet
    }

    /// Both sides, and whether they are equal, counted by whoever opens the file.
    private func accountRows(_ sheet: inout Worksheet) {
        let account = Account(figures)
        let first = sheet.rows + 1
        for term in account.found { sheet.figure(term.words, term.count, say("按发现来源", "by who found it")) }
        let middle = sheet.rows
        for term in account.settled { sheet.figure(term.words, term.count, say("按整改情况", "by how far it is")) }
        let equal = say("✓ 相等", "✓ equal"), differ = say("✗ 不等", "✗ they differ")
        let isEqual = account.found.reduce(0) { $0 + $1.count } == account.settled.reduce(0) { $0 + $1.count }
        sheet.beginRow()
        sheet.text(say("账目核对", "Account"), .totalText)
        sheet.formula("IF(SUM(B\(first):B\(middle))=SUM(B\(middle + 1):B\(sheet.rows - 1)),\"\(equal)\",\"\(differ)\")", isEqual ? equal : differ, .totalText)
        sheet.text(account.words + (account.problem.map { say("。\($0)", ". \($0)") } ?? ""), .totalText)
        sheet.endRow()
        sheet.colour("B\(sheet.rows)", when: "B\(sheet.rows)=\"\(equal)\"", .done)
        sheet.colour("B\(sheet.rows)", when: "B\(sheet.rows)=\"\(differ)\"", .late)
    }

    private var unitSheet: Worksheet {
        var sheet = Worksheet(name: say("按单位", "By unit"), widths: [30, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10], header: 1)
        sheet.headerRow([
            say("单位", "Unit"), say("检查条目", "Items"), say("须整改", "Cases"), say("自查", "Self-check"), say("他人发现", "By others"), say("已整改", "Corrected"),
            say("未整改", "Open"), say("误报", "False"), say("逾期", "Overdue"), say("涉及人数", "Persons"), say("整改率", "Share"),
        ])
        func counts(_ group: Figures.Group) -> [Int] {
            [group.items, group.cases, group.own, group.others, group.corrected, group.open, group.falseAlarms, group.overdue, group.persons]
        }
        for group in figures.units {
            sheet.beginRow()
            sheet.text(named(group.name), .text)
            for count in counts(group) { sheet.number(count, .count) }
            sheet.share(group.corrected, of: group.corrected + group.open, .share)
            sheet.endRow()
        }
        guard sheet.rows > 1 else { return sheet }
        let last = sheet.rows
        sheet.lastFiltered = last
        let sum = Figures.Group.sum(figures.units)
        sheet.beginRow()
        sheet.text(say("合计", "Total"), .totalText)
        for (index, count) in counts(sum).enumerated() {
            let letters = Worksheet.letters(index + 1)
            sheet.formula("SUM(\(letters)2:\(letters)\(last))", count, .totalCount)
        }
        sheet.share(sum.corrected, of: sum.corrected + sum.open, .totalShare)
        sheet.endRow()
        sheet.colour("I2:I\(last)", when: "I2>0", .late)
        sheet.colour("G2:G\(last)", when: "G2>0", .waiting)
        return sheet
    }

    private func kindSheet(_ kindName: (String) -> String) -> Worksheet {
        var sheet = Worksheet(name: say("按类型", "By kind"), widths: [30, 34, 14, 12, 12], header: 1)
        sheet.headerRow([say("类型", "Kind"), say("代码", "Code"), say("严重程度", "Severity"), say("件数", "Cases"), say("处数", "Values")])
        for kind in figures.kinds {
            sheet.beginRow()
            sheet.text(kindName(kind.name), .text)
            sheet.text(kind.name, .text)
            sheet.text(SeverityWords.name(kind.severity), .centred)
            sheet.number(kind.cases, .count)
            sheet.number(kind.values, .count)
            sheet.endRow()
        }
        guard sheet.rows > 1 else { return sheet }
        sheet.lastFiltered = sheet.rows
        sheet.beginRow()
        sheet.text(say("一件可有几类，件数之和可大于须整改件数", "A case may have several kinds: their cases may come to more than all cases"), .note)
        sheet.endRow()
        sheet.merge("A\(sheet.rows):E\(sheet.rows)")
        return sheet
    }
}

extension LedgerColumn {
    fileprivate var style: CellStyle {
        switch self {
        case .foundOn, .publishedOn, .deadline, .completedOn, .closedOn: .day
        case .number, .origin, .person, .leader, .severity, .secrecy, .progress, .persons: .centred
        default: .text
        }
    }
}

extension Worksheet {
    fileprivate mutating func headerRow(_ names: [String], height: Int? = nil) {
        beginRow(height: height)
        for name in names { text(name, .header) }
        endRow()
    }

    /// A row of the summary.
    fileprivate mutating func figure(_ name: String, _ value: Int, _ meaning: String) {
        beginRow()
        text(name, .text)
        number(value, .count)
        if meaning.isEmpty { empty(.text) } else { text(meaning, .text) }
        endRow()
    }
}

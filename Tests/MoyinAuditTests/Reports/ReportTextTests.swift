@testable import MoyinAudit
@testable import MoyinLedger
import MoyinReports
import Testing

@Suite struct ReportTextTests {
    @Test func account() {
        let text = SampleReport.report.text(SampleReport.kindName)
        #expect(text.contains("  ✓ 自查 3 + 交办 1 + 第三方 1 = 整改 2 + 未整改 2 + 误报 1\n"))
        #expect(text.hasPrefix("整改台账（2026年11月）  2026-11-26 12:00:00\n"))
        #expect(text.contains("居民身份证号码") && text.contains("逾期未完成  1") && text.contains("2.5 天"))
    }

    /// The two sides, or the ledger and its history.
    @Test func whatDoesNotReconcileIsTold() {
        var figures = SampleReport.figures
        figures.origins[.superior] = 2
        let text = AuditReport(figures, [], scope: nil, time: "").text { $0 }
        #expect(text.contains("✗ 自查 3 + 交办 2 + 第三方 1 ≠ 整改 2") && text.contains("两边不等"))
        figures = SampleReport.figures
        figures.begun = 7
        #expect(AuditReport(figures, [], scope: nil, time: "").text { $0 }.contains("历史记录里有 7 件，台账里有 6 件"))
    }

    @Test func english() {
        Language.$chosen.withValue(true) {
            var report = SampleReport.report
            report.scope = nil
            report.figures.units = []
            report.figures.columns = []
            let text = report.text { $0 }
            #expect(text.contains("✓ self-check 3 + assigned 1 + third party 1 = corrected 2 + open 2 + false alarms 1"))
            #expect(text.unicodeScalars.allSatisfy { !$0.properties.isIdeographic })
        }
    }

    /// 100 % is said of all and nothing less.
    @Test(arguments: [(6_968, 6_969, "99.9%"), (6_969, 6_969, "100.0%"), (1, 2_000, "0.0%"), (0, 0, "—")]) func shares(_ part: Int, _ whole: Int, _ words: String) {
        #expect(percent(Figures.share(part, of: whole)) == words)
    }

    /// Numbers end in the same column whatever the script of what stands before them.
    @Test func columnsAlign() {
        var table = TerminalTable([.init(name: "单位"), .init(name: "件", isNumber: true), .init(name: "x")])
        for name in ["甲局", "abc", "市ab局，", "é", "e\u{301}", String(repeating: "长", count: 30), "😀"] { table.add([name, "1", "|"]) }
        let lines = table.text().split(separator: "\n")
        let ends = Set(lines.dropFirst().map { TerminalText.width(String($0)) })
        #expect(ends.count == 1)
        #expect(lines[6].contains("…"))
    }

    @Test func nothingDrivesTheTerminal() {
        let listed = SampleReport.listed(1, unit: "\u{1b}[2J", title: "\u{1b}]0;x\u{7}", url: "a\nb")
        for text in [
            CaseList.text([listed], today: SampleReport.today) { $0 }, CaseSheet.text(listed, today: SampleReport.today) { $0 },
            AuditReport(Figures(), [listed], scope: "\u{1b}[2J", time: "").text { $0 },
        ] {
            #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f || $0 == "\n" })
        }
    }
}

@Suite struct CaseListTests {
    @Test func overdueIsMarked() {
        let text = CaseList.text(SampleReport.cases, today: SampleReport.today, SampleReport.kindName)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 7)
        #expect(lines[1].contains("2026-11-20 逾期") && lines[1].contains("居民身份证号码、手机号码"))
        #expect(!lines[4].contains("逾期") && lines[4].contains("附件图片未遮盖"))
        #expect(CaseList.text([], today: SampleReport.today) { $0 } == "没有符合条件的条目\n")
        // On the day itself it is not late yet.
        #expect(!CaseList.text(SampleReport.cases, today: "2026-11-20") { $0 }.contains("逾期"))
    }

    @Test func sheetOfOneCase() {
        let text = CaseSheet.text(SampleReport.cases[0], today: SampleReport.today, SampleReport.kindName)
        #expect(text.hasPrefix("第 1 号  整改中\n"))
        #expect(text.contains("2026-11-20（已逾期）") && text.contains("第3、8行") && text.contains("1 次未通过，复查员"))
        #expect(!text.contains("整改证据"))
    }

    @Test func lines() throws {
        let lines = try SampleReport.cases.map { try JSONValue.parse(CaseLine.jsonl($0)) }
        #expect(lines[0]["id"]?.text == "item-1" && lines[0]["number"] == .integer(1) && lines[0]["url"]?.text == "https://a.example/1.html")
        #expect(lines[0]["kinds"] == JSONValue(["CN_RESIDENT_ID", "CN_MOBILE"]) && lines[0]["severity"]?.text == "S4" && lines[0]["persons"] == .integer(3))
        #expect(lines[0]["state"]?.text == "assigned" && lines[0]["source"]?.text == "self" && lines[0]["deadline"]?.text == "2026-11-20")
        #expect(lines[0]["published_at"]?.text == "2026-03-05" && lines[0]["unit"]?.text == "市民政局" && lines[0]["column"]?.text == "公示公告")
        #expect(lines[1]["same_as"] == .integer(1) && lines[0]["same_as"] == .null)
        #expect(lines[3]["source"]?.text == "assigned" && lines[3]["problem"]?.text == "附件图片未遮盖" && lines[3]["kinds"] == .array([]))
        #expect(lines[4]["unit"] == .null && lines[4]["title"] == .null && lines[4]["state"]?.text == "false_alarm")
        let bytes = CaseLine.jsonl(SampleReport.listed(1, title: SampleReport.hostile))
        #expect(bytes.filter { $0 == 0x0a }.count == 1 && bytes.last == 0x0a)
        #expect(try JSONValue.parse(bytes)["title"]?.text == SampleReport.hostile)
    }
}

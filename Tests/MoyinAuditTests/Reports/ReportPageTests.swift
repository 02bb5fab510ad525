import MoyinAudit
@testable import MoyinLedger
import MoyinReports
import Testing

@Suite struct ReportPageTests {
    private static let empty: Set<Substring> = ["meta", "br", "rect", "circle", "!DOCTYPE"]

    /// Elements nest, and nothing is loaded or run.
    private func check(_ bytes: [UInt8]) -> String {
        let html = String(decoding: bytes, as: UTF8.self)
        var open: [Substring] = []
        for tag in html.split(separator: "<").dropFirst(html.hasPrefix("<") ? 0 : 1) {
            let inside = tag.prefix { $0 != ">" }
            let name = inside.prefix { $0 != " " && $0 != "/" }
            if inside.hasPrefix("/") {
                #expect(open.popLast() == inside.dropFirst(), "\(inside)")
            } else if !inside.hasSuffix("/"), !Self.empty.contains(name) {
                open.append(name)
            }
        }
        #expect(open.isEmpty)
        for word in ["<script", "javascript:", "http://", "https://", " src=", " href=", "@import", "url("] where !html.contains("https://a.example") {
            #expect(!html.contains(word), "\(word)")
        }
        return html
    }

    @Test func whatALeaderReads() {
        let html = check(SampleReport.report.page(SampleReport.kindName))
        #expect(html.contains("检查 136,000 条，5 件须整改，已整改 2 件（50.0%）。还有 2 件未整改，其中 1 件已逾期；市民政局逾期最多（1 件）。"))
        #expect(html.contains("<div>自查<b>3</b></div><span>+</span><div>交办<b>1</b></div><span>+</span><div>第三方<b>1</b></div><span>=</span><div>整改<b>2</b></div>"))
        #expect(html.contains("✓ 相符，5 件") && html.contains("居民身份证号码") && html.contains("未能检查 7 条"))
        // Nothing to correct there.
        #expect(!html.contains("市气象局"))
    }

    @Test func whatDoesNotReconcileIsTold() {
        var report = SampleReport.report
        report.figures.begun = 7
        let html = check(report.page { $0 })
        #expect(html.contains("✗ 不符") && html.contains("历史记录里有 7 件") && !html.contains("✓"))
    }

    @Test func emptyLedger() {
        #expect(check(AuditReport(Figures(), [], scope: nil, time: "").page { $0 }).contains("检查 0 条，没有发现须整改的。"))
        var figures = Figures()
        (figures.items, figures.notReviewed) = (9, 2)
        #expect(check(AuditReport(figures, [], scope: nil, time: "").page { $0 }).contains("2 条未能检查"))
    }

    /// Units that the table has no room for count in its last line.
    @Test func restOfTheUnits() {
        var figures = Figures()
        figures.units = (1...50).map { number in
            var unit = Figures.Group(name: "单位\(number)")
            (unit.cases, unit.open) = (number, number)
            return unit
        }
        figures.states = [.assigned: 1275]
        figures.origins = [.own: 1275]
        figures.begun = 1275
        let html = check(AuditReport(figures, [], scope: nil, time: "").page { $0 })
        #expect(html.contains("单位31<") && !html.contains("单位30<") && html.contains("其余 30 个单位"))
        #expect(html.contains("<td class=\"n\">465</td>"))
    }

    @Test func textsFromSourcesStayTexts() {
        var report = SampleReport.report
        report.scope = SampleReport.hostile
        report.figures.units[0].name = SampleReport.hostile
        report.figures.columns[0].name = SampleReport.hostile
        report.cases = [SampleReport.listed(1, unit: SampleReport.hostile, title: SampleReport.hostile, url: SampleReport.hostile) { $0.problem = SampleReport.hostile }]
        #expect(!check(report.page { _ in SampleReport.hostile }).contains("<b>&'"))
        for notice in report.notices({ _ in SampleReport.hostile }) { #expect(!check(notice.page).contains("<b>&'")) }
    }

    @Test func english() {
        Language.$chosen.withValue(true) {
            var report = SampleReport.report
            (report.scope, report.figures.units, report.figures.columns) = (nil, [], [])
            let html = check(report.page { $0 })
            #expect(html.contains("<html lang=\"en\">") && html.contains("136,000 items, 5 to correct, 2 corrected (50.0%). 2 are open, 1 of them overdue."))
        }
    }
}

@Suite struct UnitNoticeTests {
    @Test func pageAUnit() throws {
        let notices = SampleReport.report.notices(SampleReport.kindName)
        #expect(notices.map(\.unit) == ["", "县卫健局", "市民政局"])
        let civil = String(decoding: notices[2].page, as: UTF8.self)
        #expect(civil.contains("截至 2026-11-26，在你单位公开的信息中发现 2 条须整改，已整改 0 条，未整改 2 条，其中逾期 1 条；涉及个人信息约 3 人次。其中 1 条与其他条目内容相同"))
        #expect(civil.contains("https://a.example/1.html") && civil.contains("https://b.example/1.html") && civil.contains("<b>已逾期</b>"))
        #expect(civil.contains("<td>居民身份证号码</td><td class=\"c\">S4 严重</td><td class=\"n\">2</td><td class=\"n\">6</td>"))
        // Only what is open is asked for.
        let health = String(decoding: notices[1].page, as: UTF8.self)
        #expect(health.contains("<tr><td class=\"c\">4</td>") && !health.contains("<td class=\"c\">3</td>") && !health.contains("<td class=\"c\">6</td>"))
        #expect(health.contains("由他人发现的其他问题"))
        #expect(String(decoding: notices[0].page, as: UTF8.self).contains("没有未了结的条目"))
    }
}

import MoyinAudit
@testable import MoyinLedger
import MoyinReports
import Testing

@Suite struct ReportCSVTests {
    /// The cells again (RFC 4180).
    private func rows(_ bytes: [UInt8]) throws -> [[String]] {
        try #require(bytes.starts(with: [0xef, 0xbb, 0xbf]))
        var rows: [[String]] = [], row: [String] = [], cell: [UInt8] = []
        var isQuoted = false
        var index = 3
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if isQuoted {
                if byte == 0x22, index < bytes.count, bytes[index] == 0x22 {
                    cell.append(0x22)
                    index += 1
                } else if byte == 0x22 {
                    isQuoted = false
                } else {
                    cell.append(byte)
                }
            } else if byte == 0x22, cell.isEmpty {
                isQuoted = true
            } else if byte == 0x2c || byte == 0x0d && index < bytes.count && bytes[index] == 0x0a {
                row.append(String(decoding: cell, as: UTF8.self))
                cell = []
                guard byte == 0x0d else { continue }
                index += 1
                rows.append(row)
                row = []
            } else {
                try #require(byte != 0x22 && byte != 0x0a)
                cell.append(byte)
            }
        }
        #expect(cell.isEmpty && row.isEmpty, "the last line ends")
        return rows
    }

    @Test func caseALine() throws {
        let rows = try rows(SampleReport.report.csv(SampleReport.kindName))
        #expect(rows.count == 7)
        #expect(rows.allSatisfy { $0.count == 25 })
        #expect(
            rows[0] == [
                "序号", "发现来源", "发现时间", "责任单位", "责任人", "分管领导", "栏目", "标题", "链接/文件名", "发布时间", "问题类型", "问题描述", "涉及个人信息种类", "涉及人数", "严重程度", "涉密情况", "整改措施",
                "整改时限", "完成时间", "完成情况", "整改证据", "复查结果/复查人", "销号时间", "责任追究", "备注",
            ])
        #expect(
            rows[1] == [
                "1", "自查", "2026-11-01", "市民政局", "", "", "公示公告", "低保公示", "https://a.example/1.html", "2026-03-05", "个人信息", "居民身份证号码 3 处（第3、8行）；手机号码 2 处（第3、8行）",
                "居民身份证号码、手机号码", "3", "S4 严重", "未发现", "", "2026-11-20", "", "整改中", "", "1 次未通过，复查员", "", "", "",
            ])
        #expect(rows[2][24] == "与第 1 号内容相同，合并计数")
        #expect(Array(rows[3][16...22]) == ["遮盖后重新发布", "2026-12-31", "2026-11-02", "已销号", "", "通过，复查员", "2026-11-04"])
        #expect(Array(rows[4][10...11]) == ["其他", "附件图片未遮盖"] && rows[4][15] == "" && rows[4][24] == "另由举报发现")
        #expect(rows[5][19] == "误报" && rows[5][24] == "误报：是值班电话（甲提出，乙认定）")
        #expect(rows[6][10] == "国家秘密标志" && rows[6][15] == "疑似涉密")
        // As many lines as the account has cases and duplicates.
        #expect(rows.count - 1 == SampleReport.figures.cases + SampleReport.figures.duplicates)
    }

    @Test(arguments: ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "＝1", "=cmd|' /C calc'!A0"]) func nothingIsAFormula(_ title: String) throws {
        let report = AuditReport(Figures(), [SampleReport.listed(1, title: title)], scope: nil, time: "")
        #expect(try rows(report.csv { $0 })[1][7] == "'" + title)
    }

    @Test func signsOfTheTableStayInTheirCell() throws {
        let report = AuditReport(Figures(), [SampleReport.listed(1, title: "甲,乙\"丙\"\r\n丁;戊")], scope: nil, time: "")
        #expect(try rows(report.csv { $0 })[1][7] == "甲,乙\"丙\"\r\n丁;戊")
    }

    @Test func english() throws {
        try Language.$chosen.withValue(true) {
            let rows = try rows(SampleReport.report.csv { $0 })
            #expect(rows[0][0] == "No." && rows[1][19] == "under way" && rows[3][21] == "passed, 复查员")
            #expect(rows[0].allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
        }
    }
}

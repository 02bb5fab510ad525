import Foundation
import MoyinAudit
@testable import MoyinLedger
import Testing

@Suite struct ReportJSONTests {
    private func object(_ report: AuditReport) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(report.json(SampleReport.kindName))) as? [String: Any])
    }

    @Test func numbersAreExact() throws {
        let json = try object(SampleReport.report)
        let expected = [
            "items": 136_000, "leaking_items": 3, "found_self": 3, "assigned": 1, "third_party": 1, "reported": 0, "cases": 5, "rectified": 2, "open": 2,
            "false_alarms": 1, "persons_exposed": 4, "duplicates": 1, "not_reviewed": 7, "needs_human_review": 11, "gone": 4, "overdue": 1,
            "deadlines_kept": 1, "deadlines_missed": 0, "failed_rechecks": 1, "reopened": 0,
        ]
        for (key, value) in expected { #expect(json[key] as? Int == value, "\(key)") }
        #expect(json["reconciles"] as? Bool == true)
        #expect(json["false_alarm_rate"] as? Double == 0.2)
        #expect(json["rectification_rate"] as? Double == 0.5)
        #expect(json["average_days"] as? Double == 2.5)
        #expect(json["time"] as? String == SampleReport.time)
        #expect(json["ledger_head"] as? String == "12:ab")
        #expect(json["by_unit"] as? [String: Int] == ["县卫健局": 3, "市民政局": 1, "": 1])
        #expect(json["by_kind"] as? [String: Int] == ["CN_MOBILE": 3, "CN_RESIDENT_ID": 1, "SECRET_MARK": 1])
        #expect(json["by_source"] as? [String: Int] == ["self": 3, "assigned": 1, "third_party": 1, "report": 0])
    }

    /// However the cases are divided, the parts come to all of them.
    @Test func partsComeToTheWhole() throws {
        let json = try object(SampleReport.report)
        let cases = try #require(json["cases"] as? Int)
        for key in ["by_unit", "by_column", "by_severity", "by_state", "by_source"] {
            let parts = try #require(json[key] as? [String: Int])
            #expect(parts.values.reduce(0, +) == cases, "\(key)")
        }
        let units = try #require(json["units"] as? [[String: Any]])
        #expect(units.count == 4)
        for (key, whole) in [("cases", "cases"), ("rectified", "rectified"), ("open", "open"), ("false_alarms", "false_alarms"), ("overdue", "overdue"), ("items", "items")] {
            #expect(units.compactMap { $0[key] as? Int }.reduce(0, +) == json[whole] as? Int, "\(key)")
        }
        let runs = try #require(json["runs"] as? [[String: Any]])
        #expect(runs.count == 2)
        #expect(runs[1]["finished"] is NSNull)
    }

    @Test func emptyLedgerHasNoRates() throws {
        let json = try object(AuditReport(Figures(), [], scope: nil, time: SampleReport.time))
        for key in ["false_alarm_rate", "rectification_rate", "average_days", "scope"] { #expect(json[key] is NSNull, "\(key)") }
        #expect((json["units"] as? [Any])?.isEmpty == true)
        #expect(json["reconciles"] as? Bool == true)
    }

    /// 100 % is said of all and nothing less.
    @Test(arguments: [(6_969, 0, 1.0), (6_968, 1, 0.9998), (1, 19_999, 0.0)]) func shareIsRoundedDown(_ corrected: Int, _ open: Int, _ share: Double) throws {
        var figures = Figures()
        figures.states = [.closed: corrected, .assigned: open]
        #expect(try object(AuditReport(figures, [], scope: nil, time: ""))["rectification_rate"] as? Double == share)
    }

    @Test func unequalSidesAreTold() throws {
        var figures = SampleReport.figures
        figures.origins[.own] = 4
        #expect(try object(AuditReport(figures, [], scope: nil, time: ""))["reconciles"] as? Bool == false)
    }

    @Test func namesAreEscaped() throws {
        var figures = Figures()
        var unit = Figures.Group(name: SampleReport.hostile)
        unit.cases = 1
        figures.units = [unit]
        let json = try object(AuditReport(figures, [], scope: SampleReport.hostile, time: ""))
        #expect(json["by_unit"] as? [String: Int] == [SampleReport.hostile: 1])
        #expect(json["scope"] as? String == SampleReport.hostile)
    }
}

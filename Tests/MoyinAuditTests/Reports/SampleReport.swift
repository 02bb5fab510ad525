import MoyinAudit
@testable import MoyinLedger

/// A small ledger, made up by hand: six cases in five groups, three units, and its figures.
enum SampleReport {
    static let time = "2026-11-26 12:00:00"
    static let today = "2026-11-26"
    /// Of noon on 1 November 2026, in whatever zone the tests run.
    static let found = LedgerTime.start(of: "2026-11-01")! + 43_200
    static let names = ["CN_RESIDENT_ID": "居民身份证号码", "CN_MOBILE": "手机号码", "SECRET_MARK": "国家秘密标志"]

    static func kindName(_ kind: String) -> String { names[kind] ?? kind }

    static func listed(
        _ number: Int, unit: String? = "市民政局", title: String? = "低保公示", state: CaseState = .assigned, origin: CaseOrigin = .own,
        findings: [FindingRecord] = [], url: String? = nil, deadline: String? = nil, published: String? = "2026-03-05", _ change: (inout CaseRecord) -> Void = { _ in }
    ) -> ListedCase {
        var record = CaseRecord(item: number, origin: origin, content: [], foundAt: found)
        record.id = number
        record.state = state
        record.findings = findings
        record.severity = findings.map(\.severity).max() ?? 0
        record.deadline = deadline
        change(&record)
        return ListedCase(
            record: record, key: "item-\(number)", title: title, url: url, published: published, unit: unit, column: "公示公告", isGone: false, source: 1)
    }

    static func finding(_ kind: String, _ severity: Int, _ count: Int, _ places: String = "第3、8行") -> FindingRecord {
        FindingRecord(kind: kind, severity: severity, count: count, places: places, fingerprints: [])
    }

    static var cases: [ListedCase] {
        [
            listed(1, findings: [finding("CN_MOBILE", 3, 2), finding("CN_RESIDENT_ID", 4, 3)], url: "https://a.example/1.html", deadline: "2026-11-20") {
                $0.persons = 3
                $0.failedRechecks = 1
                $0.recheckedBy = "复查员"
            },
            listed(2, findings: [finding("CN_RESIDENT_ID", 4, 3)], url: "https://b.example/1.html") { $0.sameAs = 1 },
            listed(3, unit: "县卫健局", state: .closed, findings: [finding("CN_MOBILE", 3, 1)], deadline: "2026-12-31") {
                $0.persons = 1
                $0.measure = "遮盖后重新发布"
                $0.rectifiedAt = found + 86_400
                $0.recheckedAt = found + 172_800
                $0.recheckedBy = "复查员"
                $0.closedAt = found + 259_200
            },
            listed(4, unit: "县卫健局", state: .rectified, origin: .superior, deadline: "2026-12-31") {
                $0.problem = "附件图片未遮盖"
                $0.also = [.report]
            },
            listed(5, unit: nil, title: nil, state: .falseAlarm, findings: [finding("CN_MOBILE", 3, 1)]) {
                ($0.reason, $0.author, $0.approver) = ("是值班电话", "甲", "乙")
                $0.closedAt = found + 86_400
            },
            listed(6, unit: "县卫健局", state: .rechecked, origin: .thirdParty, findings: [finding("SECRET_MARK", 4, 1)]) {
                $0.rectifiedAt = found + 86_400
                $0.recheckedAt = found + 86_400
            },
        ]
    }

    static var figures: Figures {
        var figures = Figures()
        (figures.items, figures.gone, figures.notReviewed, figures.needsPerson) = (136_000, 4, 7, 11)
        figures.origins = [.own: 3, .superior: 1, .thirdParty: 1]
        figures.states = [.assigned: 1, .closed: 1, .rectified: 1, .falseAlarm: 1, .rechecked: 1]
        (figures.duplicates, figures.persons, figures.begun) = (1, 4, 6)
        (figures.overdue, figures.kept, figures.failedRechecks) = (1, 1, 1)
        figures.tenthsOfDays = 25
        var civil = Figures.Group(name: "市民政局"), health = Figures.Group(name: "县卫健局"), nobody = Figures.Group(name: ""), clean = Figures.Group(name: "市气象局")
        (civil.items, civil.cases, civil.own, civil.open, civil.overdue, civil.persons) = (90_000, 1, 1, 1, 1, 3)
        (health.items, health.cases, health.own, health.corrected, health.open, health.persons) = (40_000, 3, 1, 2, 1, 1)
        (nobody.items, nobody.cases, nobody.own, nobody.falseAlarms) = (5_000, 1, 1, 1)
        clean.items = 1_000
        figures.units = [health, nobody, civil, clean]
        var column = Figures.Group(name: "公示公告")
        (column.items, column.cases, column.own, column.corrected, column.open, column.falseAlarms) = (136_000, 5, 3, 2, 2, 1)
        figures.columns = [column]
        figures.kinds = [kind("CN_MOBILE", 3, 3, 4), kind("CN_RESIDENT_ID", 4, 1, 3), kind("SECRET_MARK", 4, 1, 1)]
        figures.severities = [4: 2, 3: 2, 0: 1]
        figures.runs = [run(1, found, 600, items: 130_000, found: 5), run(2, found + 864_000, nil, items: 136_000, found: 1)]
        figures.head = "12:ab"
        return figures
    }

    private static func kind(_ name: String, _ severity: Int, _ cases: Int, _ values: Int) -> Figures.Kind {
        Figures.Kind(name: name, severity: severity, cases: cases, values: values)
    }

    private static func run(_ id: Int, _ started: Int, _ seconds: Int?, items: Int, found: Int) -> Figures.Run {
        var counts = RunCounts()
        (counts.items, counts.found) = (items, found)
        return Figures.Run(id: id, started: started, finished: seconds.map { started + $0 }, counts: counts)
    }

    static var report: AuditReport { AuditReport(figures, cases, scope: "2026年11月", time: time) }

    /// Texts from sources that would do harm where they are not told from signs.
    static let hostile = "=1+1\"<b>&'；,\n\u{1}\u{ffff}"
}

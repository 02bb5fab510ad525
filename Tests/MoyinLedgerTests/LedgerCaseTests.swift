import MoyinLedger
import MoyinTypes
import Testing

@Suite struct LedgerCaseTests {
    private static let long = String(repeating: "关于公布二〇二六年度临时救助对象名单的公示，请社会各界监督。", count: 20)

    /// 发现 → 交办 → 整改 → 复查 → 销号, and each step only from where it may come.
    @Test func wholeWay() throws {
        let sample = try LedgerSample()
        try sample.enter([Item(id: "a", leaks: ["1"]), Item(id: "b")])
        let ledger = try sample.open()
        #expect(try ledger.perform(.close, on: CaseSelection(), by: "甲").done.isEmpty)
        #expect(try ledger.perform(.assign(unit: "街道办", person: "丙", deadline: "2026-12-31"), on: CaseSelection(), by: "甲").done == [1])
        #expect(try sample.cases()[0].unit == "街道办")
        #expect(try ledger.perform(.rectify(measure: "脱敏", evidence: nil), on: CaseSelection(), by: "丙").done == [1])
        #expect(try sample.recheck([(1, Item(id: "a", leaks: ["1"]))]) == [1: .stillThere])
        #expect(try sample.cases()[0].record.state == .assigned)
        #expect(try ledger.perform(.rectify(measure: nil, evidence: nil), on: CaseSelection(), by: "丙").done == [1])
        #expect(try sample.recheck([(1, Item(id: "a", leaks: ["2"]))]) == [1: .other])
        #expect(try sample.recheck([(1, Item(id: "a", verdict: .notReviewed))]) == [1: .notReviewed])
        #expect(try sample.recheck([(1, nil)]) == [1: .notMet])
        #expect(try sample.cases()[0].record.state == .assigned)
        #expect(try sample.recheck([(1, Item(id: "a"))]) == [1: .passed])
        #expect(try ledger.perform(.close, on: CaseSelection(), by: "甲").done == [1])
        let record = try sample.cases()[0].record
        #expect(record.state == .closed)
        #expect(record.failedRechecks == 2)
        #expect(record.recheckedBy == "乙")
        #expect(try ledger.verify().isSound)
    }

    /// A corrected value that is back opens its case by itself.
    @Test func reopens() throws {
        let sample = try LedgerSample()
        try sample.enter([Item(id: "a", leaks: ["1"])])
        try sample.enter([Item(id: "a")])
        #expect(try sample.recheck([(1, Item(id: "a"))]) == [1: .passed])
        #expect(try sample.enter([Item(id: "a", leaks: ["1"])]).reopened == 1)
        #expect(try sample.cases().map(\.record.state) == [.found])
        #expect(try sample.cases().map(\.record.reopened) == [1])
    }

    /// Who disputes does not agree; a false alarm stays one until more is found.
    @Test func falseAlarm() throws {
        let sample = try LedgerSample()
        try sample.enter([Item(id: "a", leaks: ["1"])])
        let ledger = try sample.open()
        _ = try ledger.perform(.dispute(reason: "样例"), on: CaseSelection(), by: "丙")
        let own = try ledger.perform(.accept, on: CaseSelection(), by: "丙")
        #expect(own.done.isEmpty && own.samePerson == 1)
        #expect(try ledger.perform(.accept, on: CaseSelection(), by: "乙").done == [1])
        #expect(try sample.enter([Item(id: "a", text: "改了字", leaks: ["1"])]).reopened == 0)
        #expect(try sample.cases()[0].record.state == .falseAlarm)
        #expect(try sample.enter([Item(id: "a", leaks: ["1", "2"])]).reopened == 1)
    }

    /// The same notice on another page counts once; another one with the same number does not.
    @Test func nearDuplicates() throws {
        let sample = try LedgerSample()
        try sample.enter([
            Item(id: "a", text: Self.long, leaks: ["1"]), Item(id: "b", text: "转载：" + Self.long, leaks: ["1"]), Item(id: "c", text: Self.long, leaks: ["2"]),
            Item(id: "d", text: String(repeating: "全市安全生产工作会议召开，部署下一阶段重点任务和责任分工。", count: 20), leaks: ["1"]),
        ])
        #expect(try sample.cases().map(\.record.sameAs) == [nil, 1, nil, nil])
        var figures = try Ledger(reading: sample.path).figures(today: "2026-06-01")
        #expect(figures.cases == 3 && figures.duplicates == 1 && figures.reconciles)
        // Corrected is what is corrected everywhere.
        _ = try sample.recheck([(1, Item(id: "a"))])
        figures = try Ledger(reading: sample.path).figures(today: "2026-06-01")
        #expect(figures.corrected == 0 && figures.open == 3)
        _ = try sample.recheck([(2, Item(id: "b"))])
        figures = try Ledger(reading: sample.path).figures(today: "2026-06-01")
        #expect(figures.corrected == 1 && figures.open == 2 && figures.reconciles)
    }

    @Test func superiorList() throws {
        let sample = try LedgerSample()
        try sample.enter([Item(id: "a", leaks: ["1"]), Item(id: "b"), Item(id: "c")])
        let ledger = try sample.open()
        let list = [
            ListedProblem(line: 2, id: "a", url: nil, problem: nil, unit: nil, deadline: nil),
            ListedProblem(line: 3, id: nil, url: "https://www.yunze.gov.cn/b.html#top", problem: "不宜公开", unit: nil, deadline: "2026-03-01"),
            ListedProblem(line: 4, id: "z", url: nil, problem: nil, unit: nil, deadline: nil),
        ]
        #expect(try ledger.enter(list, from: .superior, by: "甲", isTrial: true).added == 1)
        #expect(try sample.cases().count == 1)
        let outcome = try ledger.enter(list, from: .superior, by: "甲")
        #expect(outcome.added == 1 && outcome.known == 1 && outcome.unmatched == [4])
        #expect(try ledger.enter(list, from: .superior, by: "甲").added == 0)
        let figures = try ledger.figures(today: "2026-06-01")
        #expect(figures.foundByOwn == 1 && figures.assigned == 1 && figures.overdue == 1 && figures.reconciles)
        // What we do not see ourselves must at least have been touched.
        #expect(try sample.recheck([(2, Item(id: "b"))]) == [2: .unchanged])
        #expect(try sample.recheck([(2, Item(id: "b", text: "改过"))]) == [2: .passed])
        #expect(try ledger.verify().isSound)
    }

    @Test func unchangedAndGone() throws {
        let sample = try LedgerSample()
        try sample.enter([Item(id: "a", leaks: ["1"]), Item(id: "b"), Item(id: "c", verdict: .notReviewed)])
        let again = try sample.enter([Item(id: "a", leaks: ["1"]), Item(id: "c", verdict: .notReviewed)])
        #expect(again.unchanged == 1 && again.gone == 1 && again.notReviewed == 1)
        // Other rules look again.
        #expect(try sample.enter([Item(id: "a", leaks: ["1"])], version: "2", isWhole: false).unchanged == 0)
        #expect(try sample.enter([Item(id: "b")], version: "2").gone == 2)
    }
}

package import MoyinLedger
internal import MoyinReports

/// Cases as a table for a terminal.
package enum CaseList {
    /// - Parameters:
    ///   - today: `2026-12-31`: what is open and was due before is marked.
    ///   - kindName: a kind in words.
    package static func text(_ cases: [ListedCase], today: String, _ kindName: (String) -> String) -> String {
        guard !cases.isEmpty else { return say("没有符合条件的条目\n", "no such cases\n") }
        var table = TerminalTable([
            .init(name: say("序号", "no."), isNumber: true), .init(name: say("状态", "state")), .init(name: say("来源", "found by")), .init(name: say("级", "grade")),
            .init(name: say("时限", "deadline")), .init(name: say("单位", "unit"), most: 20), .init(name: say("问题", "problem"), most: 28),
            .init(name: say("标题", "title"), most: 36), .init(name: say("链接/文件名", "link or file"), most: 72),
        ])
        for listed in cases {
            let record = listed.record
            let problem = listed.kinds.isEmpty ? record.problem ?? "" : listed.kindWords(kindName)
            table.add([
                "\(record.id)", record.state.words, record.origin.words, listed.kinds.isEmpty ? "—" : "S\(record.severity)",
                (record.deadline ?? "—") + (listed.isOverdue(today) ? say(" 逾期", " late") : ""), listed.unit ?? "—", problem, listed.title ?? "—", listed.place,
            ])
        }
        return table.text(indent: "")
    }
}

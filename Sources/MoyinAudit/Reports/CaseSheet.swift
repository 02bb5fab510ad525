package import MoyinLedger
internal import MoyinReports

/// One case as a person reads it in a terminal: what it is, how far it is, what was found where. Its history is not part of it.
package enum CaseSheet {
    /// - Parameters:
    ///   - today: `2026-12-31`.
    ///   - kindName: a kind in words.
    package static func text(_ listed: ListedCase, today: String, _ kindName: (String) -> String) -> String {
        let record = listed.record
        var rows: [(String, String?)] = [
            (say("标题", "title"), listed.title), (say("编号", "id"), listed.key), (say("链接", "link"), listed.url), (say("责任单位", "unit"), listed.unit),
            (say("责任人", "person"), record.person), (say("栏目", "column"), listed.column), (say("发布时间", "published on"), listed.published),
            (say("发现来源", "found by"), ([record.origin] + record.also).map(\.words).joined(separator: say("、", ", "))),
            (say("问题描述", "problem"), record.problem), (say("严重程度", "severity"), listed.kinds.isEmpty ? nil : listed.severityWords),
            (say("涉及人数", "persons"), record.persons > 0 ? grouped(record.persons) : nil),
            (say("整改时限", "deadline"), record.deadline.map { $0 + (listed.isOverdue(today) ? say("（已逾期）", " (overdue)") : "") }),
            (say("整改措施", "measure"), record.measure), (say("整改证据", "evidence"), record.evidence),
            (say("复查结果", "recheck"), listed.recheckWords), (say("备注", "remarks"), listed.remarks),
        ]
        let times = [
            (say("发现", "found"), Optional(record.foundAt)), (say("交办", "assigned"), record.assignedAt), (say("整改", "rectified"), record.rectifiedAt),
            (say("复查", "rechecked"), record.recheckedAt), (say("销号", "closed"), record.closedAt),
        ].compactMap { step in step.1.map { "\(step.0) \(LedgerTime.text($0))" } }
        rows.append((say("经过", "steps"), times.joined(separator: say("；", "; "))))
        let width = rows.map { TerminalText.width($0.0) }.max() ?? 0
        var output = say("第 \(record.id) 号  ", "No. \(record.id)  ") + listed.progressWords + "\n\n"
        for (name, value) in rows {
            guard let value, !value.isEmpty else { continue }
            output += "  \(TerminalText.padded(name, width))  \(displayed(value))\n"
        }
        guard !listed.findings.isEmpty else { return output }
        var table = TerminalTable([
            .init(name: say("发现的问题", "found"), most: 36), .init(name: say("级", "grade")), .init(name: say("处数", "values"), isNumber: true),
            .init(name: say("位置", "where"), most: 60), .init(name: say("最近一次", "last reading")),
        ])
        for finding in listed.findings.sorted(by: { ($1.severity, $0.kind) < ($0.severity, $1.kind) }) {
            let presence = finding.isPresent && !record.state.isCorrected ? say("仍在", "still there") : say("已消除", "gone")
            table.add([kindName(finding.kind), "S\(finding.severity)", grouped(finding.count), finding.places, presence])
        }
        return output + "\n" + table.text()
    }
}

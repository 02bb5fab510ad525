internal import MoyinAudit
internal import MoyinLedger
internal import MoyinReports

/// Cases as JSON: the line of the command line, and for one alone all that the ledger knows of it.
enum CaseJSON {
    /// - Parameters:
    ///   - total: of the selection, whatever the page.
    ///   - actions: what may be done at all.
    static func list(_ cases: [ListedCase], total: Int, hasMore: Bool, actions: [String], _ desk: AuditDesk) -> [UInt8] {
        var json = JSONText()
        json.raw("{\"cases\":")
        json.list(cases) { json, listed in
            json.append(line(listed))
            json.raw("}")
        }
        json.raw(",\"total\":\(total),\"next\":\(hasMore ? cases.last.map { "\($0.record.id)" } ?? "null" : "null")")
        json.raw(",\"today\":\"\(LedgerTime.today())\",\"actions\":")
        json.strings(actions)
        json.raw(",\"kind_names\":")
        names(Set(cases.flatMap(\.kinds)), into: &json, desk)
        json.raw("}\n")
        return json.bytes
    }

    static func one(_ listed: ListedCase, _ history: [HistoryLine], actions: [String], _ desk: AuditDesk) -> [UInt8] {
        let record = listed.record
        var json = JSONText()
        json.append(line(listed))
        func text(_ name: String, _ text: String?) {
            json.raw(",\"\(name)\":")
            if let text { json.string(text) } else { json.raw("null") }
        }
        for (name, value) in [
            ("person", record.person), ("measure", record.measure), ("evidence", record.evidence), ("reason", record.reason), ("author", record.author),
            ("approver", record.approver), ("rechecked_by", record.recheckedBy),
        ] { text(name, value) }
        for (name, value) in [
            ("found_at", record.foundAt), ("assigned_at", record.assignedAt), ("rectified_at", record.rectifiedAt),
            ("rechecked_at", record.recheckedAt), ("closed_at", record.closedAt),
        ] as [(String, Int?)] { text(name, value.map { LedgerTime.text($0) }) }
        json.raw(",\"also\":")
        json.strings(record.also.map(\.rawValue))
        json.raw(",\"failed_rechecks\":\(record.failedRechecks),\"reopened\":\(record.reopened),\"gone\":\(listed.isGone)")
        json.raw(",\"today\":\"\(LedgerTime.today())\",\"findings\":")
        json.list(listed.findings.sorted { ($1.severity, $0.kind) < ($0.severity, $1.kind) }) { json, finding in
            json.raw("{\"kind\":\"\(finding.kind)\",\"name\":")
            json.string(desk.kindName(finding.kind))
            json.raw(",\"severity\":\"S\(finding.severity)\",\"count\":\(finding.count),\"places\":")
            json.string(finding.places)
            json.raw(",\"present\":\(finding.isPresent)}")
        }
        json.raw(",\"history\":")
        json.list(history) { json, entry in
            json.raw("{\"number\":\(entry.number),\"at\":\"\(LedgerTime.text(entry.at))\",\"actor\":")
            json.string(entry.actor)
            json.raw(",\"action\":\"\(entry.action)\",\"words\":")
            json.string(ActionWords.words(entry.action))
            // It is JSON already.
            json.raw(",\"detail\":\(entry.detail)}")
        }
        json.raw(",\"actions\":")
        json.strings(actions)
        json.raw(",\"kind_names\":")
        names(Set(listed.kinds), into: &json, desk)
        json.raw("}\n")
        return json.bytes
    }

    /// Without the end of the object.
    private static func line(_ listed: ListedCase) -> [UInt8] { Array(CaseLine.jsonl(listed).dropLast(2)) }

    private static func names(_ kinds: Set<String>, into json: inout JSONText, _ desk: AuditDesk) {
        json.raw("{")
        for (index, kind) in kinds.sorted().enumerated() {
            json.raw("\(index > 0 ? "," : "")\"\(kind)\":")
            json.string(desk.kindName(kind))
        }
        json.raw("}")
    }
}

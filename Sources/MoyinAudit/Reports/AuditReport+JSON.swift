internal import MoyinLedger
internal import MoyinReports

extension AuditReport {
    /// All figures as one JSON object. An item and those that say the same count once; `duplicates` says how many more.
    ///
    /// - Parameter kindName: a kind in words.
    package func json(_ kindName: (String) -> String) -> [UInt8] {
        var json = JSONText()
        var isFirst = true
        func key(_ name: String) {
            json.raw(isFirst ? "{\n  " : ",\n  ")
            isFirst = false
            json.string(name)
            json.raw(": ")
        }
        func number(_ name: String, _ value: Int) {
            key(name)
            json.raw(String(value))
        }
        func decimal(_ name: String, _ text: String?) {
            key(name)
            json.raw(text ?? "null")
        }
        func counts(_ name: String, _ counts: [(String, Int)]) {
            key(name)
            json.raw("{")
            for (index, (name, count)) in counts.enumerated() {
                if index > 0 { json.raw(", ") }
                json.string(name)
                json.raw(": \(count)")
            }
            json.raw("}")
        }

        key("time")
        json.string(time)
        key("scope")
        if let scope { json.string(scope) } else { json.raw("null") }
        number("items", figures.items)
        number("leaking_items", figures.foundByOwn)
        number("found_self", figures.foundByOwn)
        number("assigned", figures.assigned)
        number("third_party", figures.origins[.thirdParty, default: 0])
        number("reported", figures.origins[.report, default: 0])
        number("cases", figures.cases)
        number("rectified", figures.corrected)
        number("open", figures.open)
        number("false_alarms", figures.falseAlarms)
        key("reconciles")
        json.raw(String(figures.reconciles))
        number("duplicates", figures.duplicates)
        number("persons_exposed", figures.persons)
        number("not_reviewed", figures.notReviewed)
        number("needs_human_review", figures.needsPerson)
        number("gone", figures.gone)
        number("overdue", figures.overdue)
        number("deadlines_kept", figures.kept)
        number("deadlines_missed", figures.missed)
        number("failed_rechecks", figures.failedRechecks)
        number("reopened", figures.reopened)
        decimal("rectification_rate", Self.fraction(figures.corrected, of: figures.corrected + figures.open))
        decimal("false_alarm_rate", Self.fraction(figures.falseAlarms, of: figures.cases))
        decimal("average_days", figures.tenthsOfDays.map { tenths($0) })
        counts("by_unit", figures.units.filter { $0.cases > 0 }.map { ($0.name, $0.cases) })
        counts("by_column", figures.columns.filter { $0.cases > 0 }.map { ($0.name, $0.cases) })
        counts("by_kind", figures.kinds.map { ($0.name, $0.cases) })
        counts("by_severity", (0...4).reversed().map { ("S\($0)", figures.severities[$0, default: 0]) })
        counts("by_state", CaseState.allCases.map { ($0.rawValue, figures.states[$0, default: 0]) })
        counts("by_source", CaseOrigin.allCases.map { ($0.rawValue, figures.origins[$0, default: 0]) })
        key("units")
        json.lines(figures.units) { json, group in json.group(group) }
        key("columns")
        json.lines(figures.columns) { json, group in json.group(group) }
        key("kinds")
        json.lines(figures.kinds) { json, kind in
            json.raw("{\"kind\": ")
            json.string(kind.name)
            json.raw(", \"name\": ")
            json.string(kindName(kind.name))
            json.raw(", \"severity\": \"S\(kind.severity)\", \"cases\": \(kind.cases), \"values\": \(kind.values)}")
        }
        key("runs")
        json.lines(figures.runs) { json, run in
            json.raw("{\"run\": \(run.id), \"started\": \"\(LedgerTime.text(run.started))\", \"finished\": ")
            json.raw(run.finished.map { "\"\(LedgerTime.text($0))\"" } ?? "null")
            let counts = run.counts
            json.raw(", \"items\": \(counts.items), \"unchanged\": \(counts.unchanged), \"bytes\": \(counts.bytes), \"leaking\": \(counts.leaking)")
            json.raw(", \"found\": \(counts.found), \"reopened\": \(counts.reopened), \"not_reviewed\": \(counts.notReviewed), \"gone\": \(counts.gone)}")
        }
        key("ledger_head")
        json.string(figures.head)
        json.raw("\n}\n")
        return json.bytes
    }

    /// Ten-thousandths, rounded down: `0.0123`; nil: there is no whole.
    private static func fraction(_ part: Int, of whole: Int) -> String? {
        guard whole > 0 else { return nil }
        let parts = String(part * 10_000 / whole + 10_000)
        return part == whole ? "1" : "0." + parts.suffix(4)
    }
}

extension JSONText {
    /// An item a line.
    fileprivate mutating func lines<T>(_ items: [T], _ body: (inout JSONText, T) -> Void) {
        raw("[")
        for (index, item) in items.enumerated() {
            raw(index > 0 ? ",\n    " : "\n    ")
            body(&self, item)
        }
        raw(items.isEmpty ? "]" : "\n  ]")
    }

    fileprivate mutating func group(_ group: Figures.Group) {
        raw("{\"name\": ")
        string(group.name)
        raw(", \"items\": \(group.items), \"cases\": \(group.cases), \"found_self\": \(group.own), \"found_by_others\": \(group.others)")
        raw(", \"rectified\": \(group.corrected), \"open\": \(group.open), \"false_alarms\": \(group.falseAlarms)")
        raw(", \"overdue\": \(group.overdue), \"persons_exposed\": \(group.persons)}")
    }
}

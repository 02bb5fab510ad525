package import MoyinLedger
internal import MoyinReports

/// One case as one line of JSON lines, for programs.
package enum CaseLine {
    /// With its line feed.
    package static func jsonl(_ listed: ListedCase) -> [UInt8] {
        let record = listed.record
        var json = JSONText()
        func text(_ name: String, _ text: String?) {
            json.raw(",\"\(name)\":")
            if let text { json.string(text) } else { json.raw("null") }
        }
        json.raw("{\"number\":\(record.id)")
        text("id", listed.key)
        text("url", listed.url)
        text("unit", listed.unit)
        text("column", listed.column)
        text("title", listed.title)
        text("state", record.state.rawValue)
        text("source", record.origin.rawValue)
        json.raw(",\"kinds\":")
        json.strings(listed.kinds)
        json.raw(",\"severity\":\"S\(record.severity)\",\"persons\":\(record.persons)")
        text("deadline", record.deadline)
        text("published_at", listed.published)
        text("problem", record.problem)
        // With which the figures count it.
        json.raw(",\"same_as\":\(record.sameAs.map(String.init) ?? "null")}\n")
        return json.bytes
    }
}

internal import MoyinTypes
internal import Yams

/// Decodes the files of `topics/`.
struct TopicDecoder {
    let reader: YAMLReader

    func decode(_ node: Node, into topics: inout [TopicRule], _ subjects: inout SubjectWords) {
        let top = reader.mapping(node, "话题文件", allowed: ["version", "source", "topics", "minor_cases", "family_cases", "investigations", "names", "small_cells", "pictures", "subjects"])
        topics += (top["topics"]?.sequence ?? []).compactMap(topic)
        subjects.minorCases += reader.strings(top["minor_cases"], "minor_cases")
        subjects.familyCases += reader.strings(top["family_cases"], "family_cases")
        subjects.investigations += reader.strings(top["investigations"], "investigations")
        subjects.pictures += reader.strings(top["pictures"], "pictures")
        if let node = top["small_cells"] {
            let words = reader.mapping(node, "small_cells", allowed: ["places", "counts", "units"])
            subjects.cellPlaces += reader.strings(words["places"], "places")
            subjects.cellCounts += reader.strings(words["counts"], "counts")
            subjects.cellUnits += reader.strings(words["units"], "units")
        }
        if let node = top["names"] {
            let words = reader.mapping(node, "names", allowed: ["labels", "callers", "bearers", "others", "never", "speaks"])
            subjects.nameLabels += reader.strings(words["labels"], "labels")
            subjects.nameCallers += reader.strings(words["callers"], "callers")
            subjects.nameBearers += reader.strings(words["bearers"], "bearers")
            subjects.neverNames += reader.strings(words["never"], "never")
            subjects.nameSpeaks += reader.strings(words["speaks"], "speaks")
            subjects.noNames += reader.strings(words["others"], "others")
        }
        guard let node = top["subjects"] else { return }
        let words = reader.mapping(node, "subjects", allowed: ["official", "private", "minor", "concealed", "opinions"])
        subjects.official += reader.strings(words["official"], "official")
        subjects.private += reader.strings(words["private"], "private")
        subjects.minor += reader.strings(words["minor"], "minor")
        subjects.opinions += reader.strings(words["opinions"], "opinions")
        subjects.concealed += reader.strings(words["concealed"], "concealed")
    }

    private func topic(_ node: Node) -> TopicRule? {
        let entries = reader.mapping(node, "话题", allowed: ["topic", "severity", "words", "frames", "labels", "not", "columns", "basis"])
        guard let topic = SensitiveTopic(rawValue: entries["topic"]?.scalar?.string ?? "") else {
            reader.report("bad-value", node, "不认识的话题", "可用：\(SensitiveTopic.allCases.map(\.rawValue).joined(separator: " "))")
            return nil
        }
        guard let severity = Severity(name: entries["severity"]?.scalar?.string ?? "") else {
            reader.report("bad-severity", entries["severity"] ?? node, "severity 不是 S0 到 S4", "按严重程度写 S0、S1、S2、S3 或 S4")
            return nil
        }
        var rule = TopicRule(topic: topic, severity: severity)
        rule.words = reader.strings(entries["words"], "words")
        rule.not = reader.strings(entries["not"], "not")
        rule.labels = reader.strings(entries["labels"], "labels")
        rule.columns = reader.strings(entries["columns"], "columns")
        rule.basis = reader.strings(entries["basis"], "basis")
        rule.frames = (entries["frames"]?.sequence ?? []).map { node in
            let frame = reader.mapping(node, "frame", allowed: ["from", "to", "within"])
            return TopicRule.Frame(
                from: reader.strings(frame["from"], "from"), to: reader.strings(frame["to"], "to"),
                within: reader.int(frame["within"], "within", 0...40) ?? 8)
        }
        return rule
    }
}

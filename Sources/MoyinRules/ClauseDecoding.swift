internal import Yams

/// Decodes the files of `clauses/`.
struct ClauseDecoder {
    let reader: YAMLReader

    func decode(_ node: Node) -> [(Clauses.Instrument, Node)] {
        let top = reader.mapping(node, "条款文件", allowed: ["version", "instruments"])
        guard let sequence = top["instruments"]?.sequence else {
            reader.report("missing-key", node, "缺少 instruments 列表", "在 instruments: 下逐部写")
            return []
        }
        return sequence.compactMap { node in instrument(node).map { ($0, node) } }
    }

    private func instrument(_ node: Node) -> Clauses.Instrument? {
        let keys = reader.mapping(node, "法规", allowed: ["law", "also", "title", "issued", "status", "zh", "en", "articles"])
        let titles = keys["title"].map { reader.mapping($0, "title", allowed: ["zh", "en"]) } ?? [:]
        let issued = keys["issued"].map { reader.mapping($0, "issued", allowed: ["by", "in_force"]) } ?? [:]
        guard let law = reader.string(keys["law"], "law"), let title = reader.string(titles["zh"], "title.zh"),
            let english = reader.string(titles["en"], "title.en"), let issuer = reader.string(issued["by"], "issued.by")
        else {
            reader.report("missing-key", node, "法规缺少 law、title 或 issued", "写 law、title: {zh, en} 和 issued: {by, in_force}")
            return nil
        }
        let isConfirmed = status(keys["status"]) ?? true
        var result = Clauses.Instrument(
            name: law, title: title, titleEnglish: english, issuer: issuer, inForce: reader.string(issued["in_force"], "issued.in_force"),
            summary: reader.string(keys["zh"], "zh") ?? "", summaryEnglish: reader.string(keys["en"], "en") ?? "", isConfirmed: isConfirmed,
            articles: [], also: reader.strings(keys["also"], "also"))
        for (key, value) in keys["articles"]?.mapping ?? [:] {
            guard let number = key.scalar.flatMap({ Int($0.string) }), number > 0 else {
                reader.report("bad-value", key, "条号应为数字", "写成 15: {zh: …, en: …}")
                continue
            }
            let parts = reader.mapping(value, "条", allowed: ["zh", "en", "status"])
            guard let chinese = reader.string(parts["zh"], "zh"), let english = reader.string(parts["en"], "en") else {
                reader.report("missing-key", key, "第 \(number) 条缺少 zh 或 en", "写 {zh: …, en: …}")
                continue
            }
            result.articles.append(
                Clauses.Article(number: number, summary: chinese, summaryEnglish: english, isConfirmed: status(parts["status"]) ?? isConfirmed))
        }
        if result.articles.isEmpty, result.summary.isEmpty { reader.report("missing-key", node, "“\(law)”既无条文也无说明", "写 articles 或 zh、en") }
        return result
    }

    private func status(_ node: Node?) -> Bool? {
        guard let text = reader.string(node, "status") else { return nil }
        if text != "confirmed", text != "unconfirmed" {
            reader.report("bad-value", node, "status 不认识“\(text)”", "写 confirmed 或 unconfirmed")
        }
        return text == "confirmed"
    }
}

internal import MoyinTypes
internal import Yams

/// Decodes the files of `markings/`, strictly.
struct PhraseDecoder {
    let reader: YAMLReader

    private static let top = ["version", "kind", "source", "where", "labels", "companions", "groups", "grammar", "triggers", "buckets"]
    private static let group = [
        "id", "words", "suffixes", "bare", "where", "zone", "role", "companions", "needs_companion", "labels", "left", "right",
        "behind", "near", "also", "needs", "needs_title", "unless", "unless_title", "digits", "quotes", "extends",
        "attribute", "basis",
    ]

    func decode(_ node: Node) -> PhraseRules {
        var rules = PhraseRules()
        let top = reader.mapping(node, "标志词文件", allowed: Self.top)
        if let version = top["version"], version.scalar?.string != "1" {
            reader.report("bad-version", version, "不认识的标志词文件版本", "写成 version: 1，或不写")
        }
        rules.triggers = reader.string(top["triggers"], "triggers") ?? ""
        rules.buckets = reader.strings(top["buckets"], "buckets")
        if rules.buckets.count > 16 { reader.report("bad-value", top["buckets"], "buckets 最多十六组", "并成十六组以内") }
        if let grammar = top["grammar"] { rules.secret = secret(grammar) }
        guard let groups = top["groups"] else {
            if top["triggers"] == nil, top["grammar"] == nil {
                reader.report("missing-key", node, "缺少 groups 列表", "在 groups: 下逐组写词")
            }
            return rules
        }
        guard let kind = reader.string(top["kind"], "kind") else {
            reader.report("missing-key", node, "标志词文件缺少“kind”", "写 kind: INTERNAL_MARK 之类")
            return rules
        }
        var seen: Set<String> = []
        for node in groups.sequence ?? [] {
            guard let group = group(node, kind: Kind(kind), top) else { continue }
            if !seen.insert(group.id).inserted {
                reader.report("duplicate-group", node, "组名“\(group.id)”用了两次", "换一个 id")
            }
            rules.groups.append(group)
        }
        return rules
    }

    private func group(_ node: Node, kind: Kind, _ top: [String: Node]) -> PhraseGroup? {
        let entries = reader.mapping(node, "词组", allowed: Self.group)
        guard let id = reader.string(entries["id"], "id") else {
            reader.report("missing-key", node, "词组缺少“id”", "写 id: 一个英文短名")
            return nil
        }
        let stems = reader.strings(entries["words"], "words")
        let places = entries["where"] ?? top["where"]
        if stems.isEmpty { reader.report("missing-key", node, "词组“\(id)”没有 words", "至少写一个词") }
        var group = PhraseGroup(
            kind: kind, id: id, words: words(stems, entries),
            places: Set(reader.strings(places, "where").compactMap { choice(PhrasePlace.self, $0, places, "where") }))
        if group.places.isEmpty { reader.report("missing-key", node, "词组“\(id)”没有写 where", "说明词在哪里才算标志") }
        if let zone = reader.string(entries["zone"], "zone") {
            group.zone = choice(PhraseZone.self, zone, entries["zone"], "zone") ?? .any
        }
        if let role = reader.string(entries["role"], "role") {
            group.role = choice(Disposition.self, role, entries["role"], "role") ?? .review
        }
        if let attribute = reader.string(entries["attribute"], "attribute") {
            group.attribute = choice(OpenAttribute.self, attribute, entries["attribute"], "attribute")
        }
        group.companions = reader.strings(top["companions"], "companions") + reader.strings(entries["companions"], "companions")
        group.needsCompanion = reader.bool(entries["needs_companion"], "needs_companion") ?? false
        group.labels = reader.strings(top["labels"], "labels") + reader.strings(entries["labels"], "labels")
        if group.places.contains(.field), group.labels.isEmpty {
            reader.report("missing-key", node, "词组“\(id)”写了 where: field 却没有 labels", "列出字段名，例如 labels: [公开属性]")
        }
        group.basis = reader.strings(entries["basis"], "basis")
        group.left = reader.strings(entries["left"], "left")
        group.right = reader.strings(entries["right"], "right")
        group.behind = reader.strings(entries["behind"], "behind")
        group.extends = reader.bool(entries["extends"], "extends") ?? false
        group.near = reader.strings(entries["near"], "near")
        group.also = reader.strings(entries["also"], "also")
        group.needs = reader.strings(entries["needs"], "needs")
        group.needsTitle = reader.strings(entries["needs_title"], "needs_title")
        group.unless = reader.strings(entries["unless"], "unless")
        group.unlessTitle = reader.strings(entries["unless_title"], "unless_title")
        group.digits = reader.int(entries["digits"], "digits", 1...20)
        group.inQuotes = reader.bool(entries["quotes"], "quotes") ?? false
        return group
    }

    /// Every word, and every word with every suffix behind it; without `bare` only the latter.
    private func words(_ stems: [String], _ entries: [String: Node]) -> [String] {
        let suffixes = reader.strings(entries["suffixes"], "suffixes")
        let bare = reader.bool(entries["bare"], "bare") ?? true
        if !bare, suffixes.isEmpty {
            reader.report("bad-value", entries["bare"], "bare: false 需要 suffixes", "列出词后面必须接的字")
        }
        return (bare ? stems : []) + stems.flatMap { stem in suffixes.map { stem + $0 } }
    }

    private func choice<T: RawRepresentable & CaseIterable>(_ type: T.Type, _ name: String, _ node: Node?, _ key: String) -> T?
    where T.RawValue == String {
        if let value = T(rawValue: name) { return value }
        let all = T.allCases.map(\.rawValue)
        reader.report(
            "bad-value", node, "\(key) 中没有“\(name)”",
            YAMLReader.nearest(to: name, in: all).map { "是否想写“\($0)”？" } ?? "可用：\(all.joined(separator: "、"))")
        return nil
    }

    private func secret(_ node: Node) -> SecretGrammar {
        let keys = [
            "levels", "stars", "terms", "exams", "conditions", "fields", "short_fields", "telegram_fields", "telegrams",
            "companions", "declassified", "conditional_left", "conditional_right", "doubtful", "short_fields_basis", "short_basis", "bilingual_basis",
        ]
        let entries = reader.mapping(node, "grammar", allowed: keys)
        var grammar = SecretGrammar()
        for node in entries["levels"]?.sequence ?? [] {
            let level = reader.mapping(node, "密级", allowed: ["word", "term", "basis"])
            if let word = reader.string(level["word"], "word") {
                grammar.levels.append(
                    .init(word: word, term: reader.int(level["term"], "term", 1...100), basis: reader.strings(level["basis"], "basis")))
            }
        }
        if grammar.levels.isEmpty { reader.report("missing-key", node, "grammar 缺少 levels", "写 levels: [{word: 绝密, term: 30}]") }
        grammar.stars = reader.string(entries["stars"], "stars") ?? "★"
        grammar.terms = reader.strings(entries["terms"], "terms")
        grammar.exams = reader.strings(entries["exams"], "exams")
        grammar.conditions = reader.strings(entries["conditions"], "conditions")
        grammar.fields = reader.strings(entries["fields"], "fields")
        grammar.shortFields = reader.strings(entries["short_fields"], "short_fields")
        grammar.shortFieldsBasis = reader.strings(entries["short_fields_basis"], "short_fields_basis")
        grammar.shortBasis = reader.strings(entries["short_basis"], "short_basis")
        grammar.bilingualBasis = reader.strings(entries["bilingual_basis"], "bilingual_basis")
        grammar.telegramFields = reader.strings(entries["telegram_fields"], "telegram_fields")
        grammar.telegrams = reader.strings(entries["telegrams"], "telegrams")
        grammar.companions = reader.strings(entries["companions"], "companions")
        grammar.declassified = reader.strings(entries["declassified"], "declassified")
        grammar.conditionalLeft = reader.strings(entries["conditional_left"], "conditional_left")
        grammar.conditionalRight = reader.strings(entries["conditional_right"], "conditional_right")
        grammar.doubtful = reader.strings(entries["doubtful"], "doubtful")
        return grammar
    }
}

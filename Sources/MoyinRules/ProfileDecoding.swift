internal import MoyinTypes
internal import Yams

/// Decodes the file of a ``Profile``, strictly.
struct ProfileDecoder {
    let reader: YAMLReader
    /// Profiles that `extends:` may name.
    let known: [Profile]
    /// Names of kinds; nil: not checked (the built-in files are, by a test).
    let kinds: [String]?

    private static let keys = [
        "version", "profile", "alias", "extends", "name", "summary", "basis", "redact_basis", "names", "allows", "allows_up_to", "allows_of_offices",
        "forbids", "masks", "facts", "open", "small_cells", "sealed", "sealed_basis", "must_name", "own_places", "requires", "reminders", "recognition", "source", "examples",
    ]
    /// Notes that a profile may remind of.
    static let notes = ["WITHDRAW_AFTER_PERIOD"]

    func decode(_ node: Node) -> Profile? {
        let before = reader.diagnostics.count
        let top = reader.mapping(node, "公开类型", allowed: Self.keys)
        if let version = top["version"], version.scalar?.string != "1" {
            reader.report("bad-version", version, "不认识的文件版本", "写成 version: 1，或不写")
        }
        guard var profile = head(top, node) else { return nil }
        profile.basis += reader.strings(top["basis"], "basis").filter { !profile.basis.contains($0) }
        profile.redactBasis += reader.strings(top["redact_basis"], "redact_basis").filter { !profile.redactBasis.contains($0) }
        if let text = reader.string(top["names"], "names") {
            if let policy = Profile.NamePolicy(rawValue: text) {
                profile.names = policy
            } else {
                reader.report("bad-value", top["names"], "names 不认识“\(text)”", "写 keep（保留）、hide（隐去）或 parties（隐去不得公开姓名的当事人）")
            }
        }
        rules(top, &profile)
        profile.sealed = reader.strings(top["sealed"], "sealed")
        profile.sealedBasis = reader.strings(top["sealed_basis"], "sealed_basis")
        profile.ownPlaces = reader.bool(top["own_places"], "own_places") ?? profile.ownPlaces
        profile.mustName = reader.bool(top["must_name"], "must_name") ?? profile.mustName
        if let cells = top["small_cells"] { profile.smallCells = reader.int(cells, "small_cells", 1...100) }
        profile.requires += items(top["requires"], "requires", requirement)
        profile.reminders += items(top["reminders"], "reminders", reminder)
        if let recognition = top["recognition"] { profile.recognition = self.recognition(recognition) }
        if let source = reader.string(top["source"], "source") { profile.source = source }
        profile.examples = items(top["examples"], "examples", example)
        profile.file = reader.file
        profile.line = top["profile"]?.mark?.line ?? 0
        return reader.diagnostics.count == before ? profile : nil
    }

    /// Names and summary, on the ground of the profile it extends.
    private func head(_ top: [String: Node], _ node: Node) -> Profile? {
        var base: Profile?
        if let wanted = reader.string(top["extends"], "extends") {
            base = known.first { $0.name == wanted || $0.alias == wanted }
            if base == nil {
                let nearest = YAMLReader.nearest(to: wanted, in: known.flatMap { [$0.name, $0.alias] })
                reader.report(
                    "unknown-profile", top["extends"], "没有名为“\(wanted)”的公开类型",
                    nearest.map { "是否想写“\($0)”？" } ?? "可用：\(known.map(\.name).joined(separator: "、"))")
            }
        }
        guard let name = reader.string(top["profile"], "profile") else {
            if top["profile"] == nil { reader.report("missing-key", node, "缺少“profile”", "写 profile: 名称") }
            return nil
        }
        if name == "general" { reader.report("reserved", top["profile"], "general 是默认类型的名字", "换一个名称") }
        let alias = reader.string(top["alias"], "alias") ?? (base?.name == name ? base?.alias : nil)
        if alias == nil, top["alias"] == nil {
            reader.report("missing-key", node, "缺少“alias”", "写 alias: 只含小写字母、数字和连字符的别名，例如 subsistence-allowance")
        }
        if let alias, !alias.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7a || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2d }) || alias == "general" {
            reader.report("bad-alias", top["alias"], "别名“\(alias)”不合写法", "只用小写字母、数字和连字符，不用 general")
        }
        var profile = base ?? Profile(name: name, alias: "", nameEnglish: name, summary: "", basis: [])
        profile.name = name
        profile.alias = alias ?? name
        let names = top["name"].map { reader.mapping($0, "name", allowed: ["en"]) } ?? [:]
        profile.nameEnglish = reader.string(names["en"], "name.en") ?? (base?.name == name ? profile.nameEnglish : name)
        if let summary = top["summary"] {
            let parts = reader.mapping(summary, "summary", allowed: ["zh", "en"])
            profile.summary = reader.string(parts["zh"], "summary.zh") ?? profile.summary
            profile.summaryEnglish = reader.string(parts["en"], "summary.en") ?? profile.summaryEnglish
        }
        if profile.summary.isEmpty { reader.report("missing-key", node, "缺少“summary”", "写 summary: {zh: 一句话说明}") }
        return profile
    }

    /// What stays and what goes. Of a profile that extends another, the file's word counts.
    private func rules(_ top: [String: Node], _ profile: inout Profile) {
        let allows = kindSet(top["allows"], "allows")
        let forbids = kindSet(top["forbids"], "forbids")
        for kind in allows.intersection(forbids).map(\.name).sorted() {
            reader.report("conflict", top["forbids"], "\(kind) 既在 allows 又在 forbids", "只留一处")
        }
        profile.allows = profile.allows.subtracting(forbids).union(allows)
        profile.allowsOfOffices = profile.allowsOfOffices.subtracting(forbids).union(kindSet(top["allows_of_offices"], "allows_of_offices"))
        profile.forbids = profile.forbids.subtracting(allows).union(forbids)
        for kind in forbids { profile.allowsUpTo[kind] = nil }
        for (kind, node) in kindEntries(top["allows_up_to"], "allows_up_to") {
            guard let detail = Profile.Detail(rawValue: node.scalar?.string ?? ""), detail.isOfDate == (kind == .birthDate) else {
                reader.report("bad-value", node, "\(kind.name) 的程度不认识", kind == .birthDate ? "写 year（年）或 month（年月）" : "写 county（县）、town（乡镇）或 village（村）")
                continue
            }
            profile.allowsUpTo[kind] = detail
        }
        for (kind, node) in kindEntries(top["masks"], "masks") { profile.masks[kind] = mask(node) }
        let facts = topics(top["facts"], "facts")
        let open = topics(top["open"], "open")
        for topic in facts.intersection(open).map(\.rawValue).sorted() {
            reader.report("conflict", top["open"], "\(topic) 既在 facts 又在 open", "只留一处")
        }
        profile.facts = profile.facts.subtracting(open).union(facts)
        profile.open = profile.open.subtracting(facts).union(open)
    }

    private func mask(_ node: Node) -> MaskRule? {
        if let keep = node.sequence, keep.count == 2, let first = keep[0].scalar.flatMap({ Int($0.string) }),
            let last = keep[1].scalar.flatMap({ Int($0.string) }), first >= 0, last >= 0, first + last <= 12
        {
            return .keep(first, last)
        }
        switch node.scalar?.string {
        case "remove": return .remove
        case "label": return .label
        case "generalise": return .generalise
        case "surname": return .surname
        default:
            reader.report("bad-mask", node, "不认识的遮盖方式", "写 [前, 后]（保留的字数，合计不超过 12）、remove、label、generalise 或 surname；不必遮盖的写进 allows")
            return nil
        }
    }

    private func requirement(_ node: Node) -> Profile.Requirement? {
        let keys = reader.mapping(node, "requires 的一项", allowed: ["what", "words", "when", "basis"])
        let words = reader.strings(keys["words"], "words")
        guard let what = reader.string(keys["what"], "what"), !words.isEmpty else {
            reader.report("missing-key", node, "requires 的一项缺少 what 或 words", "写 {what: 监督电话, words: [监督电话, 监督举报]}")
            return nil
        }
        return Profile.Requirement(
            what: what, words: words, when: reader.strings(keys["when"], "when"), basis: reader.strings(keys["basis"], "basis"))
    }

    private func reminder(_ node: Node) -> Profile.Reminder? {
        let keys = reader.mapping(node, "reminders 的一项", allowed: ["note", "when", "unless", "online", "named", "basis"])
        guard let note = reader.string(keys["note"], "note") else {
            if keys["note"] == nil { reader.report("missing-key", node, "reminders 的一项缺少 note", "写 note: WITHDRAW_AFTER_PERIOD") }
            return nil
        }
        guard Self.notes.contains(note) else {
            reader.report("unknown-note", keys["note"], "没有名为“\(note)”的提示", "可用：\(Self.notes.joined(separator: "、"))")
            return nil
        }
        return Profile.Reminder(
            note: Kind(note), when: reader.strings(keys["when"], "when"), unless: reader.strings(keys["unless"], "unless"), isDueOnline: reader.bool(keys["online"], "online") ?? false,
            needsNames: reader.bool(keys["named"], "named") ?? false, basis: reader.strings(keys["basis"], "basis"))
    }

    private func recognition(_ node: Node) -> Profile.Recognition {
        let keys = reader.mapping(node, "recognition", allowed: ["title", "body", "not"])
        return Profile.Recognition(
            title: words(keys["title"], "title"), body: words(keys["body"], "body"), not: words(keys["not"], "not"))
    }

    /// `低保 45, 公示$ 20`: one text, because a tree of some hundred words would be the dearest part of a start.
    private func words(_ node: Node?, _ what: String) -> [Profile.Recognition.Word] {
        guard let text = reader.string(node, what) else { return [] }
        var result: [Profile.Recognition.Word] = []
        for item in text.utf8.split(separator: UInt8(ascii: ",")) {
            let parts = item.split(separator: UInt8(ascii: " "))
            let isEnding = parts.first?.last == UInt8(ascii: "$")
            guard parts.count == 2, let points = Int(Substring(parts[1])), 1...200 ~= points,
                let word = String(Substring(isEnding ? parts[0].dropLast() : parts[0]).utf8), word.unicodeScalars.dropFirst().first != nil
            else {
                reader.report(
                    "bad-word", node, "\(what) 中的“\(parts.map { String(Substring($0)) }.joined(separator: " "))”应为两个字以上的词和 1 到 200 的分数", "写成 低保 45, 公示$ 20")
                continue
            }
            result.append(.init(word, points: points, isEnding: isEnding))
        }
        return result
    }

    private func example(_ node: Node) -> Profile.Example? {
        let keys = reader.mapping(node, "examples 的一项", allowed: ["text", "verdict", "is", "why", "open"])
        guard let marked = reader.string(keys["text"], "text"), let name = reader.string(keys["verdict"], "verdict") else {
            reader.report("missing-key", node, "examples 的一项缺少 text 或 verdict", "写 {text: …, verdict: redact, why: …}")
            return nil
        }
        guard let verdict = Verdict(rawValue: name), verdict != .notReviewed else {
            reader.report("bad-value", keys["verdict"], "不认识的结论“\(name)”", "写 publish、redact、secrecy_review 或 withhold")
            return nil
        }
        var (text, hidden): (String, [Range<Int>]?) = (marked, nil)
        if marked.unicodeScalars.contains(where: { $0 == "⟦" || $0 == "⟧" }) {
            guard let parsed = RuleExample.parse(match: marked, line: 0) else {
                reader.report("bad-example", keys["text"], "⟦⟧ 不成对，或里面是空的", "在须隐去的内容前后写 ⟦ 和 ⟧")
                return nil
            }
            (text, hidden) = (parsed.text, parsed.expected)
        }
        return Profile.Example(
            text: text, verdict: verdict, hidden: hidden, instead: reader.string(keys["is"], "is"), why: reader.string(keys["why"], "why"),
            open: reader.string(keys["open"], "open"), line: node.mark?.line ?? 0)
    }
}

/// Lists of kinds, topics and items.
extension ProfileDecoder {
    private func items<T>(_ node: Node?, _ what: String, _ item: (Node) -> T?) -> [T] {
        guard let node else { return [] }
        guard let sequence = node.sequence else {
            reader.report("bad-type", node, "\(what)应为列表", "每项以“- ”开头")
            return []
        }
        return sequence.compactMap(item)
    }

    private func kind(_ name: String, _ node: Node) -> Kind? {
        guard let kinds, !kinds.contains(name) else { return Kind(name) }
        reader.report(
            "unknown-kind", node, "没有名为“\(name)”的内容种类",
            YAMLReader.nearest(to: name, in: kinds).map { "是否想写“\($0)”？" } ?? "moyin rules list 列出全部种类")
        return nil
    }

    private func kindSet(_ node: Node?, _ what: String) -> Set<Kind> {
        let names = reader.strings(node, what)
        guard let sequence = node?.sequence, names.count == sequence.count else { return [] }
        return Set(zip(names, sequence).compactMap { kind($0, $1) })
    }

    private func kindEntries(_ node: Node?, _ what: String) -> [(Kind, Node)] {
        guard let node else { return [] }
        guard let mapping = node.mapping else {
            reader.report("bad-type", node, "\(what)应为键值对", "写成 {CN_RESIDENT_ID: …}")
            return []
        }
        return mapping.compactMap { key, value in
            key.scalar.flatMap { kind($0.string, key) }.map { ($0, value) }
        }
    }

    private func topics(_ node: Node?, _ what: String) -> Set<SensitiveTopic> {
        let names = reader.strings(node, what)
        guard let sequence = node?.sequence, names.count == sequence.count else { return [] }
        return Set(
            zip(names, sequence).compactMap { name, node in
                if let topic = SensitiveTopic(rawValue: name) { return topic }
                let all = SensitiveTopic.allCases.map(\.rawValue)
                reader.report(
                    "unknown-topic", node, "没有名为“\(name)”的敏感事项",
                    YAMLReader.nearest(to: name, in: all).map { "是否想写“\($0)”？" } ?? "可用：\(all.joined(separator: "、"))")
                return nil
            })
    }
}

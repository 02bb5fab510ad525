internal import MoyinTypes
internal import MoyinValidators
internal import Yams

/// Decodes the detectors of a rule pack, strictly.
struct DetectorDecoder {
    let reader: YAMLReader
    /// Users' files may bring patterns of their own and do not name recognisers.
    let isUserFile: Bool

    private static let common = [
        "kind", "rule", "name", "severity", "base", "mask", "basis", "lawful", "source", "examples",
    ]
    private static let builtin =
        common + ["recogniser", "shape", "needs_label", "labels", "cues", "negative", "after", "columns"]
    private static let user = builtin + ["pattern", "words", "literal", "unfiltered", "validator", "context"]

    func decode(_ node: Node) -> [DetectorRule] {
        let top = reader.mapping(node, "规则文件", allowed: ["version", "family", "source", "detectors"])
        if let version = top["version"], version.scalar?.string != "1" {
            reader.report("bad-version", version, "不认识的规则文件版本", "写成 version: 1，或不写")
        }
        guard let detectors = top["detectors"], let sequence = detectors.sequence, !sequence.isEmpty else {
            reader.report("missing-key", top["detectors"] ?? node, "缺少 detectors 列表", "在 detectors: 下逐条写规则")
            return []
        }
        return sequence.compactMap(detector)
    }

    private func detector(_ node: Node) -> DetectorRule? {
        let before = reader.diagnostics.count
        let entries = reader.mapping(node, "规则", allowed: isUserFile ? Self.user : Self.builtin)
        func require(_ key: String) -> String? {
            if entries[key] == nil { reader.report("missing-key", node, "规则缺少“\(key)”", "补上 \(key)") }
            return reader.string(entries[key], key)
        }
        let kind = require("kind")
        if let kind, !Self.isKindName(kind) {
            reader.report("bad-kind", entries["kind"], "kind 只能用大写字母、数字和下划线，以字母开头", "例如 STAFF_NUMBER")
        }
        let id = require("rule")
        let severityName = require("severity")
        let severity = severityName.flatMap(Severity.init(name:))
        if severityName != nil, severity == nil {
            reader.report("bad-severity", entries["severity"], "severity 不是 S0 到 S4", "按严重程度写 S0、S1、S2、S3 或 S4")
        }
        let names = entries["name"].map { reader.mapping($0, "name", allowed: ["zh", "en"]) } ?? [:]
        if entries["name"] == nil { reader.report("missing-key", node, "规则缺少“name”", "写 name: {zh: …, en: …}") }
        let base = reader.int(entries["base"], "base", 0...100) ?? 50
        let mask = maskRule(entries["mask"])
        let user = isUserFile ? userPattern(entries, node) : nil
        let recogniser = recogniser(entries, node, user)
        let shape = entries["shape"].map(shape)
        if recogniser == .labelled, shape == nil {
            reader.report("missing-key", node, "labelled 规则缺少“shape”", "写 shape: {letters: 0-3, digits: 5-16}")
        }
        let examples = entries["examples"].map(examples) ?? []
        guard reader.diagnostics.count == before, let kind, let id, let severity, let recogniser else { return nil }
        var rule = DetectorRule(
            kind: Kind(kind), id: id, nameChinese: reader.string(names["zh"], "name.zh") ?? kind,
            nameEnglish: reader.string(names["en"], "name.en") ?? kind, recogniser: recogniser, shape: shape,
            severity: severity, base: base,
            needsLabel: reader.bool(entries["needs_label"], "needs_label") ?? false, mask: mask, file: reader.file,
            line: node.mark?.line ?? 0)
        rule.labels = reader.strings(entries["labels"], "labels")
        rule.cues = reader.strings(entries["cues"], "cues")
        rule.negative = reader.strings(entries["negative"], "negative")
        rule.after = reader.strings(entries["after"], "after")
        rule.columns = entries["columns"] == nil ? rule.labels : reader.strings(entries["columns"], "columns")
        rule.basis = reader.strings(entries["basis"], "basis")
        rule.lawful = reader.string(entries["lawful"], "lawful")
        rule.source = reader.string(entries["source"], "source")
        rule.examples = examples
        rule.user = user
        return rule
    }

    private static func isKindName(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard bytes.count >= 2, bytes.count <= 48, let first = bytes.first, first >= 0x41, first <= 0x5a else { return false }
        return bytes.allSatisfy { $0 >= 0x41 && $0 <= 0x5a || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x5f }
    }

    private func recogniser(_ entries: [String: Node], _ node: Node, _ user: UserPattern?) -> Recogniser? {
        if let user {
            if case .words = user.matcher { return .words }
            return .pattern
        }
        guard let name = reader.string(entries["recogniser"], "recogniser") else {
            reader.report("missing-key", node, "规则缺少“recogniser”", isUserFile ? "写 pattern:、words: 或 recogniser: labelled" : "写 recogniser:")
            return nil
        }
        let allowed = isUserFile ? [Recogniser.labelled] : Recogniser.allCases
        if let value = allowed.first(where: { $0.rawValue == name }) { return value }
        let nearest = YAMLReader.nearest(to: name, in: allowed.map(\.rawValue))
        reader.report(
            "unknown-recogniser", entries["recogniser"], "没有名为“\(name)”的识别器",
            nearest.map { "是否想写“\($0)”？" } ?? "自定义规则请用 pattern:、words: 或 labelled")
        return nil
    }

    private func maskRule(_ node: Node?) -> MaskRule {
        guard let node else { return .remove }
        if node.mapping != nil {
            let entries = reader.mapping(node, "mask", allowed: ["keep"])
            if let keep = entries["keep"]?.sequence, keep.count == 2, let first = keep[0].scalar.flatMap({ Int($0.string) }),
                let last = keep[1].scalar.flatMap({ Int($0.string) }),
                first >= 0, last >= 0, first + last <= 12
            {
                return .keep(first, last)
            }
        }
        switch node.scalar?.string {
        case "remove": return .remove
        case "label": return .label
        case "generalise": return .generalise
        case "surname": return .surname
        case "keep": return .unchanged
        default:
            reader.report(
                "bad-mask", node, "不认识的 mask", "写 {keep: [前, 后]}、remove、label、generalise、surname 或 keep")
            return .remove
        }
    }

    private func range(_ node: Node?, _ what: String) -> ClosedRange<Int>? {
        guard let node else { return nil }
        let parts = (node.scalar?.string ?? "").split(separator: "-").map { Int($0) }
        if parts.count == 2, let low = parts[0], let high = parts[1], low <= high, high <= 64 { return low...high }
        if parts.count == 1, let only = parts[0], only <= 64 { return only...only }
        reader.report("bad-value", node, "\(what)应写成 5-16 这样的范围（不超过 64）", "例如 digits: 5-16")
        return nil
    }

    private func shape(_ node: Node) -> Shape {
        let entries = reader.mapping(node, "shape", allowed: ["letters", "digits", "total", "any", "embeds"])
        var shape = Shape()
        shape.letters = range(entries["letters"], "letters") ?? shape.letters
        shape.digits = range(entries["digits"], "digits") ?? shape.digits
        shape.total = range(entries["total"], "total") ?? shape.total
        shape.any = reader.bool(entries["any"], "any") ?? false
        return shape
    }

    private func examples(_ node: Node) -> [RuleExample] {
        let entries = reader.mapping(node, "examples", allowed: ["match", "no_match"])
        var result: [RuleExample] = []
        for item in entries["match"]?.sequence ?? [] {
            let line = item.mark?.line ?? 0
            if let text = item.scalar?.string, let example = RuleExample.parse(match: text, line: line) {
                result.append(example)
            } else {
                reader.report("bad-example", item, "match 示例须用 ⟦ ⟧ 标出应命中的部分", "例如 工号：⟦GH-000123⟧")
            }
        }
        for item in entries["no_match"]?.sequence ?? [] {
            let line = item.mark?.line ?? 0
            if let text = item.scalar?.string {
                result.append(RuleExample(text: text, expected: [], why: nil, line: line))
                continue
            }
            let parts = reader.mapping(item, "no_match 示例", allowed: ["text", "why"])
            if let text = reader.string(parts["text"], "text") {
                result.append(RuleExample(text: text, expected: [], why: parts["why"]?.scalar?.string, line: line))
            }
        }
        return result
    }

    private func userPattern(_ entries: [String: Node], _ node: Node) -> UserPattern? {
        let matcher: UserPattern.Matcher
        switch (entries["pattern"], entries["words"]) {
        case (let pattern?, nil):
            guard let text = reader.string(pattern, "pattern") else { return nil }
            matcher = .expression(text)
        case (nil, let words?):
            let list = reader.strings(words, "words")
            if list.isEmpty { reader.report("bad-value", words, "words 是空的", "至少写一个词") }
            matcher = .words(list)
        case (.some(let pattern), .some):
            reader.report("conflict", pattern, "pattern 和 words 只能写一个", "拆成两条规则")
            return nil
        case (nil, nil): return nil
        }
        var user = UserPattern(matcher: matcher)
        user.literal = reader.string(entries["literal"], "literal")
        user.unfiltered = reader.string(entries["unfiltered"], "unfiltered")
        if let name = reader.string(entries["validator"], "validator") {
            user.validator = ValidatorID(rawValue: name)
            if user.validator == nil {
                let nearest = YAMLReader.nearest(to: name, in: ValidatorID.allCases.map(\.rawValue))
                reader.report(
                    "unknown-validator", entries["validator"], "没有名为“\(name)”的校验",
                    nearest.map { "是否想写“\($0)”？" } ?? "可用的校验见 moyin rules list --validators")
            }
        }
        if let context = entries["context"] {
            let parts = reader.mapping(context, "context", allowed: ["words", "within", "required"])
            user.context = reader.strings(parts["words"], "context.words")
            user.within = reader.int(parts["within"], "context.within", 1...40) ?? 12
            user.contextRequired = reader.bool(parts["required"], "context.required") ?? false
        }
        return user
    }
}

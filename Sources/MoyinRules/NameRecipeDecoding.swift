internal import Yams

/// Decodes the file of a ``NameRecipe``.
struct NameRecipeDecoder {
    let reader: YAMLReader
    let tableNames: [String]

    private static let origin = ["path", "sha256", "licence", "source", "attribution"]

    func decode(_ node: Node) -> NameRecipe? {
        let top = reader.mapping(
            node, "配方", allowed: ["version", "name", "model", "epochs", "seed", "rate", "dropout", "forgetting", "least", "tables", "texts"])
        guard top["version"]?.scalar?.string == "1" else {
            reader.report("bad-version", top["version"] ?? node, "不认识的配方版本", "写 version: 1；若配方来自更新的版本，请升级 moyin")
            return nil
        }
        let parts = (top["model"]?.scalar?.string ?? "").split(separator: ".", omittingEmptySubsequences: false).map { UInt16($0) }
        guard parts.count == 2, let major = parts[0], let minor = parts[1] else {
            reader.report("bad-value", top["model"] ?? node, "model 应为两段版本号", "写成 model: '1.0'")
            return nil
        }
        guard let name = required(top, "name", of: node) else { return nil }
        let tables = (top["tables"]?.sequence ?? []).compactMap(table)
        for wanted in tableNames where !tables.contains(where: { $0.name == wanted }) {
            reader.report("missing-table", top["tables"] ?? node, "配方缺少表 \(wanted)", "在 tables 中加一项 table: \(wanted)")
        }
        for (index, table) in tables.enumerated() where tables[..<index].contains(where: { $0.name == table.name }) {
            reader.report("repeated-table", top["tables"], "表 \(table.name) 写了两次", "只留一项")
        }
        let texts = (top["texts"]?.sequence ?? []).compactMap(text)
        if texts.isEmpty { reader.report("missing-key", top["texts"] ?? node, "配方没有文本", "在 texts 中至少写一项") }
        var recipe = NameRecipe(name: name, major: major, minor: minor, tables: tables, texts: texts)
        recipe.epochs = reader.int(top["epochs"], "epochs", 1...100)
        recipe.seed = reader.int(top["seed"], "seed", 0...Int.max)
        recipe.rate = reader.number(top["rate"], "rate", 0.0001...10)
        recipe.dropout = reader.number(top["dropout"], "dropout", 0...0.95)
        recipe.forgetting = reader.number(top["forgetting"], "forgetting", 0...0.95)
        recipe.least = reader.int(top["least"], "least", 1...1000)
        return recipe
    }

    private func table(_ node: Node) -> NameRecipe.Table? {
        let keys = reader.mapping(node, "表", allowed: ["table"] + Self.origin)
        guard let name = required(keys, "table", of: node), let input = input(keys, of: node) else { return nil }
        guard tableNames.contains(name) else {
            reader.report("bad-value", keys["table"], "没有名为“\(name)”的表", "可用：\(tableNames.joined(separator: "、"))")
            return nil
        }
        return NameRecipe.Table(name: name, input: input)
    }

    private func text(_ node: Node) -> NameRecipe.Text? {
        let keys = reader.mapping(
            node, "文本", allowed: ["kind", "weight", "part", "partial", "labels", "join", "limit", "count"] + Self.origin)
        guard let input = input(keys, of: node) else { return nil }
        var text = NameRecipe.Text(input: input, labels: reader.strings(keys["labels"], "labels"))
        if let kind = reader.string(keys["kind"], "kind") {
            guard let kind = NameRecipe.Text.Kind(rawValue: kind) else {
                reader.report("bad-value", keys["kind"], "不认识的 kind", "写 spans（带标注的 JSON 行）、negatives（没有人名的文本）或 templates（待填姓名的句子）")
                return nil
            }
            text.kind = kind
        }
        if let part = reader.string(keys["part"], "part") {
            guard let part = NameRecipe.Part(part) else {
                reader.report("bad-value", keys["part"], "不认识的 part", "写 all、first 80%、last 20%、every 5th 或 not every 5th")
                return nil
            }
            text.part = part
        }
        text.weight = reader.number(keys["weight"], "weight", 0.001...100) ?? 1
        text.isPartial = reader.bool(keys["partial"], "partial") ?? false
        text.isJoined = reader.bool(keys["join"], "join") ?? false
        text.limit = reader.int(keys["limit"], "limit", 1...Int.max)
        text.count = reader.int(keys["count"], "count", 1...10_000_000) ?? 0
        if (text.kind == .templates) != (text.count > 0) {
            reader.report("bad-value", keys["kind"] ?? node, "templates 要写 count，别的 kind 不写", "count: 要造多少份文本")
        }
        if text.kind != .spans, text.isPartial || text.isJoined || !text.labels.isEmpty {
            reader.report("bad-value", keys["kind"], "partial、join、labels 只用于 spans", "删去这些键，或改 kind")
        }
        return text
    }

    private func input(_ keys: [String: Node], of node: Node) -> NameRecipe.Input? {
        // A model that nobody can say the origin of cannot be passed on.
        guard let path = required(keys, "path", of: node), let licence = required(keys, "licence", of: node),
            let source = required(keys, "source", of: node)
        else { return nil }
        let digest = reader.string(keys["sha256"], "sha256")?.lowercased()
        if let digest, digest.utf8.count != 64 || digest.contains(where: { !$0.isHexDigit }) {
            reader.report("bad-value", keys["sha256"], "sha256 应为 64 位十六进制数", "用 sha256sum 重新计算")
        }
        return NameRecipe.Input(
            path: path, sha256: digest, licence: licence, source: source, attribution: reader.string(keys["attribution"], "attribution"),
            line: node.mark?.line ?? 0)
    }

    private func required(_ keys: [String: Node], _ key: String, of node: Node) -> String? {
        if let node = keys[key] { return reader.string(node, key) }
        reader.report("missing-key", node, "缺少 \(key)", "加上 \(key): …")
        return nil
    }
}

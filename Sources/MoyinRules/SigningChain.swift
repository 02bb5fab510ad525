internal import Yams

/// Who signs a review record, one after another: a chain of `records/chains.yaml`.
public struct SigningChain: Sendable {
    /// 三审三校
    public var name: String
    /// `three-reviews`
    public var alias: String
    public var nameEnglish: String
    /// Clauses, such as `政府信息公开条例#17`.
    public var basis: [String]
    public var steps: [Step]

    /// One line to be signed. Each text in Chinese and in English.
    public struct Step: Sendable {
        public var title: (chinese: String, english: String)
        /// What this step looks at.
        public var duty: (chinese: String, english: String)
        /// The proofreading that goes with it; nil: none.
        public var proof: (chinese: String, english: String)?
    }

    /// The chains inside the binary, the customary one first. Read anew at every call.
    ///
    /// - Throws: ``RuleErrors`` only if the binary was built from a broken file.
    public static func builtin() throws(RuleErrors) -> [SigningChain] {
        let name = "records/chains.yaml"
        let reader = YAMLReader(file: name, sort: "签批流程文件", guide: "参照 Patterns/README.md 写入 chains")
        var chains: [SigningChain] = []
        if let bytes = BuiltinData.file(name), let node = reader.compose(Array(bytes)) {
            chains = ChainDecoder(reader: reader).decode(node)
        }
        if !reader.diagnostics.isEmpty { throw RuleErrors(reader.diagnostics) }
        return chains
    }
}

/// Decodes the file of chains, strictly.
private struct ChainDecoder {
    let reader: YAMLReader

    func decode(_ node: Node) -> [SigningChain] {
        let top = reader.mapping(node, "签批流程文件", allowed: ["version", "source", "chains"])
        return (top["chains"]?.sequence ?? []).compactMap { node in
            let keys = reader.mapping(node, "流程", allowed: ["chain", "alias", "name", "basis", "steps"])
            let steps = (keys["steps"]?.sequence ?? []).compactMap(step)
            guard let name = reader.string(keys["chain"], "chain"), let alias = reader.string(keys["alias"], "alias"), !steps.isEmpty else {
                reader.report("missing-key", node, "流程缺少 chain、alias 或 steps", "三项都写上")
                return nil
            }
            let english = keys["name"].map { reader.mapping($0, "name", allowed: ["en"]) }?["en"]
            return SigningChain(
                name: name, alias: alias, nameEnglish: reader.string(english, "name.en") ?? alias, basis: reader.strings(keys["basis"], "basis"), steps: steps)
        }
    }

    private func step(_ node: Node) -> SigningChain.Step? {
        let keys = reader.mapping(node, "环节", allowed: ["step", "duty", "proof"])
        guard let title = words(keys["step"], "step"), let duty = words(keys["duty"], "duty") else {
            reader.report("missing-key", node, "环节缺少 step 或 duty", "写 step: {zh: 初审, en: First review}")
            return nil
        }
        return SigningChain.Step(title: title, duty: duty, proof: words(keys["proof"], "proof"))
    }

    private func words(_ node: Node?, _ what: String) -> (chinese: String, english: String)? {
        guard let node else { return nil }
        let keys = reader.mapping(node, what, allowed: ["zh", "en"])
        guard let chinese = reader.string(keys["zh"], what), let english = reader.string(keys["en"], what) else { return nil }
        return (chinese, english)
    }
}

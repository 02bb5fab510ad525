internal import MoyinTypes
internal import Yams

/// Decodes the files of `lexicon/`.
struct LexiconDecoder {
    let reader: YAMLReader

    func decode(_ node: Node, into lexicon: inout SharedLexicon) {
        let keys = [
            "version", "lexicon", "source", "within", "spares", "groups", "columns", "right", "left", "mask_left", "among",
            "totals", "average", "until", "rest", "rounded", "dates",
        ]
        let top = reader.mapping(node, "词表", allowed: keys)
        switch top["lexicon"]?.scalar?.string {
        case "negative": lexicon.negative += negative(top)
        case "measure-words": lexicon.measures += negative(top)
        case "organisation": lexicon.owners += owners(top)
        case "headers": lexicon.headers += headers(top)
        case "placeholders":
            lexicon.placeholderRight += reader.strings(top["right"], "right")
            lexicon.placeholderLeft += reader.strings(top["left"], "left")
        case "sums":
            lexicon.sums = SumWords(
                among: reader.strings(top["among"], "among"), totals: reader.strings(top["totals"], "totals"),
                average: reader.strings(top["average"], "average"), until: reader.strings(top["until"], "until"),
                rest: reader.strings(top["rest"], "rest"), rounded: reader.strings(top["rounded"], "rounded"),
                dates: reader.strings(top["dates"], "dates"))
        default: reader.report("bad-value", node, "不认识的词表", "lexicon: 写 negative、measure-words、organisation、headers、placeholders 或 sums")
        }
    }

    private func kinds(_ node: Node?, _ what: String) -> Set<Kind> { Set(reader.strings(node, what).map(Kind.init)) }

    private func negative(_ top: [String: Node]) -> [NegativeGroup] {
        let spares = kinds(top["spares"], "spares")
        let within = reader.int(top["within"], "within", 0...12) ?? 4
        return (top["groups"]?.sequence ?? []).map { node in
            let group = reader.mapping(node, "词组", allowed: ["id", "words", "spares", "rejects", "within", "generic"])
            return NegativeGroup(
                words: reader.strings(group["words"], "words"),
                spares: spares.union(kinds(group["spares"], "spares")), rejects: kinds(group["rejects"], "rejects"),
                within: reader.int(group["within"], "within", 0...12) ?? within,
                isGeneric: reader.bool(group["generic"], "generic") ?? false)
        }
    }

    private func owners(_ top: [String: Node]) -> [OwnerGroup] {
        (top["groups"]?.sequence ?? []).compactMap { node in
            let group = reader.mapping(node, "词组", allowed: ["id", "subject", "kinds", "words"])
            guard let subject = Subject(rawValue: group["subject"]?.scalar?.string ?? "") else {
                reader.report("bad-value", node, "subject 不认识", "写 organisation、official、private 或 minor")
                return nil
            }
            return OwnerGroup(
                subject: subject, kinds: kinds(group["kinds"], "kinds"), words: reader.strings(group["words"], "words"))
        }
    }

    private func headers(_ top: [String: Node]) -> [(ColumnRole, [String])] {
        (top["columns"]?.sequence ?? []).compactMap { node in
            let column = reader.mapping(node, "列", allowed: ["type", "words"])
            guard let role = ColumnRole(rawValue: column["type"]?.scalar?.string ?? "") else {
                reader.report("bad-value", node, "不认识的列类型", "可用：\(ColumnRole.allCases.map(\.rawValue).joined(separator: " "))")
                return nil
            }
            return (role, reader.strings(column["words"], "words"))
        }
    }
}

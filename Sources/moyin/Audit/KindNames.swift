import Moyin
import MoyinReports
import MoyinRules

/// What kinds are called, by the built-in rules.
struct KindNames {
    private let names: [String: String]

    init() {
        let rules = (try? RuleCatalog.builtin())?.rules ?? []
        names = Dictionary(rules.map { ($0.kind.name, say($0.nameChinese, $0.nameEnglish)) }) { first, _ in first }
    }

    func name(_ kind: String) -> String { names[kind] ?? kind }
}

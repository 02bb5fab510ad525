public import MoyinText
internal import MoyinTypes
internal import Yams

extension RuleCatalog {
    /// Adds a user's profile: a new one, or with `extends:` another's rules changed. A file that extends a profile and
    /// keeps its name takes its place; one that has a new name and says nothing of recognition is recognised in its
    /// stead.
    ///
    /// - Parameter name: what diagnostics call the file.
    /// - Throws: ``RuleErrors`` with everything that is wrong in it.
    public mutating func add(profile name: String, _ bytes: [UInt8]) throws(RuleErrors) {
        let reader = YAMLReader(file: name, sort: "公开类型文件", guide: "参照 Patterns/README.md 写入 profile、alias、summary 和规则")
        guard let node = reader.compose(bytes) else { throw RuleErrors(reader.diagnostics) }
        let decoder = ProfileDecoder(reader: reader, known: profiles, kinds: kindNames)
        guard var added = decoder.decode(node) else { throw RuleErrors(reader.diagnostics) }
        let base = node.mapping?["extends"]?.scalar.flatMap { profile(named: $0.string) }
        let replaced = base.flatMap { profiles[$0].name == added.name ? $0 : nil }
        if let clash = profiles.indices.first(where: { $0 != replaced && (profiles[$0].name == added.name || profiles[$0].alias == added.alias) }) {
            let other = profiles[clash]
            throw RuleErrors([
                RuleDiagnostic(
                    "duplicate-profile", file: name, line: added.line, column: 1,
                    message: "名称“\(added.name)”或别名“\(added.alias)”已在 \(other.file) 用过", remedy: "换一个名称和别名；要改内置的类型，写 extends: \(other.name)")
            ])
        }
        if let replaced {
            profiles[replaced] = added
        } else {
            if let base, node.mapping?["recognition"] == nil {
                added.recognition = profiles[base].recognition
                profiles[base].recognition = .init()
            }
            profiles.append(added)
        }
    }

    /// Whether a user's file is that of a profile and not of rules, as far as it can be read at all.
    public static func isProfile(_ bytes: [UInt8]) -> Bool {
        guard let keys = YAMLReader(file: "").compose(bytes)?.mapping?.keys.compactMap(\.scalar?.string) else { return false }
        return !keys.contains("detectors") && (keys.contains("profile") || keys.contains("extends"))
    }

    /// The index of a profile by its name or alias.
    public func profile(named name: String) -> Int? {
        profiles.firstIndex { $0.name == name } ?? profiles.firstIndex { $0.alias == name }
    }

    /// As ``profile(named:)``, in either script and any case: 評優公示, Honours.
    public func profile(named name: String, fold: FoldTable) -> Int? {
        func folded(_ name: String) -> [UInt16] {
            var name = name
            return name.withUTF8 { FoldedText($0, fold: fold).units }
        }
        let wanted = folded(name)
        return profile(named: name) ?? profiles.firstIndex { folded($0.name) == wanted || folded($0.alias) == wanted }
    }

    /// Every name that a profile may use for a kind, and every topic.
    public var kindNames: [String] {
        var seen = Set<String>()
        return (rules.map(\.kind.name) + SensitiveTopic.allCases.map(\.rawValue)).filter { seen.insert($0).inserted }
    }

    /// The name among `names` that is near enough to be meant.
    public static func nearestName(to name: String, in names: [String]) -> String? { YAMLReader.nearest(to: name, in: names) }
}

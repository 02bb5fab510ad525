internal import Dispatch
internal import Synchronization
internal import Yams

/// All rules of an engine: the built-in packs and whatever users added.
public struct RuleCatalog: Sendable {
    /// `Finding.rule` is an index into this.
    public private(set) var rules: [DetectorRule] = []
    public private(set) var lexicon = SharedLexicon()
    public private(set) var topics: [TopicRule] = []
    public private(set) var subjects = SubjectWords()
    /// Words that mark a document.
    public private(set) var phrases = PhraseRules()
    /// Sorts of notices; `general` is not among them.
    public internal(set) var profiles: [Profile] = []

    /// The packs inside the binary, without their examples unless asked for.
    ///
    /// - Parameter work: done meanwhile, on one of the two threads that read the packs.
    /// - Throws: ``RuleErrors`` only if the binary was built from broken packs.
    public static func builtin(examples: Bool = false, beside work: @Sendable () -> Void = {}) throws(RuleErrors) -> RuleCatalog {
        // Clauses, forms of records and what rulings say are read when somebody asks.
        let folders = ["detectors/", "lexicon/", "topics/", "markings/", "profiles/"]
        let names = BuiltinData.names.filter { name in folders.contains { name.hasPrefix($0) } }
        // Two threads halve the time of a start; the order of the packs stays that of the list.
        let packs = Mutex([Pack?](repeating: nil, count: names.count))
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: 2) { thread in
            if thread == 1 { work() }
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < names.count else { return }
                let pack = Pack(names[index], examples: examples)
                packs.withLock { $0[index] = pack }
            }
        }
        var catalog = RuleCatalog()
        var diagnostics: [RuleDiagnostic] = []
        for pack in packs.withLock({ $0.compactMap(\.self) }) {
            catalog.rules += pack.rules
            catalog.lexicon.merge(pack.lexicon)
            catalog.topics += pack.topics
            catalog.subjects.merge(pack.subjects)
            catalog.phrases.merge(pack.phrases)
            if let profile = pack.profile { catalog.profiles.append(profile) }
            diagnostics += pack.diagnostics
        }
        diagnostics += catalog.duplicates()
        if !diagnostics.isEmpty { throw RuleErrors(diagnostics) }
        return catalog
    }

    /// One decoded file of the binary.
    private struct Pack: Sendable {
        var rules: [DetectorRule] = []
        var lexicon = SharedLexicon()
        var topics: [TopicRule] = []
        var subjects = SubjectWords()
        var phrases = PhraseRules()
        var profile: Profile?
        var diagnostics: [RuleDiagnostic] = []

        init(_ name: String, examples: Bool) {
            guard let bytes = BuiltinData.file(name) else { return }
            let isDetectors = name.hasPrefix("detectors/")
            let isProfile = name.hasPrefix("profiles/")
            let text = (isDetectors || isProfile) && !examples ? ExampleFilter.withoutExamples(bytes) : Array(bytes)
            let reader = YAMLReader(file: name)
            if let node = reader.compose(text) {
                if isDetectors {
                    rules = DetectorDecoder(reader: reader, isUserFile: false).decode(node)
                } else if name.hasPrefix("topics/") {
                    TopicDecoder(reader: reader).decode(node, into: &topics, &subjects)
                } else if name.hasPrefix("markings/") {
                    phrases = PhraseDecoder(reader: reader).decode(node)
                } else if isProfile {
                    profile = ProfileDecoder(reader: reader, known: [], kinds: nil).decode(node)
                } else {
                    LexiconDecoder(reader: reader).decode(node, into: &lexicon)
                }
            }
            diagnostics = reader.diagnostics
        }
    }

    /// Adds a user's rule file.
    ///
    /// - Parameter name: what diagnostics call the file.
    /// - Throws: ``RuleErrors`` with everything that is wrong in it.
    public mutating func add(file name: String, _ bytes: [UInt8]) throws(RuleErrors) {
        let reader = YAMLReader(file: name)
        var added: [DetectorRule] = []
        if let node = reader.compose(bytes) {
            added = DetectorDecoder(reader: reader, isUserFile: true).decode(node)
        }
        let before = rules
        rules += added
        let diagnostics = reader.diagnostics + duplicates()
        if !diagnostics.isEmpty {
            rules = before
            throw RuleErrors(diagnostics)
        }
    }

    private func duplicates() -> [RuleDiagnostic] {
        var seen: [String: DetectorRule] = [:]
        var result: [RuleDiagnostic] = []
        for rule in rules {
            if let first = seen[rule.id] {
                result.append(
                    RuleDiagnostic(
                        "duplicate-rule", file: rule.file, line: rule.line, column: 1, message: "规则名“\(rule.id)”已在 \(first.file) 第 \(first.line) 行用过",
                        remedy: "换一个 rule 名"))
            }
            seen[rule.id] = rule
        }
        return result
    }
}

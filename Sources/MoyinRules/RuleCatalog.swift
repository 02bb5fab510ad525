internal import Dispatch
internal import Synchronization
internal import Yams

/// All rules of an engine: the built-in packs and whatever users added.
public struct RuleCatalog: Sendable {
    /// `Finding.rule` is an index into this.
    public private(set) var rules: [DetectorRule] = []
    public private(set) var lexicon = SharedLexicon()

    /// The packs inside the binary, without their examples unless asked for.
    ///
    /// - Parameter work: done meanwhile, on one of the two threads that read the packs.
    /// - Throws: ``RuleErrors`` only if the binary was built from broken packs.
    public static func builtin(examples: Bool = false, beside work: @Sendable () -> Void = {}) throws(RuleErrors) -> RuleCatalog {
        let names = BuiltinData.names.filter { $0.hasSuffix(".yaml") }
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
        var diagnostics: [RuleDiagnostic] = []

        init(_ name: String, examples: Bool) {
            guard let bytes = BuiltinData.file(name) else { return }
            let isDetectors = name.hasPrefix("detectors/")
            let text = isDetectors && !examples ? ExampleFilter.withoutExamples(bytes) : Array(bytes)
            let reader = YAMLReader(file: name)
            if let node = reader.compose(text) {
                if isDetectors {
                    rules = DetectorDecoder(reader: reader, isUserFile: false).decode(node)
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

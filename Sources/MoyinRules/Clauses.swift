public import MoyinText

/// The laws and documents that rules, profiles and verdicts cite, with what each article means for a text to be
/// published. Read when asked for and not at start-up: a citation is a string until somebody wants to know more.
public struct Clauses: Sendable {
    public private(set) var instruments: [Instrument] = []
    private var names: [String: Int] = [:]
    private let fold: FoldTable

    public struct Instrument: Sendable {
        /// Short, as citations write it: 政府信息公开条例.
        public var name: String
        public var title: String
        public var titleEnglish: String
        public var issuer: String
        /// A year, a month or a day; nil: not known for sure.
        public var inForce: String?
        /// Of the whole; empty when only its articles are cited.
        public var summary: String
        public var summaryEnglish: String
        /// Somebody has read the text; otherwise number or wording want a second source.
        public var isConfirmed: Bool
        public var articles: [Article]
        var also: [String]
    }

    public struct Article: Sendable {
        public var number: Int
        public var summary: String
        public var summaryEnglish: String
        public var isConfirmed: Bool
    }

    /// What a citation names: an instrument, or an article of it.
    public struct Clause: Sendable {
        public var instrument: Instrument
        public var article: Article?

        /// `政府信息公开条例#15`
        public var citation: String { instrument.name + (article.map { "#\($0.number)" } ?? "") }
        public var summary: String { article?.summary ?? instrument.summary }
        public var summaryEnglish: String { article?.summaryEnglish ?? instrument.summaryEnglish }
        public var isConfirmed: Bool { article?.isConfirmed ?? instrument.isConfirmed }
    }

    /// Cost: some milliseconds.
    ///
    /// - Parameter fold: one that exists already; made anew otherwise.
    /// - Throws: ``RuleErrors`` only if the binary was built from broken files.
    public static func load(fold: FoldTable? = nil) throws(RuleErrors) -> Clauses {
        guard let table = fold ?? BuiltinData.file("tables/traditional-simplified.tsv").map(FoldTable.init(simplified:)) else {
            throw RuleErrors([])
        }
        var clauses = Clauses(fold: table)
        var diagnostics: [RuleDiagnostic] = []
        for name in BuiltinData.names where name.hasPrefix("clauses/") {
            let reader = YAMLReader(file: name, sort: "条款文件")
            if let bytes = BuiltinData.file(name), let node = reader.compose(Array(bytes)) {
                for (instrument, node) in ClauseDecoder(reader: reader).decode(node) {
                    for known in [instrument.name, instrument.title] + instrument.also {
                        let key = clauses.key(known)
                        let other = clauses.names.updateValue(clauses.instruments.count, forKey: key)
                        if let other, other != clauses.instruments.count {
                            reader.report("duplicate-law", node, "“\(known)”已经写过", "合并两处")
                        }
                    }
                    clauses.instruments.append(instrument)
                }
            }
            diagnostics += reader.diagnostics
        }
        if !diagnostics.isEmpty { throw RuleErrors(diagnostics) }
        return clauses
    }

    private init(fold: FoldTable) { self.fold = fold }

    /// - Parameter citation: `政府信息公开条例#15`; the law in traditional characters, by its full title or in 《》 will do.
    public subscript(citation: String) -> Clause? {
        let parts = key(citation).split(separator: "#", omittingEmptySubsequences: false)
        guard let law = parts.first, let index = names[String(law)], parts.count <= 2 else { return nil }
        let instrument = instruments[index]
        if parts.count == 1 { return Clause(instrument: instrument) }
        guard let number = Int(parts[1]), let article = instrument.articles.first(where: { $0.number == number }) else { return nil }
        return Clause(instrument: instrument, article: article)
    }

    /// Every citation it knows, instrument by instrument.
    public var citations: [String] {
        instruments.flatMap { instrument in [instrument.name] + instrument.articles.map { "\(instrument.name)#\($0.number)" } }
    }

    /// Folded, without the marks around a title.
    private func key(_ name: String) -> String {
        var name = name
        let units = name.withUTF8 { FoldedText($0, fold: fold).units }
        return String(decoding: units.filter { $0 != 0x300a && $0 != 0x300b && $0 != 0x20 }, as: UTF16.self)
    }
}

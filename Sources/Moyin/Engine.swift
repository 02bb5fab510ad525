public import MoyinPolicy
public import MoyinRules
internal import MoyinScan
internal import MoyinText
public import MoyinTypes

/// Finds what must not be published in Chinese text, and writes the copy that may be.
///
/// Immutable and `Sendable`: make one (some ten milliseconds) and share it. It holds the built-in rules and those that
/// were added.
///
/// ```swift
/// let engine = try Engine()
/// let assessment = engine.check("联系人手机：13800138000")
/// print(assessment.verdict)                    // redact
/// let clean = try engine.redact("联系人手机：13800138000")
/// print(clean.text)                            // 联系人手机：138****8000
/// ```
public struct Engine: Sendable {
    let scanner: ScanEngine
    let masking: Masking

    /// - Parameter rules: files of rules to add, by the name that errors call them.
    /// - Throws: ``RuleErrors`` with everything that is wrong in them.
    public init(rules: [(name: String, bytes: [UInt8])] = []) throws(RuleErrors) {
        var catalog = try RuleCatalog.builtin()
        for file in rules { try catalog.add(file: file.name, file.bytes) }
        try self.init(catalog)
    }

    public init(_ catalog: RuleCatalog) throws(RuleErrors) {
        scanner = try ScanEngine(catalog)
        masking = Masking(fold: scanner.fold)
    }

    /// All rules in force; `Finding.rule` is an index into them.
    public var rules: [DetectorRule] { scanner.catalog.rules }

    /// Version of the ICU library that the folding tables come from.
    public static var icuVersion: String { FoldTable.icuVersion }

    /// Whether rules were added that need the whole text at once.
    public var needsWholeText: Bool { scanner.hasUserRules }

    /// Finds identifiers in UTF-8 text that is read piece by piece, with memory that does not grow with the text.
    ///
    /// - Parameters:
    ///   - read: fills the buffer and returns how many bytes, 0 at the end.
    ///   - body: receives findings in order; offsets count bytes. Dispositions are not set.
    public func scan(
        jobs: Int, read: @escaping (UnsafeMutableRawBufferPointer) -> Int, _ body: ([Finding]) -> Void
    ) {
        scanner.scan(jobs: jobs, read: read, body)
    }

    /// Checks a text. Never throws: whatever the text holds, there is an answer.
    public func check(_ text: String) -> Assessment {
        check(utf8: Array(text.utf8))
    }

    /// Checks UTF-8 text, large ones with as many threads as `jobs`. Bytes that are not UTF-8 are passed over.
    public func check(utf8: [UInt8], jobs: Int = 1) -> Assessment {
        var findings = scanner.scan(utf8, jobs: jobs)
        let exceeded = scanner.scanUserRules(utf8, into: &findings)
        return Assessment(self, utf8, findings, exceeded: exceeded)
    }
}

/// Checks one text after another with the same working memory. Not shared between threads.
public struct Checker: ~Copyable {
    private let engine: Engine
    private var scanner: Scanner

    public init(_ engine: Engine) {
        self.engine = engine
        scanner = Scanner(engine.scanner)
    }

    public mutating func check(_ utf8: [UInt8]) -> Assessment {
        var findings: [Finding] = []
        scanner.scan(utf8.span, into: &findings)
        let exceeded = engine.scanner.scanUserRules(utf8, into: &findings)
        return Assessment(engine, utf8, findings, exceeded: exceeded)
    }
}

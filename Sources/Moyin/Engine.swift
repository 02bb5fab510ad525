internal import Dispatch
internal import MoyinDocuments
public import MoyinPolicy
public import MoyinRules
internal import MoyinScan
internal import MoyinText
public import MoyinTypes
internal import Synchronization

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
    let policy: PolicyBook
    /// A name goes only where a list or what is said of its bearer makes it.
    fileprivate let keepsNames: Bool

    /// - Parameters:
    ///   - rules: files of rules to add, by the name that errors call them.
    ///   - profiles: files of profiles to add, such as a local authority's mask rules.
    ///   - names: names that must be hidden and names that are public, whatever the recogniser thinks of them.
    ///   - hidesNames: whether the names of persons are hidden at all, except public ones; else they are found and kept.
    ///   - findsNames: whether names that no list has are looked for. Without, a scan of prose is several times faster.
    /// - Throws: ``RuleErrors`` with everything that is wrong in the files.
    public init(
        rules: [(name: String, bytes: [UInt8])] = [], profiles: [(name: String, bytes: [UInt8])] = [], names: NameLists = NameLists(),
        hidesNames: Bool = false, findsNames: Bool = true
    ) throws(RuleErrors) {
        let ground = Mutex<ScanGround?>(nil)
        var catalog = try RuleCatalog.builtin(beside: {
            let made = ScanGround()
            ground.withLock { $0 = made }
        })
        for file in rules { try catalog.add(file: file.name, file.bytes) }
        // Behind the rules: they may speak of kinds that those bring.
        for file in profiles { try catalog.add(profile: file.name, file.bytes) }
        try self.init(catalog, names, hidesNames: hidesNames, findsNames: findsNames, on: ground.withLock { $0 } ?? ScanGround())
    }

    public init(
        _ catalog: RuleCatalog, names: NameLists = NameLists(), hidesNames: Bool = false, findsNames: Bool = true
    ) throws(RuleErrors) {
        try self.init(catalog, names, hidesNames: hidesNames, findsNames: findsNames, on: ScanGround())
    }

    private init(
        _ catalog: RuleCatalog, _ names: NameLists, hidesNames: Bool, findsNames: Bool, on ground: ScanGround
    ) throws(RuleErrors) {
        // Two halves of the work that know nothing of each other.
        let scan = Mutex<Result<ScanEngine, RuleErrors>?>(nil)
        let book = Mutex<PolicyBook?>(nil)
        DispatchQueue.concurrentPerform(iterations: 2) { half in
            if half == 1 {
                let made = PolicyBook(catalog, fold: ground.fold, hidesNames: hidesNames, findsNames: findsNames)
                book.withLock { $0 = made }
                return
            }
            let made: Result<ScanEngine, RuleErrors>
            do throws(RuleErrors) {
                made = .success(try ScanEngine(catalog, names: names, findsNames: findsNames, on: ground))
            } catch {
                made = .failure(error)
            }
            scan.withLock { $0 = made }
        }
        scanner = try scan.withLock { $0 }.unsafelyUnwrapped.get()
        masking = Masking(fold: scanner.fold)
        policy = book.withLock { $0 }.unsafelyUnwrapped
        keepsNames = !hidesNames && catalog.rules.allSatisfy { $0.recogniser != .personName || $0.severity < .s2 }
    }

    /// All rules in force; `Finding.rule` is an index into them.
    public var rules: [DetectorRule] { scanner.catalog.rules }

    /// Sorts of notices that are known, apart from ``noProfile``.
    public var profiles: [Profile] { policy.profiles }

    /// Whether there is a profile of this name or alias, or it is ``noProfile``.
    public func hasProfile(_ name: String) -> Bool { name == Self.noProfile || policy.profile(named: name) != nil }

    /// Rules of the user whose expression has no text that every match contains, so that it is tried on every text: slow.
    public var rulesTriedEverywhere: [DetectorRule] { scanner.unfilteredRules.map { rules[Int($0)] } }

    /// Version of the ICU library that the folding tables come from.
    public static var icuVersion: String { FoldTable.icuVersion }

    /// Version of the PCRE2 library that runs users' expressions.
    public static var pcre2Version: String { ScanEngine.pcre2Version }

    /// The instructions that the first pass over a text is made of on this machine: `avx512`, `avx2`, `neon`…
    public static var kernelName: String { ScanEngine.kernelName }

    /// Checks a text. Never throws: whatever the text holds, there is an answer.
    public func check(_ text: String) -> Assessment {
        check(utf8: Array(text.utf8))
    }

    /// Checks UTF-8 text, large ones with as many threads as `jobs`. Bytes that are not UTF-8 are passed over.
    ///
    /// - Parameter union: masked values of other documents: those of this one are rated together with them.
    public func check(
        utf8: [UInt8], as form: TextForm = .plain, profile: String? = nil, jobs: Int = 1, beside union: MaskUnion = MaskUnion()
    ) -> Assessment {
        let markup = MarkupSource(utf8, form)
        let text = markup?.projection.text ?? utf8
        let decision = decision(profile, for: text)
        var findings: [Finding] = []
        var facts = DocumentFacts()
        var exceeded: UInt16?
        if jobs > 1, text.count > 1 << 19 {
            var parts: [[Finding]] = []
            scanner.scan(text, jobs: jobs, map: { (self.examine($0, decision), $0.exceededRule) }) {
                parts.append($0.0.findings)
                facts.add($0.0.facts)
                exceeded = exceeded ?? $0.1
            }
            findings = ScanEngine.joined(parts)
        } else {
            var scanner = Scanner(scanner)
            scanner.forEachSegment(text.span) { segment in
                let part = examine(segment, decision)
                findings += part.findings
                facts.add(part.facts)
            }
            exceeded = scanner.exceededRule
        }
        return Assessment(self, text, consume findings, facts, decision, exceeded: exceeded, markup: markup, beside: union)
    }

    /// Decides what was found in a segment.
    func examine(_ segment: ScannedSegment, _ decision: Decision) -> Examination {
        Examination(
            segment.bytes(segment.range), origin: segment.range.lowerBound, endsText: segment.endsText, under: segment.header, segment.findings, policy, decision)
    }

    /// How a text is decided: under the profile that was named, or else the one that its head tells.
    ///
    /// - Parameters:
    ///   - name: of a profile, or ``noProfile``; one that nobody has counts as none named.
    ///   - fallback: of a profile for a text whose head tells none.
    func decision(_ name: String?, otherwise fallback: String? = nil, for text: [UInt8]) -> Decision {
        text.withUnsafeBufferPointer { text in
            let head = UnsafeBufferPointer(rebasing: text.prefix(OpenedText.headBytes))
            if let name, hasProfile(name) { return policy.decision(policy.profile(named: name), head) }
            return policy.decision(policy.recognise(head).profile ?? fallback.flatMap { policy.profile(named: $0) }, head)
        }
    }

    /// The sort of notice that a title, or the name of a column of a site, tells; nil: none.
    public func profile(titled title: String) -> Profile? {
        var title = title
        return title.withUTF8 { policy.recognise($0).profile.map { profiles[$0] } }
    }

    /// A value as it reads whatever its disguise: the same for 138 0013 8000 and １３８００１３８０００.
    public func symbols(of value: [UInt8]) -> [UInt8] { masking.key(value) }

    /// Names no sort of notice: the general rules alone.
    public static let noProfile = "general"

    /// What the official form of a value, or another style, would be. `pseudonym` styles get the number 1.
    func replacement(
        for value: UnsafeBufferPointer<UInt8>, _ finding: Finding, style: RedactionStyle, masks: [Kind: MaskRule] = [:]
    ) -> String {
        let rule = rule(of: finding, masks)
        return String(
            decoding: masking.replacement(for: value, rule: rule, style: style, pseudonym: { _, _ in 1 }), as: UTF8.self)
    }

    /// What would stand in place of a value in a redacted copy.
    ///
    /// - Parameter profile: whose masks come before those of the rules.
    public func replacement(for found: Found, style: RedactionStyle = .mask, profile: Profile? = nil) -> String {
        found.value.withUnsafeBufferPointer { replacement(for: $0, found.finding, style: style, masks: profile?.masks ?? [:]) }
    }

    /// The rule of a finding, with the mask that a profile prescribes for its kind.
    func rule(of finding: Finding, _ masks: [Kind: MaskRule]) -> DetectorRule {
        var rule = rules[Int(finding.rule)]
        if let mask = masks[finding.kind] { rule.mask = mask }
        return rule
    }

    /// The steps from the base value to the confidence of a finding, in words.
    public func reasons(for finding: Finding, english: Bool = false) -> [String] {
        finding.evidence.array.map { step in
            step.described(word: word(step), english: english)
        }
    }
}

extension Engine {
    private func word(_ step: Evidence) -> String? {
        if step.kind == .nameTitle { return scanner.title(step.word) }
        return step.kind.hasWord ? scanner.word(step.word) : nil
    }
}

/// Checks one text after another with the same working memory, which its owner keeps: a warm check of a text without
/// findings allocates next to nothing. Not shared between threads.
public struct Checker: ~Copyable {
    let engine: Engine
    var scanner: Scanner

    public init(_ engine: Engine) {
        self.engine = engine
        scanner = Scanner(engine.scanner)
    }

    public mutating func check(_ utf8: [UInt8], as form: TextForm = .plain, profile: String? = nil) -> Assessment {
        let markup = MarkupSource(utf8, form)
        let text = markup?.projection.text ?? utf8
        let decision = engine.decision(profile, for: text)
        var findings: [Finding] = []
        var facts = DocumentFacts()
        let engine = engine
        scanner.forEachSegment(text.span) { segment in
            let part = engine.examine(segment, decision)
            findings += part.findings
            facts.add(part.facts)
        }
        return Assessment(engine, text, consume findings, facts, decision, exceeded: scanner.exceededRule, markup: markup)
    }

    /// The lowest call: appends what is found in UTF-8 bytes that the caller keeps to an array that the caller keeps.
    /// Allocates nothing when nothing is found; never throws, whatever the bytes are. Offsets count bytes; dispositions
    /// are set by severity, confidence and mask of each finding alone.
    ///
    /// - Returns: false when a user's rule exceeded its match limits: the text then counts as not reviewed.
    @discardableResult
    public mutating func scan(_ utf8: Span<UInt8>, into findings: inout [Finding]) -> Bool {
        let first = findings.count
        scanner.scan(utf8, into: &findings)
        for index in first..<findings.count { findings[index].disposition = engine.policy.general.disposition(of: findings[index]) }
        return scanner.exceededRule == nil
    }

    /// Whether nothing in UTF-8 text would have to go, by severity, confidence and mask of each finding alone, as
    /// ``scan(_:into:)`` finds them; false as well where a user's rule exceeded its match limits.
    ///
    /// Cheaper than the scan: where names are kept, they are not looked for unless something else was found.
    public mutating func leavesAll(_ utf8: Span<UInt8>) -> Bool {
        var found: [Finding] = []
        scanner.skipsNames = engine.keepsNames
        let isReviewed = scan(utf8, into: &found)
        scanner.skipsNames = false
        if isReviewed, found.allSatisfy({ $0.disposition == .keep }) { return true }
        guard engine.keepsNames else { return false }
        // A name may take the place of what was found.
        found.removeAll()
        return scan(utf8, into: &found) && found.allSatisfy { $0.disposition == .keep }
    }
}

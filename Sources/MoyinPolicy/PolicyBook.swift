internal import Glibc
public import MoyinRules
public import MoyinText
public import MoyinTypes

/// Everything that deciding needs of the rules, ready for use. Immutable; shared by all threads.
public final class PolicyBook: Sendable {
    let fold: FoldTable
    let topics: TopicBook
    let subjects: SubjectBook
    let proofs: NameProofs
    private let columns: ColumnBook
    let smallCells: SmallCells
    let pictures: PhraseSet
    let findsNames: Bool
    /// By which an age is told from a date of birth.
    let year: Int
    let markings: MarkingFinder
    let sums: SumBook
    private let recogniser: ProfileRecogniser
    private let minorCases: PhraseSet
    private let offices: PhraseSet
    private let investigations: PhraseSet
    public let rules: [DetectorRule]
    /// By topic, the rule of its findings.
    private let topicRules: [UInt16]
    private let noteRules: [Kind: UInt16]
    private let traits: [RuleTraits]
    private let nameRule: UInt16

    /// How findings are decided without a profile, and under each of ``profiles``.
    public let general: Decision
    public let decisions: [Decision]
    public let profiles: [Profile]
    /// By profile, the same where all parties of a case are to be concealed: marriage, family, inheritance (法释〔2016〕19号 §8).
    private let concealing: [Decision?]
    private let familyCases: PhraseSet

    /// - Parameter findsNames: whether names are added that a field or a word beside them proves.
    public init(_ catalog: RuleCatalog, fold: FoldTable, hidesNames: Bool = false, findsNames: Bool = true) {
        self.fold = fold
        self.findsNames = findsNames
        profiles = catalog.profiles
        general = Decision(catalog.rules, catalog.topics, profile: nil, hidesNames: hidesNames, fold)
        decisions = catalog.profiles.map { Decision(catalog.rules, catalog.topics, profile: $0, hidesNames: hidesNames, fold) }
        rules = catalog.rules
        topics = TopicBook(catalog.topics, fold)
        subjects = SubjectBook(catalog.subjects, fold)
        proofs = NameProofs(catalog.subjects, fold)
        columns = ColumnBook(catalog.lexicon.headers, fold)
        smallCells = SmallCells(catalog.subjects, fold)
        pictures = Self.set(catalog.subjects.pictures, fold)
        var now = tm()
        var seconds = time(nil)
        localtime_r(&seconds, &now)
        year = Int(now.tm_year) + 1900
        investigations = Self.set(catalog.subjects.investigations, fold)
        minorCases = Self.set(catalog.subjects.minorCases, fold)
        offices = Self.set(catalog.lexicon.owners.filter { $0.subject == .organisation && $0.kinds.contains(.address) }.flatMap(\.words), fold)
        markings = MarkingFinder(catalog, fold: fold)
        sums = SumBook(catalog.lexicon.sums, markings.triggers, fold)
        recogniser = ProfileRecogniser(catalog.profiles, fold: fold)
        concealing = catalog.profiles.map { profile in
            profile.names == .parties
                ? Decision(catalog.rules, catalog.topics, profile: profile, names: .hide, hidesNames: hidesNames, fold) : nil
        }
        familyCases = Self.set(catalog.subjects.familyCases, fold)
        var byKind: [Kind: UInt16] = [:]
        for (index, rule) in catalog.rules.enumerated() where rule.recogniser.isOfDocument { byKind[rule.kind] = UInt16(index) }
        topicRules = SensitiveTopic.allCases.map { byKind[$0.kind] ?? 0 }
        noteRules = byKind
        traits = catalog.rules.map(RuleTraits.init)
        nameRule = UInt16(catalog.rules.firstIndex { $0.recogniser == .personName } ?? 0)
    }

    /// Whether files are those of an investigation.
    func isInvestigation(_ line: FoldedLine) -> Bool { investigations.first(line.units, in: 0..<line.units.count) != nil }

    /// - Parameters:
    ///   - profile: index among ``profiles``.
    ///   - head: the beginning of the text.
    public func decision(_ profile: Int?, _ head: UnsafeBufferPointer<UInt8>) -> Decision {
        guard let profile else { return general }
        guard let concealing = concealing[profile] else { return decisions[profile] }
        var line = FoldedLine()
        line.read(head, 0..<min(head.count, 4096), fold)
        return familyCases.first(line.units, in: 0..<line.units.count) == nil ? decisions[profile] : concealing
    }

    /// The index of a profile by its name or alias.
    public func profile(named name: String) -> Int? { profiles.firstIndex { $0.name == name || $0.alias == name.lowercased() } }

    /// Which sort of notice a text is by its head: an index among ``profiles``, and how sure that is, out of 100.
    public func recognise(_ head: UnsafeBufferPointer<UInt8>) -> (profile: Int?, confidence: Int) { recogniser.recognise(head) }

    private static func set(_ words: [String], _ fold: FoldTable) -> PhraseSet {
        words.reduce(into: PhraseSet()) { $0.add(fold.folded($1), 0) }
    }

    /// Whether a text is of police, court or school discipline.
    func isMinorCase(_ line: FoldedLine) -> Bool { minorCases.first(line.units, in: 0..<line.units.count) != nil }

    /// Whether a line names an office, a firm, a hall.
    func namesOffice(_ line: FoldedLine) -> Bool { offices.first(line.units, in: 0..<line.units.count) != nil }

    /// The lines of a text's head that are its title.
    public func title(_ head: UnsafeBufferPointer<UInt8>) -> [Range<Int>] { recogniser.title(head) }

    @inline(__always)
    func traits(_ finding: Finding) -> RuleTraits { traits[Int(finding.rule)] }

    @inline(__always)
    func isName(_ finding: Finding) -> Bool { traits(finding).contains(.name) }

    /// Whether a finding stands for a person: a name, or a number that only one person has.
    @inline(__always)
    func isPersonal(_ finding: Finding) -> Bool {
        let traits = traits(finding)
        return traits.contains(.name) || traits.contains(.personal) && finding.masked == nil
    }

    /// What is said of a person, as a finding.
    func finding(_ topic: SensitiveTopic, _ range: Range<Int>) -> Finding {
        var evidence = EvidenceList()
        evidence.add(Evidence(.beside, 90))
        let rule = topicRules[SensitiveTopic.allCases.firstIndex(of: topic)!]
        return Finding(
            start: range.lowerBound, end: range.upperBound, kind: topic.kind, rule: rule, severity: topics.severity(topic), evidence: evidence,
            subject: .private)
    }

    /// What a column with this header says of the row's person, and of the table.
    func column(_ header: [UInt16]) -> TableReader.Column {
        TableReader.Column(
            topic: topics.topic(ofColumn: header), subject: subjects.subject(of: header), isName: columns.isName(header), isUnit: columns.isUnit(header))
    }

    /// A name that what stands beside it proves.
    func provedName(_ range: Range<Int>) -> Finding {
        var evidence = EvidenceList()
        evidence.add(Evidence(.nameProof, NameProofs.proved))
        return Finding(start: range.lowerBound, end: range.upperBound, kind: .personName, rule: nameRule, severity: .s1, evidence: evidence)
    }

    /// A marking as a finding.
    func finding(_ marking: Marking, origin: Int) -> Finding? {
        guard let rule = noteRules[marking.kind] else { return nil }
        var evidence = EvidenceList()
        let reason = MarkingReason.allCases.firstIndex(of: marking.reason) ?? 0
        evidence.add(Evidence(.marking, marking.disposition == .review ? 50 : 95, word: UInt16(reason)))
        return Finding(
            start: marking.start + origin, end: marking.end + origin, kind: marking.kind, rule: rule, severity: rules[Int(rule)].severity,
            evidence: evidence, disposition: marking.disposition)
    }

    /// A count that is hidden.
    func smallCell(_ range: Range<Int>) -> Finding? {
        guard var finding = note(Self.smallCell, range) else { return nil }
        finding.severity = rules[Int(finding.rule)].severity
        finding.disposition = .redact
        return finding
    }

    private static let smallCell = Kind("SMALL_CELL")

    /// A note on the document or a place in it.
    func note(_ kind: Kind, _ range: Range<Int>) -> Finding? {
        guard let rule = noteRules[kind] else { return nil }
        var evidence = EvidenceList()
        evidence.add(Evidence(.document, 100))
        return Finding(start: range.lowerBound, end: range.upperBound, kind: kind, rule: rule, severity: .s1, evidence: evidence)
    }
}

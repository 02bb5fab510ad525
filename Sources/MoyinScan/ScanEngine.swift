internal import CPCRE2
internal import MoyinNames
public import MoyinRules
public import MoyinText
internal import MoyinTypes
internal import MoyinValidators

/// Everything a scan needs and never changes: folding, tables, lexicon, detectors. Immutable; share one between threads.
///
/// Making one takes some ten milliseconds; keep it.
public final class ScanEngine: Sendable {
    /// What the hot path needs of a detector. Trivially copyable.
    struct Detector: Sendable {
        var kind: Kind
        var rule: UInt16
        var recogniser: Recogniser
        var severity: Severity
        var base: Int
        var needsLabel: Bool
        var hasCues: Bool
        var shape: Shape
        /// A masked value behind its label is worth reporting.
        var isMaskable: Bool
        /// Symbols at the beginning and at the end that the official form of the kind shows.
        var shownFirst = 0
        var shownLast = 0
    }

    static let noSlot: UInt8 = 0xff

    public let catalog: RuleCatalog
    public let fold: FoldTable
    let tables: ReferenceTables
    let triggers: TriggerTables
    let lexicon: Lexicon
    let placeholders: PlaceholderWords
    let places: PlaceNames
    let names: NameModel
    let findsNames: Bool
    let alphabet: NameAlphabet
    /// Names that the user knows.
    let roster: Roster
    /// Last characters of the headers of columns of names.
    let nameHeaderEnds: UnitSet
    let detectors: [Detector]
    /// Slot of each recogniser's detector.
    let slots: [UInt8]
    /// Detectors whose values only a label gives away.
    let labelledSlots: [UInt8]
    /// The same as a set, and the detectors of names on the net.
    let labelledSet: DetectorSet
    let accountSet: DetectorSet

    let userRules: UserRules

    /// - Parameters:
    ///   - lists: names that the user knows.
    ///   - findsNames: whether others are looked for.
    /// - Throws: ``RuleErrors`` when a user's expression does not compile.
    public init(
        _ catalog: RuleCatalog, names lists: NameLists = NameLists(), findsNames: Bool = true, on ground: ScanGround = ScanGround()
    ) throws(RuleErrors) {
        try Self.checkLimits(catalog)
        self.catalog = catalog
        fold = ground.fold
        tables = ground.tables
        triggers = ground.triggers
        places = ground.places
        names = ground.names
        self.findsNames = findsNames
        alphabet = ground.alphabet
        roster = Roster(lists, fold: ground.fold)
        detectors = Self.compile(catalog)
        var slots = [UInt8](repeating: Self.noSlot, count: Recogniser.allCases.count)
        var labelled: [UInt8] = []
        for (slot, detector) in detectors.enumerated() {
            if slots[Int(detector.recogniser.ordinal)] == Self.noSlot {
                slots[Int(detector.recogniser.ordinal)] = UInt8(slot)
            }
            if Self.isLabelBound(detector.recogniser) { labelled.append(UInt8(slot)) }
        }
        self.slots = slots
        labelledSlots = labelled
        labelledSet = DetectorSet(labelled)
        accountSet = DetectorSet([Recogniser.wechat, .paymentAccount, .credential].map { slots[Int($0.ordinal)] })
        var builder = LexiconBuilder(fold: fold)
        builder.add(catalog, slotOf: Self.slotOf(catalog))
        if builder.isFull {
            throw Self.limit(
                catalog, "too-many-words", "标签、反证等词语共超过 \(LexiconBuilder.limit) 个", "去掉不用的词；大批的词写成 words 规则，个数不限")
        }
        lexicon = builder.build()
        nameHeaderEnds = UnitSet(
            catalog.lexicon.headers.filter { $0.0 == .name }.flatMap(\.1).compactMap { builder.folded($0).last })
        userRules = try UserRules(catalog, fold: fold, folded: builder.folded)
        placeholders = PlaceholderWords(
            right: catalog.lexicon.placeholderRight.map(builder.folded),
            left: catalog.lexicon.placeholderLeft.map(builder.folded))
    }

    /// Rules in the order of the catalogue that scan by recogniser.
    private static func scanned(_ catalog: RuleCatalog) -> [(rule: Int, detector: DetectorRule)] {
        catalog.rules.enumerated().filter { $0.element.user == nil && !$0.element.recogniser.isOfDocument }.map { ($0.offset, $0.element) }
    }

    /// Detectors are numbered with a byte, in sets of 128 bits; rules with two bytes.
    private static func checkLimits(_ catalog: RuleCatalog) throws(RuleErrors) {
        let scanned = catalog.rules.count { $0.user == nil && !$0.recogniser.isOfDocument }
        if scanned > DetectorSet.capacity {
            throw limit(
                catalog, "too-many-rules", "用识别器的规则有 \(scanned) 条，最多 \(DetectorSet.capacity) 条", "同一种内容的标签并到一条规则里，或改用 pattern、words 规则")
        }
        if catalog.rules.count > 60_000 {
            throw limit(catalog, "too-many-rules", "规则有 \(catalog.rules.count) 条，最多 60000 条", "词语并到一条 words 规则里")
        }
    }

    /// The last rule is where the limit was passed, near enough.
    private static func limit(_ catalog: RuleCatalog, _ code: String, _ message: String, _ remedy: String) -> RuleErrors {
        let rule = catalog.rules.last
        return RuleErrors([
            RuleDiagnostic(code, file: rule?.file ?? "", line: rule?.line ?? 1, column: 1, message: message, remedy: remedy)
        ])
    }

    /// Slot of each rule, nil for those that scan by expressions.
    private static func slotOf(_ catalog: RuleCatalog) -> [UInt8?] {
        var slots = [UInt8?](repeating: nil, count: catalog.rules.count)
        for (slot, item) in scanned(catalog).enumerated() { slots[item.rule] = UInt8(slot) }
        return slots
    }

    private static func compile(_ catalog: RuleCatalog) -> [Detector] {
        scanned(catalog).map { index, rule in
            var detector = Detector(
                kind: rule.kind, rule: UInt16(index), recogniser: rule.recogniser, severity: rule.severity,
                base: rule.base, needsLabel: rule.needsLabel, hasCues: !rule.cues.isEmpty,
                shape: rule.shape ?? builtinShape(rule.recogniser), isMaskable: isMaskable(rule))
            if case .keep(let first, let last) = rule.mask { (detector.shownFirst, detector.shownLast) = (first, last) }
            return detector
        }
    }

    private static func isMaskable(_ rule: DetectorRule) -> Bool {
        guard rule.severity >= .s2 else { return false }
        switch rule.recogniser {
        case .email, .url, .credential, .coordinates, .age, .placeholder, .excelTruncation, .ip, .nativePlace, .personName: return false
        default: return true
        }
    }

    /// Recognisers without a grammar of their own take any digits behind their label.
    private static func isLabelBound(_ recogniser: Recogniser) -> Bool {
        switch recogniser {
        case .labelled, .qq, .militaryID, .twPassport, .twPlate, .paymentAccount: true
        default: false
        }
    }

    private static func builtinShape(_ recogniser: Recogniser) -> Shape {
        var shape = Shape()
        switch recogniser {
        case .qq:
            shape.digits = 5...11
            shape.noLeadingZero = true
        case .militaryID: shape.digits = 6...12
        case .paymentAccount: shape.digits = 11...20
        case .twPassport: shape.digits = 9...9
        case .twPlate:
            shape.any = true
            shape.total = 5...8
        default: break
        }
        return shape
    }
}

extension ScanEngine {
    /// The lexicon word that a step of evidence names, as written in the rule file.
    public func word(_ index: UInt16) -> String? {
        Int(index) < lexicon.texts.count ? lexicon.texts[Int(index)] : nil
    }

    /// The title beside a name that a step of evidence names.
    public func title(_ index: UInt16) -> String? { index == 0 ? nil : names.title(Int(index) - 1) }

    /// Indexes of the users' rules that are tried on every text for want of a literal.
    public var unfilteredRules: [UInt16] { userRules.unfiltered }

    /// Name of the kernel that classifies bytes on this machine.
    public static var kernelName: String { TriggerTables.kernelName }

    /// Version of the PCRE2 library that runs users' expressions.
    public static var pcre2Version: String {
        var text = [CChar](repeating: 0, count: 64)
        moyin_pcre2_version(&text, text.count)
        return String(decoding: text.prefix { $0 != 0 && $0 != 0x20 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

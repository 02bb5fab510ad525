public import MoyinTypes

/// Words that mark a document, or say what it is, and where they count (catalogue §10): a group of `markings/`.
public struct PhraseGroup: Sendable {
    public var kind: Kind
    /// Unique within its kind.
    public var id: String
    /// Simplified, lower case. `#` stands for a number in any digits.
    public var words: [String]
    public var places: Set<PhrasePlace>
    public var zone = PhraseZone.any
    public var role = Disposition.block
    /// Words that make up a mark together with these: 注意保存 beside 内部资料.
    public var companions: [String] = []
    /// Alone, without a companion, the words are a heading and no mark.
    public var needsCompanion = false
    /// Names of fields whose value the words are.
    public var labels: [String] = []
    /// Directly before or behind, these make it a mention.
    public var left: [String] = []
    public var right: [String] = []
    /// It counts only directly behind one of these. Empty: behind anything.
    public var behind: [String] = []
    /// One of these in the same line or in the title; then one of `also` likewise. Empty: not asked for.
    public var near: [String] = []
    public var also: [String] = []
    /// One of these in the text, or in the title.
    public var needs: [String] = []
    public var needsTitle: [String] = []
    /// One of these in the text, or in the title, and it is a mention.
    public var unless: [String] = []
    public var unlessTitle: [String] = []
    /// How many digits `#` has; nil: any number.
    public var digits: Int?
    /// Counts within quotation marks too.
    public var inQuotes = false
    /// The marking takes in the numbers, degrees and directions that go on beside it: coordinates.
    public var extends = false
    /// What it says of the document, for OPEN_ATTRIBUTE.
    public var attribute: OpenAttribute?
    /// Clauses that say more than those of the detector: 统计法 for figures that are not released yet.
    public var basis: [String] = []

    public init(kind: Kind, id: String, words: [String], places: Set<PhrasePlace>) {
        (self.kind, self.id, self.words, self.places) = (kind, id, words, places)
    }
}

/// Where in a line a phrase counts.
public enum PhrasePlace: String, Sendable, CaseIterable {
    /// The line holds nothing but the phrase, its companions, numbers and ornament.
    case line
    /// Likewise a stretch between wide gaps of a line.
    case stretch
    /// Likewise a stretch, or a cell of a table.
    case cell
    /// Likewise what stands in brackets.
    case bracket
    /// At the end of a title, before brackets.
    case title
    /// At the beginning of a line, behind a number, with nothing, a colon or a bracket behind it.
    case heading
    /// Behind one of the labels.
    case field
    /// As a label itself: 签发人：
    case fieldName = "field-name"
    /// Anywhere.
    case sentence
    /// Anywhere, if another group of the kind was found in the text.
    case afterMark = "after-mark"
}

/// Which lines of a text or page.
public enum PhraseZone: String, Sendable, CaseIterable {
    case any
    /// The first eight lines that are not empty.
    case head
    /// Those, or the last three.
    case edge
}

/// What a document says of its own publication (国办发〔2016〕80号).
public enum OpenAttribute: String, Sendable, CaseIterable {
    /// 主动公开, 公开发布
    case proactive
    /// 依申请公开
    case onRequest = "on-request"
    /// 不予公开, 免予公开
    case withheld
    /// 删减后公开, 部分公开
    case partial
}

/// The words of the official mark of state secrets: level★term (catalogue §10.1, §10.12).
public struct SecretGrammar: Sendable {
    public struct Level: Sendable {
        public var word: String
        /// The longest term in years that the law allows (保守国家秘密法 20).
        public var term: Int?
        /// Clauses of the law that knows this level, where it is not the mainland's.
        public var basis: [String] = []
    }
    public var levels: [Level] = []
    /// Any of these characters passes for the star.
    public var stars = ""
    public var terms: [String] = []
    /// Terms of examination papers.
    public var exams: [String] = []
    /// Ends of a condition of declassification.
    public var conditions: [String] = []
    public var fields: [String] = []
    /// Fields in which 密 alone is a value.
    public var shortFields: [String] = []
    /// Clauses for a level in one of these fields, and for 密 alone.
    public var shortFieldsBasis: [String] = []
    public var shortBasis: [String] = []
    /// Clauses for a level that stands beside its English: 機密 CONFIDENTIAL.
    public var bilingualBasis: [String] = []
    public var telegramFields: [String] = []
    public var telegrams: [String] = []
    public var companions: [String] = []
    /// Stamps that say that the secrecy is over, and what beside 解密 makes it a condition instead.
    public var declassified: [String] = []
    public var conditionalLeft: [String] = []
    public var conditionalRight: [String] = []
    /// Words in a sentence that leave open whether the document itself is meant.
    public var doubtful: [String] = []
}

/// Everything of `markings/`.
public struct PhraseRules: Sendable {
    public var groups: [PhraseGroup] = []
    public var secret = SecretGrammar()
    /// Characters that a text is searched for, the rarest first. Every phrase has one.
    public var triggers = ""
    /// The characters that fold to triggers, in at most sixteen parts whose half bytes fit few other characters.
    public var buckets: [String] = []

    /// Every word that a text is searched for; `#` stands for a number. What only counts behind another marking is not.
    public var words: [String] {
        groups.filter { $0.places != [.afterMark] }.flatMap(\.words) + secret.levels.map(\.word) + secret.telegrams + secret.fields
            + secret.shortFields
    }

    mutating func merge(_ other: PhraseRules) {
        groups += other.groups
        if !other.secret.levels.isEmpty { secret = other.secret }
        if !other.triggers.isEmpty { (triggers, buckets) = (other.triggers, other.buckets) }
    }
}

public import MoyinTypes

/// What one sort of notice may say of persons, must hide and must hold (catalogue §11): a file of `profiles/`.
public struct Profile: Sendable {
    /// 任前公示
    public var name: String
    /// `appointment`
    public var alias: String
    public var nameEnglish: String
    /// Clauses, such as `政府信息公开条例#20`.
    public var basis: [String]
    /// Those by which something has to go, where they are not the first of ``basis``.
    public var redactBasis: [String] = []
    /// What it is for, in a sentence.
    public var summary: String
    public var summaryEnglish = ""
    /// Kinds that stay as they are, whoever they belong to.
    public var allows: Set<Kind> = []
    /// Kinds that stay as long as they say no more than this: a month of birth, an address down to the village.
    public var allowsUpTo: [Kind: Detail] = [:]
    /// Kinds that stay when they belong to an office or to somebody in office: the contact of a purchase.
    public var allowsOfOffices: Set<Kind> = []
    /// Kinds that go although the general rules would let them stay.
    public var forbids: Set<Kind> = []
    /// How a kind is hidden here, where that differs from its detector: what a local authority prescribes.
    public var masks: [Kind: MaskRule] = [:]
    public var names = NamePolicy.keep
    /// Said of a person whose name stays, these facts themselves go: the cause of an illness in a list of benefits.
    public var facts: Set<SensitiveTopic> = []
    /// These may stand beside a name. Beside a topic that is neither here nor in ``facts`` a private name goes.
    public var open: Set<SensitiveTopic> = []
    /// Counts of persons below this are hidden where a place is named with them (catalogue §12 R10); nil: none are.
    public var smallCells: Int?
    /// With one of these words a notice that names a private person is a sealed record and not published at all
    /// (治安管理处罚法 article 136).
    public var sealed: [String] = []
    public var sealedBasis: [String] = []
    /// An address beside which no private person stands is the place of an office or firm.
    public var ownPlaces = false
    /// Persons have to be named: a name that is hidden is noted.
    public var mustName = false
    /// What such a notice has to hold.
    public var requires: [Requirement] = []
    /// Notes that are due unless the text has one of their words.
    public var reminders: [Reminder] = []
    public var recognition = Recognition()
    /// Where the rules come from, when more is to be said than ``basis`` does.
    public var source: String?
    public var examples: [Example] = []
    public var file = ""
    public var line = 0

    public init(name: String, alias: String, nameEnglish: String, summary: String, basis: [String]) {
        (self.name, self.alias, self.nameEnglish, self.summary, self.basis) = (name, alias, nameEnglish, summary, basis)
    }

    /// What becomes of the names of private persons.
    public enum NamePolicy: String, Sendable, CaseIterable {
        /// They stay, unless tied to what may not stand beside a name.
        case keep
        /// They go.
        case hide
        /// They go of those whom a court must not name: minors, victims, witnesses, parties of family and inheritance cases.
        case parties
    }

    /// How much a date or a place tells, from little to much.
    public enum Detail: String, Sendable, CaseIterable {
        case year, month
        case county, town, village

        public var isOfDate: Bool { self == .year || self == .month }
    }

    /// Something mandatory: `MANDATORY_MISSING` is noted when the text has none of the words.
    public struct Requirement: Sendable {
        public var what: String
        public var words: [String]
        /// Only asked of texts that have one of these: 中标 and 成交 for the experts of a purchase. Empty: of all.
        public var when: [String]
        public var basis: [String]
    }

    public struct Reminder: Sendable {
        /// The kind of the note: `WITHDRAW_AFTER_PERIOD`.
        public var note: Kind
        /// Only for texts that have one of these. Empty: for all.
        public var when: [String]
        public var unless: [String]
        /// Of a document that is online already it is due whatever the words.
        public var isDueOnline: Bool
        /// Only due when a private person is named in full.
        public var needsNames: Bool
        public var basis: [String]
    }

    /// How such a notice is known when nobody says what it is. Points are added up; see `ProfileRecogniser`.
    public struct Recognition: Sendable {
        /// Words in the title.
        public var title: [Word] = []
        /// Words in the first lines or the headers of a table.
        public var body: [Word] = []
        /// Words in the title that speak against it.
        public var not: [Word] = []

        public init(title: [Word] = [], body: [Word] = [], not: [Word] = []) {
            (self.title, self.body, self.not) = (title, body, not)
        }

        public struct Word: Sendable, Equatable {
            public var text: String
            public var points: Int
            /// Written 通知$: only at the end of a line of the title, brackets and numbers behind it apart. A Chinese
            /// title ends with what the document is.
            public var isEnding: Bool

            public init(_ text: String, points: Int, isEnding: Bool = false) {
                (self.text, self.points, self.isEnding) = (text, points, isEnding)
            }
        }
    }

    /// A short text and what is to be done with it.
    public struct Example: Sendable {
        /// Without the marks ⟦…⟧.
        public var text: String
        public var verdict: Verdict
        /// All that must not stay as it is, in bytes: what stood in ⟦…⟧. nil: the example does not say.
        public var hidden: [Range<Int>]?
        /// The profile that the text is of, although it looks like this one: a name, an alias or `general`. nil: this one.
        public var instead: String?
        public var why: String?
        /// Why it does not hold yet. nil: it has to.
        public var open: String?
        public var line: Int
    }
}

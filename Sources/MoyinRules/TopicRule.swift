public import MoyinTypes

/// How one sensitive topic is recognised once a person is near (catalogue §7): from `topics/`.
public struct TopicRule: Sendable {
    public var topic: SensitiveTopic
    public var severity: Severity
    /// Words that state the fact.
    public var words: [String] = []
    public var frames: [Frame] = []
    /// Words that hold one of `words` and speak of nobody.
    public var not: [String] = []
    /// Words that say it of the name right behind them, and of no other.
    public var labels: [String] = []
    /// Headers of columns whose cells state it.
    public var columns: [String] = []
    public var basis: [String] = []

    /// A beginning, an end, and at most so many characters between them: 患 … 病.
    public struct Frame: Sendable {
        public var from: [String]
        public var to: [String]
        public var within: Int
    }
}

/// Words beside a name that tell whose it is.
public struct SubjectWords: Sendable {
    public var official: [String] = []
    public var `private`: [String] = []
    public var minor: [String] = []
    /// Names that a court replaces, beside those of minors.
    public var concealed: [String] = []
    /// Labels of what somebody in office wrote: who signs it acts in office.
    public var opinions: [String] = []
    /// Fields of which a name is the value; words right before a name; words for a person; what is no name in such a field.
    public var nameLabels: [String] = []
    public var nameCallers: [String] = []
    public var nameBearers: [String] = []
    public var noNames: [String] = []
    /// Words that overlap what looks like a name and show that it is none; verbs right behind a writer's name.
    public var neverNames: [String] = []
    public var nameSpeaks: [String] = []
    /// Headers of places and counts in tables whose small counts point to somebody, and units behind a count.
    public var cellPlaces: [String] = []
    public var cellCounts: [String] = []
    public var cellUnits: [String] = []
    /// Words of a picture.
    public var pictures: [String] = []
    /// Matters in which a minor must not be named.
    public var minorCases: [String] = []
    /// Cases whose parties a court does not name: marriage, family, inheritance.
    public var familyCases: [String] = []
    /// Files of an investigation that is still at work.
    public var investigations: [String] = []

    mutating func merge(_ other: SubjectWords) {
        official += other.official
        `private` += other.private
        minor += other.minor
        concealed += other.concealed
        opinions += other.opinions
        nameLabels += other.nameLabels
        nameCallers += other.nameCallers
        nameBearers += other.nameBearers
        noNames += other.noNames
        neverNames += other.neverNames
        nameSpeaks += other.nameSpeaks
        cellPlaces += other.cellPlaces
        cellCounts += other.cellCounts
        cellUnits += other.cellUnits
        pictures += other.pictures
        minorCases += other.minorCases
        familyCases += other.familyCases
        investigations += other.investigations
    }
}

/// What the tables say about one character. Scores are log-odds against ordinary text, in eighths of a nat.
struct NameCharacter {
    /// As a surname of one character; ``never`` where it is none.
    var surname = NameCharacter.never
    /// As the only given character, as the first and as the last of two.
    var only = NameCharacter.never
    var first = NameCharacter.never
    var last = NameCharacter.never
    /// In a transliteration.
    var foreign = NameCharacter.never
    var flags: UInt8 = 0
    /// The class of the character as a word by itself, or ``WordClasses/none``.
    var sort = WordClasses.none
    /// A title that may stand before a name ends with it.
    var endsTitle = false

    static let never: Int8 = -128

    init() {}

    init(surname: Int8, only: Int8, first: Int8, last: Int8, foreign: Int8, flags: UInt8, sort: UInt8) {
        (self.surname, self.only, self.first, self.last, self.foreign, self.flags) = (surname, only, first, last, foreign, flags)
        self.sort = sort
    }

    /// What an ideograph that stands in no known name counts as.
    private static let unknown: Int8 = -28

    private static let leastSurname: Int8 = -60

    /// To be called when all flags are set.
    mutating func settle() {
        if has(Self.han) {
            only = max(only, Self.unknown)
            first = max(first, Self.unknown)
            last = max(last, Self.unknown)
        }
        // Hardly ever a surname: 有, 能, 者.
        if surname < Self.leastSurname { surname = Self.never }
    }

    @inline(__always)
    func has(_ flag: UInt8) -> Bool { flags & flag != 0 }

    /// May be the first character of a surname of two or three.
    static let leadsCompound: UInt8 = 1
    /// A title or post may begin with it.
    static let beginsTitle: UInt8 = 2
    static let han: UInt8 = 4
    /// Joins the parts of a foreign name.
    static let dot: UInt8 = 8
    /// Common in transliterations.
    static let foreign: UInt8 = 16
    static let letter: UInt8 = 32
    /// May stand in a masked name: 某, *, ×.
    static let mask: UInt8 = 64
}

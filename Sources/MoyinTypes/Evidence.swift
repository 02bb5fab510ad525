/// Why the confidence of a finding rose or fell by some points (catalogue §3.1).
public enum EvidenceKind: UInt8, Sendable, CaseIterable {
    /// What the shape alone is worth.
    case shape
    case checksumPassed, checksumFailed
    case dateValid, dateInvalid
    case regionKnown, regionUnknown
    /// Number segment, area code, issuer or country known to be allotted, or not.
    case segmentKnown, segmentUnknown
    /// A label directly before (or behind) the value; `word` and `distance` say which and how far.
    case label
    /// A cue elsewhere in the sentence.
    case cue
    /// The header of the table column.
    case column
    /// A word that speaks against it: 订单号, 许可证编号, a measure word.
    case negative
    /// Invisible characters, look-alikes, spelled-out digits: somebody or something disguised the value.
    case disguise
    /// Part of a longer run of letters and digits.
    case embedded
    /// Broken over a line end or spread over several groups.
    case spread
    /// A validator that a user rule names agreed or did not.
    case validatorPassed, validatorFailed
    /// What the characters of a name say, and what stands before and behind it.
    case nameCharacters, nameBefore, nameAfter
    /// Common words that a name is, holds or cuts through.
    case nameWords
    /// A title or post beside a name; `word` is its number among the titles of the name model, counted from 1, or 0.
    case nameTitle
    /// Its neighbours in a list.
    case nameList
    /// The same name elsewhere in the text, and how full of names the text is.
    case nameText
    /// Other ways to read the same characters, and what such sums were worth where it could be counted.
    case nameCalibration
    /// Only a surname, with 某, a sign or a form of address in place of the rest.
    case nameMask
    /// A word, label, age or sex beside it that only stands beside names.
    case nameProof
    /// It stands on a list of the user's: names to be found, names that are public.
    case listed, listedPublic
    /// It stands in the row or sentence of a person.
    case beside
    /// The document as a whole shows it.
    case document
    /// A phrase taken for a marking; `word` is the number of the reason why.
    case marking
}

/// One step from the base value to the final confidence.
public struct Evidence: Sendable, Hashable {
    public var kind: EvidenceKind
    /// Points added, out of 100.
    public var points: Int8
    /// For a label, cue or negative word: characters between it and the value.
    public var distance: UInt8
    /// For a label, cue, column or negative word: its index in the engine's lexicon; otherwise 0.
    public var word: UInt16

    public init(_ kind: EvidenceKind, _ points: Int, distance: Int = 0, word: UInt16 = 0) {
        self.kind = kind
        self.points = Int8(clamping: points)
        self.distance = UInt8(clamping: distance)
        self.word = word
    }
}

/// Up to eight steps, stored inline so that a finding needs no allocation. A ninth is dropped from the explanation but
/// not from the sum.
public struct EvidenceList: Sendable {
    private var steps: InlineArray<8, Evidence> = .init(repeating: Evidence(.shape, 0))
    public private(set) var count: UInt8 = 0
    private var sum: Int16 = 0

    public init() {}

    public mutating func add(_ step: Evidence) {
        sum += Int16(step.points)
        guard count < 8 else { return }
        steps[Int(count)] = step
        count += 1
    }

    public subscript(_ index: Int) -> Evidence { steps[index] }

    /// 0 … 100.
    public var confidence: Int { Int(max(0, min(100, sum))) }

    public var array: [Evidence] { (0..<Int(count)).map { steps[$0] } }
}

public import MoyinTypes
public import MoyinValidators

/// One detector as a rule file describes it.
public struct DetectorRule: Sendable {
    public var kind: Kind
    /// Unique among all rules: `cn/resident-id`.
    public var id: String
    public var nameChinese: String
    public var nameEnglish: String
    public var recogniser: Recogniser
    public var shape: Shape?
    public var severity: Severity
    /// Points of the bare shape.
    public var base: Int
    public var needsLabel: Bool
    public var mask: MaskRule
    public var labels: [String] = []
    public var cues: [String] = []
    public var negative: [String] = []
    public var after: [String] = []
    public var columns: [String] = []
    public var basis: [String] = []
    public var lawful: String?
    public var source: String?
    public var examples: [RuleExample] = []
    /// Only in users' files.
    public var user: UserPattern?
    public var file: String
    public var line: Int
}

/// What a user's rule looks for.
public struct UserPattern: Sendable {
    public enum Matcher: Sendable {
        /// A PCRE2 expression over the folded text.
        case expression(String)
        case words([String])
    }
    public var matcher: Matcher
    /// Folded text that every match contains; nil: found from the expression.
    public var literal: String?
    /// Why the rule has to be tried everywhere, if no literal can be found: for those who read the file.
    public var unfiltered: String?
    public var validator: ValidatorID?
    public var context: [String] = []
    /// Characters between a context word and the match.
    public var within = 12
    public var contextRequired = false
}

/// How a value is hidden (catalogue §3.4).
public enum MaskRule: Sendable, Equatable {
    /// The first and last characters stay.
    case keep(Int, Int)
    case remove
    case label
    case generalise
    /// Of a person's name the surname stays: 张某某.
    case surname
    /// Lawful as it stands.
    case unchanged
}

/// Symbols a labelled value may have.
public struct Shape: Sendable, Equatable {
    public var letters: ClosedRange<Int> = 0...0
    public var digits: ClosedRange<Int> = 4...30
    /// With `any`: letters and digits mixed, this many in all.
    public var total: ClosedRange<Int> = 4...30
    public var any = false
    /// The first digit is not zero.
    public var noLeadingZero = false

    public init() {}

    /// - Parameter symbols: ASCII digits and capital letters.
    public func admits(_ symbols: Span<UInt8>) -> Bool {
        if any {
            guard total.contains(symbols.count) else { return false }
            for index in 0..<symbols.count where symbols[index] &- 0x30 < 10 { return true }
            return false
        }
        var index = 0
        while index < symbols.count, symbols[index] &- 0x41 < 26 { index += 1 }
        guard letters.contains(index), digits.contains(symbols.count - index) else { return false }
        if noLeadingZero, symbols[index] == 0x30 { return false }
        while index < symbols.count {
            if symbols[index] &- 0x30 >= 10 { return false }
            index += 1
        }
        return true
    }
}

/// A text that a rule must match, or must not.
public struct RuleExample: Sendable, Equatable {
    public var text: String
    /// UTF-8 ranges that must be found with the rule's kind; empty: the kind must not be reported at all.
    public var expected: [Range<Int>]
    public var why: String?
    public var line: Int

    /// Takes ⟦…⟧ out of the text and remembers where they stood. nil: unbalanced.
    public static func parse(match marked: String, line: Int) -> RuleExample? {
        var text: [UInt8] = []
        var ranges: [Range<Int>] = []
        var open: Int?
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "⟦":
                if open != nil { return nil }
                open = text.count
            case "⟧":
                guard let start = open, start < text.count else { return nil }
                ranges.append(start..<text.count)
                open = nil
            default: text.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
            }
        }
        guard open == nil, !ranges.isEmpty else { return nil }
        return RuleExample(text: String(decoding: text, as: UTF8.self), expected: ranges, line: line)
    }
}

/// What the symbols of a number tell about it. There is none (`nil`) where the grammar already fails.
///
/// Facts are evidence, not a judgement: an unknown region or segment lowers confidence and never rejects, because
/// tables have gaps and numbering plans grow.
public struct NumberFacts: Sendable, Equatable {
    public enum Check: UInt8, Sendable {
        /// The number has no such part, or the table it needs is empty.
        case absent
        case passed, failed

        init(_ passed: Bool) { self = passed ? .passed : .failed }
    }

    public var checksum: Check
    /// The date inside the number is a day of the calendar.
    public var date: Check
    /// Region, segment, area code, issuer or country is known to be allotted.
    public var allotment: Check
    /// The date of birth inside the number, when it is a day of the calendar.
    public var birth: CivilDate?

    public init(checksum: Check = .absent, date: Check = .absent, allotment: Check = .absent, birth: CivilDate? = nil) {
        self.checksum = checksum
        self.date = date
        self.allotment = allotment
        self.birth = birth
    }
}

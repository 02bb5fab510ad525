/// What a person decided about one finding, over what the profile says.
public struct ReviewerChoice: Sendable {
    public enum Action: String, CaseIterable, Sendable {
        /// Stays as it is; wants a reason.
        case keep
        /// Hidden in the style of the copy.
        case mask
        /// Nothing is left in its place.
        case remove
    }
    /// Bytes of ``Assessment/source``: exactly those of the finding.
    public var range: Range<Int>
    public var action: Action

    public init(range: Range<Int>, action: Action) {
        (self.range, self.action) = (range, action)
    }
}

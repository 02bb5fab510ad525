public import MoyinTypes

/// A value on its way into a text: what is written and what it is.
public struct Piece: Sendable {
    public var text: String
    public var kind: ValueKind
    /// Set when the value is written masked.
    public var rating: MaskRating?

    public init(_ text: String, _ kind: ValueKind, rating: MaskRating? = nil) {
        (self.text, self.kind, self.rating) = (text, kind, rating)
    }
}

/// One labelled stretch of a text, in code points, end exclusive.
public struct LabelledSpan: Sendable, Hashable {
    public var start: Int
    public var end: Int
    public var kind: ValueKind
    /// How much a masked value still tells; nil where the value stands in full.
    public var rating: MaskRating?
}

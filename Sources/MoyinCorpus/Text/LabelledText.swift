/// Text that remembers where its values are. Built by interpolation: `"户主\(name)，电话\(mobile)"`.
public struct LabelledText: Sendable {
    public private(set) var text = ""
    /// Sorted by start, not overlapping.
    public private(set) var spans: [LabelledSpan] = []
    /// Length of `text` in code points.
    public private(set) var length = 0

    public init() {}

    mutating func append(_ plain: String) {
        text += plain
        length += plain.unicodeScalars.count
    }

    mutating func append(_ piece: Piece) {
        let start = length
        append(piece.text)
        spans.append(LabelledSpan(start: start, end: length, kind: piece.kind, rating: piece.rating))
    }

    mutating func append(_ other: LabelledText) {
        let offset = length
        append(other.text)
        for span in other.spans {
            spans.append(LabelledSpan(start: span.start + offset, end: span.end + offset, kind: span.kind, rating: span.rating))
        }
    }

    /// Spaces up to `width` columns, Han counting two: for tables of aligned plain text.
    mutating func pad(to width: Int) {
        let columns = text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2e80 ? 2 : 1) }
        if columns < width { append(String(repeating: " ", count: width - columns)) }
    }
}

extension LabelledText: ExpressibleByStringInterpolation {
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var result = LabelledText()

        public init(literalCapacity: Int, interpolationCount: Int) {}
        public mutating func appendLiteral(_ literal: String) { result.append(literal) }
        public mutating func appendInterpolation(_ piece: Piece) { result.append(piece) }
        public mutating func appendInterpolation(_ text: LabelledText) { result.append(text) }
        public mutating func appendInterpolation(_ plain: String) { result.append(plain) }
        public mutating func appendInterpolation(_ plain: Substring) { result.append(String(plain)) }
        public mutating func appendInterpolation(_ number: Int) { result.append(String(number)) }
    }

    public init(stringLiteral value: String) { append(value) }
    public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.result }

    static func + (left: LabelledText, right: LabelledText) -> LabelledText {
        var result = left
        result.append(right)
        return result
    }

    static func += (left: inout LabelledText, right: LabelledText) { left.append(right) }
}

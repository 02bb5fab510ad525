/// A place in a text, in the units that reports offer beside bytes. Lines and columns count from 1, columns in code
/// points; a line ends with its line feed.
public struct TextPosition: Sendable, Hashable {
    public var codePoint = 0
    public var utf16 = 0
    public var line = 1
    public var column = 1

    public init() {}

    /// This place when it was counted from `base` on instead of from the start of the text.
    public func shifted(by base: TextPosition) -> TextPosition {
        var place = self
        place.codePoint += base.codePoint
        place.utf16 += base.utf16
        if line == 1 { place.column += base.column - 1 }
        place.line += base.line - 1
        return place
    }
}

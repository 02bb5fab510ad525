internal import MoyinText
public import MoyinTypes

/// A finding with what a report needs of the text around it, so that the text itself need not be kept.
public struct Found: Sendable {
    public internal(set) var finding: Finding
    /// The value as it stands in the text, UTF-8; empty where only numbers were asked for.
    public let value: [UInt8]
    /// Where it begins. Line and column count from 1, columns in code points.
    public internal(set) var start: TextPosition
    /// Where it ends, relative to where it begins.
    private(set) var codePoints: Int32 = 0
    private(set) var utf16: Int32 = 0
    /// Set where surroundings were asked for.
    public internal(set) var excerpt: Excerpt?

    init(_ finding: Finding, value: [UInt8]) { (self.finding, self.value, start) = (finding, value, TextPosition()) }

    /// Tells where it is: bytes of `text` that the converter has not passed.
    mutating func place(_ range: Range<Int>, in text: Span<UInt8>, _ converter: inout OffsetConverter) {
        start = converter.advance(to: range.lowerBound, in: text)
        var ahead = converter
        let end = ahead.advance(to: range.upperBound, in: text)
        (codePoints, utf16) = (Int32(clamping: end.codePoint - start.codePoint), Int32(clamping: end.utf16 - start.utf16))
    }

    /// Offsets in the text.
    public func range(in unit: OffsetUnit) -> Range<Int> {
        switch unit {
        case .utf8: finding.range
        case .codepoint: start.codePoint..<(start.codePoint + Int(codePoints))
        case .utf16: start.utf16..<(start.utf16 + Int(utf16))
        }
    }
}

extension Finding {
    /// It may not stay, or others may yet tell what its mask hides.
    var isCandidate: Bool { disposition != .keep || masked != nil }
}

/// The surroundings of a value on its line. The value, and every other one in sight that must not be shown, is masked.
public final class Excerpt: Sendable {
    public let before: String
    public let value: String
    public let after: String

    init(before: String, value: String, after: String) {
        self.before = before
        self.value = value
        self.after = after
    }
}

/// What offsets count.
public enum OffsetUnit: String, Sendable, CaseIterable {
    case codepoint, utf8, utf16
}

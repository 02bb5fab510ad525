/// What a character means to the scanner, once folded.
public enum SymbolClass: UInt8, Sendable {
    /// Punctuation, symbols, scripts that carry no identifiers.
    case other
    /// A digit in ASCII or a form that folds to it (full-width, circled, mathematical, other scripts' decimals).
    case digit
    /// A Chinese numeral that stands for one digit: 一 … 九, 〇 零, 壹 … 玖, 幺, 两. Not 十 百 千 万, which are values.
    case hanDigit
    /// A Latin letter, or a form that folds to one.
    case letter
    case space
    case tab
    case lineBreak
    case hyphen
    case dot
    /// `_` and `/`.
    case slash
    /// A character people put in place of hidden digits: `*` `×` `●` `○` `■` `□` `#`.
    case mask
    /// Deleted before matching: zero-width, bidi, variation selectors, combining marks, soft hyphens.
    case ignorable
    /// Any other ideograph.
    case han
    /// Folds to several characters, which only the expansion table or ICU can tell.
    case expanding
    /// Bytes that are not UTF-8.
    case invalid
}

/// One scalar's folded form and meaning, packed in 32 bits.
public struct FoldEntry: Sendable, Equatable {
    public var bits: UInt32

    @inlinable public init(bits: UInt32) { self.bits = bits }

    @inlinable public init(unit: UInt16, class: SymbolClass, flags: UInt32 = 0) {
        bits = UInt32(unit) | UInt32(`class`.rawValue) << 16 | flags
    }

    /// The folded UTF-16 unit: NFKC, lower case, simplified. For ``SymbolClass/digit`` and ``SymbolClass/hanDigit`` of
    /// the scanner it is the ideograph's own form; the digit is ``digit``.
    @inlinable public var unit: UInt16 { UInt16(truncatingIfNeeded: bits) }
    @inlinable public var symbolClass: SymbolClass {
        // Declared in the order of its raw values, so the bits are the case. Fifteen cases: 15 is never written.
        unsafeBitCast(UInt8(truncatingIfNeeded: bits &>> 16 & 0xf), to: SymbolClass.self)
    }
    @inlinable public var rawClass: UInt8 { UInt8(truncatingIfNeeded: bits >> 16 & 0xf) }
    /// 0 … 9; meaningful for digits, Chinese digits and round mask signs, which also pass for zero.
    @inlinable public var digit: UInt8 { UInt8(truncatingIfNeeded: bits >> 20 & 0xf) }

    /// Not the plain ASCII form.
    public static let compatibility: UInt32 = 1 << 24
    /// Greek, Cyrillic or another script's letter that looks like the Latin one it folds to here.
    public static let confusable: UInt32 = 1 << 25
    /// Composes with what stands before it, so that only ICU can fold the sequence.
    public static let combining: UInt32 = 1 << 26
    /// Followed by expansions: ``unit`` is an index.
    public static let expands: UInt32 = 1 << 27

    @inlinable public func has(_ flag: UInt32) -> Bool { bits & flag != 0 }
}

public import MoyinTypes

/// Counts code points, UTF-16 units and lines up to ascending UTF-8 offsets, in one pass over the text.
///
/// In damaged text every invalid sequence counts as the one U+FFFD that a lenient decoder makes of it, so that offsets
/// fit the string a reader of the report sees. Cost: 8 bytes a step on valid text.
public struct OffsetConverter: Sendable {
    /// What has been counted, up to `counted`.
    private var position = TextPosition()
    /// In UTF-8; behind `asked` when that was within a character.
    private var counted = 0
    private var asked = 0
    private let isValid: Bool

    /// - Parameter isValid: the text is well-formed UTF-8; always so after decoding another encoding.
    public init(isValid: Bool) { self.isValid = isValid }

    /// Where `offset` is. An offset within a character counts as the end of that character.
    ///
    /// - Parameters:
    ///   - offset: in UTF-8 bytes, not below the one before. Traps when it is, or when it is beyond the text.
    ///   - text: the same text every time.
    public mutating func advance(to offset: Int, in text: Span<UInt8>) -> TextPosition {
        text.withUnsafeBufferPointer { advance(to: offset, in: $0) }
    }

    public mutating func advance(to offset: Int, in text: UnsafeBufferPointer<UInt8>) -> TextPosition {
        precondition(offset >= asked, "offsets must ascend")
        precondition(offset <= text.count, "offset beyond the text")
        asked = offset
        if let base = text.baseAddress, counted < offset {
            if isValid {
                count(base, to: offset)
            } else {
                walk(base, count: text.count, to: offset)
            }
        }
        return position
    }

    /// Valid text: every byte that is no continuation begins a character, and from 0xF0 on it takes two units.
    private mutating func count(_ base: UnsafePointer<UInt8>, to offset: Int) {
        let raw = UnsafeRawPointer(base)
        let low: UInt64 = 0x0101_0101_0101_0101
        let seven: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
        while counted &+ 8 <= offset {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: counted, as: UInt64.self))
            let starts = ~((word &>> 7) & ~(word &>> 6)) & low
            let fourByteLeads = (word &>> 7) & (word &>> 6) & (word &>> 5) & (word &>> 4) & low
            let characters = starts.nonzeroBitCount
            position.codePoint &+= characters
            position.utf16 &+= characters &+ fourByteLeads.nonzeroBitCount
            // The high bit of each byte that is a line feed.
            let other = word ^ 0x0a0a_0a0a_0a0a_0a0a
            let breaks = ~(((other & seven) &+ seven) | other | seven)
            if breaks == 0 {
                position.column &+= characters
            } else {
                position.line &+= breaks.nonzeroBitCount
                // What begins behind the last of them.
                let last = 63 &- breaks.leadingZeroBitCount
                position.column = 1 &+ (last == 63 ? 0 : (starts &>> UInt64(last &+ 1)).nonzeroBitCount)
            }
            counted &+= 8
        }
        while counted < offset {
            add(base[counted])
            counted &+= 1
        }
    }

    /// The character that `byte` begins; nothing for the bytes that continue one.
    @inline(__always)
    private mutating func add(_ byte: UInt8) {
        if byte & 0xC0 == 0x80 { return }
        position.codePoint &+= 1
        position.utf16 &+= byte >= 0xF0 ? 2 : 1
        position.column &+= 1
        if byte == 0x0A {
            position.line &+= 1
            position.column = 1
        }
    }

    private mutating func walk(_ base: UnsafePointer<UInt8>, count: Int, to offset: Int) {
        while counted < offset {
            let step = UTF8Step.next(base + counted, available: count - counted, isFinal: true)
            // An invalid sequence counts as a character of one unit.
            add(step.isValid ? base[counted] : 0x7F)
            counted += step.length
        }
    }
}

/// Counts code points and UTF-16 units up to ascending UTF-8 offsets, in one pass over the text.
///
/// In damaged text every invalid sequence counts as the one U+FFFD that a lenient decoder makes of it, so that offsets
/// fit the string a reader of the report sees. Cost: 8 bytes a step on valid text.
public struct OffsetConverter: Sendable {
    /// A place in a text in the two units that reports offer beside UTF-8.
    public struct Position: Sendable, Hashable {
        public var codePoint = 0
        public var utf16 = 0
    }

    /// What has been counted, up to `counted`.
    private var position = Position()
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
    public mutating func advance(to offset: Int, in text: Span<UInt8>) -> Position {
        precondition(offset >= asked, "offsets must ascend")
        precondition(offset <= text.count, "offset beyond the text")
        asked = offset
        text.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, counted < offset else { return }
            if isValid {
                count(base, to: offset)
            } else {
                walk(base, count: buffer.count, to: offset)
            }
        }
        return position
    }

    /// Valid text: every byte that is no continuation begins a character, and from 0xF0 on it takes two units.
    private mutating func count(_ base: UnsafePointer<UInt8>, to offset: Int) {
        let raw = UnsafeRawPointer(base)
        let low: UInt64 = 0x0101_0101_0101_0101
        var index = counted
        var characters = 0
        var pairs = 0
        while index &+ 8 <= offset {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let continuations = (word &>> 7) & ~(word &>> 6) & low
            let fourByteLeads = (word &>> 7) & (word &>> 6) & (word &>> 5) & (word &>> 4) & low
            characters &+= 8 &- continuations.nonzeroBitCount
            pairs &+= fourByteLeads.nonzeroBitCount
            index &+= 8
        }
        while index < offset {
            characters &+= base[index] & 0xC0 == 0x80 ? 0 : 1
            pairs &+= base[index] >= 0xF0 ? 1 : 0
            index &+= 1
        }
        counted = offset
        position.codePoint += characters
        position.utf16 += characters + pairs
    }

    private mutating func walk(_ base: UnsafePointer<UInt8>, count: Int, to offset: Int) {
        while counted < offset {
            let step = UTF8Step.next(
                base + counted, available: count - counted, isFinal: true)
            position.codePoint += 1
            position.utf16 += step.isValid && step.length == 4 ? 2 : 1
            counted += step.length
        }
    }
}

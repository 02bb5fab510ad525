/// Decoding of single UTF-8 characters at a known place, forwards and backwards, without trusting the bytes.
public enum UTF8Decoding {
    /// Stands for a byte that does not begin, or does not continue, a well-formed character.
    public static let invalid: UInt32 = 0xffff_ffff

    /// The scalar at `position` and its length in bytes; (`invalid`, 1) where the bytes are not UTF-8.
    @inlinable @inline(__always)
    public static func decode(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> (scalar: UInt32, length: Int) {
        let base = text.baseAddress.unsafelyUnwrapped
        return decode(base, at: position, end: text.count)
    }

    @inlinable @inline(__always)
    public static func decode(_ text: UnsafePointer<UInt8>, at position: Int, end: Int) -> (scalar: UInt32, length: Int)
    {
        let lead = text[position]
        if lead < 0x80 { return (UInt32(lead), 1) }
        if lead >= 0xe0, lead < 0xf0 {
            guard position &+ 2 < end else { return (invalid, 1) }
            let second = text[position &+ 1]
            let third = text[position &+ 2]
            guard second & 0xc0 == 0x80, third & 0xc0 == 0x80 else { return (invalid, 1) }
            let scalar = UInt32(lead & 0x0f) &<< 12 | UInt32(second & 0x3f) &<< 6 | UInt32(third & 0x3f)
            guard scalar >= 0x800, scalar & 0xf800 != 0xd800 else { return (invalid, 1) }
            return (scalar, 3)
        }
        return decodeRare(text, at: position, end: end)
    }

    @usableFromInline
    static func decodeRare(_ text: UnsafePointer<UInt8>, at position: Int, end: Int) -> (scalar: UInt32, length: Int) {
        let lead = text[position]
        if lead >= 0xc2, lead < 0xe0 {
            guard position &+ 1 < end, text[position &+ 1] & 0xc0 == 0x80 else { return (invalid, 1) }
            return (UInt32(lead & 0x1f) &<< 6 | UInt32(text[position &+ 1] & 0x3f), 2)
        }
        guard lead >= 0xf0, lead < 0xf5, position &+ 3 < end else { return (invalid, 1) }
        let second = text[position &+ 1]
        let third = text[position &+ 2]
        let fourth = text[position &+ 3]
        guard second & 0xc0 == 0x80, third & 0xc0 == 0x80, fourth & 0xc0 == 0x80 else { return (invalid, 1) }
        let high = UInt32(lead & 0x07) &<< 18 | UInt32(second & 0x3f) &<< 12
        let scalar = high | UInt32(third & 0x3f) &<< 6 | UInt32(fourth & 0x3f)
        guard scalar >= 0x10000, scalar < 0x110000 else { return (invalid, 1) }
        return (scalar, 4)
    }

    /// The scalar that ends just before `position`, and its length; `start` is the lowest readable index.
    ///
    /// Bytes that are not UTF-8 come one by one, exactly as ``decode(_:at:end:)`` would give them from the left: a
    /// continuation byte belongs to a character only if that character, decoded forwards, ends here.
    @inlinable @inline(__always)
    public static func decodeBackward(_ text: UnsafePointer<UInt8>, before position: Int, start: Int)
        -> (scalar: UInt32, length: Int)
    {
        let last = text[position &- 1]
        if last < 0x80 { return (UInt32(last), 1) }
        if position &- start > 2 {
            // An ideograph, as nearly everywhere.
            let lead = text[position &- 3]
            let second = text[position &- 2]
            if lead &- 0xe3 <= 6, second & 0xc0 == 0x80, last & 0xc0 == 0x80 {
                return (UInt32(lead & 0x0f) &<< 12 | UInt32(second & 0x3f) &<< 6 | UInt32(last & 0x3f), 3)
            }
        }
        return decodeBackwardRarely(text, before: position, start: start)
    }

    @usableFromInline
    static func decodeBackwardRarely(_ text: UnsafePointer<UInt8>, before position: Int, start: Int)
        -> (scalar: UInt32, length: Int)
    {
        var length = 1
        while length < 4, position &- length > start, text[position &- length] & 0xc0 == 0x80 { length &+= 1 }
        let (scalar, decoded) = decode(text, at: position &- length, end: position)
        return decoded == length ? (scalar, length) : (invalid, 1)
    }
}

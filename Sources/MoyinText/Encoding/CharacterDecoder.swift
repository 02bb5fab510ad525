/// One character, or one invalid sequence, at the head of some bytes.
struct DecodedCharacter {
    /// Its UTF-8, first byte lowest. Up to four bytes: also where Big5-HKSCS writes two scalars as one character.
    var utf8: UInt32
    var utf8Length: Int
    /// How many original bytes it takes; 0 when the bytes end within it and more may follow.
    var rawLength: Int
    var isValid: Bool

    /// U+FFFD in place of `rawLength` bytes.
    @inline(__always)
    static func invalid(_ rawLength: Int) -> DecodedCharacter {
        DecodedCharacter(utf8: 0x00BD_BFEF, utf8Length: 3, rawLength: rawLength, isValid: false)
    }

    /// The bytes end within a character: wait for more, or give up its first byte when there are none.
    @inline(__always)
    static func cutOff(isFinal: Bool, rawLength: Int = 1) -> DecodedCharacter {
        isFinal ? invalid(rawLength) : DecodedCharacter(utf8: 0, utf8Length: 0, rawLength: 0, isValid: true)
    }

    @inline(__always)
    static func ascii(_ byte: UInt8) -> DecodedCharacter {
        DecodedCharacter(utf8: UInt32(byte), utf8Length: 1, rawLength: 1, isValid: true)
    }

    /// `utf8` from a table: no byte of it is zero, so it tells its own length.
    @inline(__always)
    static func packed(_ utf8: UInt32, rawLength: Int) -> DecodedCharacter {
        let length = 4 &- utf8.leadingZeroBitCount &>> 3
        return DecodedCharacter(utf8: utf8, utf8Length: length, rawLength: rawLength, isValid: true)
    }

    @inline(__always)
    static func scalar(_ value: UInt32, rawLength: Int) -> DecodedCharacter {
        value < 0x80
            ? DecodedCharacter(utf8: value, utf8Length: 1, rawLength: rawLength, isValid: true)
            : packed(packUTF8(value), rawLength: rawLength)
    }
}

/// The UTF-8 of a scalar from U+0080 on, first byte lowest. A surrogate would give ill-formed UTF-8.
@inline(__always)
func packUTF8(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x800 { return 0x80C0 | scalar &>> 6 | (scalar & 0x3F) &<< 8 }
    if scalar < 0x10000 {
        return 0x80_80E0 | scalar &>> 12 | (scalar &>> 6 & 0x3F) &<< 8 | (scalar & 0x3F) &<< 16
    }
    let high = scalar &>> 18 | (scalar &>> 12 & 0x3F) &<< 8
    return 0x8080_80F0 | high | (scalar &>> 6 & 0x3F) &<< 16 | (scalar & 0x3F) &<< 24
}

/// Reads one character of an encoding. Stateless, so that decoding may start at any character boundary.
///
/// The rule for bad bytes: an invalid sequence never includes an ASCII byte after its first, so that damage cannot
/// swallow a digit of an identifier.
protocol CharacterDecoder {
    /// True where a byte below 0x80 at a character boundary is always that ASCII character.
    static var isASCIITransparent: Bool { get }

    /// The character at `bytes`, of which `available` (at least 1) may be read; `isFinal` when nothing comes after.
    func character(at bytes: UnsafePointer<UInt8>, available: Int, isFinal: Bool) -> DecodedCharacter
}

struct UTF16Decoder: CharacterDecoder {
    static var isASCIITransparent: Bool { false }
    /// Which byte of a unit is the high one: 1 in little-endian text.
    let high: Int

    init(littleEndian: Bool) { high = littleEndian ? 1 : 0 }

    @inline(__always)
    func character(at bytes: UnsafePointer<UInt8>, available: Int, isFinal: Bool) -> DecodedCharacter {
        guard available >= 2 else { return .cutOff(isFinal: isFinal) }
        let unit = unit(bytes)
        if unit & 0xF800 != 0xD800 { return .scalar(unit, rawLength: 2) }
        if unit >= 0xDC00 { return .invalid(2) }
        guard available >= 4 else { return .cutOff(isFinal: isFinal, rawLength: 2) }
        let second = self.unit(bytes + 2)
        if second & 0xFC00 != 0xDC00 { return .invalid(2) }
        return .packed(packUTF8(0x10000 &+ (unit & 0x3FF) &<< 10 &+ (second & 0x3FF)), rawLength: 4)
    }

    @inline(__always)
    private func unit(_ bytes: UnsafePointer<UInt8>) -> UInt32 {
        UInt32(bytes[high]) &<< 8 | UInt32(bytes[1 &- high])
    }
}

struct GB18030Decoder: CharacterDecoder {
    static var isASCIITransparent: Bool { true }
    let tables = GB18030Tables.shared

    @inline(__always)
    func character(at bytes: UnsafePointer<UInt8>, available: Int, isFinal: Bool) -> DecodedCharacter {
        let lead = bytes[0]
        if lead < 0x80 { return .ascii(lead) }
        // Windows wrote the euro sign as 0x80 in what it called GBK; nothing else claims the byte.
        if lead == 0x80 { return .packed(packUTF8(0x20AC), rawLength: 1) }
        if lead == 0xFF { return .invalid(1) }
        guard available >= 2 else { return .cutOff(isFinal: isFinal) }
        let trail = bytes[1]
        if trail >= 0x40 {
            let entry = tables.doubleByte.entry(lead, trail)
            return entry != 0 ? .packed(entry, rawLength: 2) : .invalid(1)
        }
        return fourBytes(bytes, available: available, isFinal: isFinal)
    }

    @inline(never)
    private func fourBytes(_ bytes: UnsafePointer<UInt8>, available: Int, isFinal: Bool) -> DecodedCharacter {
        guard bytes[1] &- 0x30 < 10 else { return .invalid(1) }
        guard available >= 3 else { return .cutOff(isFinal: isFinal) }
        guard bytes[2] &- 0x81 < 126 else { return .invalid(1) }
        guard available >= 4 else { return .cutOff(isFinal: isFinal) }
        guard bytes[3] &- 0x30 < 10 else { return .invalid(1) }
        let head = (Int(bytes[0]) &- 0x81) &* 12600 &+ (Int(bytes[1]) &- 0x30) &* 1260
        let index = head &+ (Int(bytes[2]) &- 0x81) &* 10 &+ Int(bytes[3]) &- 0x30
        if index < tables.basicPlaneCount {
            let scalar = UInt32(tables.basicPlane[index])
            return scalar != 0 ? .scalar(scalar, rawLength: 4) : .invalid(1)
        }
        // 0x90308130 is U+10000; from there on sequences and scalars run side by side (GB 18030-2022).
        let supplementary = index &- 189_000
        guard supplementary >= 0, supplementary < 0x10_0000 else { return .invalid(1) }
        return .packed(packUTF8(0x10000 &+ UInt32(supplementary)), rawLength: 4)
    }
}

struct Big5Decoder: CharacterDecoder {
    static var isASCIITransparent: Bool { true }
    let table = DoubleByteTable.big5hkscs

    @inline(__always)
    func character(at bytes: UnsafePointer<UInt8>, available: Int, isFinal: Bool) -> DecodedCharacter {
        let lead = bytes[0]
        if lead < 0x80 { return .ascii(lead) }
        if lead == 0x80 || lead == 0xFF { return .invalid(1) }
        guard available >= 2 else { return .cutOff(isFinal: isFinal) }
        let trail = bytes[1]
        guard trail >= 0x40 else { return .invalid(1) }
        let entry = table.entry(lead, trail)
        if entry != 0 { return .packed(entry, rawLength: 2) }
        // A pair of the right form without a character goes as a whole, any other trail byte is read again.
        return .invalid(trail >= 0xA1 && trail != 0xFF ? 2 : 1)
    }
}

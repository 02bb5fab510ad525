/// What the bytes of a text say about their encoding.
public struct EncodingGuess: Sendable, Hashable {
    public let encoding: TextEncoding
    /// How many bytes at the start are a byte-order mark and no text; 0 when there is none.
    public let byteOrderMarkLength: Int
    /// 0...100: certain with a byte-order mark, and for ASCII and whole UTF-8; else how far the best reading is ahead of
    /// the next. Below about 30 the bytes are hardly text, or too few to tell.
    public let confidence: Int

    public init(encoding: TextEncoding, byteOrderMarkLength: Int, confidence: Int) {
        self.encoding = encoding
        self.byteOrderMarkLength = byteOrderMarkLength
        self.confidence = confidence
    }
}

/// Tells the encoding of Chinese text by its bytes alone.
///
/// A byte-order mark decides; then whole UTF-8. Otherwise the bytes are read in every encoding, and the reading with
/// the more ordinary characters wins (`ScalarWeights`).
public enum EncodingDetector {
    /// How many bytes from the first that is not ASCII on are looked at closely.
    public static let window = 64 * 1024

    /// - Parameters:
    ///   - bytes: the beginning of the text, or all of it. ASCII at the start is skipped: so the more is given, the
    ///     surer a lone Chinese name far down is seen.
    ///   - isWhole: `bytes` is all there is; otherwise a character may be cut off at the end.
    ///   - hint: what the text says of itself. It decides between readings that are nearly as good, and yields to a
    ///     byte-order mark, to whole UTF-8 and to any reading that is clearly better.
    ///
    /// Cost: skips ASCII eight bytes a step; then 0.05 ms for UTF-8, else about 1 ms, and 3-5 ms more the first time, for
    /// tables.
    public static func detect(_ bytes: Span<UInt8>, isWhole: Bool, hint: TextEncoding? = nil) -> EncodingGuess {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else {
                return EncodingGuess(encoding: .utf8, byteOrderMarkLength: 0, confidence: 100)
            }
            return mark(base, buffer.count) ?? byContent(base, buffer.count, isWhole: isWhole, hint: hint)
        }
    }

    private static func mark(_ base: UnsafePointer<UInt8>, _ count: Int) -> EncodingGuess? {
        for encoding in TextEncoding.allCases {
            let mark = encoding.byteOrderMark
            guard !mark.isEmpty, count >= mark.count, mark.indices.allSatisfy({ base[$0] == mark[$0] }) else {
                continue
            }
            // FF FE 00 00 is more likely UTF-32, which nobody here reads, than UTF-16 that begins with U+0000.
            let isUTF32 = encoding == .utf16le && count >= 4 && base[2] == 0 && base[3] == 0
            return EncodingGuess(
                encoding: encoding, byteOrderMarkLength: mark.count, confidence: isUTF32 ? 0 : 100)
        }
        return nil
    }

    private static func byContent(
        _ base: UnsafePointer<UInt8>, _ count: Int, isWhole: Bool, hint: TextEncoding?
    ) -> EncodingGuess {
        let first = plainPrefix(base, count)
        guard first < count else { return EncodingGuess(encoding: .utf8, byteOrderMarkLength: 0, confidence: 100) }
        let sample = Sample(
            bytes: base + first, count: min(window, count - first), isFinal: isWhole && count - first <= window)
        let wellFormed = sample.utf8Census()
        if wellFormed.isWhole, wellFormed.long > 0 {
            return EncodingGuess(encoding: .utf8, byteOrderMarkLength: 0, confidence: 99)
        }
        // UTF-16 units lie on even offsets of the file.
        let even = first & 1 == 0 ? sample : Sample(bytes: base + first - 1, count: sample.count, isFinal: false)
        let scores: [(encoding: TextEncoding, score: Int)] = [
            // Damaged, or nothing but two-byte sequences, which GB18030 pairs may be by chance.
            (.utf8, sample.score(UTF8Decoder(), bonus: 5)),
            (.gb18030, sample.score(GB18030Decoder(), bonus: 0)),
            (.big5hkscs, sample.score(Big5Decoder(), bonus: 0)),
            (.utf16le, even.score(UTF16Decoder(littleEndian: true), bonus: 0)),
            (.utf16be, even.score(UTF16Decoder(littleEndian: false), bonus: 0)),
        ]
        var best = scores[0]
        for candidate in scores where candidate.score > best.score { best = candidate }
        if let hint, let hinted = scores.first(where: { $0.encoding == hint }), hinted.score > 0,
            hinted.score >= best.score - max(8, best.score / 8)
        {
            best = (hinted.encoding, max(hinted.score, best.score + 8))
        }
        let second = scores.filter { $0.encoding != best.encoding }.map(\.score).max() ?? 0
        let margin = best.score - second
        let confidence = 99 * margin / (margin + 8)
        return EncodingGuess(
            encoding: best.encoding, byteOrderMarkLength: 0,
            confidence: best.score > 0 ? confidence : min(confidence, 20))
    }

    /// How many bytes at the start are ASCII other than NUL.
    private static func plainPrefix(_ base: UnsafePointer<UInt8>, _ count: Int) -> Int {
        let raw = UnsafeRawPointer(base)
        var index = 0
        while index &+ 8 <= count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            // High bits of the bytes that are zero (or may be) or above 0x7F.
            if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 != 0 { break }
            index &+= 8
        }
        while index < count, base[index] < 0x80, base[index] != 0 { index &+= 1 }
        return index
    }
}

/// The bytes that detection looks at.
private struct Sample {
    let bytes: UnsafePointer<UInt8>
    let count: Int
    /// The text ends here, so that a cut-off character is damage.
    let isFinal: Bool

    /// Whether all of it is UTF-8, and whether there are sequences of three or four bytes.
    func utf8Census() -> (isWhole: Bool, long: Int) {
        var index = 0
        var long = 0
        while index < count {
            if bytes[index] == 0 { return (false, long) }
            let step = UTF8Step.next(bytes + index, available: count - index, isFinal: isFinal)
            if step.length == 0 { break }
            if !step.isValid { return (false, long) }
            if step.length > 2 { long += 1 }
            index &+= step.length
        }
        return (true, long)
    }

    /// How ordinary the characters are that `decoder` sees. `bonus` is for each that is well-formed and not ASCII.
    func score<Decoder: CharacterDecoder>(_ decoder: Decoder, bonus: Int) -> Int {
        let weights = ScalarWeights.shared
        let asciiWeight = Decoder.isASCIITransparent ? 0 : ScalarWeights.wideASCII
        var total = 0
        var index = 0
        while index < count {
            let character = decoder.character(at: bytes + index, available: count &- index, isFinal: isFinal)
            if character.rawLength == 0 { break }
            index &+= character.rawLength
            if !character.isValid {
                total &+= ScalarWeights.invalid
            } else if character.utf8 < 0x80 {
                total &+=
                    character.utf8 < 0x20 || character.utf8 == 0x7F
                    ? weights.control(character.utf8) : asciiWeight
            } else {
                total &+= weights[unpackUTF8(character.utf8)] &+ bonus
            }
        }
        return total
    }
}

/// UTF-8 as one reading among others.
private struct UTF8Decoder: CharacterDecoder {
    static var isASCIITransparent: Bool { true }

    func character(at bytes: UnsafePointer<UInt8>, available: Int, isFinal: Bool) -> DecodedCharacter {
        let step = UTF8Step.next(bytes, available: available, isFinal: isFinal)
        if step.length == 0 { return .cutOff(isFinal: false) }
        if !step.isValid { return .invalid(step.length) }
        if step.length == 1 { return .ascii(bytes[0]) }
        var packed: UInt32 = 0
        for index in 0..<step.length { packed |= UInt32(bytes[index]) << UInt32(index * 8) }
        return .packed(packed, rawLength: step.length)
    }
}

/// The first scalar of packed UTF-8.
@inline(__always)
func unpackUTF8(_ packed: UInt32) -> UInt32 {
    let lead = packed & 0xFF
    let second = packed &>> 8 & 0x3F
    if lead < 0x80 { return lead }
    if lead < 0xE0 { return (lead & 0x1F) &<< 6 | second }
    let third = packed &>> 16 & 0x3F
    if lead < 0xF0 { return (lead & 0x0F) &<< 12 | second &<< 6 | third }
    return (lead & 0x07) &<< 18 | second &<< 12 | third &<< 6 | (packed &>> 24 & 0x3F)
}

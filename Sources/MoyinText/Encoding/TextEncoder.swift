internal import CICU

/// Writes text in another encoding: what a redacted copy puts in place of what it hides.
public enum TextEncoder {
    /// `text` in `encoding`, without a byte-order mark; nil when the text is not UTF-8, or the encoding has no
    /// character of its own for part of it.
    ///
    /// The result decodes to the same text again. What ICU 72 lacks of Big5-HKSCS (four letters that Unicode writes as
    /// two scalars, and some forty characters of its 2008 edition) is nil too. Cost: some microseconds a call, for
    /// opening a converter.
    public static func encode(_ text: Span<UInt8>, to encoding: TextEncoding) -> [UInt8]? {
        guard let units = utf16(text) else { return nil }
        switch encoding {
        case .utf8: return text.withUnsafeBufferPointer { [UInt8]($0) }
        case .utf16le: return units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16be: return units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .gb18030: return converted(units, "gb18030", encoding, text)
        case .big5hkscs: return converted(units, "ibm-1375_P100-2008", encoding, text)
        }
    }

    /// As `encode(_:to:)` for a string.
    public static func encode(_ text: String, to encoding: TextEncoding) -> [UInt8]? {
        encode(Array(text.utf8).span, to: encoding)
    }

    private static func converted(
        _ units: [UInt16], _ converter: String, _ encoding: TextEncoding, _ text: Span<UInt8>
    ) -> [UInt8]? {
        // No character of either encoding takes more than two bytes a unit but GB18030's four-byte ones.
        var bytes = [UInt8](repeating: 0, count: units.count * 4)
        let length = icu_encode(converter, units, units.count, &bytes, bytes.count)
        guard length >= 0 else { return nil }
        bytes.removeSubrange(Int(length)...)
        // ICU and our tables differ in a few private-use code points: believe only what decodes to itself.
        var transcoder = Transcoder(encoding)
        var again: [UInt8] = []
        transcoder.feed(bytes.span, into: &again)
        transcoder.finish(into: &again)
        let isSame = text.withUnsafeBufferPointer { $0.elementsEqual(again) }
        return isSame ? bytes : nil
    }

    /// Nil when the text is not well-formed.
    private static func utf16(_ text: Span<UInt8>) -> [UInt16]? {
        var validator = UTF8Validator()
        validator.feed(text)
        validator.finish()
        guard validator.damage.isEmpty else { return nil }
        return text.withUnsafeBufferPointer { Array(String(decoding: $0, as: UTF8.self).utf16) }
    }
}

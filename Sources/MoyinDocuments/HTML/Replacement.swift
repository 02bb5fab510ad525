/// Writes a replacement so that it means the same in its place and ends nothing that it stands in.
public enum Replacement {
    /// Writes it in place of a part of a source. A number of a script becomes a string, so that the script still runs.
    public static func escaped(_ text: [UInt8], for part: Projection.Part, of source: [UInt8]) -> [UInt8] {
        let escaped = escaped(text, for: part.context)
        guard part.context == .script, !text.isEmpty, isBareNumber(part.source, source) else { return escaped }
        return [0x22] + escaped + [0x22]
    }

    /// Digits between signs that only stand around a whole value: `"phone":138…,`.
    private static func isBareNumber(_ range: Range<Int>, _ source: [UInt8]) -> Bool {
        guard source[range].allSatisfy({ $0 &- 0x30 < 10 }) else { return false }
        let before = source[..<range.lowerBound].last { !isSpace($0) }
        let after = source[range.upperBound...].first { !isSpace($0) }
        guard let before, let after else { return false }
        return "=:,([".utf8.contains(before) && ";,)]}<".utf8.contains(after)
    }

    /// - Parameter text: UTF-8.
    public static func escaped(_ text: [UInt8], for context: SourceContext) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count + 8)
        for (index, byte) in text.enumerated() {
            switch context {
            case .text:
                switch byte {
                case 0x26: output += "&amp;".utf8
                case 0x3c: output += "&lt;".utf8
                case 0x3e: output += "&gt;".utf8
                default: output.append(byte)
                }
            case .doubleQuoted, .singleQuoted, .unquoted:
                // What is harmless in any of them stays; the rest becomes a number.
                if byte >= 0x80 || isPlain(byte) || byte == 0x20 && context != .unquoted {
                    output.append(byte)
                } else {
                    output += "&#\(byte);".utf8
                }
            case .url:
                if isPlain(byte) {
                    output.append(byte)
                } else {
                    output.append(0x25)
                    output.append(hex(byte >> 4))
                    output.append(hex(byte & 15))
                }
            case .comment, .script:
                // No reference means anything here. A hyphen at either end could make the end of a comment.
                let isEdge = index == 0 || index == text.count - 1
                output.append(byte >= 0x80 || isPlain(byte) && !(byte == 0x2d && isEdge) ? byte : byte == 0x20 ? 0x20 : 0x2a)
            }
        }
        return output
    }

    /// Letters, digits and what means nothing to HTML, scripts and addresses.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2a, 0x2b, 0x2d, 0x2e, 0x3a, 0x40, 0x5b, 0x5d, 0x5f: true
        default: false
        }
    }

    private static func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x37 + digit }
}

/// Ways in which numbers are written so that a plain search misses them, by accident of typing or on purpose.
public enum Evasion: String, CaseIterable, Sendable {
    case fullWidth, circled, superscript, mathematical
    /// 一二三 with 〇; with 零; 壹贰叁; with 幺 for one.
    case hanDigits, hanDigitsZero, formalDigits, spokenDigits
    /// O o for 0, l I for 1, in at most two digits of five.
    case letters
    case zeroWidth, bidirectional, variationSelectors, keycaps
    case spaces, hyphens, dots, noBreakSpaces, fullWidthHyphens
    case lineBreak
    /// These change the label and leave the number.
    case spacedLabel, backtickedLabel, traditionalLabel

    /// Whether the label is changed and not the number.
    public var isOfLabel: Bool {
        switch self {
        case .spacedLabel, .backtickedLabel, .traditionalLabel: true
        default: false
        }
    }

    /// Whether the disguised number still fits into a cell of a table.
    var fitsTable: Bool { self != .lineBreak }

    /// `value` in this disguise; `groups` are the natural lengths of its parts (6-8-4, 3-4-4, 4-4-4-4).
    func applied(to value: String, groups: [Int], using g: inout SeededGenerator) -> String {
        switch self {
        case .fullWidth: mapped(value) { $0 + 0xfee0 }
        case .circled: mapped(value) { Self.circled($0) }
        case .superscript: mapped(value, from: "⁰¹²³⁴⁵⁶⁷⁸⁹")
        case .mathematical: mathematical(value, using: &g)
        case .hanDigits: mapped(value, from: "〇一二三四五六七八九")
        case .hanDigitsZero: mapped(value, from: "零一二三四五六七八九")
        case .formalDigits: mapped(value, from: "零壹贰叁肆伍陆柒捌玖")
        case .spokenDigits: mapped(value, from: "零幺二三四五六七八九")
        case .letters: letters(value, using: &g)
        case .zeroWidth: between(value, ["\u{200b}", "\u{200c}", "\u{200d}", "\u{2060}", "\u{feff}"], using: &g)
        case .bidirectional: between(value, ["\u{200e}", "\u{200f}", "\u{202c}", "\u{2068}", "\u{2069}"], using: &g)
        case .variationSelectors: between(value, ["\u{fe0e}", "\u{fe0f}", "\u{fe00}"], using: &g)
        case .keycaps: value.map { $0.isASCIIDigit ? "\($0)\u{fe0f}\u{20e3}" : String($0) }.joined()
        case .spaces: Self.grouped(value, groups, by: " ")
        case .hyphens: Self.grouped(value, groups, by: g.pick(["-", "–", "－"]))
        case .dots: Self.grouped(value, groups, by: g.pick([".", "·", "•"]))
        case .noBreakSpaces: Self.grouped(value, groups, by: g.pick(["\u{a0}", "\u{3000}", "\u{2009}"]))
        case .fullWidthHyphens: mapped(Self.grouped(value, groups, by: "-")) { $0 + 0xfee0 }
        case .lineBreak: lineBroken(value, using: &g)
        case .spacedLabel, .backtickedLabel, .traditionalLabel: value
        }
    }

    // MARK: scalars for scalars

    /// Applies `change` to ASCII digits and letters (and, for full width, hyphens).
    private func mapped(_ value: String, _ change: (UInt32) -> UInt32) -> String {
        String(String.UnicodeScalarView(value.unicodeScalars.map { Unicode.Scalar(change($0.value)) ?? $0 }))
    }

    private func mapped(_ value: String, from digits: String) -> String {
        let digits = Array(digits)
        return value.map { $0.isASCIIDigit ? String(digits[Int($0.asciiValue!) - 0x30]) : String($0) }.joined()
    }

    private static func circled(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x30: 0x24ea
        case 0x31...0x39: 0x2460 + scalar - 0x31
        case 0x41...0x5a: 0x24b6 + scalar - 0x41
        default: scalar
        }
    }

    private func mathematical(_ value: String, using g: inout SeededGenerator) -> String {
        // Bold, double-struck, sans-serif, monospace digits of U+1D7CE ff.
        let base: UInt32 = g.pick([0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7f6])
        return mapped(value) { (0x30...0x39).contains($0) ? base + $0 - 0x30 : $0 }
    }

    private func letters(_ value: String, using g: inout SeededGenerator) -> String {
        var allowed = value.count * 2 / 5
        var result = ""
        for character in value {
            let looks = character == "0" ? ["O", "o"] : character == "1" ? ["l", "I"] : []
            if !looks.isEmpty, allowed > 0, g.chance(60) {
                result += g.pick(looks)
                allowed -= 1
            } else {
                result.append(character)
            }
        }
        return result
    }

    // MARK: something in between

    private func between(_ value: String, _ inserts: [String], using g: inout SeededGenerator) -> String {
        var result = ""
        let insert = g.pick(inserts)
        let everywhere = g.chance(40)
        let place = g.within(1...max(1, value.count - 1))
        for (index, character) in value.enumerated() {
            if index > 0, everywhere || index == place || index == place / 2 { result += insert }
            result.append(character)
        }
        return result
    }

    static func grouped(_ value: String, _ groups: [Int], by separator: String) -> String {
        var rest = value[...]
        var parts: [Substring] = []
        for count in groups where !rest.isEmpty {
            parts.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        if !rest.isEmpty { parts.append(rest) }
        return parts.joined(separator: separator)
    }

    private func lineBroken(_ value: String, using g: inout SeededGenerator) -> String {
        let place = g.within(4...value.count - 4)
        return value.prefix(place) + g.pick(["\n", "\r\n", "\n"]) + value.dropFirst(place)
    }
}

extension Character {
    var isASCIIDigit: Bool { self >= "0" && self <= "9" && isASCII }
}

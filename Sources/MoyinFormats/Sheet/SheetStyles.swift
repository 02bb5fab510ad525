/// What the formats of a workbook do to what stands in its cells: dates, formats that show nothing, white on white.
final class SheetStyles: XMLHandler {
    struct Format {
        var isDate = false
        var showsNothing = false
        /// Letters of the colour of their ground.
        var isInvisible = false
        var isTiny = false
    }
    private(set) var formats: [Format] = []
    private var codes: [Int: String] = [:]
    private var fonts: [(colour: String, isTiny: Bool)] = []
    private var fills: [String] = []
    private var section: XMLName?
    private var isSolid = false

    func start(_ tag: XMLTag) {
        switch tag.name {
        case "fonts", "fills", "cellXfs", "cellStyleXfs", "dxfs", "cellStyles": section = tag.name
        case "numFmt": if section == nil, let number = tag.number("numFmtId") { codes[number] = tag.string("formatCode") }
        case "font" where section == "fonts": fonts.append(("black", false))
        case "color" where section == "fonts": if !fonts.isEmpty { fonts[fonts.count - 1].colour = Self.colour(tag) ?? "black" }
        case "sz" where section == "fonts": if !fonts.isEmpty, let size = Double(tag.string("val")), size <= 2 { fonts[fonts.count - 1].isTiny = true }
        case "fill" where section == "fills": fills.append("white")
        case "patternFill" where section == "fills": isSolid = tag.string("patternType") == "solid"
        case "fgColor" where section == "fills": if isSolid, !fills.isEmpty { fills[fills.count - 1] = Self.colour(tag) ?? "white" }
        case "gradientFill" where section == "fills": if !fills.isEmpty { fills[fills.count - 1] = "gradient" }
        case "xf" where section == "cellXfs":
            let code = tag.number("numFmtId") ?? 0
            let font = tag.number("fontId") ?? 0
            let fill = tag.number("fillId") ?? 0
            formats.append(
                Format(
                    isDate: Self.isDate(code, codes[code]), showsNothing: codes[code].map(Self.showsNothing) ?? false,
                    isInvisible: fonts.indices.contains(font) && fills.indices.contains(fill) && fonts[font].colour == fills[fill],
                    isTiny: fonts.indices.contains(font) && fonts[font].isTiny))
        default: break
        }
    }

    func end(_ name: XMLName) { if name == section { section = nil } }

    /// A colour as a word that is the same for the same colour, as far as that can be told without the theme.
    private static func colour(_ tag: XMLTag) -> String? {
        let tint = tag.string("tint")
        let theme = tag.string("theme")
        if !theme.isEmpty {
            if tint.isEmpty || tint == "0" { if theme == "0" { return "white" } else if theme == "1" { return "black" } }
            return "theme \(theme) \(tint)"
        }
        let parts = String(tag.string("rgb").suffix(6))
        if !parts.isEmpty { return WordLook.isWhite(parts) ? "white" : parts == "000000" ? "black" : parts.lowercased() }
        switch tag.number("indexed") {
        case 1?, 9?, 65?: return "white"
        case 0?, 8?, 64?: return "black"
        case let index?: return "indexed \(index)"
        case nil: return nil
        }
    }

    /// Formats that come with the program (ECMA-376 part 1, 18.8.30), and those of the workbook.
    private static func isDate(_ number: Int, _ code: String?) -> Bool {
        if let code {
            // Letters outside quotes and brackets.
            var quoted = false
            var bracketed = false
            var escaped = false
            for sign in code.utf8 {
                if escaped { escaped = false; continue }
                switch sign {
                case 0x5c: escaped = true
                case 0x22: quoted.toggle()
                case 0x5b: bracketed = true
                case 0x5d: bracketed = false
                default: if !quoted, !bracketed, sign | 0x20 == 0x79 || sign | 0x20 == 0x64 { return true }
                }
            }
            return false
        }
        return (14...17).contains(number) || number == 22 || (27...31).contains(number) || number == 36 || (50...54).contains(number) || (57...58).contains(number)
    }

    /// `;;;`: nothing for numbers above, below and at zero, and for text.
    private static func showsNothing(_ code: String) -> Bool {
        let parts = code.split(separator: ";", omittingEmptySubsequences: false)
        return parts.count >= 3 && parts.allSatisfy { $0.allSatisfy { $0 == " " } }
    }
}

/// Numbers as a cell shows them.
enum CellNumber {
    /// A day as `1949-12-31`: days are counted from the last of 1899, or from the first of 1904.
    static func date(_ serial: Double, from1904: Bool) -> String? {
        guard serial >= 1, serial < 2_958_466 else { return nil }
        // Days since the epoch 1970-01-01. The format knows a 29 February 1900 that never was.
        let day = Int(serial) + (from1904 ? 1462 : 0) - (from1904 || serial >= 60 ? 25_569 : 25_568)
        // Howard Hinnant's days-to-civil, for the Gregorian calendar.
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month < 10 ? month + 3 : month - 9))-\(two(dayOfYear - (153 * month + 2) / 5 + 1))"
    }

    /// A whole number with all its digits, where the file has a power of ten: `1.3800138E10`.
    static func whole(_ digits: UnsafeBufferPointer<UInt8>) -> String? {
        guard digits.contains(where: { $0 | 0x20 == 0x65 || $0 == 0x2e }), let value = Double(String(decoding: digits, as: UTF8.self)),
            value.magnitude < 9e18, value == value.rounded()
        else { return nil }
        return "\(Int(value))"
    }
}

/// What the formats of a workbook do to what stands in its cells: dates, formats that show nothing, white on white.
final class SheetStyles: XMLHandler {
    struct Format {
        var isDate = false
        var showsNothing = false
        var isWhite = false
    }
    private(set) var formats: [Format] = []
    private var codes: [Int: String] = [:]
    private var whiteFonts: Set<Int> = []
    private var emptyFills: Set<Int> = []
    private var fonts = 0
    private var fills = 0
    private var section: XMLName?

    func start(_ tag: XMLTag) {
        switch tag.name {
        case "fonts", "fills", "cellXfs", "cellStyleXfs", "dxfs": section = tag.name
        case "numFmt": if let number = tag.number("numFmtId") { codes[number] = tag.string("formatCode") }
        case "font" where section == "fonts": fonts += 1
        case "color" where section == "fonts":
            // The colour of the theme's paper, or white by its parts.
            if tag.string("theme") == "0" && tag["tint"] == nil || WordRun.isWhite(String(tag.string("rgb").suffix(6))) { whiteFonts.insert(fonts - 1) }
        case "fill" where section == "fills": fills += 1
        case "patternFill" where section == "fills": if ["none", ""].contains(tag.string("patternType")) { emptyFills.insert(fills - 1) }
        case "xf" where section == "cellXfs":
            let code = tag.number("numFmtId") ?? 0
            formats.append(
                Format(
                    isDate: Self.isDate(code, codes[code]), showsNothing: codes[code].map(Self.showsNothing) ?? false,
                    isWhite: whiteFonts.contains(tag.number("fontId") ?? 0) && emptyFills.contains(tag.number("fillId") ?? 0)))
        default: break
        }
    }

    func end(_ name: XMLName) { if name == section { section = nil } }
    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? { nil }

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
            value.magnitude < 1e18, value == value.rounded()
        else { return nil }
        return "\(Int(value))"
    }
}

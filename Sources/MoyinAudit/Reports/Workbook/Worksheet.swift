/// A sheet of a workbook, built row by row.
struct Worksheet {
    /// Excel's limits.
    static let mostRows = 1_048_576
    private static let mostUnits = 32_767

    let name: String
    /// In characters of half width.
    private let widths: [Int]
    /// The row that stays when the others scroll, that each printed page begins with, and that filters hang on; nil: none.
    private let header: Int?
    private let isWide: Bool
    private(set) var rows = 0
    private var data = Markup()
    /// Cells of the row under way, and how many.
    private var row = Markup()
    private var cells = 0
    private var height: Int?
    private var lines = 1
    private let letters: [[UInt8]]
    private var conditions = Markup()
    private var priority = 0
    private var merges: [String] = []
    private var validations: [(range: String, formula: String)] = []
    /// The last row that filters are about; nil: the last one.
    var lastFiltered: Int?

    /// - Parameters:
    ///   - header: number of the row with the names of the columns, from 1.
    ///   - isWide: a sheet of A3 on its side; else A4 upright.
    init(name: String, widths: [Int], header: Int?, isWide: Bool = false) {
        (self.name, self.widths, self.header, self.isWide) = (name, widths, header, isWide)
        letters = widths.indices.map { Array(Self.letters($0).utf8) }
        writeHead()
    }

    // MARK: rows

    /// - Parameter height: in points; nil: as much as its texts need.
    mutating func beginRow(height: Int? = nil) {
        rows += 1
        (cells, lines, self.height) = (0, 1, height)
        row.removeAll()
    }

    /// Not all programs measure rows that are not said to have a height, and the texts of those would lie over each other.
    mutating func endRow() {
        data.raw("<row r=\"")
        data.number(rows)
        data.raw("\" ht=\"")
        data.number(height ?? min(Self.highest, 4 + lines * Self.lineHeight))
        data.raw("\" customHeight=\"1\">")
        data.append(row.bytes)
        data.raw("</row>\n")
    }

    private static let lineHeight = 13
    private static let highest = 408

    private mutating func begin(_ style: CellStyle, _ attributes: String = "") {
        row.raw("<c r=\"")
        row.append(letters[cells])
        row.number(rows)
        row.raw("\" s=\"")
        row.number(style.rawValue)
        row.raw("\"")
        row.raw(attributes)
        cells += 1
    }

    /// Lines that a text takes in a column: those that it has, each wrapped.
    private func lines(_ text: String, in column: Int) -> Int {
        let room = max(2, widths[column] - 1)
        var lines = 1
        var used = 0
        for scalar in text.unicodeScalars {
            let width = TerminalText.width(scalar)
            if scalar == "\n" || used + width > room {
                lines += 1
                used = 0
            }
            if scalar != "\n" { used += width }
        }
        return lines
    }

    mutating func empty(_ style: CellStyle) {
        begin(style)
        row.raw("/>")
    }

    mutating func text(_ text: String, _ style: CellStyle) {
        if style.isWrapped { lines = max(lines, lines(text, in: cells)) }
        begin(style, " t=\"inlineStr\"><is><t xml:space=\"preserve\">")
        var text = text
        // Cut between characters; more than this makes the file damaged to Excel.
        if text.utf8.count > Self.mostUnits, text.utf16.count > Self.mostUnits {
            var units = 0
            text = String(text.prefix { character in
                units += character.utf16.count
                return units < Self.mostUnits
            }) + "…"
        }
        row.text(Self.plain(text))
        row.raw("</t></is></c>")
    }

    mutating func number(_ number: Int, _ style: CellStyle) {
        begin(style, "><v>")
        row.number(number)
        row.raw("</v></c>")
    }

    /// A part of a whole, rounded down to ten-thousandths; without a whole the cell stays empty.
    mutating func share(_ part: Int, of whole: Int, _ style: CellStyle) {
        guard whole > 0 else { return empty(style) }
        let share = part * 10_000 / whole
        begin(style, "><v>")
        row.raw(share == 10_000 ? "1" : "0." + String(share + 10_000).suffix(4))
        row.raw("</v></c>")
    }

    /// - Parameters:
    ///   - formula: without the sign of equality.
    ///   - number: what it comes to.
    mutating func formula(_ formula: String, _ number: Int, _ style: CellStyle) {
        begin(style, "><f>")
        row.text(formula)
        row.raw("</f><v>\(number)</v></c>")
    }

    mutating func formula(_ formula: String, _ text: String, _ style: CellStyle) {
        begin(style, " t=\"str\"><f>")
        row.text(formula)
        row.raw("</f><v>")
        row.text(text)
        row.raw("</v></c>")
    }

    // MARK: what applies to ranges

    mutating func merge(_ range: String) { merges.append(range) }

    /// - Parameter formula: of the range's first cell.
    mutating func colour(_ range: String, when formula: String, _ style: ConditionStyle) {
        priority += 1
        conditions.raw("<conditionalFormatting sqref=\"\(range)\"><cfRule type=\"expression\" dxfId=\"\(style.rawValue)\" priority=\"\(priority)\"><formula>")
        conditions.text(formula)
        conditions.raw("</formula></cfRule></conditionalFormatting>")
    }

    /// A list to choose from; what is not on it may stand there too.
    mutating func offer(_ choices: [String], in range: String) { validations.append((range, "\"\(choices.joined(separator: ","))\"")) }

    // MARK: the part

    /// A, B, … Z, AA, AB, … from 0.
    static func letters(_ column: Int) -> String {
        let last = String(UnicodeScalar(UInt8(0x41 + column % 26)))
        return column < 26 ? last : letters(column / 26 - 1) + last
    }

    private var lastColumn: String { Self.letters(max(0, widths.count - 1)) }

    /// What filters are about, with dollar signs; nil: nothing.
    var filtered: String? { header.map { "$A$\($0):$\(lastColumn)$\(max($0, lastFiltered ?? rows))" } }
    /// The rows that each page begins with.
    var repeated: String? { header.map { "$\($0):$\($0)" } }

    private mutating func writeHead() {
        data.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
        data.raw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\">")
        if let header {
            data.raw("<pane ySplit=\"\(header)\" topLeftCell=\"A\(header + 1)\" activePane=\"bottomLeft\" state=\"frozen\"/>")
            data.raw("<selection pane=\"bottomLeft\" activeCell=\"A\(header + 1)\" sqref=\"A\(header + 1)\"/>")
        }
        data.raw("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"14\"/><cols>")
        for (index, width) in widths.enumerated() { data.raw("<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width).7\" customWidth=\"1\"/>") }
        data.raw("</cols>\n<sheetData>\n")
    }

    /// xl/worksheets/sheetN.xml. The rows go with it, so that they are in memory once.
    mutating func takePart() -> [UInt8] {
        data.raw("</sheetData>\n")
        if let filtered { data.raw("<autoFilter ref=\"\(filtered.replacing("$", with: ""))\"/>") }
        if !merges.isEmpty {
            data.raw("<mergeCells count=\"\(merges.count)\">" + merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined() + "</mergeCells>")
        }
        data.append(conditions.bytes)
        if !validations.isEmpty {
            data.raw("<dataValidations count=\"\(validations.count)\">")
            for (range, formula) in validations {
                data.raw("<dataValidation type=\"list\" errorStyle=\"warning\" allowBlank=\"1\" showErrorMessage=\"1\" sqref=\"\(range)\"><formula1>")
                data.text(formula)
                data.raw("</formula1></dataValidation>")
            }
            data.raw("</dataValidations>")
        }
        data.raw("<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.7\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>")
        // 8 is A3, 9 is A4.
        data.raw("<pageSetup paperSize=\"\(isWide ? 8 : 9)\" orientation=\"\(isWide ? "landscape" : "portrait")\" fitToWidth=\"1\" fitToHeight=\"0\"/>")
        data.raw("<headerFooter><oddHeader>&amp;C&amp;14&amp;B&amp;A</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>")
        return data.take()
    }

    /// `_x0041_` in a text would be read as the character that it encodes: its first sign is encoded itself.
    private static func plain(_ text: String) -> String {
        guard text.utf8.contains(0x5f) else { return text }
        var output: [UInt8] = []
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            output.append(byte)
            guard byte == 0x5f, index + 6 < bytes.count, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5f,
                bytes[(index + 2)..<(index + 6)].allSatisfy({ Character(UnicodeScalar($0)).isHexDigit })
            else { continue }
            output.append(contentsOf: "x005F_".utf8)
        }
        return String(decoding: output, as: UTF8.self)
    }
}

internal import MoyinReports

/// How many columns of a terminal a text takes: Chinese characters take two.
enum TerminalText {
    static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width($1) } }

    static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20..<0x7f: 1
        case 0x300...0x36f, 0x200b...0x200f, 0x20d0...0x20ff, 0xfe00...0xfe0f, 0xfeff, 0xe0100...0xe01ef: 0
        case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff01...0xff60,
            0xffe0...0xffe6, 0x1f300...0x1f64f, 0x1f680...0x1f6ff, 0x1f900...0x1f9ff, 0x20000...0x3fffd:
            2
        default: 1
        }
    }

    /// At most so wide; what is cut off is told by an ellipsis.
    static func cut(_ text: String, _ most: Int) -> String {
        guard width(text) > most else { return text }
        var output = String.UnicodeScalarView()
        var used = 0
        for scalar in text.unicodeScalars {
            let width = width(scalar)
            if used + width > most - 1 { break }
            output.append(scalar)
            used += width
        }
        return String(output) + "…"
    }

    /// Filled up with spaces to so wide.
    static func padded(_ text: String, _ columns: Int, isRight: Bool = false) -> String {
        let spaces = String(repeating: " ", count: max(0, columns - width(text)))
        return isRight ? spaces + text : text + spaces
    }
}

/// A table for a terminal: columns as wide as what is in them, numbers to the right.
struct TerminalTable {
    struct Column {
        var name: String
        var isNumber = false
        /// Longer texts are cut.
        var most = 40
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: [Column]) { self.columns = columns }

    /// Texts come from sources; what would drive a terminal is shown instead of sent.
    mutating func add(_ cells: [String]) { rows.append(zip(cells, columns).map { TerminalText.cut(displayed($0), $1.most) }) }

    func text(indent: String = "  ") -> String {
        let widths = columns.indices.map { index in ([columns[index].name] + rows.map { $0[index] }).map(TerminalText.width).max() ?? 0 }
        var output = ""
        for row in [columns.map(\.name)] + rows {
            var line = indent
            for (index, cell) in row.enumerated() {
                if index > 0 { line += "  " }
                line += TerminalText.padded(cell, widths[index], isRight: columns[index].isNumber)
            }
            while line.last == " " { line.removeLast() }
            output += line + "\n"
        }
        return output
    }
}

/// What a document's text is written as.
public enum TextFormat: String, Sendable, CaseIterable {
    case text, csv, tsv, markdown, html
}

/// A table whose cells remember their values; written in any of the formats offices use.
struct Roster {
    var headers: [String]
    var rows: [[LabelledText]] = []

    func written(as format: TextFormat) -> LabelledText {
        switch format {
        case .csv: separated(by: ",")
        case .tsv: separated(by: "\t")
        case .markdown: markdown()
        case .html: html()
        case .text: aligned()
        }
    }

    private var all: [[LabelledText]] { [headers.map { LabelledText(stringLiteral: $0) }] + rows }

    private func separated(by separator: String) -> LabelledText {
        var result = LabelledText()
        for row in all {
            for (index, cell) in row.enumerated() {
                if index > 0 { result.append(separator) }
                let needsQuotes = cell.text.contains(separator)
                result += needsQuotes ? "\"\(cell)\"" : cell
            }
            result.append("\n")
        }
        return result
    }

    private func markdown() -> LabelledText {
        var result = LabelledText()
        for (index, row) in all.enumerated() {
            result.append("|")
            for cell in row { result += " \(cell) |" }
            result.append("\n")
            if index == 0 { result.append("|" + String(repeating: "---|", count: headers.count) + "\n") }
        }
        return result
    }

    private func html() -> LabelledText {
        var result: LabelledText = "<table>\n"
        for (index, row) in all.enumerated() {
            let tag = index == 0 ? "th" : "td"
            result.append("<tr>")
            for cell in row { result += "<\(tag)>\(cell)</\(tag)>" }
            result.append("</tr>\n")
        }
        result.append("</table>\n")
        return result
    }

    private func aligned() -> LabelledText {
        let widths = headers.indices.map { column in
            2 + all.map { $0[column].text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2e80 ? 2 : 1) } }.max()!
        }
        var result = LabelledText()
        for row in all {
            for (column, cell) in row.enumerated() {
                var padded = cell
                if column < row.count - 1 { padded.pad(to: widths[column]) }
                result += padded
            }
            result.append("\n")
        }
        return result
    }
}

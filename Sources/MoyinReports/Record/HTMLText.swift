/// Builds the rows of a table by appending. All text is escaped.
struct HTMLText {
    private(set) var text = ""

    mutating func raw(_ html: String) { text += html }

    static func escaped(_ text: String) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    mutating func row(style: String? = nil, _ body: (inout Row) -> Void) {
        var row = Row()
        body(&row)
        text += "<tr\(style.map { " class=\"\($0)\"" } ?? "")>\(row.cells)</tr>\n"
    }

    struct Row {
        fileprivate var cells = ""

        mutating func label(_ text: String, _ span: Int) { cells += "<th scope=\"row\" colspan=\"\(span)\">\(escaped(text))</th>" }
        mutating func head(_ text: String, _ span: Int) { cells += "<th scope=\"col\" colspan=\"\(span)\" class=\"h\">\(escaped(text))</th>" }
        mutating func blank(_ span: Int) { cells += "<td colspan=\"\(span)\"></td>" }

        mutating func text(_ text: String, _ span: Int, style: String? = nil, small: String? = nil) {
            let more = small.map { "<br><small>\(escaped($0))</small>" } ?? ""
            cells += "<td colspan=\"\(span)\"\(style.map { " class=\"\($0)\"" } ?? "")>\(escaped(text))\(more)</td>"
        }

        /// Boxes to tick, some of them ticked.
        mutating func boxes(_ choices: [(String, Bool)], _ span: Int, behind: String = "") {
            let list = choices.map { "<span class=\"box\">\($0.1 ? "☑" : "☐")\(escaped($0.0))</span>" }.joined(separator: " ")
            cells += "<td colspan=\"\(span)\">\(list)\(behind.isEmpty ? "" : " <small>\(escaped(behind))</small>")</td>"
        }
    }
}

/// How the form looks, on paper and on the screen.
enum RecordStyle {
    static let css = """
        @page { size: A4 portrait; margin: 11mm 12mm; }
        * { box-sizing: border-box; }
        html { background: #fff; color: #000; }
        body { width: 186mm; margin: 0 auto; font: 9pt/1.32 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei", SimSun, sans-serif; }
        h1 { margin: 0 0 1.5mm; font-size: 15pt; line-height: 1.3; text-align: center; letter-spacing: .06em; }
        :lang(en) body { font-size: 8.4pt; }
        :lang(en) h1 { font-size: 13pt; letter-spacing: 0; }
        .top { display: flex; justify-content: space-between; margin: 0 0 1mm; }
        .top i { display: inline-block; width: 26mm; border-bottom: .2mm solid #000; }
        table { width: 100%; table-layout: fixed; border-collapse: collapse; border: .4mm solid #000; }
        th, td { border: .2mm solid #444; padding: .65mm 1.2mm; text-align: left; vertical-align: middle; overflow-wrap: anywhere; }
        th { font-weight: 500; background: #f2f2f2; }
        th.h { text-align: center; background: #e4e4e4; }
        .c { text-align: center; }
        .b { font-weight: 700; }
        .box { white-space: nowrap; margin-right: 1.2mm; }
        small { font-size: 7.4pt; color: #333; }
        tr { break-inside: avoid; }
        tr.sign td { height: 13mm; }
        tr.sign.tight td { height: 10.5mm; }
        tr.room td { height: 8mm; }
        .foot { margin-top: 1.2mm; font-size: 6.9pt; line-height: 1.35; overflow-wrap: anywhere; }
        .foot p { margin: 0; }
        @media print { body { width: auto; } th, th.h { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }

        """
}

/// Builds the page by appending. All that is not markup of ours is escaped.
struct PageText {
    private(set) var text = ""

    enum Cell {
        case words(String)
        case code(String)
        /// Markup that another text of this sort has built.
        case built(PageText)
    }

    mutating func raw(_ markup: String) { text += markup }

    mutating func words(_ words: String) {
        for character in words.unicodeScalars {
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            default: text.unicodeScalars.append(character)
            }
        }
    }

    mutating func element(_ name: String, _ words: String, class style: String? = nil) {
        guard !words.isEmpty else { return }
        raw(style.map { "<\(name) class=\"\($0)\">" } ?? "<\(name)>")
        self.words(words)
        raw("</\(name)>")
    }

    mutating func link(_ address: String, _ words: String) {
        raw("<a href=\"\(address)\">")
        self.words(words)
        raw("</a>")
    }

    mutating func code(_ code: String) {
        raw("<pre tabindex=\"0\"><code>")
        words(code)
        raw("</code></pre>\n")
    }

    /// - Parameter rows: appends them.
    mutating func table(_ head: [String], _ rows: (inout PageText) -> Void) {
        raw("<div class=\"wide\"><table>\n<thead><tr>")
        for title in head { element("th", title) }
        raw("</tr></thead>\n<tbody>\n")
        rows(&self)
        raw("</tbody>\n</table></div>\n")
    }

    mutating func row(_ cells: [Cell], id: String? = nil) {
        raw(id.map { "<tr id=\"\($0)\">" } ?? "<tr>")
        for cell in cells {
            raw("<td>")
            switch cell {
            case .words(let words): self.words(words)
            case .code(let code): element("code", code)
            case .built(let page): text += page.text
            }
            raw("</td>")
        }
        raw("</tr>\n")
    }

    static func build(_ body: (inout PageText) -> Void) -> PageText {
        var page = PageText()
        body(&page)
        return page
    }
}

public import Moyin
internal import MoyinDocuments
internal import MoyinReports

/// A document as a page to look at, with what was found marked in place: for whoever reviews it, never to be published. It
/// shows what hides too, each with where it stands. No scripts; nothing that the document brought runs or is loaded.
public struct ReviewCopy {
    private let engine: Engine
    private var html: [UInt8] = []
    private var documents = 0
    /// Of the section before.
    private var heading = ""

    public init(_ engine: Engine) { self.engine = engine }

    /// What was appended since it was last asked.
    public mutating func take() -> [UInt8] {
        defer { html = [] }
        return html
    }

    public mutating func begin(title: String) {
        raw("<!DOCTYPE html>\n<html lang=\"\(say("zh-CN", "en"))\">\n<head>\n<meta charset=\"utf-8\">\n")
        raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
        raw("<title>")
        escaped(title)
        raw("</title>\n<style>\n\(ReviewCopyStyle.css)</style>\n</head>\n<body>\n<p class=\"warn\">")
        escaped(say("审查用，含有不该公开的内容，不得外传。", "For review only: it shows what must not be published."))
        raw("</p>\n")
    }

    public mutating func end() { raw("</body>\n</html>\n") }

    /// Appends one document.
    ///
    /// - Parameters:
    ///   - title: without what must not be shown.
    ///   - verdict: in words.
    ///   - notes: what else is to be known of it.
    ///   - text: what was reviewed, UTF-8; findings count its bytes.
    ///   - file: nil when the text is the document itself, which is shown as it stands; else the text is a page of ours.
    public mutating func add(title: String, verdict: String, notes: [String], text: [UInt8], _ review: Review?, _ file: ReviewedFile?) {
        documents += 1
        heading = ""
        raw("<article>\n<h2>")
        escaped(title)
        raw(" <small>")
        escaped(verdict)
        raw("</small></h2>\n")
        for note in notes {
            raw("<p class=\"note\">")
            escaped(note)
            raw("</p>\n")
        }
        let found = (review?.found ?? []).sorted { ($0.finding.start, $1.finding.end) < ($1.finding.start, $0.finding.end) }
        raw("<div class=\"pair\">\n<div class=\"text\(file == nil ? " plain" : "")\">")
        body(text, found, file)
        raw("</div>\n<nav><ol>\n")
        for (index, item) in found.enumerated() where item.finding.disposition != .keep { entry(index, item, review, file) }
        raw("</ol></nav>\n</div>\n</article>\n")
    }

    private mutating func entry(_ index: Int, _ found: Found, _ review: Review?, _ file: ReviewedFile?) {
        let rule = engine.rules[Int(found.finding.rule)]
        let place = file?.place(found, engine) ?? say("第 \(found.start.line) 行", "line \(found.start.line)")
        raw("<li class=\"\(found.finding.severity.name.lowercased())\"><a href=\"#f\(documents)-\(index)\">")
        escaped(say(rule.nameChinese, rule.nameEnglish))
        raw("</a> <b>")
        escaped(engine.replacement(for: found, profile: review?.profile))
        raw("</b><br><small>")
        escaped(place + say("；", "; ") + engine.reasons(for: found.finding, english: Language.isEnglish).joined(separator: say("；", "; ")))
        if !rule.basis.isEmpty { escaped(say("。依据：", ". Basis: ") + rule.basis.joined(separator: say("、", ", "))) }
        raw("</small></li>\n")
    }

    // MARK: text

    private mutating func body(_ text: [UInt8], _ found: [Found], _ file: ReviewedFile?) {
        var position = 0
        for (index, item) in found.enumerated() where item.finding.end > position {
            let start = max(position, item.finding.start)
            plain(text[position..<start], file, mark: nil)
            plain(text[start..<item.finding.end], file, mark: (index, item))
            position = item.finding.end
        }
        plain(text[position...], file, mark: nil)
    }

    /// Text with its own markup where it is a page of ours; a mark never reaches over a tag.
    private mutating func plain(_ text: ArraySlice<UInt8>, _ file: ReviewedFile?, mark: (index: Int, found: Found)?) {
        var index = text.startIndex
        var isFirst = true
        while index < text.endIndex {
            let end = file == nil ? text.endIndex : text[index...].firstIndex(of: 0x3c) ?? text.endIndex
            if end > index {
                if let mark { open(mark.index, mark.found, isFirst: isFirst) }
                isFirst = false
                if file == nil { escaped(text[index..<end]) } else { html += text[index..<end] }
                if mark != nil { raw("</mark>") }
            }
            guard end < text.endIndex else { return }
            let close = text[end...].firstIndex(of: 0x3e).map { $0 + 1 } ?? text.endIndex
            tag(text[end..<close], at: end, file)
            index = close
        }
    }

    private mutating func open(_ index: Int, _ found: Found, isFirst: Bool) {
        let rule = engine.rules[Int(found.finding.rule)]
        let id = isFirst ? " id=\"f\(documents)-\(index)\"" : ""
        raw("<mark class=\"\(found.finding.severity.name.lowercased()) \(found.finding.disposition.rawValue)\"\(id) title=\"")
        escaped(say(rule.nameChinese, rule.nameEnglish) + " \(found.finding.severity.name) \(found.finding.confidence)%")
        raw("\">")
    }

    /// A tag of a page of ours. Sections say where they are from.
    private mutating func tag(_ tag: ArraySlice<UInt8>, at offset: Int, _ file: ReviewedFile?) {
        if tag.starts(with: Array("<!".utf8)) || tag.elementsEqual("<body>".utf8) { return }
        guard tag.starts(with: Array("<section".utf8)), let place = file?.place(at: offset, engine) else { return html += tag }
        // Of many from one place the first says so.
        guard place != heading else { return raw("<section class=\"more\">") }
        heading = place
        html += tag
        raw("<h3>")
        escaped(place)
        raw("</h3>")
    }

    private mutating func raw(_ text: String) { html += text.utf8 }

    private mutating func escaped(_ text: String) { escaped(Array(text.utf8)[...]) }

    private mutating func escaped(_ text: ArraySlice<UInt8>) {
        for byte in text {
            switch byte {
            case 0x26: raw("&amp;")
            case 0x3c: raw("&lt;")
            case 0x3e: raw("&gt;")
            case 0x22: raw("&quot;")
            // Nothing of a text drives a browser: what is no character of a page is shown as missing.
            case 0x00...0x08, 0x0b, 0x0c, 0x0e...0x1f, 0x7f: html += "\u{fffd}".utf8
            default: html.append(byte)
            }
        }
    }
}

/// How the page looks. Every pair of text and ground has a contrast of at least 4.5.
private enum ReviewCopyStyle {
    static let css = """
        :root { color-scheme: light dark; --paper: #fff; --ink: #1c232b; --quiet: #55616d; --line: #d5dbe1; --bad: #a61b1b; --bad-ground: #fbe9e7;
          --s4: #fbd3cf; --s3: #ffe0bd; --s2: #fbf0b4; --s1: #dde7f1; --s0: #e9edf1; --hidden: #f0f2f5; }
        @media (prefers-color-scheme: dark) { :root { --paper: #1d2126; --ink: #e3e7eb; --quiet: #a5b0bb; --line: #363d45; --bad: #ffb4ab; --bad-ground: #4a2320;
          --s4: #6b2420; --s3: #5f3a10; --s2: #4d430f; --s1: #2c3a48; --s0: #2a3037; --hidden: #252a30; } }
        body { margin: 0 auto; max-width: 80rem; padding: 1rem; background: var(--paper); color: var(--ink); line-height: 1.7;
          font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif; }
        .warn { margin: 0 0 1rem; padding: .4rem .8rem; background: var(--bad-ground); color: var(--bad); font-weight: 600; }
        .note { margin: .2rem 0; color: var(--quiet); }
        h2 { font-size: 1.15rem; overflow-wrap: anywhere; } h2 small { color: var(--bad); font-weight: 600; }
        .pair { display: grid; grid-template-columns: minmax(0, 1fr) 22rem; gap: 1.5rem; align-items: start; }
        .text { overflow-x: auto; overflow-wrap: anywhere; border: 1px solid var(--line); padding: .5rem 1rem; }
        .plain { white-space: pre-wrap; }
        .text p { margin: .3rem 0; } table { border-collapse: collapse; margin: .6rem 0; } td { border: 1px solid var(--line); padding: .1rem .5rem; }
        section { margin: .6rem 0; padding: .3rem .8rem; background: var(--hidden); } section.more { margin-top: -.6rem; } section:empty { display: none; } section h3 { margin: 0; font-size: .85rem; color: var(--quiet); font-weight: 600; }
        mark { color: inherit; border-radius: .15em; padding: 0 .1em; border-bottom: 2px solid currentColor; }
        mark.keep { border-bottom: 1px dotted; } mark:target { outline: 3px solid var(--bad); }
        .s4 { background: var(--s4); } .s3 { background: var(--s3); } .s2 { background: var(--s2); } .s1 { background: var(--s1); } .s0 { background: var(--s0); }
        nav { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; font-size: .9rem; } nav ol { margin: 0; padding-left: 2rem; }
        nav li { margin: 0 0 .4rem; padding: .2rem .4rem; overflow-wrap: anywhere; } nav a { color: inherit; } nav small { color: inherit; }
        @media (max-width: 60rem) { .pair { grid-template-columns: 1fr; } nav { position: static; max-height: none; } }
        @media print { .pair { display: block; } nav { position: static; max-height: none; } }

        """
}

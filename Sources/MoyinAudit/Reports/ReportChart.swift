internal import MoyinReports

/// Pictures of numbers as inline SVG. Whatever they show stands beside them in words, so programs that read pages aloud pass
/// them over.
enum ReportChart {
    enum Colour: String {
        case good, open, late, none, blue
    }

    /// Parts of a bar, one behind the other.
    ///
    /// - Parameter whole: what the full length stands for.
    static func bar(_ parts: [(count: Int, colour: Colour)], of whole: Int, isThick: Bool = false) -> String {
        var svg = "<svg class=\"bar\(isThick ? " thick" : "")\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        var start = 0
        for (count, colour) in parts where count > 0 && whole > 0 {
            // Ends are rounded, not lengths, so that the parts of a whole fill it; what there is stays visible.
            let from = start * 1000 / whole
            start += count
            let length = max(2, min(1000, start * 1000 / whole) - from)
            svg += "<rect class=\"fill-\(colour.rawValue)\" x=\"\(min(from, 998))\" width=\"\(length)\" height=\"10\"/>"
        }
        return svg + "</svg>"
    }

    /// A column of parts, the first at the bottom.
    static func column(_ parts: [(count: Int, colour: Colour)], of whole: Int) -> String {
        var svg = "<svg viewBox=\"0 0 10 1000\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        var top = 0
        for (count, colour) in parts where count > 0 && whole > 0 {
            let from = top * 1000 / whole
            top += count
            let height = max(8, top * 1000 / whole - from)
            svg += "<rect class=\"fill-\(colour.rawValue)\" y=\"\(max(0, 1000 - from - height))\" width=\"10\" height=\"\(height)\"/>"
        }
        if top == 0 { svg += "<rect class=\"fill-none\" y=\"992\" width=\"10\" height=\"8\"/>" }
        return svg + "</svg>"
    }

    /// A ring of which a share is filled.
    ///
    /// - Parameter share: tenths of a percent.
    static func ring(_ share: Int) -> String {
        // The circumference is 1,000 by the attribute.
        """
        <svg viewBox="0 0 40 40" aria-hidden="true"><g fill="none" stroke-width="6"><circle cx="20" cy="20" r="16" style="stroke:var(--track)"/>\
        <circle cx="20" cy="20" r="16" pathLength="1000" stroke-dasharray="\(share) 1000" transform="rotate(-90 20 20)" style="stroke:var(--good)"/></g></svg>
        """
    }

    /// What a colour stands for, and how much of it there is.
    static func keys(_ entries: [(words: String, count: Int, colour: Colour)]) -> String {
        let items = entries.map { words, count, colour in
            "<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"fill-\(colour.rawValue)\" width=\"10\" height=\"10\"/></svg>\(words) <b>\(grouped(count))</b></li>"
        }
        return "<ul class=\"keys\">" + items.joined() + "</ul>"
    }
}

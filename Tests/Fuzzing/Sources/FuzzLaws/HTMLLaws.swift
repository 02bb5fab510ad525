import Moyin
import MoyinDocuments

/// A page is read without harm whatever it holds, every byte of its projection has a place in the source, and a copy
/// read as a page again is clean.
enum HTMLLaws {
    // Unsafe: the fuzzer and the replaying test call it from one thread at a time.
    nonisolated(unsafe) private static var copies = CopyLaws()

    static func check(_ input: inout InputReader, _ complaints: inout Complaints) {
        let choices = input.byte()
        let place = input.below(65536)
        let source = choices & 1 != 0 ? input.rest(of: MarkupPieces.all) : input.rest()
        defer { if !complaints.list.isEmpty { complaints.add(String(decoding: source, as: UTF8.self), unless: false) } }
        _ = DeclaredEncoding.find(source.span)
        let projection = Projection(html: source.span, isPage: choices & 2 != 0)
        complaints.equal(projection.sourceCount, source.count, "length of the source")
        // Escapes of bytes, as in %E5, may spell no character.
        if !source.contains(0x25), !source.contains(0x5c), String(validating: source, as: UTF8.self) != nil {
            complaints.add("the projection is not UTF-8", unless: String(validating: projection.text, as: UTF8.self) != nil)
        }
        map(projection, place, source.count, &complaints)
        let style = RedactionStyle.allCases[Int(choices >> 3 & 3)]
        copies.check(source, as: choices & 2 != 0 ? .html : .automatic, style, includeReview: true, &complaints)
    }

    /// Parts lie in the source, and those of a stretch cover those of its halves.
    private static func map(_ projection: Projection, _ place: Int, _ count: Int, _ complaints: inout Complaints) {
        let end = projection.text.count
        let middle = end == 0 ? 0 : place % end
        let whole = projection.parts(of: 0..<end)
        for range in [0..<end, 0..<middle, middle..<end, middle..<min(end, middle + 20)] {
            for part in projection.parts(of: range) {
                complaints.add("outside the source: \(part)", unless: part.source.lowerBound >= 0 && part.source.upperBound <= count)
                complaints.add(
                    "\(part) of \(range) is not among the parts of the whole",
                    unless: whole.contains {
                        $0.context == part.context && $0.source.lowerBound <= part.source.lowerBound
                            && $0.source.upperBound >= part.source.upperBound
                    })
            }
            let hull = projection.hull(of: range)
            complaints.add("outside the source: \(hull)", unless: hull.lowerBound >= 0 && hull.upperBound <= count)
            complaints.add("own text longer than all", unless: projection.ownText(of: range).count <= range.count)
        }
    }
}

private enum MarkupPieces {
    static let all: [[UInt8]] = markup.map { Array($0.utf8) } + Pieces.text.prefix(120)

    private static let markup: [String] = [
        "<", ">", "</", "/>", "<!--", "-->", "--!>", "<!", "<?", "<![CDATA[", "]]>", "&", ";", "&#", "&#x", "&#49;", "&#x31;", "&nbsp;", "&amp;",
        "&ZeroWidthSpace;", "&#8203;", "&#0;", "&#x110000;", "&notin", "&lt", "=", "\"", "'", "<p>", "</p>", "<br>", "<div ", "<span>",
        "</span>", "<b>", "</b>", "<td>", "</td>", "<tr>", "<th>", "<table>", "</table>", "<td colspan=2>", "<td rowspan=\"3\">", "<a href=\"",
        "<a href='tel:", "mailto:", "<img alt=\"", "<input value=", "title='", "<script>", "</script>", "<style>", "</style>", "<textarea>",
        "</textarea>", "<title>", "</title>", "<plaintext>", "<noscript>", "<template>", "<xmp>", "</xmp>", "<svg>", "<math>", "<meta charset=\"gb2312\">",
        "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=big5\">", "<html>", "<body>", "style=\"display:none\"", "hidden ",
        "data-id=\"", "\\u0031", "\\x31", "%31", "%E5%8F%B7", "\u{0}", "<wbr>", "<sup>", "</sup>", "&shy;", "&#13;", "<pre>", "</pre>", "<li>", "<option>",
    ]
}

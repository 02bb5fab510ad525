import Testing

/// Rows as lines; cells keep their columns whatever spans do.
@Suite struct TableTests {
    @Test(arguments: [
        ("<table><tr><th>姓名<th>电话<tr><td>甲<td></table>", "|姓名|电话|\n|甲||"),
        ("前<table>\n <thead><tr>\n  <th>姓 名</th>\n </tr></thead>\n</table>后", "前\n\n|姓 名|\n\n后"),
        // Spans: headers are said again below, values are not.
        ("<table><tr><th rowspan=2>姓名<th colspan=2>联系<tr><th>电话<th>地址<tr><td>甲<td>1<td>2</table>", "|姓名|联系||\n|姓名|电话|地址|\n|甲|1|2|"),
        ("<table><tr><td rowspan=2>1<td>甲<tr><td>乙<tr><td>2<td>丙</table>", "|1|甲|\n||乙|\n|2|丙|"),
        ("<table><tr><td>甲<td rowspan=2>注<tr><td>乙</table>", "|甲|注|\n|乙|注|"), ("<table><tr><td colspan=3>甲<td>乙</table>", "|甲|||乙|"),
        ("<table><tr><td rowspan=0>注<td>1<tr><td>2<tr><td>3<tr><td>4<tr><td>5</table>", "|注|1|\n|注|2|\n|注|3|\n|注|4|\n||5|"),
        // Paragraphs, breaks and bars within a cell.
        ("<table><tr><td><p>甲</p><p>乙<br>丙</p><td>\n丁\n</table>", "|甲 乙 丙|丁|"), ("<table><tr><td>a|b&#124;c&#9;d<td>1</table>", "|a｜b｜c d|1|"),
        // Layout: a table within a cell, a cell as long as a page.
        ("<table><tr><td>左<td><table><tr><td>1<td>2</table><td>右</table>", "|左|\n\n|1|2|\n\n右"),
        // Broken: no table, no row, nothing closed, closed twice.
        ("<tr><td>甲<td>乙</tr>丙", "|甲|乙|\n丙"), ("<td>甲<td>乙", "|甲|乙|"), ("<table>甲<tr><td>乙</table></table>丙", "甲\n|乙|\n\n丙"),
        ("<table><tr><td>甲</td>乙<td>丙</table>", "|甲乙|丙|"), ("<table><tr></tr><tr><td></table>甲", "||\n\n甲"),
    ] as [(String, String)])
    func rows(_ html: String, _ expected: String) {
        #expect(running(html) == expected)
    }

    @Test func longCellsAreLayout() {
        let paragraph = String(repeating: "字", count: 100)
        let paragraphs = String(repeating: "<p>\(paragraph)</p>", count: 5)
        let lines = running("<table><tr><td>\(paragraphs)<td>右</table>").split(separator: "\n").map(String.init)
        let expected = ["|\(paragraph)", paragraph, paragraph, paragraph, paragraph, "右"]
        #expect(lines == expected)
    }

    /// Spans as wide and deep as they are allowed to say do not blow up the text.
    @Test func spansAreBounded() {
        let rows = 2_000
        let html = "<table><tr>" + String(repeating: "<td rowspan=65534 colspan=1000>注", count: 70) + String(repeating: "<tr><td>1", count: rows)
        #expect(running(html).utf8.count < rows * 80 + 20_000)
    }
}

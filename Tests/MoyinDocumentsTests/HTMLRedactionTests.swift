import Moyin
import Testing

/// Copies of pages: the tags stay, the values go, and every byte outside is the original's.
@Suite struct HTMLRedactionTests {
    static func redact(_ html: String, _ style: RedactionStyle = .mask) throws -> String {
        var book = PseudonymBook()
        let engine = HTMLCheckTests.engine
        return try engine.redact(engine.check(utf8: Array(html.utf8), as: .html), style: style, book: &book).text
    }

    @Test(arguments: [
        ("<p>手机：138<b>0013</b>8000</p>", "<p>手机：138****8000<b></b></p>"),
        ("<p>手机：<i>1</i><b>3800138000</b></p>", "<p>手机：<i>138****8000</i><b></b></p>"),
        ("手机：1<br>3800138000", "手机：138****8000<br>"), ("手机：&#49;3800138000&amp;", "手机：138****8000&amp;"), ("手机：138&nbsp;0013&nbsp;8000", "手机：138\u{a0}****\u{a0}8000"),
        ("<img alt=\"手机13800138000\">13800138000", "<img alt=\"手机138****8000\">138****8000"),
        ("<!--手机13800138000-->", "<!--手机138****8000-->"), ("<script>p='13800138000'</script>", "<script>p='138****8000'</script>"),
        ("<p>手机：13800138000<!--138<b>00138000</b>-->", "<p>手机：138****8000<!--138****8000<b></b>-->"),
        ("<table><tr><th>姓名<th>学籍号<tr><td>甲<td> 2019010203 </table>2019010203", "<table><tr><th>姓名<th>学籍号<tr><td>甲<td> [学号、考生号与准考证号已隐去] </table>[学号、考生号与准考证号已隐去]"),
        ("<iframe srcdoc=\"手机138&lt;b>0013&lt;/b>8000\">", "<iframe srcdoc=\"手机138****8000&lt;b>&lt;/b>\">"),
        ("<P  Class=x >全县公开信息114条</p >\r\n", "<P  Class=x >全县公开信息114条</p >\r\n"),
    ] as [(String, String)])
    func masks(_ html: String, _ expected: String) throws {
        #expect(try Self.redact(html) == expected)
    }

    /// A replacement is written as its place wants it.
    @Test(arguments: [
        ("<p title='手机13800138000'>", "<p title='手机[手机号码已隐去]'>"), ("<p title=手机13800138000>", "<p title=手机[手机号码已隐去]>"),
        ("<a href=tel:13800138000>", "<a href=tel:[%E6%89%8B%E6%9C%BA%E5%8F%B7%E7%A0%81%E5%B7%B2%E9%9A%90%E5%8E%BB]>"),
        ("<script>p=13800138000</script>", "<script>p=\"[手机号码已隐去]\"</script>"),
        ("<script>d={\"phone\": 13800138000, \"s\":\"a,13800138000\"}</script>", "<script>d={\"phone\": \"[手机号码已隐去]\", \"s\":\"a,[手机号码已隐去]\"}</script>"),
    ] as [(String, String)])
    func labels(_ html: String, _ expected: String) throws {
        #expect(try Self.redact(html, .label) == expected)
    }

    static let page = """
        <html><head><title>名单</title></head><body><p title="手机13800138000">手机：138<b>0013</b>8000，
        身份证号110101<span>19000307</span>0010<!-- 110101190003070010 --></p><a href="?id=%31%31%30101190003070010&amp;p=13800138000">甲</a>
        <script>var x = "13800138000", y = '&#49;10101190003070010';</script><input value=13800138000>
        <p>邮箱：zhang&#64;example.com</p><p>１３８００１３８０００ 138-0013-8000</p></body></html>
        """

    /// Whatever the style, nothing is left in any reading, and a second pass changes nothing.
    @Test(arguments: RedactionStyle.allCases)
    func nothingIsLeft(_ style: RedactionStyle) throws {
        let copy = try Self.redact(Self.page, style)
        for value in ["13800138000", "110101190003070010", "19000307", "0013", "zhang", "１３８００１３８"] { #expect(!copy.contains(value), "\(copy)") }
        #expect(copy.count { $0 == "<" } == Self.page.count { $0 == "<" })
        #expect(try Self.redact(copy, style) == copy)
        #expect(HTMLCheckTests.engine.check(utf8: Array(copy.utf8), as: .html).verdict == .publish)
    }

    /// Random markup around values: a copy is made or refused, never made with a value in it; its tags are those it had.
    @Test func randomPages() throws {
        var made = 0
        for seed in 1...150 {
            var random = MapTests.Random(state: UInt64(seed) &* 7919)
            let tags = ["<b>", "</b>", "<p>", "<td>", "<!-- x -->", "&shy;", "<br>", " ", "<span title='a>b'>", "<o:p></o:p>", "&#8203;"]
            var html = ""
            for _ in 0..<12 {
                html += ["", "<tr><td>", "<p title=\"", "<!--", "-->", "\">", "'"].randomElement(using: &random)!
                let values = [("手机：", "13800138000"), ("身份证号", "110101190003070010"), ("手机：", "13900001234")]
                let (label, value) = values.randomElement(using: &random)!
                html += label
                for digit in value {
                    html.append(digit)
                    if random.next() % 6 == 0 { html += tags.randomElement(using: &random)! }
                }
                html += "。"
            }
            guard let copy = try? Self.redact(html) else { continue }
            made += 1
            let left = HTMLCheckTests.engine.check(utf8: Array(copy.utf8), as: .html).findings
            #expect(!left.contains { $0.disposition == .redact }, "seed \(seed)")
        }
        #expect(made > 130)
    }
}

import Moyin
import Testing

/// Pages through the whole engine.
@Suite struct HTMLCheckTests {
    static let engine = try! Engine()

    /// Kind, value as it reads, and the source it came from.
    static func found(_ html: String, _ form: TextForm = .html) -> [String] {
        let source = Array(html.utf8)
        let assessment = engine.check(utf8: source, as: form)
        return assessment.findings.map {
            let range = assessment.sourceRange(of: $0)
            return "\($0.kind.name) \(assessment.value(of: $0)) ← \(String(decoding: source[range], as: UTF8.self))"
        }
    }

    @Test(arguments: [
        ("<p>手机：138<b>0013</b>8000</p>", "CN_MOBILE 13800138000 ← 138<b>0013</b>8000"),
        ("<span>110101</span><span lang=EN-US>19000307</span><span>0010</span>", "CN_RESIDENT_ID 110101190003070010 ← 110101</span><span lang=EN-US>19000307</span><span>0010"),
        ("手机：138<!-- x -->0013<script>1</script>8000", "CN_MOBILE 13800138000 ← 138<!-- x -->0013<script>1</script>8000"),
        ("身份证号110101190003<br>070010", "CN_RESIDENT_ID 110101190003\n070010 ← 110101190003<br>070010"),
        ("手机：&#49;&#x33;&#56 00138000", "CN_MOBILE 138 00138000 ← &#49;&#x33;&#56 00138000"),
        ("手机：138&nbsp;0013&shy;8000", "CN_MOBILE 138\u{a0}0013\u{ad}8000 ← 138&nbsp;0013&shy;8000"),
        ("<a href='tel:13800138000'>电话</a>", "CN_MOBILE 13800138000 ← 13800138000"),
        ("<img alt='手机13800138000'>", "CN_MOBILE 13800138000 ← 13800138000"),
        ("<meta name=description content='手机13800138000'>", "CN_MOBILE 13800138000 ← 13800138000"),
        ("<td data-id=110101190003070010>甲", "CN_RESIDENT_ID 110101190003070010 ← 110101190003070010"),
        ("<!-- 手机13800138000 -->", "CN_MOBILE 13800138000 ← 13800138000"),
        ("<!--<td>手机138<b>0013</b>8000</td>-->", "CN_MOBILE 13800138000 ← 138<b>0013</b>8000"),
        ("<script>var d={\"phone\":\"13800138000\"}</script>", "CN_MOBILE 13800138000 ← 13800138000"),
        ("<script>h='<td>手机138<b>0013<\\/b>8000<\\/td>'</script>", "CN_MOBILE 13800138000 ← 138<b>0013<\\/b>8000"),
        ("<!--[if gte mso 9]><o:A>手机138</o:A><o:B>00138000</o:B><o:C>13900001234</o:C><![endif]-->", "CN_MOBILE 13900001234 ← 13900001234"),
        ("<script>h='手机138\\u003cb\\u003e0013\\u003c/b\\u003e8000'</script>", "CN_MOBILE 13800138000 ← 138\\u003cb\\u003e0013\\u003c/b\\u003e8000"),
        ("<iframe srcdoc='手机138&lt;b>0013&lt;/b>8000'></iframe>", "CN_MOBILE 13800138000 ← 138&lt;b>0013&lt;/b>8000"),
        ("<p data-x='手机138&lt;b&gt;&amp;#48;013&lt;/b&gt;8000'>", "CN_MOBILE 13800138000 ← 138&lt;b&gt;&amp;#48;013&lt;/b&gt;8000"),
        ("<div style='display:none'>手机13800138000</div>", "CN_MOBILE 13800138000 ← 13800138000"),
        ("<input type=hidden value=13800138000>", "CN_MOBILE 13800138000 ← 13800138000"),
        ("学籍号：<input value='2019010203'>", "CN_STUDENT_NO 2019010203 ← 2019010203"),
        ("<textarea>手机13800138000</textarea>", "CN_MOBILE 13800138000 ← 13800138000"),
        ("<title>手机13800138000", "CN_MOBILE 13800138000 ← 13800138000"),
        ("<p title='手机13800138000", "CN_MOBILE 13800138000 ← 13800138000"),
        ("<p>手机：<p>13800138000", "CN_MOBILE 13800138000 ← 13800138000"),
        ("<dl><dt>学籍号<dd>2019010203</dl>", "CN_STUDENT_NO 2019010203 ← 2019010203"),
        ("<13800138000>", "CN_MOBILE 13800138000 ← 13800138000"), ("<b手机13800138000>", "CN_MOBILE 13800138000 ← 13800138000"),
    ] as [(String, String)])
    func finds(_ html: String, _ expected: String) {
        #expect(Self.found(html) == [expected])
    }

    /// A value in the query of an address in percents is found beside the address itself.
    @Test func percents() {
        #expect(Self.found("<a href='?sfz=%31%31%30101190003070010'>甲</a>").contains("CN_RESIDENT_ID 110101190003070010 ← %31%31%30101190003070010"))
    }

    /// Headers type the cells of their columns, whatever spans and nesting do.
    @Test(arguments: [
        "<table><tr><th>姓名<th>学籍号<tr><td>甲<td>2019010203</table>",
        "<table><thead><tr><td><p>姓名</p></td><td><p><span>学</span>籍号</p></td></tr></thead><tbody><tr><td>甲</td><td><p class=MsoNormal>2019010203<o:p></o:p></p></td></tr></tbody></table>",
        "<table><tr><th rowspan=2>学籍号<th colspan=2>家庭<tr><th>人数<th>金额<tr><td>2019010203<td>3<td>500</table>",
        "<table><tr><th colspan=2>学生<th>学籍号<tr><td>甲<td>男<td>2019010203</table>",
        "<table><tr><th>年级<th>姓名<th>学籍号<tr><td rowspan=2>一<td>甲<td>无<tr><td>乙<td>2019010203</table>",
        "<table><tr><td>左<td><table><tr><th>姓名<th>学籍号<tr><td>甲<td>2019010203</table></table>",
        "<table><tr><td>学籍号<td>2019010203<td>性别<td>男</table>",
    ])
    func headers(_ html: String) {
        #expect(Self.found(html) == ["CN_STUDENT_NO 2019010203 ← 2019010203"])
    }

    /// A header types nothing in the next table, in the next column or beside it.
    @Test(arguments: [
        "<table><tr><th>姓名<th>学籍号</table><table><tr><td>甲<td>2019010203</table>",
        "<table><tr><th>姓名<th>学籍号<th>备注<tr><td>甲<td><td>2019010203</table>",
        "<table><tr><th>姓名<th>学籍号<tr><td colspan=2>合计<td>2019010203</table>",
        // Figures of neighbouring cells are no number.
        "<table><tr><td>1101011900<td>03070010</table>",
    ])
    func noHeader(_ html: String) {
        #expect(Self.found(html).isEmpty)
    }

    @Test func orderAndOffsets() {
        let html = "<p title='甲手机13900001234'>乙手机13800138000，𠮷<b>110101</b>190003070010"
        let assessment = Self.engine.check(utf8: Array(html.utf8), as: .automatic)
        #expect(assessment.findings.map(\.kind.name) == ["CN_MOBILE", "CN_MOBILE", "CN_RESIDENT_ID"])
        let scalars = assessment.ranges(in: .codepoint).map { Array(html.unicodeScalars)[$0].map(String.init).joined() }
        let units = assessment.ranges(in: .utf16).map { String(decoding: Array(html.utf16)[$0], as: UTF16.self) }
        let bytes = assessment.ranges(in: .utf8).map { String(decoding: Array(html.utf8)[$0], as: UTF8.self) }
        #expect(scalars == ["13900001234", "13800138000", "110101</b>190003070010"])
        #expect(units == scalars && bytes == scalars)
    }

    /// Without markup the three ways of reading are one; as plain text tags are text.
    @Test func forms() {
        #expect(Self.found("手机：13800138000 < 5", .automatic) == Self.found("手机：13800138000 < 5", .plain))
        #expect(Self.found("手机：138<b>0013</b>8000", .automatic) == ["CN_MOBILE 13800138000 ← 138<b>0013</b>8000"])
        #expect(Self.found("手机：138<b>0013</b>8000", .plain).isEmpty)
    }
}

@testable import MoyinDocuments
import MoyinText
import Testing

func project(_ html: String, isPage: Bool = true) -> Projection {
    Projection(html: Array(html.utf8).span, isPage: isPage)
}

/// All of it.
func text(_ html: String, isPage: Bool = true) -> String {
    String(decoding: project(html, isPage: isPage).text, as: UTF8.self)
}

/// The running text alone, without what stands behind it.
func running(_ html: String, isPage: Bool = true) -> String {
    Array(html.utf8).withUnsafeBufferPointer { bytes in
        var projector = HTMLProjector(
            bytes, mode: isPage ? .page : .text, context: .text, into: Projection(sourceCount: bytes.count))
        projector.run(0..<bytes.count)
        return String(decoding: projector.output.text, as: UTF8.self)
    }
}

@Suite struct ProjectionTests {
    @Test(arguments: [
        // Inline tags vanish, blocks and breaks end lines, runs of space are one.
        ("<p>手机：138<b>0013</b>8000</p>", "手机：13800138000"),
        ("<p>甲</p><p>乙</p>", "甲\n乙"), ("甲<br>乙<BR/>丙", "甲\n乙\n丙"), ("<div>甲\n   乙 </div> <div> 丙</div>", "甲 乙\n丙"),
        ("<p>甲 <b> 乙</b></p>", "甲 乙"), ("甲<br><br><br>乙", "甲\n\n乙"), ("<pre>甲  乙\n丙</pre>丁", "甲  乙\n丙\n丁"),
        ("<ul><li>甲<li>乙</ul>丙", "甲\n乙\n丙"), ("<dl><dt>电话</dt> <dd>甲</dd><dd>乙</dd></dl>", "电话 甲\n乙"),
        ("<title>甲</title><textarea>乙</textarea>", "甲\n乙"), ("13<o:p></o:p>8<wbr>0", "1380"),
        ("<select><option>甲<option>乙</select>", "甲\n乙"), ("<p>甲<hr>乙", "甲\n乙"),
        // Character references.
        ("&#49;&#x33;&#x38 0", "138 0"), ("a&nbsp;b&ensp;c&shy;d", "a\u{a0}b\u{2002}c\u{ad}d"), ("&lt;b&gt;&amp;", "<b>&"),
        ("&nbspx &copy2 &notit; &unknown; & &;", "\u{a0}x ©2 ¬it; &unknown; & &;"), ("&#0;&#x110000;&#xD800;&#128;", "\u{fffd}\u{fffd}\u{fffd}€"),
        ("&NotEqualTilde;", "\u{2242}\u{338}"), ("1&#10;2", "1 2"),
        // What is no tag stays text; what is broken goes on.
        ("1<2 且 3>2", "1<2 且 3>2"), ("<张三>到", "<张三>到"), ("甲</>乙", "甲乙"), ("甲<", "甲<"), ("甲&", "甲&"), ("甲</b", "甲"),
        ("<![CDATA[甲]]>乙", "乙"), ("<svg><![CDATA[甲]]></svg>乙", "甲乙"), ("<svg><title>甲<b>乙</svg><![CDATA[丙]]>", "甲乙"), ("<b/甲", ""), ("</p>甲</td></table>", "甲"),
    ] as [(String, String)])
    func runningText(_ html: String, _ expected: String) {
        #expect(running(html) == expected)
    }

    /// Comments, scripts and attributes are behind the text, each for itself, and never in it.
    @Test(arguments: [
        ("138<!-- x -->0013", "1380013", " x "), ("138<!--x--!>0", "1380", "x"), ("甲<!-->乙", "甲乙", nil), ("甲<!--x", "甲", "x"),
        ("甲<script>a<b>c</script>乙", "甲乙", "a<b>c"), ("甲<style>p{}</STYLE >乙", "甲乙", "p{}"), ("甲<?php x?>乙", "甲乙", "?php x?"),
        ("<p title='甲\"乙' data-x=丙>丁", "丁", " title='甲\"乙' data-x=丙"), ("甲<b 138>乙", "甲乙", " 138"), ("甲<138@a>", "甲<138@a>", nil),
        ("甲<a138@b.cn>乙", "甲乙", "a138@b.cn"), ("甲</b 138>乙", "甲乙", " 138"), ("<p title='&#49;&copy=2&lt'>", "", " title='1&copy=2<'"),
        ("<iframe><b>x</b></iframe>", "", "<b>x</b>"),
    ] as [(String, String, String?)])
    func asides(_ html: String, _ expected: String, _ aside: String?) {
        #expect(running(html) == expected)
        let rest = text(html).dropFirst(expected.count)
        #expect(aside.map { rest.hasPrefix(expected.isEmpty ? $0 : "\n\n" + $0) } ?? rest.isEmpty, "\(rest.debugDescription)")
    }

    /// Names of styles and paths of the site are no text.
    @Test(arguments: [
        "<p class='col-md-12 main_2'>甲", "<a href='/col/col1229000/index.html'>甲", "<a href='https://www.example.gov.cn/zwgk/'>甲", "<a href='javascript:void(0);'>甲",
        "<link rel=stylesheet href='/css/base.css?v=2.1'>甲", "<td colspan=2 style='text-align: center; width: 100px'>甲", "<div id=c2025 class=box lang=zh-CN>甲",
    ])
    func plumbing(_ html: String) {
        #expect(!text(html).contains("\n\n"))
        let kept = Projection(html: Array(html.utf8).span, isPage: true, keepsPlumbing: true)
        #expect(String(decoding: kept.text, as: UTF8.self).contains("\n\n"))
    }

    /// What might be somebody's is, wherever it stands: a number, an address, a key, and all in words.
    @Test(arguments: [
        "<p class='u13800138000'>甲", "<p id=qq12345>甲", "<a href='/A123456/'>甲", "<a href='/user/1229000'>甲", "<a href='tel:62001234'>甲", "<a href='mailto:a@b.cn'>甲",
        "<a href='/u?token=abcdef'>甲", "<a href='/x?k=a1b2c3d'>甲", "<a href='http://10.0.0.1/'>甲", "<a href='weixin://abc'>甲", "<a href='/张三/'>甲", "<a href='/%e5%bc%a0'>甲",
        "<a href='/a&#49;'>甲", "<p data-x=abc>甲", "<img alt=abc>甲", "<p title=abc>甲", "<b 138>甲", "<p style='font-family:宋体'>甲", "<a href='javascript:f(13800138000)'>甲",
    ])
    func noPlumbing(_ html: String) {
        #expect(text(html).contains("\n\n"))
    }

    /// Other readings of an aside: without its tags, with its sequences.
    @Test(arguments: [
        ("<!--<td>11<b>01</b></td>-->", "1101"), ("<a href='?p=%31%33%38'>", " href='?p=138'"), ("<script>'\\u624b\\u673a\\x31\\n2'</script>", "'手机1\n2'"),
        ("<b data-x='50%1380'>", " data-x='50%1380'"), ("<script>x='<td>13<b>8</b></td>'</script>", "138"),
    ] as [(String, String)])
    func readings(_ html: String, _ expected: String) {
        #expect(text(html).split(separator: "\n\n").contains { $0.contains(expected) }, "\(text(html).debugDescription)")
    }

    @Test(arguments: [
        // Fields of forms are read in place, unless hidden.
        ("姓名<input value=甲>乙", "姓名 甲 乙"), ("<input placeholder=学籍号 value='1|2'>", "学籍号 1｜2"), ("甲<input type=hidden value=乙>", "甲"),
    ] as [(String, String)])
    func fields(_ html: String, _ expected: String) {
        #expect(running(html) == expected)
    }

    /// A text without markup is its own projection; with some, its line ends and spaces stay.
    @Test(arguments: [
        ("甲  乙\r\n\t丙 < 4 && 5 > 3 a<b <张三> <zhang@example.com> <https://example.com/>", nil),
        ("A | B\n--|--\n甲<br>乙 | 丙\n", "A | B\n--|--\n甲\n乙 | 丙\n"), ("甲<br>\n乙", "甲\n乙"), ("甲  <b>乙</b>\n丙", "甲  乙\n丙"), ("a<b 甲 \"x", nil), ("<p 甲", nil),
        ("<!-- 甲", nil),
    ] as [(String, String?)])
    func textWithTags(_ html: String, _ expected: String?) {
        #expect(text(html, isPage: false) == expected ?? html)
    }

    @Test(arguments: [
        ("13800138000", Markup.none), ("a<b>c", .fragment), ("甲<br>乙", .fragment), ("a < b > c & d", .none), ("<张三> <x>", .none), ("AT&amp;T", .fragment),
        ("R&D;", .none), ("&#49;", .fragment), (" <!-- x --><!DOCTYPE html><p>", .page), ("<HTML lang=zh>", .page), ("<p>甲</p>", .fragment), ("if (a<i && b>2)", .fragment),
        ("<!-- x -->", .fragment), ("<?xml version='1.0'?><html>", .page), ("", .none), ("<meta charset=gb2312>", .page),
    ] as [(String, Markup)])
    func recognised(_ text: String, _ expected: Markup) {
        #expect(Markup(of: Array(text.utf8).span) == expected)
    }

    @Test(arguments: [
        ("<meta charset=gb2312>", TextEncoding.gb18030), ("<meta http-equiv=Content-Type content=\"text/html; charset=big5\">", .big5hkscs),
        ("<?xml version=\"1.0\" encoding=\"GBK\"?>", .gb18030), ("<!-- <meta charset=gbk> --><meta charset='UTF-8'>", .utf8), ("<meta name=charset content=x>", nil),
        ("charset=gbk", nil), ("<meta charset=utf-16>", nil), ("<p charset=gbk>", nil),
    ] as [(String, TextEncoding?)])
    func declaredEncodings(_ head: String, _ expected: TextEncoding?) {
        #expect(DeclaredEncoding.find(Array(head.utf8).span) == expected)
    }
}

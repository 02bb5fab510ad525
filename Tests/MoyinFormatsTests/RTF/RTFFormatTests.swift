import MoyinDocuments
import MoyinFormats
import Testing

@Suite struct RTFFormatTests {
    private func read(_ body: String) -> FileDocument { FormatReader.read(Array(rtf(body).utf8), named: Array("a.rtf".utf8)) }

    private func rtf(_ body: String) -> String {
        #"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\froman\fcharset0 Times;}{\f2\fcharset136 Ming;}}{\colortbl ;\red255\green255\blue255;}"# + body + "}"
    }

    private func page(_ document: FileDocument) -> String {
        let page = String(decoding: document.page, as: UTF8.self)
        return String(page.dropFirst("<!doctype html><body>\n".count))
    }

    @Test(arguments: [
        // Bytes of GBK, and of Big5 by the charset of their font; Unicode with what stands for it elsewhere.
        (#"\pard \'d5\'c5\'c8\'fd\par"#, "<p>张三</p>\n"),
        (#"\pard \f2\'b1\'69\par"#, "<p>張</p>\n"),
        (#"\pard \u24352?\uc2\u19977\'c8\'fd\par"#, "<p>张三</p>\n"),
        (#"\pard \u-10179?\u-8704?\par"#, "<p>\u{1F600}</p>\n"),
        // A value over runs stands together.
        (#"\pard 110105{\b 19491231}\f1 002X\par"#, "<p>11010519491231002X</p>\n"),
        (#"\trowd\cellx1\cellx2\pard\intbl a\cell b\cell\row\trowd\cellx1\cellx2\pard\intbl c\cell\cell\row\pard d\par"#,
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr></table><p>d</p>\n"),
        (#"\pard 138{\v x}001\par"#, "<p>138001</p>\n<section class=hidden><p>x</p></section>\n"),
        (#"\pard a\{b\}\\<&\par"#, "<p>a{b}\\&lt;&amp;</p>\n"),
        // The content of \bin is no text, whatever it looks like.
        (#"\pard a{\pict\bin5 {{{{{}b\par"#, "<p>ab</p>\n"),
    ])
    func text(body: String, expected: String) { #expect(page(read(body)) == expected) }

    @Test(arguments: [
        (#"{\header x\par}"#, Place(.header, number: 1)), (#"a{\footnote x}b"#, Place(.footnote, number: 1)), (#"{\*\annotation x}"#, Place(.comment, number: 1)),
        (#"{\info{\author x}}"#, Place(.property)), (#"{\v x}"#, Place(.body, hiding: .hidden)), (#"{\deleted x}"#, Place(.deletion)),
        (#"{\cf1 x}"#, Place(.body, hiding: .invisibleColour)), (#"{\fs2 x}"#, Place(.body, hiding: .tiny)), (#"{\*\fldinst x}"#, Place(.fieldCode, number: 1)),
        (#"{\*\bkmkstart x}"#, Place(.bookmark, number: 1)), (#"{\sp{\sn wzDescription}{\sv x}}"#, Place(.alternativeText)),
        (#"{\shptxt x\par}"#, Place(.textBox, number: 1)), (#"{\*\nobodyknows x}"#, Place(.unusedPart, number: 1)),
    ])
    func place(body: String, expected: Place) throws {
        let document = read(body)
        let segment = try #require(document.segments.first { TokenRemoval.text(document, document.segments.firstIndex(of: $0)!) == Array("x".utf8) })
        #expect(segment.place == expected)
    }

    @Test func copy() throws {
        let body = #"""
            {\info{\author 13800138001}}{\*\generator 13800138002;}{\*\themedata 3133383030313338303033}{\header \'d5\'c5 13800138004\par}
            \pard \'d5\'c5\'c8\'fd 110105{\b 19491231}\f1 002X\b\u24352?138\'30\'30138000 {\i kept \'d5}\par{\footnote 13800138005}
            """#
        let values = ["张三", "11010519491231002X", "13800138000", "13800138001", "13800138002", "13800138004", "13800138005"]
        let bytes = Array((rtf(body) + "13800138006").utf8)
        let document = FormatReader.read(bytes)
        #expect(document.remarks.map(\.code) == [.foreignBytes])
        let copy = try FormatReader.write(bytes, TokenRemoval.changes(document, values))
        let text = String(decoding: copy, as: UTF8.self)
        for value in values + ["3133383030313338303033", "13800138006"] { #expect(!text.contains(value)) }
        // What is not changed is as it was, byte for byte.
        #expect(text.contains(#"{\i kept \'d5}\par"#))
        let again = FormatReader.read(copy)
        #expect(again.failure == nil)
        #expect(again.remarks.isEmpty)
        for value in values { #expect(!TokenRemoval.pages(again).contains(value)) }
        #expect(TokenRemoval.pages(again).contains("*** kept"))
    }

    @Test func picturesAreFilesWithin() throws {
        let png = try Fixture.bytes("picture/roster.png")
        let hexadecimal = png.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let bytes = Array(rtf(#"\pard a{\*\shppict{\pict\pngblip "# + hexadecimal + #"}}{\nonshppict{\pict\wmetafile8 0102}}\par"#).utf8)
        let document = FormatReader.read(bytes)
        #expect(document.failure == nil)
        #expect(document.members.map(\.type) == [.png])
        let member = try #require(document.members.first)
        #expect(TokenRemoval.pages(member).contains("11010519491231002X"))
        let copy = try FormatReader.write(bytes, TokenRemoval.changes(document, ["11010519491231002X"]))
        let again = FormatReader.read(copy)
        #expect(again.members.map(\.type) == [.png])
        #expect(!TokenRemoval.pages(again).contains("11010519491231002X"))
        #expect(TokenRemoval.pages(again).contains("13800138000"))
    }

    @Test func whatIsNotReadFails() {
        #expect(read(#"{\object{\*\objdata 0105}{\result x}}"#).failure == FileFailure(.unsupported, "objdata"))
        #expect(FormatReader.read(Array(#"{\rtf1 abc"#.utf8)).failure == FileFailure(.damaged))
        #expect(FormatReader.read(Array((#"{\rtf1"# + String(repeating: "{", count: 5_000)).utf8)).failure == FileFailure(.hostile))
    }

    @Test func damagedVariantsEndInAnAnswer() {
        let body = #"{\info{\author a}}\pard \'d5\'c5{\v b}\u24352?\trowd\pard\intbl c\cell\row{\*\shppict{\pict\pngblip 89504e47}}{\footnote d}\bin3 abc"#
        Damage.attack(Array(rtf(body).utf8), named: "a.rtf", rounds: 2_000)
    }
}

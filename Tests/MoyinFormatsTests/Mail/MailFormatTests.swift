import Foundation
import MoyinDocuments
import MoyinFormats
import MoyinText
import Testing

@Suite struct MailFormatTests {
    private func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString(options: .lineLength76Characters) }

    private func mail() throws -> [UInt8] {
        let html = try #require(TextEncoder.encode("<meta charset=gb2312><p>张三 <b>138</b>00138000</p><!-- 13800138001 -->", to: .gb18030))
        let table = try #require(TextEncoder.encode("姓名,电话\n张三,13800138002\n", to: .gb18030))
        let subject = base64(Array("关于张三的申请".utf8))
        let inner = "From: a@example.org\r\nSubject: 13800138004\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n1380013=\r\n8005\r\n"
        return Array("""
            Received: from 10.1.2.3 by mx.example.org\r
            From: =?gb2312?B?1cXI/Q==?= <zhangsan@example.org>\r
            To: b@example.org\r
            Subject: =?utf-8?B?\(subject)?=\r
            Message-ID: <13800138006@example.org>\r
            MIME-Version: 1.0\r
            Content-Type: multipart/mixed; boundary=x\r
            \r
            13800138007 before\r
            --x\r
            Content-Type: multipart/alternative; boundary=y\r
            \r
            --y\r
            Content-Type: text/plain; charset=utf-8\r
            \r
            张三 13800138000\r
            --y\r
            Content-Type: text/html; charset=gb2312\r
            Content-Transfer-Encoding: base64\r
            \r
            \(base64(html))\r
            --y--\r
            --x\r
            Content-Type: text/csv\r
            Content-Disposition: attachment; filename*=utf-8''%E5%BC%A0%E4%B8%89_13800138003.csv\r
            Content-Transfer-Encoding: base64\r
            \r
            \(base64(table))\r
            --x\r
            Content-Type: message/rfc822\r
            \r
            \(inner)\r
            --x--\r
            13800138008 behind\r

            """.utf8)
    }

    private let values = ["张三", "zhangsan@example.org"] + (0...8).map { "1380013800\($0)" }

    @Test func partsAreFilesWithin() throws {
        let document = FormatReader.read(try mail(), named: Array("a.eml".utf8))
        #expect(document.failure == nil)
        #expect(document.members.map { String(decoding: $0.name, as: UTF8.self) } == ["body.txt", "body.html", "张三_13800138003.csv", "message.eml"])
        #expect(document.members.map(\.type) == [.text, .html, .text, .mail])
        let page = String(decoding: document.page, as: UTF8.self)
        #expect(page.contains("<p>张三 &lt;zhangsan@example.org&gt;</p><p>b@example.org</p><p>关于张三的申请</p>"))
        #expect(document.segments.filter { $0.place.carrier == .attachmentName }.count == 1)
        #expect(document.segments.filter { $0.place.carrier == .unusedPart }.count == 2)
        for value in values { #expect(TokenRemoval.pages(document).contains(value), "\(value)") }
    }

    @Test func copyHoldsNothingThatWasTaken() throws {
        let bytes = try mail()
        let document = FormatReader.read(bytes, named: Array("a.eml".utf8))
        let copy = try FormatReader.write(bytes, named: Array("a.eml".utf8), TokenRemoval.changes(document, values))
        let again = FormatReader.read(copy, named: Array("a.eml".utf8))
        #expect(again.failure == nil)
        #expect(again.members.map(\.type) == [.text, .html, .text, .mail])
        let text = String(decoding: copy, as: UTF8.self)
        for value in values {
            #expect(!TokenRemoval.pages(again).contains(value), "\(value)")
            #expect(!text.contains(value), "\(value)")
        }
        for header in ["Received", "Message-ID"] { #expect(!text.contains(header)) }
        #expect(text.contains("charset=gb2312"))
        #expect(TokenRemoval.pages(again).contains("<meta charset=gb2312><p>*** <b>"))
    }

    @Test func headersStayWhenNotCleaned() throws {
        let bytes = try mail()
        var changes = TokenRemoval.changes(FormatReader.read(bytes, named: Array("a.eml".utf8)), ["13800138006"])
        changes.cleansProperties = false
        let text = String(decoding: try FormatReader.write(bytes, named: Array("a.eml".utf8), changes), as: UTF8.self)
        #expect(text.contains("Received: from 10.1.2.3"))
        #expect(text.contains("Message-ID: <***@example.org>"))
    }

    @Test func rawHeadersAndShortBodiesOfTheirTime() throws {
        let body = try #require(TextEncoder.encode("张三", to: .gb18030))
        let bytes = Array("From: ".utf8) + body + Array(" <a@example.org>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n".utf8) + body
        let document = FormatReader.read(bytes, named: Array("a.eml".utf8))
        #expect(String(decoding: document.page, as: UTF8.self).contains("<p>张三 &lt;a@example.org&gt;</p>"))
        #expect(document.members.map { String(decoding: $0.page, as: UTF8.self) } == ["张三"])
    }

    @Test(arguments: [
        ("multipart/encrypted; boundary=x; protocol=\"application/pgp-encrypted\"", FileFailure(.encrypted)),
        ("application/pkcs7-mime; smime-type=enveloped-data", FileFailure(.encrypted, "pkcs7-mime")),
        ("application/pkcs7-mime; smime-type=signed-data", FileFailure(.unsupported, "pkcs7-mime")),
        ("message/partial; id=\"a\"; number=1; total=2", FileFailure(.unsupported, "message/partial")),
    ])
    func whatIsNotReadFails(type: String, failure: FileFailure) {
        let bytes = Array("From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: \(type)\r\n\r\n--x\r\n\r\na\r\n--x--\r\n".utf8)
        #expect(FormatReader.read(bytes, named: Array("a.eml".utf8)).failure == failure)
    }

    @Test func signatureIsSaidAndNotCopied() throws {
        let bytes = Array("From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/signed; boundary=x; protocol=\"application/pgp-signature\"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n13800138000\r\n--x\r\nContent-Type: application/pgp-signature\r\n\r\nSIGNATURE\r\n--x--\r\n".utf8)
        let document = FormatReader.read(bytes, named: Array("a.eml".utf8))
        #expect(document.remarks.map(\.code) == [.signed])
        let text = String(decoding: try FormatReader.write(bytes, named: Array("a.eml".utf8), TokenRemoval.changes(document, ["13800138000"])), as: UTF8.self)
        #expect(!text.contains("SIGNATURE") && !text.contains("multipart/signed") && !text.contains("13800138000"))
        #expect(text.contains("multipart/mixed"))
    }

    @Test func deepAndManyPartsAreBounded() {
        var text = "From: a@example.org\r\nMIME-Version: 1.0\r\n"
        for level in 0..<500 { text += "Content-Type: multipart/mixed; boundary=b\(level)\r\n\r\n--b\(level)\r\n" }
        #expect(FormatReader.read(Array(text.utf8), named: Array("a.eml".utf8)).failure == FileFailure(.tooLarge))
    }

    @Test func damagedVariantsEndInAnAnswer() throws { Damage.attack(try mail(), named: "a.eml", rounds: 600) }
}

extension HostileFile {
    /// PDF and what has no archive around it.
    static let documents: [HostileFile] = [
        HostileFile("page-circle.pdf", "a tree of pages that holds itself", isRead: nil) {
            pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3/Parent 2 0 R>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"])
        },
        HostileFile("page-count.pdf", "a page that says it is 2^31 pages", isRead: nil) {
            pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 2147483647>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"])
        },
        HostileFile("page-count-low.pdf", "a tree of pages that says it has fewer", isRead: nil) {
            pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R 5 0 R]/Count 1>>", page[2], stream("", ""), "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 6 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>", stream("BT /F 9 Tf 1 1 Td (13800138000) Tj ET", "")])
        },
        HostileFile("pages.pdf", "one page, 200,000 times", isRead: nil) {
            pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[\(repeated("3 0 R ", 200_000) as String)]/Count 200000>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"])
        },
        HostileFile("form-circle.pdf", "a form that draws itself, twice", isRead: nil) {
            pdf(page + [stream("/F Do /F Do", ""), stream("/F Do /F Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>")], resources: "/XObject<</F 5 0 R>>")
        },
        HostileFile("form-tree.pdf", "30 forms, each of which draws the next one ten times", isRead: nil, isBig: true) {
            pdf(page + [stream("/F Do", "")] + (5..<35).map { stream(repeated("/F Do ", 10), "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F \(min(34, $0 + 1)) 0 R>>>>") }, resources: "/XObject<</F 5 0 R>>")
        },
        HostileFile("outline-circle.pdf", "an outline that goes round", isRead: nil) {
            pdf(["<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>"] + page.dropFirst() + ["<</First 5 0 R/Last 5 0 R/Count 1>>", "<</Title(a)/Parent 4 0 R/Next 5 0 R/Prev 5 0 R/First 4 0 R>>"])
        },
        HostileFile("field-circle.pdf", "form fields that hold each other", isRead: nil) {
            pdf(["<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>"] + page.dropFirst() + ["<</T(a)/Kids[5 0 R]/FT/Tx/V(13800138000)>>", "<</T(b)/Kids[4 0 R]/Parent 4 0 R>>"])
        },
        HostileFile("name-circle.pdf", "a tree of names that holds itself", isRead: nil) {
            pdf(["<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 4 0 R>>>>"] + page.dropFirst() + ["<</Kids[4 0 R 4 0 R]/Limits[(a)(b)]>>"])
        },
        HostileFile("prev-circle.pdf", "tables of objects that lead to each other", isRead: nil) {
            var file = pdf(page)
            let place = file.count
            file += Array("xref\n0 0\ntrailer\n<</Size 4/Root 1 0 R/Prev \(place)>>\nstartxref\n\(place)\n%%EOF\n".utf8)
            return file
        },
        HostileFile("no-table.pdf", "a table of objects that is nowhere", isRead: nil) { Array("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\nxref\n0 99999999\nstartxref\n99999999999\n%%EOF".utf8) },
        HostileFile("object-stream.pdf", "objects in a stream that is in itself", isRead: nil) {
            pdf(page + ["<</Type/ObjStm/N 2/First 9/Extends 4 0 R/Length 20>>\nstream\n4 0 5 4  null null  \nendstream"])
        },
        HostileFile("object-bomb.pdf", "objects in a stream of 1 GB", isRead: nil) {
            let packed = Deflate.zeros(1 << 30)
            return pdf(page + []) + object(4, "<</Type/ObjStm/N 100000/First 100000/Filter/FlateDecode/Length \(packed.count)>>", packed)
        },
        HostileFile("content-bomb.pdf", "content of 1 GB", isRead: nil) { pdf(page, Deflate.zlib(Deflate.run(of: 0x20, 1 << 30), sum: 0), "/Filter/FlateDecode") },
        HostileFile("double-bomb.pdf", "content packed four times, 1 GB", isRead: nil) {
            var packed = Deflate.zlib(Deflate.run(of: 0x20, 1 << 30), sum: 0)
            for _ in 0..<3 { packed = Deflate.zlib(Deflate.packed(packed), sum: Deflate.adler(packed)) }
            return pdf(page, packed, "/Filter[/FlateDecode/FlateDecode/FlateDecode/FlateDecode]")
        },
        HostileFile("filters.pdf", "content that is packed by 100,000 filters", isRead: nil, isBig: true) { pdf(page, [0x30], "/Filter[\(repeated("/ASCIIHexDecode", 100_000) as String)]") },
        HostileFile("attachment-bomb.pdf", "an attachment of 1 GB", isRead: nil) {
            let packed = Deflate.zeros(1 << 30)
            return pdf(["<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a)<</F(a.bin)/EF<</F 4 0 R>>>>]>>>>>>"] + page.dropFirst()) + object(4, "<</Type/EmbeddedFile/Filter/FlateDecode/Length \(packed.count)>>", packed)
        },
        HostileFile("image-bomb.pdf", "a picture of 60,000 by 60,000 points", isRead: nil, isBig: true) {
            let packed = Deflate.zeros(7500 * 60_000)
            return pdf(page + [stream("600 0 0 600 0 0 cm /I Do", "")], resources: "/XObject<</I 5 0 R>>") + object(5, "<</Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/FlateDecode/Length \(packed.count)>>", packed)
        },
        HostileFile("huge-page.pdf", "a page of 2^31 points", isRead: nil) {
            pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 2147483647 2147483647]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>", stream("BT /F 9 Tf 1 1 Td (13800138000) Tj ET", "")])
        },
        HostileFile("arrays.pdf", "a million arrays within each other", isRead: nil) { pdf(page + [repeated("[", 1_000_000) + repeated("]", 1_000_000)], info: 4) },
        HostileFile("dictionaries.pdf", "300,000 dictionaries within each other", isRead: nil) { pdf(page + [repeated("<</A", 300_000) + " 1 " + repeated(">>", 300_000)], info: 4) },
        HostileFile("operators.pdf", "five million operators that save the state", isRead: nil, isBig: true) { pdf(page, repeated("q ", 5_000_000), "") },
        HostileFile("operands.pdf", "an array of five million numbers among the operators", isRead: nil, isBig: true) { pdf(page, Array("[".utf8) + repeated("1 ", 5_000_000) + Array("] TJ".utf8), "") },
        HostileFile("characters.pdf", "a page with three million characters", isRead: nil, isBig: true) {
            pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>", stream("BT /F 9 Tf 1 1 Td (\(repeated("1", 3_000_000) as String)) Tj ET", "")])
        },
        HostileFile("revisions.pdf", "100,000 ends of file", isRead: nil) { pdf(page) + repeated("\n%%EOF\n", 100_000) },

        HostileFile("groups.rtf", "a million groups within each other", isRead: nil) { Array("{\\rtf1 ".utf8) + repeated("{", 1_000_000) + repeated("}", 1_000_001) },
        HostileFile("bin.rtf", "binary data that says it has 2^31 bytes", isRead: nil) { Array("{\\rtf1 a{\\pict\\bin2147483647 abc}13800138000}".utf8) },
        HostileFile("controls.rtf", "a control word of 10 MB", isRead: nil) { Array("{\\rtf1 \\".utf8) + repeated("a", 10 << 20) + Array(" 1}".utf8) },
        HostileFile("cells.rtf", "a row of a million cells", isRead: nil, isBig: true) { Array("{\\rtf1 \\trowd".utf8) + repeated("\\cellx100", 1_000_000) + repeated("1\\cell", 1_000_000) + Array("\\row}".utf8) },
        HostileFile("objects.rtf", "100,000 objects", isRead: nil) { Array("{\\rtf1 ".utf8) + repeated("{\\object{\\*\\objdata 504b0304}}", 100_000) + Array("}".utf8) },

        HostileFile("headers.eml", "a million headers", isRead: nil, isBig: true) { Array("MIME-Version: 1.0\r\nFrom: a@example.com\r\n".utf8) + repeated("X-A: 13800138000\r\n", 1_000_000) + Array("\r\nx".utf8) },
        HostileFile("header.eml", "a header of 50 MB", isRead: nil, isBig: true) { Array("From: a@example.com\r\nMIME-Version: 1.0\r\nSubject: ".utf8) + repeated("a\r\n ", 50 << 18) + Array("\r\n\r\nx".utf8) },
        HostileFile("words.eml", "a header of 300,000 encoded words", isRead: nil) { Array("From: a@example.com\r\nMIME-Version: 1.0\r\nSubject: ".utf8) + repeated("=?utf-8?Q?=E7=94=B5?= ", 300_000) + Array("\r\n\r\nx".utf8) },
        HostileFile("addresses.eml", "100,000 addresses, and groups of them", isRead: nil) { Array("From: ".utf8) + repeated("a:b <c@example.com>,", 100_000) + Array("\r\nMIME-Version: 1.0\r\nTo: ".utf8) + repeated("(", 100_000) + Array("\r\n\r\nx".utf8) },
        HostileFile("parameters.eml", "a type with 100,000 parameters", isRead: nil) { Array("From: a\r\nMIME-Version: 1.0\r\nContent-Type: text/plain".utf8) + Array((0..<100_000).map { "; name*\($0)=a" }.joined().utf8) + Array("\r\n\r\nx".utf8) },
        HostileFile("parts.eml", "200,000 parts", isRead: nil) { Array("From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n".utf8) + repeated("--b\r\n\r\nx\r\n", 200_000) + Array("--b--\r\n".utf8) },
        HostileFile("deep.eml", "100,000 parts within each other", isRead: nil) { Array("From: a\r\nMIME-Version: 1.0\r\n".utf8) + Array((0..<100_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\r\n\r\n--b\($0)\r\n" }.joined().utf8) },
        HostileFile("enclosed.eml", "10,000 mails within each other", isRead: nil) { Array("From: a\r\nMIME-Version: 1.0\r\n".utf8) + repeated("Content-Type: message/rfc822\r\n\r\n", 10_000) + Array("Subject: x\r\n\r\nx".utf8) },

        HostileFile("circle.doc", "chains of sectors that go round", isRead: nil) { compound(next: 0) },
        HostileFile("table-circle.doc", "a list of tables that leads to itself", isRead: nil) { compound(next: 0xffff_fffe, tables: 1) },
        HostileFile("tables.doc", "a table that is named a hundred times", isRead: nil) { compound(next: 0xffff_fffe, repeats: true) },
    ]

    // MARK: PDF

    private static let page = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<RESOURCES>>>>"]

    private static func stream(_ content: String, _ more: String) -> String { "<<\(more)/Length \(content.utf8.count)>>\nstream\n\(content)\nendstream" }

    private static func object(_ number: Int, _ dictionary: String, _ content: [UInt8]) -> [UInt8] {
        Array("\(number) 0 obj\n\(dictionary)\nstream\n".utf8) + content + Array("\nendstream\nendobj\n".utf8)
    }

    private static func pdf(_ objects: [String], _ content: [UInt8], _ more: String) -> [UInt8] {
        pdf(objects + ["<<\(more)/Length \(content.count)>>\nstream\nCONTENT\nendstream"], content: content)
    }

    /// Objects from 1 on, and a table of them.
    private static func pdf(_ objects: [String], resources: String = "", info: Int = 0, content: [UInt8] = []) -> [UInt8] {
        var out = Array("%PDF-1.7\n".utf8)
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            let place = "\(out.count)"
            table += repeated("0", 10 - place.utf8.count) + place + " 00000 n \n"
            out += Array("\(index + 1) 0 obj\n".utf8)
            let text = index == 2 ? object.split(separator: "RESOURCES", omittingEmptySubsequences: false).joined(separator: resources) : object
            if !content.isEmpty, index == objects.count - 1, let end = text.utf8.firstIndex(of: 0x0a) {
                out += text.utf8[..<end] + Array("\nstream\n".utf8) + content + Array("\nendstream".utf8)
            } else {
                out += Array(text.utf8)
            }
            out += Array("\nendobj\n".utf8)
        }
        let place = out.count
        return out + Array("\(table)trailer\n<</Size \(objects.count + 1)/Root 1 0 R\(info > 0 ? "/Info \(info) 0 R" : "")>>\nstartxref\n\(place)\n%%EOF\n".utf8)
    }

    // MARK: compound files

    /// - Parameters:
    ///   - next: of every sector.
    ///   - tables: where the list of further tables begins.
    private static func compound(next: UInt32, tables: UInt32 = 0xffff_fffe, repeats: Bool = false) -> [UInt8] {
        var head: [UInt8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] + [UInt8](repeating: 0, count: 16)
        head += RawZip.numbers((0x3e, 2), (3, 2), (0xfffe, 2), (9, 2), (6, 2), (0, 6), (0, 4), (1, 4), (0, 4), (0, 4), (4096, 4), (0xffff_fffe, 4), (0, 4), (Int(tables), 4), (1, 4))
        for index in 0..<109 { head += RawZip.numbers((index == 0 || repeats ? 2 : 0xffff_ffff, 4)) }
        let name = Array("WordDocument".utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        var folder = name + [UInt8](repeating: 0, count: 64 - name.count) + RawZip.numbers((26, 2), (2, 1), (1, 1), (0xffff_ffff, 4), (0xffff_ffff, 4), (0xffff_ffff, 4))
        folder += [UInt8](repeating: 0, count: 36) + RawZip.numbers((0, 4), (0x7fff_ffff, 4), (0, 4))
        folder += [UInt8](repeating: 0, count: 512 - folder.count)
        // The list of tables that leads to itself; then the table.
        let list = [UInt8](repeating: 0xff, count: 508) + RawZip.numbers((1, 4))
        return head + folder + list + (0..<128).flatMap { _ in RawZip.numbers((Int(next), 4)) }
    }
}

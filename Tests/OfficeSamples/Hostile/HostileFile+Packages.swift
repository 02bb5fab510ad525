extension HostileFile {
    private static let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    private static let book = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    private static let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    static let packages: [HostileFile] = entities + circles + [
        HostileFile("twice.docx", "two parts of one name") {
            RawZip(entries: [("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document \(word)/>"), ("word/document.xml", "<w:document \(word)><w:p><w:r><w:t>13800138000</w:t></w:r></w:p></w:document>")].map { RawZip.Entry($0.0, stored: Array($0.1.utf8)) }).bytes
        },
        HostileFile("deep.docx", "300,000 elements within each other") { docx(repeated("<w:sdt>", 300_000) + repeated("</w:sdt>", 300_000)) },
        HostileFile("tables.docx", "20,000 tables within each other") {
            docx(repeated("<w:tbl><w:tr><w:tc>", 20_000) + "<w:p/>" + repeated("</w:tc></w:tr></w:tbl>", 20_000))
        },
        HostileFile("attributes.docx", "an element with 300,000 attributes", isRead: nil) { docx("<w:p " + (0..<300_000).map { "a\($0)=\"\($0)\" " }.joined() + "/>") },
        HostileFile("namespaces.docx", "an element with 100,000 namespaces", isRead: nil) { docx("<w:p " + (0..<100_000).map { "xmlns:a\($0)=\"u\($0)\" " }.joined() + "/>") },
        HostileFile("names.docx", "a million elements, each of another name", isRead: nil, isBig: true) { docx((0..<1_000_000).map { "<w:a\($0)/>" }.joined()) },
        HostileFile("runs.docx", "a million runs of one character", isRead: true, isBig: true) { docx("<w:p>" + repeated("<w:r><w:t>1</w:t></w:r>", 1_000_000) + "</w:p>") },
        HostileFile("empty.docx", "two million empty paragraphs", isRead: true, isBig: true) { docx(repeated("<w:p/>", 2_000_000)) },
        HostileFile("asides.docx", "300,000 comments of the markup", isRead: nil, isBig: true) { docx(repeated("<!-- 13800138000 --><w:p/>", 300_000)) },
        HostileFile("text.docx", "a paragraph of 1 GB, all of it", isBig: true) { whole("word/document.xml", "<w:document \(word)><w:body><w:p><w:r><w:t>", 1 << 30, "</w:t></w:r></w:p></w:body></w:document>", []) },
        HostileFile("text-200.docx", "a paragraph of 200 MB", isBig: true) { whole("word/document.xml", "<w:document \(word)><w:body><w:p><w:r><w:t>", 200 << 20, "</w:t></w:r></w:p></w:body></w:document>", []) },
        HostileFile("cell.xlsx", "a cell of 1 GB, all of it", isBig: true) { cell(1 << 30) },
        HostileFile("cell-200.xlsx", "a cell of 200 MB", isBig: true) { cell(200 << 20) },
        HostileFile("shared.xlsx", "one text of 1 MB, named by 100,000 cells", isBig: true) {
            let cells = (1...100_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"s\"><v>0</v></c></row>" }.joined()
            return xlsx(["<sheetData>\(cells)</sheetData>"], more: [("xl/sharedStrings.xml", "<sst \(book)><si><t>\(repeated("1", 1 << 20) as String)</t></si></sst>")], strings: true)
        },
        HostileFile("sheets.xlsx", "10,000 sheets") { xlsx(Array(repeating: "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>", count: 10_000)) },
        HostileFile("sheets-9000.xlsx", "9,000 sheets", isRead: true, isBig: true) { xlsx(Array(repeating: "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>", count: 9000)) },
        HostileFile("rows.xlsx", "a million empty rows and cells that say they are the last of all", isRead: true, isBig: true) {
            xlsx(["<sheetData>" + repeated("<row r=\"1048576\"><c r=\"XFD1048576\"/></row>", 1_000_000) + "</sheetData>"])
        },
        HostileFile("corner.xlsx", "a cell in the last corner", isRead: true) { xlsx(["<sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>13800138000</v></c></row></sheetData>"]) },
        HostileFile("merged.xlsx", "the whole sheet merged, 100,000 times", isRead: nil) {
            xlsx(["<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData><mergeCells>\(repeated("<mergeCell ref=\"A1:XFD1048576\"/>", 100_000) as String)</mergeCells>"])
        },
        HostileFile("columns.xlsx", "all columns hidden, 100,000 times", isRead: nil) {
            xlsx(["<cols>\(repeated("<col min=\"1\" max=\"16384\" hidden=\"1\"/>", 100_000) as String)</cols><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>"])
        },
        HostileFile("styles.xlsx", "a million cell formats", isRead: nil, isBig: true) {
            xlsx(["<sheetData/>"], more: [("xl/styles.xml", "<styleSheet \(book)><cellXfs>\(repeated("<xf numFmtId=\"0\"/>", 1_000_000) as String)</cellXfs></styleSheet>")])
        },
        HostileFile("validation.xlsx", "100,000 rules over the whole sheet", isRead: nil) {
            xlsx(["<sheetData/><dataValidations>\(repeated("<dataValidation type=\"list\" sqref=\"A1:XFD1048576\"><formula1>\"1,2\"</formula1></dataValidation>", 100_000) as String)</dataValidations>"])
        },
        HostileFile("relationships.xlsx", "100,000 relationships of one sheet", isRead: nil) {
            let list = (0..<100_000).map { "<Relationship Id=\"r\($0)\" Type=\"\(base)/comments\" Target=\"../comments\($0).xml\"/>" }.joined()
            return xlsx(["<sheetData/>"], more: [("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships>\(list)</Relationships>")])
        },
        HostileFile("spans.ods", "a cell that is repeated 16,384 times in a row that is repeated a million times", isRead: nil) {
            odf("spreadsheet", "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"><text:p>13800138000</text:p></table:table-cell></table:table-row></table:table>")
        },
        HostileFile("spaces.odt", "a run of 2^31 spaces", isRead: nil) { odf("text", "<text:p>1<text:s text:c=\"2147483647\"/>2</text:p>") },
        HostileFile("deep.odt", "300,000 sections within each other") { odf("text", repeated("<text:section>", 300_000) + repeated("</text:section>", 300_000)) },
        HostileFile("deltas.ofd", "10,000 places said to be 2^31 of the same", isRead: nil) { ofd(repeated("<ofd:TextObject ID=\"1\" Boundary=\"0 0 10 10\" Font=\"1\" Size=\"3\"><ofd:TextCode X=\"0\" Y=\"0\" DeltaX=\"g 2147483647 1\">1</ofd:TextCode></ofd:TextObject>", 10_000)) },
        HostileFile("texts.ofd", "100,000 texts at one place", isRead: true) { ofd(repeated("<ofd:TextObject ID=\"1\" Boundary=\"0 0 10 10\" Font=\"1\" Size=\"3\"><ofd:TextCode X=\"0\" Y=\"0\">1</ofd:TextCode></ofd:TextObject>", 100_000)) },
        HostileFile("deep.ofd", "300,000 blocks within each other") { ofd(repeated("<ofd:PageBlock>", 300_000) + repeated("</ofd:PageBlock>", 300_000)) },
    ]

    // MARK: entities

    /// A part each with the definition of an entity that grows, and of one from a file.
    private static var entities: [HostileFile] {
        let laughs = "<!DOCTYPE a [<!ENTITY a0 \"ha\">" + (1...20).map { "<!ENTITY a\($0) \"&a\($0 - 1);&a\($0 - 1);\">" }.joined() + "]>"
        let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        let samples: [(String, [(name: String, content: [UInt8])])] = [
            ("docx", unpacked(PlantedFile.word().bytes)), ("xlsx", unpacked(PlantedFile.sheet().bytes)), ("pptx", unpacked(PlantedFile.slides().bytes)),
            ("odt", unpacked(odf("text", "<text:p>1</text:p>"))), ("ods", unpacked(odf("spreadsheet", "<table:table/>"))), ("ofd", unpacked(ofd(""))),
        ]
        return samples.flatMap { type, parts in
            // What no program reads as XML by that name is no part for this.
            parts.enumerated().filter { $1.content.first == 0x3c && ($1.name.hasSuffix(".xml") || $1.name.hasSuffix(".rels")) && $1.name != "META-INF/manifest.xml" }.flatMap { index, part in
                [("laughs", laughs, "&a20;"), ("outside", outside, "&x;")].map { kind, definition, use in
                    HostileFile("\(kind)-\(index).\(type)", "\(kind == "laughs" ? "billion laughs" : "an entity that is a file") in \(part.name)") {
                        var parts = parts
                        // In the first element.
                        let text = part.content
                        let end = text.firstIndex(of: 0x3e).map { text[$0 - 1] == 0x2f || text[$0 - 1] == 0x3f ? $0 - 1 : $0 } ?? text.count
                        parts[index].content = Array(definition.utf8) + text[..<end] + text[end...].prefix(1) + (text[end] == 0x3e ? Array(use.utf8) : []) + text[(end + 1)...]
                        return archive(parts)
                    }
                }
            }
        }
    }

    // MARK: circles

    private static let circles: [HostileFile] = [
        HostileFile("circle.docx", "parts that lead to each other, styles that are based on each other", isRead: nil) {
            let styles = "<w:styles \(word)>" + (0..<1000).map { "<w:style w:styleId=\"S\($0)\"><w:basedOn w:val=\"S\(($0 + 1) % 1000)\"/></w:style>" }.joined() + "</w:styles>"
            let loop = "<Relationships><Relationship Id=\"r1\" Type=\"\(base)/styles\" Target=\"styles.xml\"/><Relationship Id=\"r2\" Type=\"\(base)/header\" Target=\"document.xml\"/></Relationships>"
            return archive([
                ("[Content_Types].xml", "<Types/>"), ("_rels/.rels", "<Relationships><Relationship Id=\"r1\" Type=\"\(base)/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"r2\" Type=\"\(base)/officeDocument\" Target=\"_rels/.rels\"/></Relationships>"),
                ("word/document.xml", "<w:document \(word)><w:body><w:p><w:pPr><w:pStyle w:val=\"S0\"/></w:pPr><w:r><w:t>1</w:t></w:r></w:p></w:body></w:document>"),
                ("word/styles.xml", styles), ("word/_rels/document.xml.rels", loop), ("word/_rels/styles.xml.rels", loop),
            ])
        },
        HostileFile("circle.xlsx", "a sheet that is its own comments, a book that is its own sheet", isRead: nil) {
            let loop = "<Relationships><Relationship Id=\"r1\" Type=\"\(base)/comments\" Target=\"sheet1.xml\"/><Relationship Id=\"r2\" Type=\"\(base)/worksheet\" Target=\"../workbook.xml\"/></Relationships>"
            return xlsx(["<sheetData/>"], more: [("xl/worksheets/_rels/sheet1.xml.rels", loop)])
        },
        HostileFile("circle.pptx", "a slide that is its own notes", isRead: nil) {
            var file = PlantedFile.slides()
            for index in file.parts.indices where file.parts[index].0 == "ppt/slides/_rels/slide1.xml.rels" {
                file.parts[index].1 = "<Relationships><Relationship Id=\"r1\" Type=\"\(base)/notesSlide\" Target=\"slide1.xml\"/><Relationship Id=\"r2\" Type=\"\(base)/comments\" Target=\"../presentation.xml\"/></Relationships>"
            }
            return file.bytes
        },
        HostileFile("circle.odt", "styles that have each other for parents", isRead: nil) {
            let styles = (0..<1000).map { "<style:style style:name=\"S\($0)\" style:family=\"text\" style:parent-style-name=\"S\(($0 + 1) % 1000)\"/>" }.joined()
            return odf("text", "<text:p text:style-name=\"S0\">1<text:span text:style-name=\"S5\">2</text:span></text:p>", styles: styles)
        },
        HostileFile("circle.ofd", "a template that is its own template", isRead: nil) { ofd("", template: "<ofd:Template TemplateID=\"7\"/>", before: "<ofd:TemplatePage ID=\"7\" BaseLoc=\"Content.xml\"/>") },
    ]

    // MARK: packages

    static func docx(_ body: String) -> [UInt8] {
        archive([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document \(word)><w:body>\(body)</w:body></w:document>")])
    }

    public static func xlsx(_ sheets: [String], more: [(String, String)] = [], strings: Bool = false) -> [UInt8] {
        let names = sheets.indices.map { "<sheet name=\"S\($0)\" sheetId=\"\($0 + 1)\" r:id=\"r\($0 + 1)\"/>" }.joined()
        let targets = sheets.indices.map { "<Relationship Id=\"r\($0 + 1)\" Type=\"\(base)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>" }.joined()
            + (strings ? "<Relationship Id=\"s\" Type=\"\(base)/sharedStrings\" Target=\"sharedStrings.xml\"/>" : "")
            + (more.contains { $0.0 == "xl/styles.xml" } ? "<Relationship Id=\"t\" Type=\"\(base)/styles\" Target=\"styles.xml\"/>" : "")
        return archive(
            [("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook \(book)><sheets>\(names)</sheets></workbook>"), ("xl/_rels/workbook.xml.rels", "<Relationships>\(targets)</Relationships>")]
                + sheets.enumerated().map { ("xl/worksheets/sheet\($0 + 1).xml", "<worksheet \(book)>\($1)</worksheet>") } + more)
    }

    private static func odf(_ kind: String, _ body: String, styles: String = "") -> [UInt8] {
        let spaces = ["office", "text", "table", "style"].map { "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\"" }.joined(separator: " ")
        return archive([
            ("mimetype", "application/vnd.oasis.opendocument.\(kind)"),
            ("content.xml", "<office:document-content \(spaces)><office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:\(kind)>\(body)</office:\(kind)></office:body></office:document-content>"),
            ("styles.xml", "<office:document-styles \(spaces)><office:styles/></office:document-styles>"), ("meta.xml", "<office:document-meta \(spaces)><office:meta/></office:document-meta>"),
            ("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"),
        ])
    }

    private static func ofd(_ objects: String, template: String = "", before: String = "") -> [UInt8] {
        let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\""
        return archive([
            ("OFD.xml", "<ofd:OFD \(space)><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"),
            ("Doc_0/Document.xml", "<ofd:Document \(space)><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\(before)</ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Content.xml\"/></ofd:Pages></ofd:Document>"),
            ("Doc_0/Content.xml", "<ofd:Page \(space)>\(template)<ofd:Content><ofd:Layer>\(objects)</ofd:Layer></ofd:Content></ofd:Page>"),
        ])
    }

    private static func cell(_ count: Int) -> [UInt8] {
        let book = "<workbook \(book)><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
        return whole(
            "xl/worksheets/sheet1.xml", "<worksheet \(self.book)><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>", count, "</t></is></c></row></sheetData></worksheet>",
            [("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Type=\"\(base)/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>")])
    }

    /// A package with a part of which one text is that long, sums and sizes right.
    private static func whole(_ path: String, _ before: String, _ count: Int, _ behind: String, _ more: [(String, String)]) -> [UInt8] {
        var sum = Checksum()
        sum.add(Array(before.utf8))
        sum.add(0x31, count)
        sum.add(Array(behind.utf8))
        func stored(_ text: String) -> [UInt8] { [0] + RawZip.numbers((text.utf8.count, 2), (~text.utf8.count & 0xffff, 2)) + Array(text.utf8) }
        let packed = stored(before) + Deflate.unended(of: 0x31, count) + [1] + stored(behind).dropFirst()
        let part = RawZip.Entry(path, packed: packed, size: before.utf8.count + count + behind.utf8.count, sum: sum.result)
        return RawZip(entries: [RawZip.Entry("[Content_Types].xml", stored: Array("<Types/>".utf8)), part] + more.map { RawZip.Entry($0.0, stored: Array($0.1.utf8)) }).bytes
    }
}

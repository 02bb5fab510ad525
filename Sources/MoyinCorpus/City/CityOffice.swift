/// A paper as a workbook: its table on the first sheet, its prose on the second.
enum CityWorkbook {
    static func bytes(of paper: CityPaper) -> [UInt8] {
        var zip = StoredZip()
        let comment = paper.blocks.compactMap { if case .comment(let text) = $0 { text } else { nil } }.first
        zip.add("[Content_Types].xml", Array("""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>\(comment == nil ? "" : "<Override PartName=\"/xl/comments1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml\"/>")</Types>
            """.utf8))
        zip.add("_rels/.rels", Array(OfficePart.relations([("officeDocument", "xl/workbook.xml")]).utf8))
        zip.add("xl/workbook.xml", Array("""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/><sheet name="说明" sheetId="2" r:id="rId2"/></sheets></workbook>
            """.utf8))
        zip.add("xl/_rels/workbook.xml.rels", Array(OfficePart.relations([("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml")]).utf8))
        let tables = paper.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
        zip.add("xl/worksheets/sheet1.xml", sheet(tables.first?.headers ?? [paper.title], tables.first?.rows ?? [], hidden: tables.first?.hidden ?? []))
        let prose = paper.blocks.compactMap { if case .paragraph(let text) = $0 { [text] } else { nil } }
        zip.add("xl/worksheets/sheet2.xml", sheet([paper.title], prose, hidden: []))
        if let comment {
            zip.add("xl/worksheets/_rels/sheet1.xml.rels", Array(OfficePart.relations([("comments", "../comments1.xml")]).utf8))
            zip.add("xl/comments1.xml", Array("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>office</author></authors><commentList><comment ref="A1" authorId="0"><text><t>\(comment)</t></text></comment></commentList></comments>
                """.utf8))
        }
        return zip.finished()
    }

    private static func sheet(_ headers: [String], _ rows: [[String]], hidden: Set<Int>) -> [UInt8] {
        var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">".utf8)
        if !hidden.isEmpty {
            bytes.append("<cols>")
            for column in hidden.sorted() { bytes.append("<col min=\"\(column + 1)\" max=\"\(column + 1)\" width=\"9\" hidden=\"1\"/>") }
            bytes.append("</cols>")
        }
        bytes.append("<sheetData>")
        append(headers, number: 1, to: &bytes)
        for (index, row) in rows.enumerated() { append(row, number: index + 2, to: &bytes) }
        bytes.append("</sheetData></worksheet>")
        return bytes
    }

    private static func append(_ row: [String], number: Int, to bytes: inout [UInt8]) {
        bytes.append("<row r=\"\(number)\">")
        for (column, cell) in row.enumerated() {
            bytes.append("<c r=\"")
            bytes.append(UInt8(0x41 + column))
            bytes.append("\(number)\" t=\"inlineStr\"><is><t>")
            bytes.append(cell)
            bytes.append("</t></is></c>")
        }
        bytes.append("</row>")
    }
}

/// A paper as a text document with its tables.
enum CityTextDocument {
    static func bytes(of paper: CityPaper) -> [UInt8] {
        var zip = StoredZip()
        zip.add("[Content_Types].xml", Array("""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>
            """.utf8))
        zip.add("_rels/.rels", Array(OfficePart.relations([("officeDocument", "word/document.xml")]).utf8))
        zip.add("word/_rels/document.xml.rels", Array(OfficePart.relations([("comments", "comments.xml")]).utf8))
        let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        var body = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \(space)><w:body>".utf8)
        var comments = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments \(space)>".utf8)
        append(paper.title, to: &body)
        for block in paper.blocks {
            switch block {
            case .paragraph(let text): append(text, to: &body)
            case .image: break
            case .comment(let text):
                comments.append("<w:comment w:id=\"0\" w:author=\"office\">")
                append(text, to: &comments)
                comments.append("</w:comment>")
                body.append("<w:p><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>")
            case .table(let table):
                body.append("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>")
                for _ in table.headers { body.append("<w:gridCol w:w=\"1600\"/>") }
                body.append("</w:tblGrid>")
                for row in [table.headers] + table.rows {
                    body.append("<w:tr>")
                    for cell in row {
                        body.append("<w:tc><w:tcPr><w:tcW w:w=\"1600\" w:type=\"dxa\"/></w:tcPr>")
                        append(cell, to: &body)
                        body.append("</w:tc>")
                    }
                    body.append("</w:tr>")
                }
                body.append("</w:tbl>")
            }
        }
        body.append("<w:sectPr/></w:body></w:document>")
        comments.append("</w:comments>")
        zip.add("word/document.xml", body)
        zip.add("word/comments.xml", comments)
        return zip.finished()
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append("<w:p><w:r><w:t xml:space=\"preserve\">")
        bytes.append(text)
        bytes.append("</w:t></w:r></w:p>")
    }
}

enum OfficePart {
    static func relations(_ targets: [(type: String, target: String)]) -> String {
        let lines = targets.enumerated().map { index, target in
            "<Relationship Id=\"rId\(index + 1)\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(target.type)\" Target=\"\(target.target)\"/>"
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(lines.joined())</Relationships>"
    }
}

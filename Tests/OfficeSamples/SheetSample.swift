extension PlantedFile {
    /// A workbook: every carrier of it has a value.
    public static func sheet() -> PlantedFile {
        var file = PlantedFile()
        let s = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\""
        var strings: [String] = []
        func shared(_ content: String) -> Int {
            strings.append("<si>\(content)</si>")
            return strings.count - 1
        }
        let head = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>\(shared("<t>姓名</t>"))</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>手机</t></is></c></row>"
        let rich = file.plant("cell", "none", "工作表“名单”!B2")
        var rows = "<row r=\"2\"><c r=\"A2\"/><c r=\"B2\" t=\"s\"><v>\(shared("<r><t>\(rich.prefix(5))</t></r><r><rPr><b/></rPr><t>\(rich.dropFirst(5))</t></r>"))</v></c></row>"
        rows += "<row r=\"3\"><c r=\"B3\"><v>\(file.plant("cell", "none", "!B3"))</v></c></row>"
        let power = file.plant("cell")
        rows += "<row r=\"4\"><c r=\"B4\"><v>1.\(power.dropFirst())E10</v></c></row>"
        rows += "<row r=\"5\"><c r=\"B5\" t=\"inlineStr\"><is><t>\(file.plant("cell"))_x000D_</t></is></c></row>"
        let formula = file.plant("cell")
        rows += "<row r=\"6\"><c r=\"B6\" t=\"str\"><f t=\"shared\" ref=\"B6:B7\" si=\"0\">\"\(formula)\"&amp;\"\"</f><v>\(formula)</v></c></row>"
        rows += "<row r=\"7\"><c r=\"B7\" t=\"str\"><f t=\"shared\" si=\"0\"/><v>无</v></c></row>"
        rows += "<row r=\"8\" hidden=\"1\"><c r=\"B8\" t=\"inlineStr\"><is><t>\(file.plant("cell", "hidden", "!B8（隐藏）"))</t></is></c></row>"
        rows += "<row r=\"9\" ht=\"0\" customHeight=\"1\"><c r=\"B9\"><v>\(file.plant("cell", "hidden"))</v></c></row>"
        rows += "<row r=\"10\"><c r=\"B10\" s=\"1\"><v>\(file.plant("cell", "invisibleColour"))</v></c><c r=\"D10\"><v>\(file.plant("cell", "hidden"))</v></c><c r=\"E10\"><v>\(file.plant("cell", "hidden"))</v></c></row>"
        rows += "<row r=\"11\"><c r=\"B11\" s=\"2\"><v>\(file.plant("cell", "disguised"))</v></c></row>"
        rows += "<row r=\"12\"><c r=\"F12\" t=\"inlineStr\"><is><t>合并</t></is></c><c r=\"G12\"><v>\(file.plant("cell", "covered"))</v></c></row>"
        rows += "<row r=\"13\"><c r=\"A13\" s=\"3\"><v>18263</v></c><c r=\"B13\" t=\"s\"><v>\(shared("<t>王五</t><rPh sb=\"0\" eb=\"1\"><t>\(file.plant("unusedPart"))</t></rPh>"))</v></c></row>"
        rows += "<row r=\"14\"><c r=\"A14\" t=\"b\"><v>1</v></c><c r=\"B14\" t=\"e\"><v>#N/A</v></c></row>"
        _ = shared("<t>\(file.plant("unusedPart"))</t>")
        let tail = "<mergeCells count=\"1\"><mergeCell ref=\"F12:G12\"/></mergeCells><conditionalFormatting sqref=\"A1\"><cfRule type=\"containsText\" dxfId=\"0\" priority=\"1\" operator=\"containsText\" text=\"\(file.plant("validation"))\"><formula>LEN(A1)&gt;0</formula></cfRule></conditionalFormatting>"
            + "<dataValidations count=\"1\"><dataValidation type=\"list\" sqref=\"A1\" prompt=\"\(file.plant("validation"))\"><formula1>\"\(file.plant("validation")),无\"</formula1></dataValidation></dataValidations>"
            + "<hyperlinks><hyperlink ref=\"A1\" location=\"'名单'!A1\" tooltip=\"\(file.plant("link"))\"/></hyperlinks>"
            + "<headerFooter><oddHeader>&amp;L&amp;\"宋体,Regular\"&amp;12 \(file.plant("header", "none", "工作表“名单”的页眉"))&amp;R&amp;P</oddHeader><oddFooter>&amp;C\(file.plant("footer"))</oddFooter></headerFooter>"
            + "<tableParts count=\"1\"><tablePart r:id=\"r4\"/></tableParts><extLst><ext><x14:dataValidations><x14:dataValidation><x14:formula1><xm:f>\"\(file.plant("validation"))\"</xm:f></x14:formula1><xm:sqref>A1</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
        func sheet(_ columns: String, _ rows: String, _ tail: String) -> String { "<worksheet \(s)>\(columns)<sheetData>\(rows)</sheetData>\(tail)</worksheet>" }
        func lone(_ value: String) -> String { "<row r=\"1\"><c r=\"A1\"><v>\(value)</v></c></row>" }
        file.parts = [
            ("xl/worksheets/sheet1.xml", sheet("<cols><col min=\"4\" max=\"4\" hidden=\"1\"/><col min=\"5\" max=\"5\" width=\"0\" customWidth=\"1\"/></cols>", head + rows, tail)),
            ("xl/worksheets/sheet2.xml", sheet("", lone(file.plant("cell", "hidden", "工作表“旧”!A1（隐藏）")), "")),
            ("xl/worksheets/sheet3.xml", sheet("", lone(file.plant("cell", "veryHidden", "深度隐藏")), "")),
            ("xl/worksheets/_rels/sheet1.xml.rels", relationships([("comments", "../comments1.xml"), ("threadedComment", "../threadedComments/threadedComment1.xml"), ("pivotTable", "../pivotTables/pivotTable1.xml"), ("table", "../tables/table1.xml"), ("drawing", "../drawings/drawing1.xml")], external: [("hyperlink", "mailto:\(file.plant("link"))@example.com")])),
            ("xl/comments1.xml", "<comments \(s)><authors><author>李四</author></authors><commentList><comment ref=\"C7\" authorId=\"0\"><text><r><t>电话\(file.plant("cellComment", "none", "!C7的批注"))</t></r></text></comment></commentList></comments>"),
            ("xl/threadedComments/threadedComment1.xml", "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><threadedComment ref=\"C8\" personId=\"{1}\"><text>\(file.plant("cellComment"))</text></threadedComment></ThreadedComments>"),
            ("xl/persons/person.xml", "<personList xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><person displayName=\"李四\" userId=\"lisi@example.com\"/></personList>"),
            ("xl/tables/table1.xml", "<table \(s) id=\"1\" name=\"T\" displayName=\"T\" ref=\"A1:B14\" totalsRowShown=\"0\"><tableColumns count=\"2\"><tableColumn id=\"1\" name=\"姓名\"/><tableColumn id=\"2\" name=\"手机\"><calculatedColumnFormula>\"\(file.plant("fieldCode"))\"</calculatedColumnFormula></tableColumn></tableColumns></table>"),
            ("xl/drawings/drawing1.xml", "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"2\" name=\"文本框 1\" descr=\"\(file.plant("alternativeText"))\"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>\(file.plant("textBox"))</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"),
            ("xl/drawings/vmlDrawing1.vml", "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:shape><v:textbox><div>旧<br></div></v:textbox></v:shape></xml>"),
            ("xl/charts/chart1.xml", "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:strRef><c:f>名单!$B$2</c:f><c:strCache><c:pt idx=\"0\"><c:v>\(file.plant("chart"))</c:v></c:pt></c:strCache></c:strRef></c:chartSpace>"),
            ("xl/pivotCache/pivotCacheDefinition1.xml", "<pivotCacheDefinition \(s) r:id=\"r1\"><cacheSource type=\"worksheet\"><worksheetSource ref=\"A1:B3\" sheet=\"名单\"/></cacheSource><cacheFields count=\"1\"><cacheField name=\"手机\"><sharedItems><s v=\"\(file.plant("pivotCache"))\"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>"),
            ("xl/pivotCache/pivotCacheRecords1.xml", "<pivotCacheRecords \(s)><r><x v=\"0\"/></r><r><n v=\"\(file.plant("pivotCache"))\"/></r></pivotCacheRecords>"),
            ("xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels", relationships([("pivotCacheRecords", "pivotCacheRecords1.xml")])),
            ("xl/pivotTables/pivotTable1.xml", "<pivotTableDefinition \(s) name=\"P\" cacheId=\"1\"/>"),
            ("xl/externalLinks/externalLink1.xml", "<externalLink \(s)><externalBook><sheetDataSet><sheetData sheetId=\"0\"><row r=\"1\"><cell r=\"A1\"><v>\(file.plant("externalLink"))</v></cell><cell r=\"B1\" t=\"str\"><v>无</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>"),
            ("xl/connections.xml", "<connections \(s)><connection id=\"1\" name=\"c\"><dbPr connection=\"DSN=a;UID=\(file.plant("definedName"))\" command=\"select 1\"/></connection></connections>"),
            ("xl/revisions/revisionLog1.xml", "<revisions \(s)><rcc rId=\"1\" sId=\"1\"><nc r=\"A1\"><v>\(file.plant("earlierRevision"))</v></nc></rcc></revisions>"),
            ("xl/calcChain.xml", "<calcChain \(s)><c r=\"B6\" i=\"1\"/><c r=\"B7\" i=\"1\"/></calcChain>"),
            ("xl/styles.xml", "<styleSheet \(s)><numFmts count=\"3\"><numFmt numFmtId=\"176\" formatCode=\";;;\"/><numFmt numFmtId=\"177\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/><numFmt numFmtId=\"178\" formatCode=\"&quot;\(file.plant("numberFormat"))&quot;\"/></numFmts><fonts count=\"2\"><font><sz val=\"11\"/></font><font><sz val=\"11\"/><color rgb=\"FFFFFFFF\"/></font></fonts><fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills><cellXfs count=\"4\"><xf fontId=\"0\" fillId=\"0\" numFmtId=\"0\"/><xf fontId=\"1\" fillId=\"0\" numFmtId=\"0\"/><xf fontId=\"0\" fillId=\"0\" numFmtId=\"176\"/><xf fontId=\"0\" fillId=\"0\" numFmtId=\"177\"/></cellXfs></styleSheet>"),
            ("customXml/item1.xml", "<d tel=\"\(file.plant("customData"))\"/>"),
        ] + properties(file.plant("property"), file.plant("property"))
        let named = file.plant("sheetName")
        file.parts.append(("xl/workbook.xml", "<workbook \(s)><sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"旧\" sheetId=\"2\" state=\"hidden\" r:id=\"r2\"/><sheet name=\"深\" sheetId=\"3\" state=\"veryHidden\" r:id=\"r3\"/><sheet name=\"电话\(named)\" sheetId=\"4\" r:id=\"r7\"/></sheets><definedNames><definedName name=\"常数\">\"\(file.plant("definedName"))\"</definedName><definedName name=\"区\">'电话\(named)'!$A$1</definedName></definedNames><pivotCaches><pivotCache cacheId=\"1\" r:id=\"r6\"/></pivotCaches></workbook>"))
        file.parts.append(("xl/worksheets/sheet4.xml", sheet("", "<row r=\"1\"><c r=\"A1\" t=\"str\"><f>'电话\(named)'!B1</f><v>无</v></c></row>", "")))
        file.parts.append(("xl/sharedStrings.xml", "<sst \(s)>\(strings.joined())</sst>"))
        let list = [("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"), ("worksheet", "worksheets/sheet3.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml"), ("pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"), ("worksheet", "worksheets/sheet4.xml"), ("calcChain", "calcChain.xml")]
        file.parts = [("[Content_Types].xml", contentTypes([("xl/workbook.xml", "spreadsheetml.sheet.main"), ("xl/calcChain.xml", "spreadsheetml.calcChain"), ("xl/pivotTables/pivotTable1.xml", "spreadsheetml.pivotTable")])), ("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")])), ("xl/_rels/workbook.xml.rels", relationships(list))] + file.parts
        return file
    }
}

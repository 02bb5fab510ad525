extension PlantedFile {
    /// A Word document: every carrier of it has a value.
    public static func word() -> PlantedFile {
        var file = PlantedFile()
        let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
        func run(_ text: String, _ properties: String = "") -> String { "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>" }
        func paragraph(_ content: String) -> String { "<w:p>\(content)</w:p>" }
        var body = ""
        func add(_ content: String) { body += paragraph(content) }
        add(run("电话 \(file.plant("body", "none", "第1段"))"))
        let split = file.plant("body", "none", "第2段")
        add(run("手机") + run(String(split.prefix(4)), "<w:b/>") + "<w:proofErr w:type=\"spellStart\"/>" + run(String(split.dropFirst(4).prefix(3)), "<w:i/>") + run(String(split.dropFirst(7))))
        add("<w:sdt><w:sdtPr><w:alias w:val=\"\(file.plant("formData"))\"/><w:dropDownList><w:listItem w:displayText=\"甲\" w:value=\"\(file.plant("formData"))\"/></w:dropDownList></w:sdtPr><w:sdtContent>" + run(file.plant("body")) + "</w:sdtContent></w:sdt>")
        add("<w:ins w:id=\"1\" w:author=\"李四\">" + run(file.plant("insertion")) + "</w:ins>")
        add("<w:del w:id=\"2\" w:author=\"李四\"><w:r><w:delText>\(file.plant("deletion"))</w:delText></w:r></w:del>")
        add("<w:moveFrom w:id=\"3\" w:author=\"李四\">" + run(file.plant("deletion")) + "</w:moveFrom>")
        add(run(file.plant("body", "hidden", "隐藏"), "<w:vanish/>"))
        add(run(file.plant("body", "invisibleColour", "看不见"), "<w:color w:val=\"FFFFFF\"/>"))
        add("<w:pPr><w:shd w:val=\"clear\" w:fill=\"1F3864\"/></w:pPr>" + run(file.plant("body"), "<w:color w:val=\"FFFFFF\"/>"))
        add(run(file.plant("body", "tiny"), "<w:sz w:val=\"2\"/>"))
        add("<w:pPr><w:pStyle w:val=\"Secret\"/></w:pPr>" + run(file.plant("body", "hidden")))
        add("<w:r><w:fldChar w:fldCharType=\"begin\"><w:fldData>\("13900139000 张建国".base64)</w:fldData></w:fldChar><w:instrText> HYPERLINK \"tel:\(file.plant("fieldCode"))\" </w:instrText></w:r>")
        add("<w:fldSimple w:instr=\"QUOTE \(file.plant("fieldCode"))\"/>")
        add("<w:bookmarkStart w:id=\"9\" w:name=\"电话\(file.plant("bookmark"))\"/><w:bookmarkEnd w:id=\"9\"/>")
        add("<w:hyperlink r:id=\"x1\" w:tooltip=\"致电 \(file.plant("link"))\">" + run("联系") + "</w:hyperlink>")
        add("<w:r><w:ruby><w:rt>" + run(file.plant("body")) + "</w:rt><w:rubyBase>" + run("注音") + "</w:rubyBase></w:ruby></w:r>")
        let box = file.plant("textBox", "none", "文本框")
        let content = "<w:txbxContent>" + paragraph(run(box)) + "</w:txbxContent>"
        add("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:docPr id=\"1\" name=\"图 1\" descr=\"\(file.plant("alternativeText"))\"/><wps:txbx>\(content)</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>\(content)</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>")
        add("<w:r><w:pict><v:shape alt=\"\(file.plant("alternativeText"))\"><v:textpath string=\"\(file.plant("textBox"))\"/></v:shape></w:pict></w:r>")
        let table = "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>\(paragraph(run("姓名")))</w:tc><w:tc>\(paragraph(run("手机")))</w:tc></w:tr>"
            + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>\(paragraph(run(file.plant("body", "covered"))))</w:tc><w:tc>\(paragraph(run(file.plant("body", "none", "第1个表格第2行第2格"))))<w:tbl><w:tr><w:tc>\(paragraph(run(file.plant("body"))))</w:tc></w:tr></w:tbl>\(paragraph(""))</w:tc></w:tr></w:tbl>"
        let comment = "<!-- \(file.plant("unusedPart")) -->"
        file.parts = [
            ("word/document.xml", "<w:document \(w)>\(comment)<w:body>\(body)\(table)<w:sectPr/></w:body></w:document>"),
            ("word/styles.xml", "<w:styles \(w)><w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:name w:val=\"Base\"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Secret\"><w:name w:val=\"\(file.plant("styleName"))\"/><w:basedOn w:val=\"Base\"/></w:style></w:styles>"),
            ("word/header1.xml", "<w:hdr \(w)>\(paragraph(run(file.plant("header", "none", "页眉"))))</w:hdr>"),
            ("word/footer1.xml", "<w:ftr \(w)>\(paragraph(run(file.plant("footer", "none", "页脚"))))</w:ftr>"),
            ("word/footnotes.xml", "<w:footnotes \(w)><w:footnote w:type=\"separator\" w:id=\"-1\">\(paragraph(""))</w:footnote><w:footnote w:id=\"1\">\(paragraph(run(file.plant("footnote", "none", "脚注1"))))</w:footnote></w:footnotes>"),
            ("word/endnotes.xml", "<w:endnotes \(w)><w:endnote w:id=\"1\">\(paragraph(run(file.plant("endnote", "none", "尾注1"))))</w:endnote></w:endnotes>"),
            ("word/comments.xml", "<w:comments \(w)><w:comment w:id=\"0\" w:author=\"李四\" w:initials=\"李\">\(paragraph(run("看")))</w:comment><w:comment w:id=\"1\" w:author=\"李四\">\(paragraph(run(file.plant("comment", "none", "批注2"))))</w:comment></w:comments>"),
            ("word/people.xml", "<w15:people xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"><w15:person w15:author=\"李四\"><w15:presenceInfo w15:userId=\"lisi@example.com\"/></w15:person></w15:people>"),
            ("word/settings.xml", "<w:settings \(w)><w:mailMerge><w:connectString w:val=\"Data Source=C:\\\(file.plant("customData")).mdb\"/><w:query w:val=\"SELECT * FROM t WHERE p='\(file.plant("customData"))'\"/></w:mailMerge><w:docVars><w:docVar w:name=\"tel\" w:val=\"\(file.plant("customData"))\"/></w:docVars></w:settings>"),
            ("word/numbering.xml", "<w:numbering \(w)><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"\(file.plant("unusedPart")) %1\"/></w:lvl></w:abstractNum></w:numbering>"),
            ("word/glossary/document.xml", "<w:glossaryDocument \(w)><w:docParts><w:docPart><w:docPartBody>\(paragraph(run(file.plant("template"))))</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"),
            ("word/charts/chart1.xml", "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:title><a:p><a:r><a:t>总</a:t></a:r><a:r><a:t>\(file.plant("chart"))</a:t></a:r></a:p></c:title><c:strCache><c:pt idx=\"0\"><c:v>\(file.plant("chart"))</c:v></c:pt></c:strCache></c:chartSpace>"),
            ("word/diagrams/data1.xml", "<dgm:dataModel xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><dgm:t><a:p><a:r><a:t>\(file.plant("textBox"))</a:t></a:r></a:p></dgm:t></dgm:dataModel>"),
            ("customXml/item1.xml", "<d tel=\"\(file.plant("customData"))\"><p>\(file.plant("customData"))</p></d>"),
        ] + properties(file.plant("property"), file.plant("property"))
        let kinds = [("word/document.xml", "wordprocessingml.document.main"), ("word/styles.xml", "wordprocessingml.styles"), ("word/header1.xml", "wordprocessingml.header"), ("word/footer1.xml", "wordprocessingml.footer"), ("word/footnotes.xml", "wordprocessingml.footnotes"), ("word/endnotes.xml", "wordprocessingml.endnotes"), ("word/comments.xml", "wordprocessingml.comments"), ("word/settings.xml", "wordprocessingml.settings"), ("word/numbering.xml", "wordprocessingml.numbering")]
        file.parts = [("[Content_Types].xml", contentTypes(kinds)), ("_rels/.rels", relationships([("officeDocument", "word/document.xml")]))] + file.parts
        file.parts.append(("word/_rels/document.xml.rels", relationships([("styles", "styles.xml")], external: [("hyperlink", "https://example.com/?a=1&amp;tel=\(file.plant("link"))")])))
        return file
    }
}

extension String {
    /// In the alphabet of mail.
    var base64: String {
        let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        let bytes = Array(utf8)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let three = (0..<3).map { start + $0 < bytes.count ? Int(bytes[start + $0]) : 0 }
            let bits = three[0] << 16 | three[1] << 8 | three[2]
            for index in 0..<4 { text.append(start + index <= bytes.count ? signs[bits >> (18 - 6 * index) & 63] : "=") }
        }
        return text
    }
}

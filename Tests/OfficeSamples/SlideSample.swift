extension PlantedFile {
    /// A presentation: every carrier of it has a value.
    public static func slides() -> PlantedFile {
        var file = PlantedFile()
        let p = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
        func shape(_ text: String, x: Int = 1000, hidden: Bool = false, descr: String = "") -> String {
            "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"标题 1\"\(hidden ? " hidden=\"1\"" : "") descr=\"\(descr)\"/></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"\(x)\" y=\"0\"/><a:ext cx=\"5000\" cy=\"5000\"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>\(text)</a:t></a:r></a:p></p:txBody></p:sp>"
        }
        func slide(_ root: String, _ content: String, _ attributes: String = "") -> String { "<p:\(root) \(p)\(attributes)><p:cSld><p:spTree>\(content)</p:spTree></p:cSld></p:\(root)>" }
        let split = file.plant("slide", "none", "第1张幻灯片")
        var content = "<p:sp><p:txBody><a:p><a:r><a:t>\(split.prefix(6))</a:t></a:r><a:r><a:rPr b=\"1\"/><a:t>\(split.dropFirst(6))</a:t></a:r></a:p></p:txBody></p:sp>"
        content += shape(file.plant("slide", "hidden"), hidden: true)
        content += shape(file.plant("slide", "offPage", "在页面之外"), x: 9_999_999)
        content += shape("图", descr: file.plant("alternativeText"))
        content += "<p:grpSp><p:grpSpPr><a:xfrm><a:off x=\"20000000\" y=\"0\"/><a:ext cx=\"10000\" cy=\"10000\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"10000\" cy=\"10000\"/></a:xfrm></p:grpSpPr>\(shape(file.plant("slide", "offPage")))</p:grpSp>"
        content += "<p:grpSp><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"10000\" cy=\"10000\"/><a:chOff x=\"20000000\" y=\"0\"/><a:chExt cx=\"10000\" cy=\"10000\"/></a:xfrm></p:grpSpPr>\(shape(file.plant("slide"), x: 20_000_000))</p:grpSp>"
        content += "<p:graphicFrame><a:tbl><a:tr><a:tc gridSpan=\"2\"><a:txBody><a:p><a:r><a:t>手机</a:t></a:r></a:p></a:txBody></a:tc><a:tc hMerge=\"1\"><a:txBody><a:p/></a:txBody></a:tc></a:tr><a:tr><a:tc><a:txBody><a:p><a:r><a:t>\(file.plant("slide"))</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p/></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>"
        file.parts = [
            ("ppt/slides/slide1.xml", slide("sld", content)),
            ("ppt/slides/slide2.xml", slide("sld", shape(file.plant("slide", "hidden", "第2张幻灯片（隐藏）")), " show=\"0\"")),
            ("ppt/slides/slide3.xml", slide("sld", shape(file.plant("unusedPart")))),
            ("ppt/slides/_rels/slide1.xml.rels", relationships([("notesSlide", "../notesSlides/notesSlide1.xml"), ("comments", "../comments/comment1.xml"), ("comments", "../comments/modernComment_1.xml")])),
            ("ppt/notesSlides/notesSlide1.xml", slide("notes", shape(file.plant("notes", "none", "第1张幻灯片的备注")))),
            ("ppt/comments/comment1.xml", "<p:cmLst \(p)><p:cm authorId=\"0\"><p:text>\(file.plant("comment"))</p:text></p:cm></p:cmLst>"),
            ("ppt/comments/modernComment_1.xml", "<p188:cmLst xmlns:p188=\"http://schemas.microsoft.com/office/powerpoint/2018/8/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><p188:cm><p188:txBody><a:p><a:r><a:t>\(file.plant("comment"))</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>"),
            ("ppt/commentAuthors.xml", "<p:cmAuthorLst \(p)><p:cmAuthor id=\"0\" name=\"李四\" initials=\"李\"/></p:cmAuthorLst>"),
            ("ppt/authors.xml", "<p188:authorLst xmlns:p188=\"http://schemas.microsoft.com/office/powerpoint/2018/8/main\"><p188:author name=\"李四\" userId=\"lisi@example.com\"/></p188:authorLst>"),
            ("ppt/slideMasters/slideMaster1.xml", slide("sldMaster", shape(file.plant("master")))),
            ("ppt/slideLayouts/slideLayout1.xml", slide("sldLayout", shape(file.plant("master")))),
            ("ppt/tags/tag1.xml", "<p:tagLst \(p)><p:tag name=\"T\" val=\"\(file.plant("customData"))\"/></p:tagLst>"),
            ("ppt/charts/chart1.xml", "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:v>\(file.plant("chart"))</c:v></c:chartSpace>"),
            ("ppt/diagrams/data1.xml", "<dgm:dataModel xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:p><a:r><a:t>\(file.plant("textBox"))</a:t></a:r></a:p></dgm:dataModel>"),
            ("ppt/presentation.xml", "<p:presentation \(p)><p:sldIdLst><p:sldId id=\"256\" r:id=\"r1\"/><p:sldId id=\"257\" r:id=\"r2\"/></p:sldIdLst><p:sldSz cx=\"9144000\" cy=\"6858000\"/><p:extLst><p:ext><p14:sectionLst xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\"><p14:section name=\"\(file.plant("unusedPart"))\"/></p14:sectionLst></p:ext></p:extLst></p:presentation>"),
        ] + properties(file.plant("property"), file.plant("property"))
        let kinds = [("ppt/presentation.xml", "presentationml.presentation.main"), ("ppt/slides/slide3.xml", "presentationml.slide"), ("ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster"), ("ppt/slideLayouts/slideLayout1.xml", "presentationml.slideLayout")]
        file.parts = [("[Content_Types].xml", contentTypes(kinds)), ("_rels/.rels", relationships([("officeDocument", "ppt/presentation.xml")])), ("ppt/_rels/presentation.xml.rels", relationships([("slide", "slides/slide1.xml"), ("slide", "slides/slide2.xml")]))] + file.parts
        return file
    }
}

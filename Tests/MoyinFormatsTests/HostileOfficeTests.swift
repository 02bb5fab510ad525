import MoyinDocuments
import MoyinFormats
import OfficeSamples
import Testing

/// Files that are made to harm, or are damaged: each has an answer, soon, and this process is still there.
@Suite struct HostileOfficeTests {
    static let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    static let book = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    static let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    static func docx(_ body: String, before: String = "") -> [UInt8] {
        archive([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "\(before)<w:document \(word)><w:body>\(body)</w:body></w:document>")])
    }

    static func xlsx(_ sheets: [String], more: [(String, String)] = []) -> [UInt8] {
        let names = sheets.indices.map { "<sheet name=\"S\($0)\" sheetId=\"\($0 + 1)\" r:id=\"r\($0 + 1)\"/>" }.joined()
        let targets = sheets.indices.map { "<Relationship Id=\"r\($0 + 1)\" Type=\"\(base)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>" }.joined()
        return archive(
            [("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook \(book)><sheets>\(names)</sheets></workbook>"), ("xl/_rels/workbook.xml.rels", "<Relationships>\(targets)</Relationships>")]
                + sheets.enumerated().map { ("xl/worksheets/sheet\($0 + 1).xml", "<worksheet \(book)>\($1)</worksheet>") } + more)
    }

    /// Reads within a time that leaves room for a slow machine.
    static func read(_ bytes: [UInt8], _ limits: FileLimits = FileLimits()) -> FileDocument {
        let start = ContinuousClock.now
        let document = FormatReader.read(bytes, limits)
        #expect(ContinuousClock.now - start < .seconds(60))
        return document
    }

    @Test func entitiesAreRefused() {
        let laughs = "<!DOCTYPE a [<!ENTITY a \"ha\">" + (1...9).map { "<!ENTITY a\($0) \"&a\($0 == 1 ? "" : "\($0 - 1)");&a\($0 == 1 ? "" : "\($0 - 1)");\">" }.joined() + "]>"
        #expect(Self.read(Self.docx("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", before: laughs)).failure?.code == .hostile)
        let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        let document = Self.read(Self.docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", before: outside))
        #expect(document.failure?.code == .hostile)
        #expect(!String(decoding: document.page, as: UTF8.self).contains("root"))
        // One that nobody declared is damage.
        #expect(Self.read(Self.docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")).failure?.code == .damaged)
    }

    @Test func depthIsBounded() {
        let deep = String(repeating: "<w:sdt>", count: 100_000) + String(repeating: "</w:sdt>", count: 100_000)
        #expect(Self.read(Self.docx(deep)).failure?.code == .hostile)
    }

    @Test func whatUnpacksToMoreThanTheLimitIsTooLarge() {
        var limits = FileLimits()
        limits.unpackedBytes = 1 << 20
        #expect(Self.read(Self.docx(String(repeating: " ", count: 2 << 20)), limits).failure?.code == .tooLarge)
        var file = PlantedFile.word()
        // Ten files within, each as large as all may be.
        for index in 0..<10 { file.members.append(("word/embeddings/\(index).bin", [UInt8](repeating: 0, count: 300_000))) }
        #expect(Self.read(file.bytes, limits).failure?.code == .tooLarge)
    }

    @Test func aHugeCellIsTooLarge() {
        let cell = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>\(String(repeating: "1", count: 40 << 20))</t></is></c></row></sheetData>"
        #expect(Self.read(Self.xlsx([cell])).failure?.code == .tooLarge)
    }

    @Test func manySheetsAreReadOrTooMany() {
        let sheet = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>"
        #expect(Self.read(Self.xlsx(Array(repeating: sheet, count: 3000))).failure == nil)
        #expect(Self.read(Self.xlsx(Array(repeating: sheet, count: 10_000))).failure?.code == .tooLarge)
    }

    @Test func rangesOverTheWholeSheetCostNothing() {
        let cell = "<sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row></sheetData>"
        let merges = String(repeating: "<mergeCell ref=\"A1:XFD1048576\"/>", count: 2000)
        let columns = "<cols>" + String(repeating: "<col min=\"1\" max=\"16384\" hidden=\"1\"/>", count: 2000) + "</cols>"
        let document = Self.read(Self.xlsx([columns + cell + "<mergeCells>\(merges)</mergeCells>"]))
        #expect(document.failure == nil)
        #expect(document.segments.contains { $0.place.column == 16_384 && $0.place.row == 1_048_576 && $0.place.hiding == .hidden })
        #expect(document.page.count < 10_000)
    }

    @Test func circlesAndPathsOutsideLeadNowhere() {
        let loop = "<Relationships><Relationship Id=\"r1\" Type=\"\(Self.base)/comments\" Target=\"sheet1.xml\"/><Relationship Id=\"r2\" Type=\"\(Self.base)/table\" Target=\"../../../../etc/passwd\"/></Relationships>"
        let document = Self.read(Self.xlsx(["<sheetData/>"], more: [("xl/worksheets/_rels/sheet1.xml.rels", loop), ("../../evil.xml", "<a>13800138000</a>")]))
        #expect(document.failure == nil)
        // It is nothing but a text in the archive.
        #expect(String(decoding: document.page, as: UTF8.self).contains("13800138000"))
    }

    @Test func twoPartsOfOneNameAreHostile() {
        let bytes = archive([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<a/>"), ("word/Document.xml", "<a/>")])
        #expect(Self.read(bytes).failure?.code == .hostile)
    }

    @Test func aStyleThatIsBasedOnItselfEnds() {
        let styles = "<w:styles \(Self.word)><w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style></w:styles>"
        let bytes = archive([
            ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document \(Self.word)><w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p></w:document>"),
            ("word/styles.xml", styles), ("word/_rels/document.xml.rels", "<Relationships><Relationship Id=\"r1\" Type=\"\(Self.base)/styles\" Target=\"styles.xml\"/></Relationships>"),
        ])
        #expect(Self.read(bytes).failure == nil)
    }

    @Test func aBinaryWorkbookThatIsNoneIsNotReviewed() {
        let bytes = archive([("[Content_Types].xml", "<Types/>"), ("xl/workbook.bin", "x")])
        let document = Self.read(bytes)
        #expect(document.type == .xlsb)
        #expect(document.failure?.part == "libreoffice")
    }

    /// Cut off, with other bytes, with parts in each other's place: whatever comes of it is an answer.
    @Test(arguments: ["docx", "xlsx", "pptx"])
    func damagedFilesHaveAnAnswer(type: String) throws {
        let sample = try #require(OfficeCarrierTests.samples.first { $0.0 == type }).1
        var state: UInt64 = 88_172_645_463_325_252
        func random(_ below: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(max(1, below)))
        }
        let whole = sample.bytes
        var answers = 0
        for _ in 0..<400 {
            var bytes: [UInt8]
            if random(3) == 0 {
                bytes = Array(whole.prefix(random(2) == 0 ? random(whole.count) : whole.count))
                for _ in 0..<random(8) where !bytes.isEmpty { bytes[random(bytes.count)] = UInt8(random(256)) }
            } else {
                var parts = sample.parts.map { (name: $0.0, content: Array($0.1.utf8)) }
                let one = random(parts.count)
                switch random(4) {
                case 0: parts[one].content = Array(parts[one].content.prefix(random(parts[one].content.count)))
                case 1:
                    let other = random(parts.count)
                    (parts[one].content, parts[other].content) = (parts[other].content, parts[one].content)
                case 2: parts.remove(at: one)
                default: for _ in 0..<20 { parts[one].content[random(parts[one].content.count)] = UInt8(0x20 + random(0x5f)) }
                }
                bytes = archive(parts)
            }
            let document = FormatReader.read(bytes)
            answers += document.page.isEmpty ? 0 : 1
            guard document.failure == nil else { continue }
            var changes = FileChanges()
            for number in document.segments.indices where number % 3 == 0 { changes.texts[number] = Array("隐".utf8) }
            _ = try? FormatReader.write(bytes, changes)
        }
        #expect(answers == 400)
    }
}

@testable import MoyinFormats
import MoyinDocuments
import Testing

@Suite struct SheetXMLTests {
    private static let values = ["11010519491231002X", "13800138000", "张三丰", "13800138001", "13800138002", "13800138003"]

    private static let book = Array(
        #"""
        <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">
        <DocumentProperties xmlns="urn:schemas-microsoft-com:office:office"><Author>张三丰</Author><Title>名单</Title></DocumentProperties>
        <Worksheet ss:Name="名单"><Table><Column ss:Index="3" ss:Hidden="1"/>
        <Row><Cell><Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="String">电话</Data></Cell><Cell><Data ss:Type="String">身份证号</Data></Cell></Row>
        <Row><Cell><ss:Data ss:Type="String"><html:B>张</html:B>三丰</ss:Data><Comment ss:Author="李四"><ss:Data>改为 13800138001</ss:Data></Comment></Cell><Cell ss:Formula="=13800138000"><Data ss:Type="Number">13800138000</Data></Cell><Cell><Data ss:Type="String">11010519491231002X</Data></Cell></Row>
        <Row ss:Index="9" ss:Hidden="1"><Cell ss:Index="2" ss:HRef="tel:13800138002"><Data ss:Type="String">拨打</Data></Cell></Row>
        </Table></Worksheet>
        <Worksheet ss:Name="底稿"><Table><Row><Cell><Data ss:Type="Number">13800138003</Data></Cell></Row></Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetVeryHidden</Visible></WorksheetOptions></Worksheet>
        </Workbook>
        """#.utf8)

    private static func place(_ document: FileDocument, _ text: String) -> Place? {
        document.segments.indices.first { TokenRemoval.text(document, $0) == Array(text.utf8) }.map { document.segments[$0].place }
    }

    // Under the name that most systems give it.
    @Test(arguments: ["a.xls", "a.xml", "a"]) func cells(name: String) throws {
        let document = FormatReader.read(Self.book, named: Array(name.utf8))
        #expect(document.type == .sheetXML && document.failure == nil && document.remarks.isEmpty)
        #expect(String(decoding: document.page, as: UTF8.self).contains("<tr><td>张三丰</td><td>13800138000</td><td>11010519491231002X</td></tr>"))
        let cell = try #require(Self.place(document, "13800138000"))
        #expect(cell.carrier == .cell)
        #expect([cell.row, cell.column] == [2, 2])
        #expect(Self.place(document, "11010519491231002X")?.hiding == .hidden)
        #expect(Self.place(document, "改为 13800138001")?.carrier == .cellComment)
        let row = try #require(Self.place(document, "拨打"))
        #expect([row.row, row.column] == [9, 2])
        #expect(row.hiding == .hidden)
        #expect(Self.place(document, "13800138003")?.hiding == .veryHidden)
        #expect(document.ofAuthors.count == 2)
    }

    @Test func copy() throws {
        let document = FormatReader.read(Self.book)
        let copy = try FormatReader.write(Self.book, TokenRemoval.changes(document, Self.values))
        for value in Self.values { #expect(!Fixture.holds(copy, value)) }
        let text = String(decoding: copy, as: UTF8.self)
        // It is no number any more, and no formula.
        #expect(text.contains(#"<Cell><Data ss:Type="String">***</Data></Cell>"#))
        #expect(text.contains(#"progid="Excel.Sheet""#))
        let again = FormatReader.read(copy)
        #expect(again.type == .sheetXML && again.failure == nil)
        #expect(TokenRemoval.pages(again).contains("<tr><td>***</td><td>***</td><td>***</td></tr>"))
    }

    @Test func damagedVariantsEndInAnAnswer() { Damage.attack(Self.book, named: "a.xls", rounds: 500) }
}

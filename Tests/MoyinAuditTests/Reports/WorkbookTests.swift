import CZip
import Foundation
import FoundationXML
@testable import MoyinAudit
@testable import MoyinLedger
import MoyinReports
import Testing

@Suite struct WorkbookTests {
    /// Parts by name.
    private func parts(_ bytes: [UInt8]) throws -> [String: [UInt8]] {
        try bytes.withUnsafeBytes { buffer in
            var error: Int32 = 0
            let archive = try #require(moyin_zip_open(buffer.baseAddress, buffer.count, &error))
            defer { zip_discard(archive) }
            var parts: [String: [UInt8]] = [:]
            for index in 0..<UInt64(zip_get_num_entries(archive, 0)) {
                var status = zip_stat_t()
                try #require(zip_stat_index(archive, index, 0, &status) == 0)
                let file = try #require(zip_fopen_index(archive, index, 0))
                defer { zip_fclose(file) }
                var content = [UInt8](repeating: 0, count: Int(status.size))
                try #require(zip_fread(file, &content, status.size) == Int64(status.size))
                parts[String(cString: status.name)] = content
            }
            return parts
        }
    }

    /// Cells of a sheet by reference, texts and numbers alike.
    private final class Sheet: NSObject, XMLParserDelegate {
        var cells: [String: String] = [:]
        var styles: [String: String] = [:]
        var formulas: [String: String] = [:]
        var elements: [String: [String: String]] = [:]
        private var reference = ""
        private var text = ""

        init(_ part: [UInt8]) throws {
            super.init()
            let parser = XMLParser(data: Data(part))
            parser.delegate = self
            #expect(parser.parse(), "well-formed")
        }

        func parser(_ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]) {
            elements[name] = attributes
            text = ""
            guard name == "c" else { return }
            reference = attributes["r"] ?? ""
            styles[reference] = attributes["s"]
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            if name == "t" || name == "v" { cells[reference] = text }
            if name == "f" { formulas[reference] = text }
        }
    }

    @Test func partsAreWellFormed() throws {
        var report = SampleReport.report
        report.scope = SampleReport.hostile
        report.cases.append(SampleReport.listed(7, unit: SampleReport.hostile, title: SampleReport.hostile, published: SampleReport.hostile))
        let parts = try parts(report.workbook { _ in SampleReport.hostile })
        #expect(parts.count == 10)
        for (name, content) in parts { #expect(XMLParser(data: Data(content)).parse(), "\(name)") }
    }

    @Test func customaryTable() throws {
        let parts = try parts(SampleReport.report.workbook(SampleReport.kindName))
        let sheet = try Sheet(#require(parts["xl/worksheets/sheet1.xml"]))
        #expect(sheet.cells["A1"] == "序号" && sheet.cells["Y1"] == "备注" && sheet.cells["Z1"] == nil)
        #expect(sheet.cells["A7"] == "6" && sheet.cells["A8"] == nil)
        // Days are numbers that look like days, so that filters know months.
        #expect(sheet.cells["R2"] == "46346" && sheet.styles["R2"] == "4")
        #expect(sheet.cells["T2"] == "整改中" && sheet.cells["L5"] == "附件图片未遮盖")
        #expect(sheet.elements["autoFilter"] == ["ref": "A1:Y7"])
        #expect(sheet.elements["pane"]?["ySplit"] == "1" && sheet.elements["pane"]?["state"] == "frozen")
        #expect(sheet.elements["pageSetup"]?["orientation"] == "landscape" && sheet.elements["pageSetup"]?["fitToWidth"] == "1")
        let book = String(decoding: try #require(parts["xl/workbook.xml"]), as: UTF8.self)
        #expect(book.contains("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'整改台账'!$1:$1</definedName>"))
        #expect(book.contains("<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">'整改台账'!$A$1:$Y$7</definedName>"))
    }

    /// What formulas come to is what the figures say.
    @Test func sums() throws {
        let parts = try parts(SampleReport.report.workbook(SampleReport.kindName))
        let units = try Sheet(#require(parts["xl/worksheets/sheet3.xml"]))
        #expect(units.cells["A6"] == "合计")
        let expected = ["B": 136_000, "C": 5, "D": 3, "E": 2, "F": 2, "G": 2, "H": 1, "I": 1, "J": 4]
        for (column, sum) in expected {
            #expect(units.cells["\(column)6"] == String(sum), "\(column)")
            #expect(units.formulas["\(column)6"] == "SUM(\(column)2:\(column)5)")
            #expect((2...5).compactMap { Int(units.cells["\(column)\($0)"] ?? "") }.reduce(0, +) == sum)
        }
        // Filters leave the sum where it is.
        #expect(units.elements["autoFilter"] == ["ref": "A1:K5"])
        let summary = try Sheet(#require(parts["xl/worksheets/sheet2.xml"]))
        let (account, formula) = try #require(summary.formulas.first)
        #expect(summary.cells[account] == "✓ 相等")
        #expect(formula == "IF(SUM(B7:B9)=SUM(B10:B12),\"✓ 相等\",\"✗ 不等\")")
        #expect((7...9).map { summary.cells["B\($0)"] } == ["3", "1", "1"] && (10...12).map { summary.cells["B\($0)"] } == ["2", "2", "1"])
    }

    @Test func emptyLedger() throws {
        let parts = try parts(AuditReport(Figures(), [], scope: nil, time: "").workbook { $0 })
        #expect(try Sheet(#require(parts["xl/worksheets/sheet1.xml"])).cells.count == 25)
    }

    @Test func textsOfAnyKind() throws {
        var sheet = Worksheet(name: "甲", widths: [10], header: nil)
        let texts = ["_x0041_", "_x004G_", "甲\n乙\t丙", "\u{0}\u{fffe}", String(repeating: "长", count: 40_000), String(repeating: "😀", count: 20_000)]
        for text in texts {
            sheet.beginRow()
            sheet.text(text, .text)
            sheet.endRow()
        }
        let read = try Sheet(sheet.takePart())
        #expect(read.cells["A1"] == "_x005F_x0041_")
        #expect(read.cells["A2"] == "_x004G_" && read.cells["A3"] == "甲\n乙\t丙" && read.cells["A4"] == "\u{fffd}\u{fffd}")
        for row in [5, 6] {
            let text = try #require(read.cells["A\(row)"])
            #expect(text.utf16.count <= 32_767 && text.utf16.count > 32_700 && text.last == "…")
        }
    }

    /// Rows are as high as their longest text: some programs leave those of unknown height at one line.
    @Test(arguments: [("", 17), ("一二三四", 17), ("一二三四五", 30), ("甲\n乙\n丙", 43), ("abcdefghi", 17), ("abcdefghij", 30), (String(repeating: "长", count: 400), 408)])
    func heights(_ text: String, _ height: Int) throws {
        var sheet = Worksheet(name: "甲", widths: [10, 10], header: nil)
        sheet.beginRow()
        sheet.text("一", .text)
        sheet.text(text, .text)
        sheet.endRow()
        #expect(try Sheet(sheet.takePart()).elements["row"]?["ht"] == String(height))
    }

    @Test func tooManyRowsAreRefused() throws {
        var sheet = Worksheet(name: "甲", widths: [10], header: nil)
        for _ in 0...Worksheet.mostRows {
            sheet.beginRow()
            sheet.endRow()
        }
        var book = Workbook(sheets: [sheet])
        let error = #expect(throws: LedgerError.self) { try book.takeBytes() }
        #expect(error?.description.contains("1,048,577") == true)
    }

    @Test(arguments: [("1900-03-01", 61), ("2000-02-29", 36_585), ("2026-11-20", 46_346), ("2100-03-01", 73_110), ("9999-12-31", 2_958_465)])
    func days(_ text: String, _ serial: Int) { #expect(SheetDay(text)?.serial == serial) }

    @Test(arguments: ["", "1900-02-28", "2026-02-29", "2100-02-29", "2026-13-01", "2026-11-00", "2026-11-31", "2026-1-01", "26-11-2026", "2026/11/20", "+026-11-20"])
    func noDays(_ text: String) { #expect(SheetDay(text) == nil) }

    @Test(arguments: [(0, "A"), (21, "V"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]) func letters(_ column: Int, _ letters: String) {
        #expect(Worksheet.letters(column) == letters)
    }
}

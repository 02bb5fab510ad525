internal import CZip
internal import Glibc
internal import MoyinLedger
internal import MoyinReports

/// A spreadsheet file (Office Open XML): sheets with texts in place, so that they are written in one pass.
struct Workbook {
    var sheets: [Worksheet] = []
    /// For its properties.
    var title = ""

    /// The file. The rows of its sheets are gone afterwards.
    ///
    /// - Throws: ``LedgerError`` where there is no room for it, or too many rows.
    mutating func takeBytes() throws(LedgerError) -> [UInt8] {
        if let long = sheets.first(where: { $0.rows > Worksheet.mostRows }) {
            throw LedgerError(
                .failed,
                say("“\(long.name)”有 \(grouped(long.rows)) 行，工作表最多 \(grouped(Worksheet.mostRows)) 行；请按时间或单位分开导出，或用 CSV",
                    "'\(long.name)' has \(grouped(long.rows)) rows, a worksheet holds \(grouped(Worksheet.mostRows)); export by period or unit, or as CSV"))
        }
        var source: OpaquePointer?
        guard let archive = moyin_zip_create(&source), let source else { throw Self.noRoom }
        func add(_ name: String, _ bytes: [UInt8]) -> Bool {
            guard bytes.withUnsafeBytes({ moyin_zip_add(archive, name, $0.baseAddress, $0.count, 0) }) == 0 else { return false }
            let entry = UInt64(zip_get_num_entries(archive, 0) - 1)
            return zip_set_file_compression(archive, entry, Int32(ZIP_CM_DEFLATE), Self.level) == 0
        }
        var isWritten = add("[Content_Types].xml", contentTypes) && add("_rels/.rels", Array(Self.packageRelations.utf8))
        isWritten = isWritten && add("docProps/core.xml", properties) && add("xl/workbook.xml", book) && add("xl/_rels/workbook.xml.rels", relations)
        isWritten = isWritten && add("xl/styles.xml", Array(WorkbookStyles.part.utf8))
        for index in sheets.indices where isWritten { isWritten = add("xl/worksheets/sheet\(index + 1).xml", sheets[index].takePart()) }
        guard isWritten else {
            zip_discard(archive)
            zip_source_free(source)
            throw Self.noRoom
        }
        var count = 0
        guard let bytes = moyin_zip_finish(archive, source, &count) else { throw Self.noRoom }
        defer { free(bytes) }
        return Array(UnsafeRawBufferPointer(start: bytes, count: count))
    }

    /// Of deflate, 1 to 9. libzip takes 9 by itself: a workbook 7 % smaller for two and a half times the time.
    private static let level: UInt32 = 6

    private static var noRoom: LedgerError {
        LedgerError(.failed, say("内存不足，没有写出工作簿；请按时间或单位分开导出，或用 CSV", "no memory for the workbook; export by period or unit, or as CSV"))
    }

    // MARK: parts

    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    private static let packageRelations = """
        \(declaration)<Relationships xmlns="\(package)/relationships">\
        <Relationship Id="rId1" Type="\(office)/officeDocument" Target="xl/workbook.xml"/>\
        <Relationship Id="rId2" Type="\(package)/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
        """

    private var contentTypes: [UInt8] {
        let spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        var part = Markup()
        part.raw(Self.declaration + "<Types xmlns=\"\(Self.package)/content-types\">")
        part.raw("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
        part.raw("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
        part.raw("<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(spreadsheet).sheet.main+xml\"/>")
        part.raw("<Override PartName=\"/xl/styles.xml\" ContentType=\"\(spreadsheet).styles+xml\"/>")
        part.raw("<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>")
        for index in sheets.indices {
            part.raw("<Override PartName=\"/xl/worksheets/sheet\(index + 1).xml\" ContentType=\"\(spreadsheet).worksheet+xml\"/>")
        }
        part.raw("</Types>")
        return part.bytes
    }

    private var properties: [UInt8] {
        var part = Markup()
        part.raw(Self.declaration + "<cp:coreProperties xmlns:cp=\"\(Self.package)/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">")
        part.element("dc:title", title)
        part.element("dc:creator", "moyin \(moyinVersion)")
        part.raw("</cp:coreProperties>")
        return part.bytes
    }

    private var book: [UInt8] {
        var part = Markup()
        part.raw(Self.declaration + "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\"><bookViews><workbookView activeTab=\"0\"/></bookViews><sheets>")
        for (index, sheet) in sheets.enumerated() {
            part.raw("<sheet name=\"")
            part.text(sheet.name)
            part.raw("\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>")
        }
        part.raw("</sheets>")
        let names = sheets.enumerated().flatMap { index, sheet in
            [
                ("_xlnm._FilterDatabase", " hidden=\"1\"", sheet.filtered, index, sheet.name), ("_xlnm.Print_Titles", "", sheet.repeated, index, sheet.name),
            ]
        }.filter { $0.2 != nil }
        if !names.isEmpty {
            part.raw("<definedNames>")
            for (name, attributes, range, index, sheet) in names {
                part.raw("<definedName name=\"\(name)\" localSheetId=\"\(index)\"\(attributes)>'")
                part.text(sheet)
                part.raw("'!\(range ?? "")</definedName>")
            }
            part.raw("</definedNames>")
        }
        // What formulas come to is counted again when it is opened.
        part.raw("<calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/></workbook>")
        return part.bytes
    }

    private var relations: [UInt8] {
        var part = Markup()
        part.raw(Self.declaration + "<Relationships xmlns=\"\(Self.package)/relationships\">")
        for index in sheets.indices {
            part.raw("<Relationship Id=\"rId\(index + 1)\" Type=\"\(Self.office)/worksheet\" Target=\"worksheets/sheet\(index + 1).xml\"/>")
        }
        part.raw("<Relationship Id=\"rId\(sheets.count + 1)\" Type=\"\(Self.office)/styles\" Target=\"styles.xml\"/></Relationships>")
        return part.bytes
    }
}

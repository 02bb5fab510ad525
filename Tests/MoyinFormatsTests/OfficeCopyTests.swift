import MoyinDocuments
@testable import MoyinFormats
import OfficeSamples
import Testing

/// What follows when a text of a copy is another one.
@Suite struct OfficeCopyTests {
    static func copy(_ sample: PlantedFile, _ change: (String) -> String?) throws -> [String: String] {
        let document = FormatReader.read(sample.bytes)
        var changes = FileChanges()
        for (number, segment) in document.segments.enumerated() {
            if let text = change(String(decoding: document.page[segment.range], as: UTF8.self)) { changes.texts[number] = Array(text.utf8) }
        }
        let parts = unpacked(try FormatReader.write(sample.bytes, changes))
        return Dictionary(parts.map { ($0.name, String(decoding: $0.content, as: UTF8.self)) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func anAmpersandInALinkStaysOne() throws {
        let parts = try Self.copy(.word()) { _ in nil }
        #expect(parts["word/_rels/document.xml.rels"]?.contains("?a=1&amp;tel=") == true)
    }

    @Test func theHeaderOfATableAndItsColumnSayTheSame() throws {
        let parts = try Self.copy(.sheet()) { $0 == "手机" ? "［号码］" : nil }
        #expect(parts["xl/worksheets/sheet1.xml"]?.contains("［号码］") == true)
        #expect(parts["xl/tables/table1.xml"]?.contains("name=\"［号码］\"") == true)
    }

    @Test func aSheetThatIsRenamedIsSoInFormulas() throws {
        let parts = try Self.copy(.sheet()) { $0.hasPrefix("电话138") ? "[隐]" : nil }
        #expect(parts["xl/workbook.xml"]?.contains("name=\"［隐］\"") == true)
        #expect(parts["xl/workbook.xml"]?.contains(">'［隐］'!$A$1<") == true)
        #expect(parts["xl/worksheets/sheet4.xml"]?.contains("<f>'［隐］'!B1</f>") == true)
    }

    @Test func aFormulaWhoseTextGoesGoesWithThoseThatShareIt() throws {
        let parts = try Self.copy(.sheet()) { $0.contains("1380013800") ? "隐" : nil }
        let sheet = try #require(parts["xl/worksheets/sheet1.xml"])
        #expect(!sheet.contains("si=\"0\""))
        #expect(parts["xl/calcChain.xml"] == nil)
        #expect(parts["xl/_rels/workbook.xml.rels"]?.contains("calcChain") == false)
        #expect(parts["[Content_Types].xml"]?.contains("calcChain") == false)
    }

    /// What stands around a change keeps its look; what is new looks like the first of what it is instead of.
    @Test func looksOfATextThatChanges() {
        var looks = RichText()
        for start in [0, 6, 11, 17] { looks.begin(at: start) }
        func pieces(_ old: String, _ new: String) -> [String] { looks.moved(from: Array(old.utf8)[...], to: Array(new.utf8)).map { String(decoding: $0.text, as: UTF8.self) } }
        #expect(pieces("电话13800138000完", "电话138****8000完") == ["电话", "138**", "**8000", "完"])
        #expect(pieces("电话13800138000完", "电话[号码已隐去]完") == ["电话", "[号码已隐去]", "完"])
        #expect(pieces("电话13800138000完", "电话完") == ["电话", "完"])
        #expect(pieces("电话13800138000完", "") == [])
    }

    @Test func richTextOfACellStaysSo() throws {
        var sample = PlantedFile.sheet()
        let strings = try #require(sample.parts.firstIndex { $0.0 == "xl/sharedStrings.xml" })
        let start = try #require(sample.parts[strings].1.range(of: "<si>"))
        let end = try #require(sample.parts[strings].1.range(of: "</si>"))
        sample.parts[strings].1.replaceSubrange(start.lowerBound..<end.upperBound, with: "<si><r><t>电话</t></r><r><rPr><b/><color rgb=\"FFFF0000\"/></rPr><t>13900139000</t></r></si>")
        let parts = try Self.copy(sample) { $0 == "电话13900139000" ? "电话139****9000" : nil }
        #expect(parts["xl/worksheets/sheet1.xml"]?.contains("<r><t xml:space=\"preserve\">电话</t></r><r><rPr><b/><color rgb=\"FFFF0000\"/></rPr><t xml:space=\"preserve\">139****9000</t></r>") == true)
    }

    @Test func pivotTablesGoWithTheirCache() throws {
        let parts = try Self.copy(.sheet()) { $0.contains("13800138") ? "隐" : nil }
        #expect(!parts.keys.contains { $0.contains("pivot") })
        #expect(parts["xl/workbook.xml"]?.contains("pivotCache") == false)
        #expect(parts["xl/worksheets/_rels/sheet1.xml.rels"]?.contains("pivotTable") == false)
        let same = try Self.copy(.sheet()) { _ in nil }
        #expect(same.keys.contains("xl/pivotTables/pivotTable1.xml"))
    }

    /// Two columns of a table are never called the same: Excel takes that for damage.
    @Test func headersThatBecomeEqualAreRefused() throws {
        let bytes = PlantedFile.sheet().bytes
        let document = FormatReader.read(bytes)
        let head = try #require(document.segments.firstIndex { $0.place.carrier == .cell && $0.place.row == 1 && String(decoding: document.page[$0.range], as: UTF8.self) == "姓名" })
        var changes = FileChanges()
        changes.texts[head] = Array("手机".utf8)
        #expect(throws: FileFailure(.cannotWrite, "xl/tables")) { try FormatReader.write(bytes, changes) }
        changes.texts[head] = Array("名字".utf8)
        #expect(throws: Never.self) { try FormatReader.write(bytes, changes) }
    }
}

import MoyinDocuments
import MoyinFormats
import OfficeSamples
import Testing

/// Every carrier of an office file is read, told where it is, and changed in a copy.
@Suite struct OfficeCarrierTests {
    static let samples: [(String, PlantedFile)] = [("docx", .word()), ("xlsx", .sheet()), ("pptx", .slides())]

    @Test(arguments: ["docx", "xlsx", "pptx"])
    func everyValueIsOnThePageWhole(type: String) throws {
        let sample = try #require(Self.samples.first { $0.0 == type }).1
        let document = FormatReader.read(sample.bytes, named: Array("a.\(type)".utf8))
        #expect(document.failure == nil)
        #expect("\(document.type)" == type)
        let page = String(decoding: document.page, as: UTF8.self)
        for value in sample.values {
            let found = try #require(page.firstRange(of: value.text), "\(value.text) \(value.carrier) \(value.hiding)")
            let offset = page.utf8.distance(from: page.startIndex, to: found.lowerBound)
            let segment = try #require(document.segments.first { $0.range.contains(offset) })
            #expect("\(segment.place.carrier) \(segment.place.hiding)" == "\(value.carrier) \(value.hiding)", "\(value.text)")
        }
    }

    @Test(arguments: ["docx", "xlsx", "pptx"])
    func noValueIsInACopy(type: String) throws {
        let sample = try #require(Self.samples.first { $0.0 == type }).1
        let document = FormatReader.read(sample.bytes)
        // As redaction does: the value goes where it begins, and the rest of it from the texts behind.
        var changes = FileChanges()
        for (number, segment) in document.segments.enumerated() {
            let text = String(decoding: document.page[segment.range], as: UTF8.self)
            if text.contains(where: \.isNumber) { changes.texts[number] = Array("隐".utf8) }
        }
        for author in document.ofAuthors { changes.texts[author] = [] }
        let copy = try FormatReader.write(sample.bytes, changes)
        for part in unpacked(copy) {
            for value in sample.values + [] {
                #expect(!String(decoding: part.content, as: UTF8.self).contains(value.text), "\(part.name) \(value.text)")
            }
            #expect(!String(decoding: part.content, as: UTF8.self).contains("李四"), "\(part.name)")
        }
        let again = FormatReader.read(copy)
        #expect(again.failure == nil)
        #expect(again.type == document.type)
    }

    @Test(arguments: ["docx", "xlsx", "pptx"])
    func anUnchangedCopyReadsTheSame(type: String) throws {
        let sample = try #require(Self.samples.first { $0.0 == type }).1
        let document = FormatReader.read(sample.bytes)
        var changes = FileChanges()
        changes.cleansProperties = false
        let again = FormatReader.read(try FormatReader.write(sample.bytes, changes))
        // Comments of the markup and former revisions are in no copy.
        let lines = Set(document.page.split(separator: 0x0a))
        #expect(again.page.split(separator: 0x0a).allSatisfy { lines.contains($0) })
        #expect(again.segments.count >= document.segments.count - 3)
    }
}

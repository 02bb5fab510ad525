import Moyin
import MoyinDocuments
@testable import MoyinFiles
import OfficeSamples
import Testing

/// What a file hides is found where it is, and is in no byte of the copy, as another look at the copy says.
@Suite struct FileRedactionTests {
    init() throws { try #require(ReaderFixture.isReady) }

    static let samples: [String: PlantedFile] = ["docx": .word(), "xlsx": .sheet(), "pptx": .slides()]

    @Test(arguments: ["docx", "xlsx", "pptx"])
    func everyValueIsFoundInItsPlace(type: String) throws {
        let sample = try #require(Self.samples[type])
        let engine = ReaderFixture.engine
        let document = try #require(FileReader().read(sample.bytes, named: Array("a.\(type)".utf8)))
        #expect(document.failure == nil)
        let assessment = engine.check(utf8: document.page, as: document.form)
        let places = FilePlaces(document)
        for value in sample.values {
            #expect(
                assessment.findings.contains { assessment.value(of: $0).contains(value.text) && $0.disposition != .keep }, "\(value.text) \(value.carrier) \(value.hiding)")
            let offset = try #require(document.page.firstRange(of: Array(value.text.utf8))?.lowerBound)
            let place = try #require(places.place(at: offset))
            #expect(places.words(place, engine).contains(value.words), "\(places.words(place, engine)) · \(value.words)")
        }
    }

    @Test(arguments: ["docx", "xlsx", "pptx"], [RedactionStyle.label, .mask, .remove])
    func noValueIsLeftInACopy(type: String, style: RedactionStyle) throws {
        let sample = try #require(Self.samples[type])
        var book = PseudonymBook()
        let redaction = try #require(
            try FileReader().redact(sample.bytes, named: Array("a.\(type)".utf8), ReaderFixture.engine, style: style, profile: nil, jobs: 1, book: &book))
        let parts = unpacked(redaction.bytes)
        #expect(parts.count > 5)
        for part in parts {
            let narrow = String(decoding: part.content, as: UTF8.self)
            for value in sample.values {
                #expect(!narrow.contains(value.text), "\(part.name) \(value.text)")
                let wide = Array(value.text.utf16).flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
                #expect(part.content.firstRange(of: wide) == nil, "\(part.name) \(value.text)")
            }
        }
        for name in ["李四", "lisi@example.com", "张建国"] { #expect(!parts.contains { String(decoding: $0.content, as: UTF8.self).contains(name) }, "\(name)") }
    }

    @Test func aFileWithinAFileIsRedacted() throws {
        var outer = PlantedFile.word()
        outer.members.append(("word/embeddings/Microsoft_Excel_Sheet1.xlsx", PlantedFile.sheet().bytes))
        var book = PseudonymBook()
        let redaction = try #require(try FileReader().redact(outer.bytes, named: Array("a.docx".utf8), ReaderFixture.engine, style: .label, profile: nil, jobs: 1, book: &book))
        let inner = try #require(unpacked(redaction.bytes).first { $0.name.hasSuffix(".xlsx") })
        for part in unpacked(inner.content) {
            for value in PlantedFile.sheet().values { #expect(!String(decoding: part.content, as: UTF8.self).contains(value.text), "\(part.name)") }
        }
    }
}

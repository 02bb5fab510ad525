import Glibc
import MoyinDocuments
@testable import MoyinFiles
import OfficeSamples
import Testing

/// Files that are made to harm, all but the biggest, by the process that reads files: each has an answer in time, and so has the
/// file behind it. `Benchmarks/Files/hostile` gives all of them to the command line, and says what they cost.
@Suite(.serialized) struct HostileFileTests {
    init() throws { try #require(ReaderFixture.isReady) }

    private static let good = PlantedFile.word().bytes

    @Test(arguments: ["zip", "gz", "tar", "docx", "xlsx", "pptx", "odt", "ods", "ofd", "pdf", "rtf", "eml", "doc", "png", "jpg", "tiff", "bmp", "gif", "webp"])
    func everyOneIsAnswered(type: String) throws {
        let files = HostileFile.all.filter { !$0.isBig && $0.name.hasSuffix(".\(type)") }
        try #require(!files.isEmpty)
        let reader = FileReader()
        for file in files {
            let bytes = file.bytes
            let start = ContinuousClock.now
            let document = try #require(reader.read(bytes, named: Array(file.name.utf8)))
            #expect(ContinuousClock.now - start < .seconds(120), "\(file.name): \(file.what)")
            let failures = document.everyMember().compactMap(\.document.failure)
            // What ends the process is told, but no file here has to.
            #expect(!failures.contains { $0.code == .crashed || $0.code == .tooSlow }, "\(file.name): \(failures)")
            if let isRead = file.isRead { #expect(failures.isEmpty == isRead, "\(file.name): \(failures)") }
        }
        #expect(reader.read(Self.good, named: Array("a.docx".utf8))?.failure == nil)
    }

    /// Pages of all files within it together, not each alone, are what is kept.
    @Test func manyPagesAreTooMany() throws {
        var reader = FileLimits()
        reader.allPagesBytes = 1 << 20
        let text = [UInt8](repeating: 0x31, count: 300_000)
        let document = try #require(FileReader(reader).read(archive((0..<6).map { (name: "\($0).txt", content: text) }), named: Array("a.zip".utf8)))
        #expect(document.members.map { $0.failure?.code } == [nil, nil, nil, .tooLarge, .tooLarge, .tooLarge])
        #expect(document.members.reduce(0) { $0 + $1.page.count } <= 1 << 20)
    }

    @Test func manyTextsAreTooMany() throws {
        var limits = FileLimits()
        limits.texts = 1000
        let cells = (1...2000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>1</v></c></row>" }.joined()
        let document = try #require(FileReader(limits).read(HostileFile.xlsx(["<sheetData>\(cells)</sheetData>"]), named: Array("a.xlsx".utf8)))
        #expect(document.failure?.code == .tooLarge)
        #expect(document.segments.count <= 1001)
    }

    /// A page that the tree does not count is a page all the same.
    @Test func aPageBeyondTheCountIsRead() throws {
        let file = try #require(HostileFile.all.first { $0.name == "page-count-low.pdf" })
        let document = try #require(FileReader().read(file.bytes, named: Array(file.name.utf8)))
        #expect(document.failure != nil || String(decoding: document.page, as: UTF8.self).contains("13800138000"))
    }

    /// Two parts of one name: programs differ in which they show. It is not taken for an archive of files instead.
    @Test func aPartThatStandsTwiceIsHostile() throws {
        let file = try #require(HostileFile.all.first { $0.name == "twice.docx" })
        #expect(try #require(FileReader().read(file.bytes, named: Array(file.name.utf8))).failure?.code == .hostile)
    }

    /// What is in an entry whose name is that of a folder is not passed over.
    @Test func aFolderThatHoldsSomethingIsHostile() throws {
        let file = archive([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document xmlns:w=\"w\"/>"), ("word/a/", "13800138000")])
        #expect(try #require(FileReader().read(file, named: Array("a.docx".utf8))).failure?.code == .hostile)
    }
}

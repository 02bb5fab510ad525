@testable import MoyinFormats
import MoyinDocuments
import Testing

@Suite struct LegacyFormatTests {
    @Test func streams() throws {
        let bytes = try Fixture.bytes("legacy/roster.xls")
        let file = try CompoundFile(bytes)
        #expect(file.entries.map(\.name).contains("Workbook"))
        let book = try #require(try file.stream("Workbook"))
        // It begins with the record BOF.
        #expect(Array(book.prefix(2)) == [0x09, 0x08])
        #expect(!file.isEncrypted && !file.hasMacros)
    }

    @Test func encryptedIsSaid() throws {
        var bytes = try Fixture.bytes("legacy/roster.xls")
        let book = try #require(try CompoundFile(bytes).stream("Workbook"))
        // The second record becomes FILEPASS.
        let second = 4 + Int(book[2]) + Int(book[3]) << 8
        let start = try #require((0...(bytes.count - 64)).first { bytes[$0..<($0 + 64)].elementsEqual(book.prefix(64)) })
        bytes.replaceSubrange((start + second)..<(start + second + 2), with: [0x2f, 0x00])
        #expect(FormatReader.read(bytes).failure == FileFailure(.encrypted))
    }

    @Test func packagesWithAPasswordAreCompoundFiles() throws {
        // The name of a stream becomes that of an encrypted package; UTF-16 with its length behind it.
        var bytes = try Fixture.bytes("legacy/roster.xls")
        func wide(_ name: String) -> [UInt8] { name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] } }
        let start = try #require((0...(bytes.count - 64)).first { bytes[$0...].starts(with: wide("Workbook")) })
        bytes.replaceSubrange(start..<(start + 66), with: wide("EncryptedPackage") + [UInt8](repeating: 0, count: 32) + [34, 0])
        let document = FormatReader.read(bytes, named: Array("a.docx".utf8))
        #expect(document.failure == FileFailure(.encrypted))
        #expect(document.remarks.isEmpty)
    }

    @Test(.enabled(if: OfficeConverter.isInstalled, "LibreOffice is not installed"))
    func conversionThereAndBack() throws {
        let bytes = try Fixture.bytes("legacy/roster.xls")
        let (step, type) = try #require(LegacyFormat.step(.xls))
        let modern = try OfficeConverter.convert(bytes, step, FileLimits())
        #expect(FileSignature.type(modern, named: []) == type)
        let back = try OfficeConverter.convert(modern, step.reversed, FileLimits())
        #expect(FileSignature.type(back, named: []) == .xls)
    }

    @Test(.enabled(if: !OfficeConverter.isInstalled, "LibreOffice is installed"))
    func withoutLibreOfficeItIsSaid() throws {
        let (step, _) = try #require(LegacyFormat.step(.xls))
        #expect(throws: FileFailure(.readerMissing, "libreoffice")) { try OfficeConverter.convert(try Fixture.bytes("legacy/roster.xls"), step, FileLimits()) }
    }

    @Test func damagedFoldersEndInAnAnswer() throws {
        let bytes = try Fixture.bytes("legacy/roster.xls")
        var damage = Damage(seed: 3)
        for _ in 0..<1_000 {
            guard let file = try? CompoundFile(damage.variant(bytes)) else { continue }
            for entry in file.entries { _ = try? file.stream(entry.name) }
            _ = file.isEncrypted
        }
    }
}

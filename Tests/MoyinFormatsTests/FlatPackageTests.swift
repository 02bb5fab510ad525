import MoyinDocuments
import OfficeSamples
import Testing

@testable import MoyinFormats

/// Office documents whose parts stand in one XML file.
@Suite struct FlatPackageTests {
    private static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            let bits = part.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - part.count))
            for index in 0..<4 { text.append(index <= part.count ? letters[Int(bits >> UInt32(18 - 6 * index) & 63)] : "=") }
            if start % 57 == 54 { text.append("\r\n") }
        }
        return text
    }

    /// The parts of an archive as Word writes them.
    private static func flat(_ archive: [UInt8], _ more: String = "") throws -> [UInt8] {
        let parts = try unpacked(archive)
        let types = String(decoding: parts.first { $0.name == "[Content_Types].xml" }?.content ?? [], as: UTF8.self)
        func type(_ name: String) -> String {
            for element in types.split(separator: "<") where element.contains("\"/\(name)\"") {
                if let match = element.firstMatch(of: /ContentType="([^"]*)"/) { return String(match.1) }
            }
            return name.hasSuffix(".rels") ? "application/vnd.openxmlformats-package.relationships+xml" : name.hasSuffix(".png") ? "image/png" : "application/xml"
        }
        var text = "<?xml version=\"1.0\" standalone=\"yes\"?>\n<?mso-application progid=\"Word.Document\"?>\n<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"
        for part in parts where part.name != "[Content_Types].xml" {
            text += "<pkg:part pkg:name=\"/\(part.name)\" pkg:contentType=\"\(type(part.name))\">"
            let content = String(decoding: part.content, as: UTF8.self)
            if part.name.hasSuffix(".xml") || part.name.hasSuffix(".rels") {
                text += "<pkg:xmlData>\(content.replacing(/<\?xml[^>]*\?>\s*/, with: ""))</pkg:xmlData>"
            } else {
                text += "<pkg:binaryData>\(base64(part.content))</pkg:binaryData>"
            }
            text += "</pkg:part>"
        }
        return Array((text + more + "</pkg:package>").utf8)
    }

    @Test func isReadAsTheArchiveItWouldBe() throws {
        for sample in [PlantedFile.word(), PlantedFile.sheet(), PlantedFile.slides()] {
            let document = FormatReader.read(try Self.flat(sample.bytes), named: Array("a.xml".utf8))
            #expect(document.type == .flatPackage && document.writing == .none)
            let archive = FormatReader.read(sample.bytes)
            #expect(document.failure == archive.failure && document.remarks == archive.remarks)
            for value in sample.values { #expect(TokenRemoval.pages(document).contains(value.text) == TokenRemoval.pages(archive).contains(value.text), "\(value.carrier)") }
            #expect(document.members.count == archive.members.count)
        }
    }

    @Test func nothingBesideThePartsIsPassedOver() throws {
        let word = PlantedFile.word().bytes
        for more in ["电话13800138000", "<!-- <pkg:part pkg:name=\"/a.xml\"></pkg:part> -->", "<other>电话13800138000</other>", "<pkg:part pkg:name=\"/a.bin\"><pkg:binaryData>!</pkg:binaryData></pkg:part>"] {
            #expect(FormatReader.read(try Self.flat(word, more)).failure != nil, "\(more)")
        }
        #expect(throws: FileFailure.self) { try FormatReader.write(try Self.flat(word), FileChanges()) }
    }
}

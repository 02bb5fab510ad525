@testable import MoyinFormats
import MoyinDocuments
import Testing

@Suite struct FileSignatureTests {
    @Test(arguments: [("a.txt", FileType.png, true), ("a.png", .png, false), ("a", .png, false), ("a.2024", .png, false), ("x.PNG", .png, false)])
    func misnamed(name: String, type: FileType, expected: Bool) {
        #expect(FileSignature.isMisnamed(type, Array(name.utf8)) == expected)
    }

    /// What systems export under the names of office files, and documents that are one XML file.
    @Test(arguments: [
        ("a.xls", "<html><table><tr><td>1</td></tr></table>", FileType.html), ("a.xls", "\n<TABLE border=1>", .html), ("a.doc", "<!DOCTYPE html><p>", .html), ("a.txt", "<html><p>", .text),
        ("a.xls", "姓名\t电话\n", .text), ("a.doc", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b", .mail),
        ("a.doc", "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">", .wordXML),
        ("a.xls", "\u{feff}<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", .sheetXML),
        ("a.xls", "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\" xmlns:s=\"urn:schemas-microsoft-com:office:spreadsheet\">", .html),
        ("a.xml", "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">", .flatSheet),
        ("a.xml", "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">", .flatPackage),
        ("a.uof", "<?xml version=\"1.0\"?><uof:UOF xmlns:uof=\"http://schemas.uof.org/cn/2003/uof\" uof:mimetype=\"vnd.uof.text\">", .uofText), ("a.xml", "<?xml version=\"1.0\"?><a/>", .text),
    ])
    func markup(name: String, text: String, expected: FileType) {
        #expect(FileSignature.type(Array(text.utf8), named: Array(name.utf8)) == expected)
    }
}

@testable import MoyinFormats
import MoyinDocuments
import Testing

@Suite struct FileSignatureTests {
    @Test(arguments: [("a.txt", FileType.png, true), ("a.png", .png, false), ("a", .png, false), ("a.2024", .png, false), ("x.PNG", .png, false)])
    func misnamed(name: String, type: FileType, expected: Bool) {
        #expect(FileSignature.isMisnamed(type, Array(name.utf8)) == expected)
    }
}

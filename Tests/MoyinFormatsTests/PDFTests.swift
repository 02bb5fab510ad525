import MoyinDocuments
import Testing

@testable import MoyinFormats

#if canImport(Glibc)
    import Glibc
#endif

/// Over files of ours that have a token in every place where something can stand; see `Files/pdf/make.py`.
@Suite(.serialized) struct PDFTests {
    struct Planted {
        var file: String
        var token: String
        var place: String
    }

    static let folder = String(#filePath.dropLast("PDFTests.swift".count)) + "Files/pdf/"

    static let planted: [Planted] = String(decoding: bytes("tokens.txt"), as: UTF8.self).split(separator: "\n").map {
        let parts = $0.split(separator: " ").map(String.init)
        return Planted(file: parts[0], token: parts[1], place: parts[2])
    }

    static let files = ["carriers.pdf", "objects.pdf", "objects-web.pdf", "forms.pdf", "revisions.pdf", "scan-text.pdf"]

    static func bytes(_ name: String) -> [UInt8] {
        guard let file = fopen(folder + name, "rb") else { return [] }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        var bytes = [UInt8](repeating: 0, count: ftell(file))
        rewind(file)
        bytes.withUnsafeMutableBytes { _ = fread($0.baseAddress, 1, $0.count, file) }
        return bytes
    }

    /// Texts of a document and the files within it, each with the place it stands at.
    static func texts(_ document: FileDocument) -> [(text: String, place: Place)] {
        document.segments.map { (String(decoding: document.page[$0.range], as: UTF8.self), $0.place) } + document.members.flatMap(texts)
    }

    /// Tokens are masked, character by character.
    static func changes(_ document: FileDocument) -> FileChanges {
        var changes = FileChanges()
        for (number, segment) in document.segments.enumerated() {
            var text = Array(document.page[segment.range])
            var index = 0
            var found = false
            while index + 10 <= text.count {
                if text[index..<(index + 3)].elementsEqual("QZ-".utf8), text[(index + 7)..<(index + 10)].elementsEqual("-XW".utf8) {
                    for at in index..<(index + 10) { text[at] = 0x2a }
                    found = true
                }
                index += 1
            }
            if found { changes.texts[number] = text }
        }
        for (number, member) in document.members.enumerated() {
            let within = Self.changes(member)
            if !(within.texts.isEmpty && within.members.isEmpty) { changes.members[number] = within }
        }
        return changes
    }

    @Test(arguments: files) func everyCarrierIsFound(file: String) throws {
        let document = FormatReader.read(Self.bytes(file), named: Array(file.utf8))
        #expect(document.failure == nil)
        let texts = Self.texts(document)
        for planted in Self.planted where planted.file == file {
            let found = texts.filter { $0.text.contains(planted.token) }
            #expect(!found.isEmpty, "\(planted.token) \(planted.place)")
            switch planted.place {
            case "shown", "member": #expect(found.contains { $0.place.carrier == .page && $0.place.hiding == .none }, "\(planted.token)")
            case "unusedPart": #expect(found.allSatisfy { $0.place.carrier == .unusedPart }, "\(planted.token)")
            case "covered", "invisibleColour", "tiny", "offPage", "hidden":
                #expect(found.allSatisfy { "\($0.place.hiding)" == planted.place && $0.place.carrier == .page && $0.place.number == 1 }, "\(planted.token) \(found.map(\.place))")
            default: #expect(found.contains { "\($0.place.carrier)" == planted.place }, "\(planted.token) \(found.map(\.place))")
            }
        }
    }

    /// Words of the page stand once, whatever is drawn twice to look bold.
    @Test func boldIsReadOnce() {
        let document = FormatReader.read(Self.bytes("carriers.pdf"))
        let page = String(decoding: document.page, as: UTF8.self)
        #expect(page.components("加粗") == 1)
    }

    @Test(arguments: files) func everyTokenIsGoneFromTheCopy(file: String) throws {
        let bytes = Self.bytes(file)
        let document = FormatReader.read(bytes)
        let changes = Self.changes(document)
        #expect(!(changes.texts.isEmpty && changes.members.isEmpty))
        let copy = try FormatReader.write(bytes, changes)
        let again = FormatReader.read(copy)
        #expect(!Self.texts(again).contains { $0.text.contains("QZ-") })
        #expect(again.remarks.contains { $0.code == .revisions || $0.code == .foreignBytes } == false)
        // What is not unpacked can hold it in plain sight alone.
        let wide = "QZ-".utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        #expect(!copy.contains(run: Array("QZ-".utf8)) && !copy.contains(run: wide))
        if file == "scan-text.pdf" {
            // The value is in the pixels too, so the page is its own picture now.
            #expect(again.segments.allSatisfy { $0.place.carrier != .page } || again.remarks.contains { $0.code == .recognised })
        } else {
            let kept = ["carriers.pdf": ["正文", "加粗", "链接"], "forms.pdf": ["second", "bare", "hex"], "objects.pdf": ["正文"]]
            let texts = Self.texts(again).map(\.text).joined(separator: "\n")
            for word in kept[file] ?? [] { #expect(texts.contains(word), "\(word)") }
        }
    }

    @Test func tablesGoOnOverPages() {
        let page = String(decoding: FormatReader.read(Self.bytes("tables.pdf")).page, as: UTF8.self)
        #expect(page.contains("<p>名单</p><table><tr><td>序号</td><td>姓名</td><td>号码</td><td>备注</td></tr><tr><td>1</td><td>张三</td><td>K-001</td><td>无</td></tr>"))
        #expect(page.contains("<td>K-029</td><td>无</td></tr><tr><td>30</td><td>李四</td><td>K-030</td>"))
        #expect(page.contains("<table><tr><td>姓名</td><td>电话</td><td>住址</td></tr><tr><td>甲1</td><td>乙1</td><td>丙1</td></tr>"))
        #expect(page.components("<table>") == 2)
    }

    @Test func passwordIsTold() {
        #expect(FormatReader.read(Self.bytes("password.pdf")).failure == FileFailure(.encrypted))
    }

    @Test func whatIsNoDocumentIsDamaged() {
        for text in ["%PDF-1.7\n", "%PDF-1.7\n1 0 obj\n<<", "%PDF-1.4\nxref\n0 1\ntrailer\n<</Root 1 0 R/Size 1>>\nstartxref\n9\n%%EOF"] {
            #expect(FormatReader.read(Array(text.utf8)).failure?.code == .damaged, "\(text)")
        }
    }

    // MARK: pictures

    /// The page of a scanner has no text of its own: it is recognised, and blackened in the picture.
    @Test func whatIsReadFromAPictureIsBlackened() throws {
        let bytes = Self.bytes("scan.pdf")
        let document = FormatReader.read(bytes)
        // Without Tesseract's data for Chinese there is no answer but this one.
        if document.failure?.code == .readerMissing { return }
        #expect(document.failure == nil)
        #expect(document.remarks.map(\.code).contains(.recognised))
        #expect(document.segments.contains { $0.place.carrier == .page && $0.place.number == 1 })
        var changes = FileChanges()
        for index in document.segments.indices where document.segments[index].place.carrier == .page { changes.texts[index] = [] }
        let copy = FormatReader.read(try FormatReader.write(bytes, changes))
        #expect(!copy.segments.contains { $0.place.carrier == .page && !$0.range.isEmpty })
    }

    // MARK: damage

    /// Whatever is done to a file, there is an answer.
    @Test(arguments: files + ["tables.pdf", "scan.pdf", "password.pdf", "pictures.pdf"]) func damagedFilesEndInAnAnswer(file: String) {
        let bytes = Self.bytes(file)
        var state: UInt64 = 0x9e37_79b9_7f4a_7c15
        func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        for turn in 0..<8 {
            var broken = bytes
            switch turn % 4 {
            case 0: broken.removeLast(next(bytes.count))
            case 1: for _ in 0..<(1 + next(8)) { broken[next(broken.count)] = UInt8(next(256)) }
            case 2: for _ in 0..<3 where broken.contains(0x2f) { broken[next(broken.count)] ^= UInt8(1 << next(8)) }
            default:
                let start = next(bytes.count)
                broken.replaceSubrange(start..<min(bytes.count, start + next(200)), with: bytes[next(bytes.count / 2)...].prefix(next(200)))
            }
            let document = FormatReader.read(broken)
            _ = try? FormatReader.write(broken, Self.changes(document))
        }
    }
}

@Suite struct RemovalTests {
    private func removed(_ old: String, _ new: String) -> String {
        let old = old.unicodeScalars.map(\.value)
        let flags = Removal.removed(old, new.unicodeScalars.map(\.value))
        return String(String.UnicodeScalarView(zip(old, flags).filter(\.1).map { Unicode.Scalar($0.0)! }))
    }

    @Test(arguments: [
        ("电话13800138000。", "电话138****8000。", "0013"), ("电话13800138000。", "电话[手机号1]。", "13800138000"),
        ("甲乙13800138000，邮箱a@b.cn完", "甲乙[一]，邮箱[二]完", "13800138000a@b.cn"), ("张三", "", "张三"), ("张三", "张三", ""),
        ("13800138000", "<PHONE_1>", "13800138000"),
    ]) func leaves(old: String, new: String, expected: String) {
        #expect(removed(old, new) == expected)
    }

    @Test func aValueIsWholeWhereAPartLeaves() {
        let old = "电话13800138000。".unicodeScalars.map(\.value)
        let flags = Removal.removed(old, "电话138****8000。".unicodeScalars.map(\.value))
        #expect(Removal.values(old, flags) == ["13800138000".unicodeScalars.map(\.value)])
    }
}

extension String {
    /// How often it has another.
    fileprivate func components(_ other: String) -> Int {
        var count = 0
        var rest = self[...]
        while let range = rest.firstRange(of: other) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}

extension [UInt8] {
    fileprivate func contains(run: [UInt8]) -> Bool {
        count >= run.count && (0...(count - run.count)).contains { self[$0..<($0 + run.count)].elementsEqual(run) }
    }
}

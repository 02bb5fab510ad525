@testable import MoyinFormats
import MoyinDocuments
import Testing

@Suite struct ObjectFormatTests {
    private static let values = ["11010519491231002X", "13800138000", "张三丰"]

    static func compound(_ streams: [(path: [String], name: String, content: [UInt8])]) -> [UInt8] {
        var writer = CompoundWriter(classID: [UInt8](repeating: 7, count: 16))
        var known: Set<[String]> = [[]]
        for stream in streams {
            for count in stream.path.indices {
                let path = Array(stream.path[...count])
                if known.insert(path).inserted { writer.add(path[count], in: Array(path[..<count]), isStorage: true, classID: [UInt8](repeating: 0, count: 16), state: 0) }
            }
            writer.add(stream.name, in: stream.path, isStorage: false, classID: [UInt8](repeating: 0, count: 16), state: 0, stream.content)
        }
        return writer.finish()
    }

    private static func wide(_ text: String) -> [UInt8] { Array(text.utf8).utf16OfUTF8 }

    /// A file as Windows' packager wraps it; its names once more in UTF-16 behind it.
    private static func package(_ name: String, _ file: [UInt8]) -> [UInt8] {
        var data: [UInt8] = [2, 0] + Array("\(name)\0C:\\\(name)\0".utf8)
        data.append16(0)
        data.append16(3)
        let place = Array("C:\\Temp\\\(name)\0".utf8)
        data.append32(place.count)
        data += place
        data.append32(file.count)
        data += file
        for text in ["C:\\Temp\\\(name)", name, "C:\\\(name)"] {
            data.append32(wide(text).count / 2)
            data += wide(text)
        }
        var whole: [UInt8] = []
        whole.append32(data.count)
        return whole + data
    }

    @Test func containers() throws {
        // Small and large streams, many of them, and a table of more than 109 sectors.
        var streams = (0..<60).map { (path: $0 % 3 == 0 ? ["a", "b"] : [], name: "stream \($0)", content: [UInt8](repeating: UInt8($0), count: $0 * 97)) }
        streams.append((["a"], "large", [UInt8](repeating: 0x5a, count: 8_000_000)))
        let file = try CompoundFile(Self.compound(streams))
        #expect(file.classID == [UInt8](repeating: 7, count: 16))
        for stream in streams {
            let entry = try #require(file.entries.first { $0.name == stream.name && $0.path == stream.path })
            #expect(try file.content(entry) == stream.content)
        }
        #expect(file.entries.count == streams.count + 2)
    }

    @Test func filesWithin() throws {
        let text = Array("电话 13800138000".utf8)
        let bytes = Self.compound([
            ([], "\u{1}CompObj", Self.wide("Package")), ([], "\u{1}Ole10Native", Self.package("a 13800138000.txt", text)), ([], "\u{3}EPRINT", MetafileSample.emf([MetafileSample.text("张三丰", x: 0, y: 0, width: 9)])),
        ])
        let document = FormatReader.read(bytes)
        #expect(document.type == .ole && document.failure == nil)
        #expect(Set(document.members.map(\.type)) == [.text, .emf])
        #expect(document.members.contains { $0.name == Array("a 13800138000.txt".utf8) })
        let copy = try FormatReader.write(bytes, TokenRemoval.changes(document, Self.values))
        for value in Self.values { #expect(!Fixture.holds(copy, value)) }
        let again = FormatReader.read(copy)
        #expect(again.failure == nil)
        #expect(TokenRemoval.pages(again).contains("电话 ***"))
    }

    /// What nobody knows is read as far as texts stand in it, and changed where they stand.
    @Test func unknownStreams() throws {
        let content = [1, 0, 9, 0xff, 0] + Self.wide("身份证号11010519491231002X") + [0, 0, 3, 0xfe] + Array("mobile 13800138000\0".utf8) + [0xd5, 0xc5, 0xc8, 0xfd, 0xb7, 0xe1, 0]
        let bytes = Self.compound([([], "whatever", content)])
        let document = FormatReader.read(bytes)
        #expect(document.failure == nil && document.remarks == [FileRemark(.rawBytes)])
        let page = TokenRemoval.pages(document)
        for value in Self.values { #expect(page.contains(value)) }
        let copy = try FormatReader.write(bytes, TokenRemoval.changes(document, Self.values))
        for value in Self.values { #expect(!Fixture.holds(copy, value)) }
        let stream = try #require(try CompoundFile(copy).stream("whatever"))
        #expect(stream.count == content.count)
        // What is longer has no room.
        var changes = FileChanges()
        changes.texts[0] = [UInt8](repeating: 0x2a, count: 100)
        #expect(throws: FileFailure(.cannotWrite, "stream")) { try FormatReader.write(bytes, changes) }
    }

    /// Rare characters alone are no text, and two megabytes of them take no longer than any others.
    @Test(.timeLimit(.minutes(1))) func longStretchesOfNoText() {
        #expect(StringScan.strings([UInt8](repeating: 0xf5, count: 2 << 20)).isEmpty)
    }

    @Test func packedStreamsAreNotReviewed() {
        var state: UInt64 = 1
        let noise = (0..<8_000).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 40)
        }
        #expect(FormatReader.read(Self.compound([([], "noise", noise)])).failure == FileFailure(.unsupported, "stream"))
        #expect(FormatReader.read(Self.compound([([], "EncryptedPackage", noise)])).failure == FileFailure(.encrypted))
    }

    @Test func macros() throws {
        // Packed as VBA packs: a sign that it is, then a piece of plain letters, each eight behind a zero.
        func packed(_ text: [UInt8]) -> [UInt8] {
            let data = stride(from: 0, to: text.count, by: 8).flatMap { [0] + text[$0..<min(text.count, $0 + 8)] }
            var result: [UInt8] = [1]
            result.append16(0xb000 | (data.count - 1))
            return result + data
        }
        var list: [UInt8] = []
        func add(_ kind: Int, _ data: [UInt8]) {
            list.append16(kind)
            list.append32(data.count)
            list += data
        }
        add(3, [0xa8, 0x03])
        add(0x32, Self.wide("Module1"))
        add(0x31, [5, 0, 0, 0])
        let source: [UInt8] = Array("' tel 13800138000 ".utf8) + [0xd5, 0xc5, 0xc8, 0xfd, 0xb7, 0xe1] + Array("\r\nSub a()\r\n".utf8)
        let bytes = Self.compound([(["VBA"], "dir", packed(list)), (["VBA"], "Module1", [9, 9, 9, 9, 9] + packed(source))])
        let document = FormatReader.read(bytes)
        #expect(document.failure == nil && document.remarks.contains(FileRemark(.macros)))
        let page = TokenRemoval.pages(document)
        #expect(page.contains("13800138000") && page.contains("张三丰"))
        #expect(document.segments.contains { $0.place.carrier == .script })
        // They are not written: what they were compiled to stands beside them.
        #expect(throws: FileFailure(.cannotWrite, "macros")) { try FormatReader.write(bytes, TokenRemoval.changes(document, Self.values)) }
    }

    @Test func copiesOfPackedTokens() {
        // "#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa" ([MS-OVBA] 3.2.3).
        let packed: [UInt8] = [
            0x01, 0x2f, 0xb0, 0x00, 0x23, 0x61, 0x61, 0x61, 0x62, 0x63, 0x64, 0x65, 0x82, 0x66, 0x00, 0x70, 0x61, 0x67, 0x68, 0x69, 0x6a, 0x01, 0x38, 0x08, 0x61, 0x6b, 0x6c, 0x00, 0x30, 0x6d,
            0x6e, 0x6f, 0x70, 0x06, 0x71, 0x02, 0x70, 0x04, 0x10, 0x72, 0x73, 0x74, 0x75, 0x76, 0x10, 0x77, 0x78, 0x79, 0x7a, 0x00, 0x3c,
        ]
        #expect(MacroProject.unpacked(packed[...]).map { String(decoding: $0, as: UTF8.self) } == "#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa")
    }

    @Test func equations() {
        var content = [UInt8](repeating: 0, count: 28) + [3, 1, 1, 3, 0, 10]
        for unit in "张3".utf16 { content += [0x02, 0x83, UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
        #expect(String(decoding: EquationText.text(content), as: UTF8.self) == "张3")
    }

    @Test func damagedVariantsEndInAnAnswer() {
        let bytes = Self.compound([
            ([], "\u{1}Ole10Native", Self.package("a.txt", Array("13800138000".utf8))), (["ObjectPool", "a"], "\u{2}OlePres000", [0xff, 0xff, 0xff, 0xff, 3, 0, 0, 0, 4, 0, 0, 0] + [UInt8](repeating: 0, count: 40)),
            ([], "Equation Native", [UInt8](repeating: 2, count: 60)), ([], "\u{5}SummaryInformation", Self.wide("张三丰")),
        ])
        Damage.attack(bytes, named: "a.bin", rounds: 2_000)
    }
}

@testable import MoyinFormats
import CZip
import MoyinDocuments
import Testing

@Suite struct ArchiveTests {
    static func names(_ document: FileDocument) -> [String] {
        document.segments.filter { $0.place.carrier == .fileName }.map { PackageSample.text($0, document) } + document.members.flatMap(names)
    }

    @Test(arguments: [
        ("plain.zip", ["张三13800130001/", "张三13800130001/a.ofd", "b.zip", "../../13800130003.ofd", "李四13800130002.ofd"], 3),
        ("old.zip", ["张三13800130001.ofd", "同名.ofd", "同名.ofd"], 3), ("old.tar", ["张三13800130001.ofd", "b.zip", "软链", "硬链", "设备", "夹/", "李四13800130002.ofd"], 2),
        ("a.7z", ["张三13800130001.ofd", "夹/b.zip", "李四13800130002.ofd"], 2), ("a.rar", ["张三13800130001.ofd"], 1),
        ("b.zip.xz", ["data", "李四13800130002.ofd"], 1),
    ])
    func names(file: String, names: [String], members: Int) {
        let document = PackageSample("archive/\(file)").read()
        #expect(Self.names(document) == names)
        // Every member was read to its text.
        #expect(PackageSample.places(of: "13800130040", in: document).count == members)
        #expect(document.failure == nil)
    }

    @Test func packedArchives() {
        let names = Self.names(PackageSample("archive/pax.tar").read())
        #expect(names.contains { $0.hasSuffix("长13800130003.ofd") })
        #expect(Self.names(PackageSample("archive/a.tar.bz2").read()) == ["data"] + names)
        // The name in the head of a gzip file is one that programs show.
        let gzip = PackageSample("archive/a.tgz").read()
        #expect(Self.names(gzip) == ["张三13800130001.tgz"] + names)
        #expect(gzip.members.first.map { $0.name == Array("张三13800130001.tar".utf8) && $0.remarks.map(\.code) == [.unsafeNames] } == true)
    }

    /// The search for what must not be in a copy goes into archives of every kind, and those within them.
    @Test(arguments: ["plain.zip", "old.tar", "pax.tar", "a.tgz", "a.tar.bz2", "b.zip.xz", "a.7z", "a.rar"])
    func searchedByteForByte(file: String) throws {
        let bytes = PackageSample("archive/\(file)").bytes
        #expect(try ByteSearch([Array("13800130040".utf8)]).finds(in: bytes, FileLimits()))
        #expect(try !ByteSearch([Array("13800130099".utf8)]).finds(in: bytes, FileLimits()))
    }

    @Test func whatHarms() {
        #expect(PackageSample("archive/plain.zip").read().remarks.map(\.code) == [.unsafeNames])
        #expect(PackageSample("archive/old.zip").read().remarks.map(\.code) == [.unsafeNames])
        // Two archives in one file: programs differ in which they show.
        let two = PackageSample("archive/two.zip").read()
        #expect(two.failure?.code == .hostile && two.remarks.map(\.code) == [.foreignBytes])
        let padded = PackageSample(bytes: PackageSample("archive/plain.zip").bytes + Array("13800138000".utf8), named: "a.zip").read()
        #expect(padded.remarks.map(\.code).contains(.foreignBytes))
    }

    @Test(arguments: ["encrypted.zip", "encrypted.7z"])
    func encrypted(file: String) {
        let document = PackageSample("archive/\(file)").read()
        #expect(document.members.first?.failure?.code == .encrypted)
        // The rest goes on.
        if file == "encrypted.zip" { #expect(PackageSample.places(of: "13800130040", in: document).count == 1) }
        #expect(throws: FileFailure.self) { try PackageSample("archive/\(file)").copy(without: ["1380013"]) }
    }

    @Test(arguments: ["plain.zip", "old.zip", "pax.tar", "old.tar", "a.tgz", "a.tar.bz2", "b.zip.xz", "a.7z"], PackageSample.Style.allCases)
    func copy(file: String, style: PackageSample.Style) throws {
        let sample = PackageSample("archive/\(file)")
        let document = sample.read()
        let copy = try sample.copy(without: ["1380013", "zhangsan"], style)
        #expect(PackageSample.leaks(of: ["1380013", "zhangsan"], in: copy) == [])
        let again = FormatReader.read(copy, named: sample.name)
        #expect(again.type == document.type && again.failure == nil)
        #expect(PackageSample.places(of: "1380013", in: again) == [])
        #expect(PackageSample.places(of: "附件里的号码", in: again).count == PackageSample.places(of: "附件里的号码", in: document).count)
    }

    /// Two names may become one in a copy; then one of them is numbered.
    @Test func namesStayApart() throws {
        let copy = try PackageSample("archive/old.zip").copy(without: ["1380013"])
        #expect(Self.names(FormatReader.read(copy)) == ["张三*******0001.ofd", "同名.ofd", "同名_2.ofd"])
    }

    @Test func linksFollowNames() throws {
        let copy = FormatReader.read(try PackageSample("archive/pax.tar").copy(without: ["1380013"]))
        let links = copy.segments.filter { $0.place.carrier == .link }.map { PackageSample.text($0, copy) }
        #expect(links == ["张三*******0001.ofd", "张三*******0001.ofd"])
    }

    @Test func rarIsNotWritten() {
        #expect(throws: FileFailure(.cannotWrite)) { try PackageSample("archive/a.rar").copy(without: ["1380013"]) }
    }

    // MARK: bombs

    static func zip(_ entries: [(String, [UInt8])]) throws -> [UInt8] {
        var source: OpaquePointer?
        let archive = try #require(moyin_zip_create(&source))
        for (name, content) in entries {
            let added = content.withUnsafeBytes { moyin_zip_add(archive, name, $0.baseAddress, $0.count, 0) }
            #expect(added == 0)
        }
        var count = 0
        let bytes = try #require(moyin_zip_finish(archive, source, &count))
        return Array(UnsafeRawBufferPointer(start: bytes, count: count))
    }

    @Test func manyLevelsOfFewAreMany() throws {
        var bomb = [UInt8](repeating: 0, count: 1_000)
        for level in 0..<8 { bomb = try Self.zip((0..<16).map { ("\(level)_\($0).zip", bomb) }) }
        func failures(_ document: FileDocument) -> Set<FileFailure.Code> {
            document.members.reduce(document.failure.map { [$0.code] } ?? []) { $0.union(failures($1)) }
        }
        let codes = failures(PackageSample(bytes: bomb, named: "bomb.zip").read())
        #expect(codes.contains(.tooDeep) && codes.contains(.tooLarge))
    }

    @Test func muchFromLittle() throws {
        var limits = FileLimits()
        limits.unpackedBytes = 3 << 20
        let bomb = try Self.zip((0..<4).map { ("\($0)", [UInt8](repeating: 0x61, count: 1 << 20)) })
        let document = PackageSample(bytes: bomb, named: "bomb.zip").read(limits)
        #expect(document.members.last?.failure?.code == .tooLarge)
        limits.members = 3
        #expect(PackageSample(bytes: bomb, named: "bomb.zip").read(limits).failure?.code == .tooLarge)
    }
}

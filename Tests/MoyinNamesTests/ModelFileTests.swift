import Testing

@testable import MoyinNames

@Suite struct ModelFileTests {
    static func code(_ bytes: [UInt8]) -> NameModelError.Code? {
        do throws(NameModelError) {
            _ = try NameModel.read(bytes)
            return nil
        } catch {
            return error.code
        }
    }

    /// The sections of the built-in model, to be damaged and put together again with a checksum that is right.
    static func sections() -> [(ModelFile.Section, [UInt8])] {
        try! Sample.file.withUnsafeBytes { bytes in
            let reader = try ModelReader(bytes)
            return ModelFile.Section.allCases.compactMap { section in reader.optional(section).map { (section, Array($0)) } }
        }
    }

    static func rebuilt(_ change: (inout [(ModelFile.Section, [UInt8])]) -> Void) -> [UInt8] {
        var sections = sections()
        change(&sections)
        return ModelFile.write(NameModel.Version(major: 9, minor: 2), sections)
    }

    @Test func wholeFileLoads() throws {
        #expect(try NameModel.read(Self.rebuilt { _ in }).version == NameModel.Version(major: 9, minor: 2))
        #expect(Self.code(Sample.file) == nil)
    }

    @Test func foreignFiles() {
        #expect(Self.code([]) == .foreign)
        #expect(Self.code(Array("version: 1\ndetectors: []\n                    ".utf8)) == .foreign)
        #expect(Self.code(Array(Sample.file.prefix(31))) == .foreign)
        var file = Sample.file
        file[0] ^= 1
        #expect(Self.code(file) == .foreign)
    }

    @Test func otherFormats() {
        var file = Sample.file
        file[9] = 1
        #expect(Self.code(file) == .newer)
        #expect(NameModelError(.newer).description.contains("升级"))
        file[9] = 0
        file[8] = 0
        #expect(Self.code(file) == .older)
    }

    @Test func truncatedOrLonger() {
        for length in [32, 33, 40, 1000, Sample.file.count / 2, Sample.file.count - 1] {
            #expect(Self.code(Array(Sample.file.prefix(length))) == .damaged, "\(length)")
        }
        #expect(Self.code(Sample.file + [0]) == .damaged)
    }

    @Test func flippedBits() {
        for step in stride(from: 16, to: Sample.file.count, by: Sample.file.count / 97) {
            var file = Sample.file
            file[step] ^= 1 << UInt8(step % 8)
            #expect(Self.code(file) == .damaged, "\(step)")
        }
    }

    @Test(arguments: ModelFile.Section.allCases.filter { $0 != .provenance })
    func sectionsThatAreMissingOrCut(_ section: ModelFile.Section) {
        #expect(Self.code(Self.rebuilt { $0.removeAll { $0.0 == section } }) == .damaged)
        let cut = Self.rebuilt { sections in
            let index = sections.firstIndex { $0.0 == section }!
            sections[index].1.removeLast()
        }
        #expect(Self.code(cut) == .damaged)
        #expect(Self.code(Self.rebuilt { sections in sections.append(sections.first { $0.0 == section }!) }) == .damaged)
    }

    private static func floats(_ section: ModelFile.Section, at index: Int, _ value: Float) -> [UInt8] {
        rebuilt { sections in
            let place = sections.firstIndex { $0.0 == section }!
            var bytes: [UInt8] = []
            bytes.append(littleEndian: value.bitPattern)
            sections[place].1.replaceSubrange((4 * index)..<(4 * index + 4), with: bytes)
        }
    }

    /// Numbers that would make a probability none.
    @Test(arguments: [Float.nan, .infinity, -.infinity, 1e30, -1])
    func impossibleNumbers(_ value: Float) {
        #expect(Self.code(Self.floats(.weights, at: 0, value)) == .damaged)
        #expect(Self.code(Self.floats(.calibration, at: 16, value)) == .damaged)
        if value != -1 { #expect(Self.code(Self.floats(.echo, at: 5, value)) == .damaged) }
    }

    @Test func cardOfAModel() throws {
        let file = Self.rebuilt { sections in
            sections.removeAll { $0.0 == .provenance }
            sections.append((.provenance, Array("recipe: 试".utf8)))
        }
        let card = try NameModelCard(file)
        #expect(card.provenance == "recipe: 试")
        #expect(card.version == NameModel.Version(major: 9, minor: 2))
        #expect(try NameModelCard(Self.rebuilt { $0.removeAll { $0.0 == .provenance } }).provenance.isEmpty)
        #expect(throws: NameModelError.self) { try NameModelCard(Array(file.dropLast())) }
    }
}

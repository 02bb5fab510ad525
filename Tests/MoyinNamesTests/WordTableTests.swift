import Testing

@testable import MoyinNames

@Suite struct WordTableTests {
    static let words = ["局长", "副局长", "书记", "欧阳", "司马", "委员会主任", "长"].map(Sample.units)
    static let others = ["局", "长局", "书", "记", "欧", "阳欧", "委员会", "主任", ""].map(Sample.units)

    @Test func wordTableGoesThroughBytes() throws {
        let table = WordTable(Self.words.enumerated().map { WordTable.Entry(units: $0.element, value: Int8($0.offset) - 3) })
        let again = try table.bytes.withUnsafeBytes { try WordTable($0) }
        for table in [table, again] {
            for (index, word) in Self.words.enumerated() {
                #expect(table.index(word, word.count) == index)
                #expect(table.entries[index].value == Int8(index) - 3)
            }
            for word in Self.others { #expect(table.index(word, word.count) == nil) }
        }
        #expect(again.bytes == table.bytes)
    }

    @Test func emptyTables() throws {
        let table = try [UInt8]().withUnsafeBytes { try WordTable($0) }
        #expect(table.index(Self.words[0], 2) == nil)
        #expect(throws: NameModelError.self) { try [UInt8]().withUnsafeBytes { _ = try WordFilter($0) } }
        #expect(throws: NameModelError.self) { try [UInt8]().withUnsafeBytes { _ = try WordClasses($0) } }
    }

    /// Lengths that lead outside, and the sign for the end of a text inside a word.
    @Test(arguments: [[0, 0], [17, 0] + [UInt8](repeating: 1, count: 34), [2, 0, 65, 0], [1], [2, 0, 65, 0, 2, 0]] as [[UInt8]])
    func wrongTables(_ bytes: [UInt8]) {
        #expect(throws: NameModelError.self) { try bytes.withUnsafeBytes { _ = try WordTable($0) } }
    }

    @Test func wordFilterHoldsItsWords() throws {
        let filter = WordFilter(words: Self.words, blockBits: 8)
        let again = try filter.bytes.withUnsafeBytes { try WordFilter($0) }
        for word in Self.words {
            #expect(filter.contains(word, word.count))
            #expect(again.contains(word, word.count))
        }
        #expect(again.bytes == filter.bytes)
        #expect(Self.others.count { again.contains($0, $0.count) } <= 1)
    }

    @Test func wordClassesGoThroughBytes() throws {
        let classes = WordClass.allCases
        let entries = Self.words.enumerated().map { (units: $0.element, class: classes[$0.offset % classes.count]) }
        let table = try #require(WordClasses(entries, bucketBits: 3))
        let again = try table.bytes.withUnsafeBytes { try WordClasses($0) }
        for entry in entries {
            #expect(table.find(Self.key(entry.units)) == entry.class.rawValue)
            #expect(again.find(Self.key(entry.units)) == entry.class.rawValue)
        }
        #expect(again.bytes == table.bytes)
    }

    private static func key(_ units: [UInt16]) -> UInt64 { units.withUnsafeBufferPointer { NameHash.word($0.baseAddress!, $0.count) } }

    @Test func pairFilterGoesThroughBytes() throws {
        let filter = PairFilter(words: Self.words, bitsLog: 12)
        let again = try filter.bytes.withUnsafeBytes { try PairFilter($0) }
        for word in Self.words where word.count > 1 { #expect(again.contains(word[0], word[1])) }
        #expect(again.bytes == filter.bytes)
        #expect(throws: NameModelError.self) { try filter.bytes.dropLast().withUnsafeBytes { _ = try PairFilter($0) } }
    }

    /// Words that moved to their other place are still found; too many are refused.
    @Test func crowdedClasses() {
        let many: [(units: [UInt16], class: WordClass)] = (0..<900).map { number in
            let units = [0x4e00 + UInt16(number), 0x5000 + UInt16(number) * 7]
            return (units, WordClass.allCases[number % 16])
        }
        guard let table = WordClasses(many, bucketBits: 8) else {
            Issue.record("900 words have room in 1024 places")
            return
        }
        let wrong = many.count { table.find(Self.key($0.units)) != $0.class.rawValue }
        // Words of one fingerprint that share a place pass for one another.
        #expect(wrong <= 9)
        #expect(WordClasses(many, bucketBits: 7) == nil)
    }

    @Test func classesOfTags() {
        #expect(WordClass(tag: "ns") == .place)
        #expect(WordClass(tag: "vn") == .noun)
        #expect(WordClass(tag: "nrt") == .person)
        #expect(WordClass(tag: "") == .other)
    }
}

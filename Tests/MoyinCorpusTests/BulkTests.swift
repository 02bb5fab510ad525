import Testing

@testable import MoyinCorpus

/// Long texts: the same from a seed, valid, and as dense as said.
@Suite struct BulkTests {
    /// Some documents one after the other.
    static func write(_ kind: Bulk.Kind, seed: UInt64 = 1, documents: Range<Int> = 0..<24) -> (text: [UInt8], counts: ValueCounts) {
        let bulk = Bulk(kind, seed: seed)
        var (text, counts) = ([UInt8](), ValueCounts())
        for index in documents { bulk.append(document: index, to: &text, counts: &counts) }
        return (text, counts)
    }

    @Test("the same seed gives the same bytes, another seed others", arguments: Bulk.Kind.allCases)
    func determinism(kind: Bulk.Kind) {
        #expect(Self.write(kind).text == Self.write(kind).text)
        #expect(Self.write(kind).text != Self.write(kind, seed: 2).text)
    }

    /// Benchmarks keep counts of these texts: who changes the texts must renew `Benchmarks/Definitions/texts.json`.
    @Test(
        "the bytes are those that the expected counts of the benchmarks belong to",
        arguments: zip(
            Bulk.Kind.allCases,
            [
                0x168c_e5cd_4a64_3d43, 0x7d71_79b6_69c4_78f9, 0xea9b_2197_6bda_90ae,
                0xc975_e4a6_cbf3_710c, 0x9970_276b_58ac_dc90, 0x312c_082d_9fa8_e414,
            ] as [UInt64]))
    func golden(kind: Bulk.Kind, hash: UInt64) {
        let (text, _) = Self.write(kind)
        // FNV-1a.
        let found = text.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        #expect(found == hash, "\(kind): \(found)")
    }

    @Test("a document does not depend on those before it", arguments: Bulk.Kind.allCases)
    func independence(kind: Bulk.Kind) {
        let (two, both) = Self.write(kind, documents: 5..<7)
        let (first, countsOfFirst) = Self.write(kind, documents: 5..<6)
        let (second, countsOfSecond) = Self.write(kind, documents: 6..<7)
        #expect(two == first + second)
        for value in ValueKind.allCases { #expect(both[value] == countsOfFirst[value] + countsOfSecond[value]) }
    }

    @Test("text is UTF-8 and ends with a line end", arguments: Bulk.Kind.allCases)
    func validity(kind: Bulk.Kind) {
        let text = Self.write(kind).text
        #expect(String(validating: text, as: UTF8.self) != nil)
        #expect(text.last == 0x0a)
    }

    /// What real papers of the kind have, measured on some megabytes of each; a third either way.
    @Test(
        "digits are as dense as in real papers",
        arguments: [(Bulk.Kind.statutes, 1.6), (.gazette, 23.0), (.encyclopaedia, 21.8), (.judgments, 24.0)])
    func density(kind: Bulk.Kind, digitsInKilobyte: Double) {
        let text = Self.write(kind, documents: 0..<200).text
        let density = Double(text.count { (0x30...0x39).contains($0) }) / Double(text.count) * 1024
        #expect(density > digitsInKilobyte / 1.35 && density < digitsInKilobyte * 1.35, "\(density)")
    }

    @Test("vocabulary is large: sentences hardly repeat")
    func variety() {
        let text = String(decoding: Self.write(.statutes, documents: 0..<60).text, as: UTF8.self)
        let clauses = text.split { "，。；\n".contains($0) }.filter { $0.count > 8 }
        #expect(Set(clauses).count > clauses.count * 9 / 10)
        #expect(Set(text).count > 2000)
    }

    @Test("names stand where it is said")
    func places() {
        let bulk = Bulk(.rosters, seed: 1)
        var (text, counts) = (Array("前言\n".utf8), ValueCounts())
        let names = bulk.append(document: 0, to: &text, counts: &counts)
        let cells = text.split(separator: 0x0a).dropFirst(2).map { $0.prefix { $0 != 0x2c } }
        #expect(names.map { text[$0] } == Array(cells))
    }

    @Test("statutes hold nobody's number, a roster line holds three")
    func counts() {
        #expect(Self.write(.statutes).counts == ValueCounts())
        let (text, counts) = Self.write(.rosters, documents: 0..<2)
        // Each document has a header and an empty line.
        let lines = text.count { $0 == 0x0a } - 4
        #expect(lines == 400)
        for kind in [ValueKind.residentID, .mobile, .bankCard] { #expect(counts[kind] == lines) }
    }
}

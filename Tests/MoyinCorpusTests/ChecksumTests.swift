import Testing

@testable import MoyinCorpus

/// Check digits against samples that the standards publish (catalogue §4, §5, §6, §9, §16).
@Suite struct ChecksumTests {
    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test("MOD 11-2", arguments: ["11010519491231002X", "440524188001010014", "110101190003070010", "810000199001010019", "911840199001010018"])
    func mod11x2(sample: String) {
        let all = Self.bytes(sample)
        #expect(Checksum.mod11x2(all.dropLast()) == all.last)
    }

    @Test("Luhn", arguments: ["6222020000000000000", "6217000000000000004", "490154203237518"])
    func luhn(sample: String) {
        let all = Self.bytes(sample)
        #expect(Checksum.luhn(all.dropLast()) == all.last)
    }

    @Test("credit code", arguments: ["91350100M000100Y43", "91110000600037341L", "92330106MA0000007M"])
    func creditCode(sample: String) {
        let all = Self.bytes(sample)
        #expect(Checksum.creditCode(all.dropLast()) == all.last)
    }

    @Test("organisation code") func organisationCode() {
        #expect(Checksum.organisationCode(Self.bytes("D2143569")[...]) == UInt8(ascii: "X"))
    }

    @Test("Taiwan", arguments: ["A123456789", "A800000014", "AA00000009"])
    func taiwan(sample: String) {
        let all = Self.bytes(sample)
        #expect(Checksum.taiwan(all.dropLast()) == all.last)
    }

    @Test("Hong Kong", arguments: [("A123456", "3"), ("AB987654", "3"), ("G123456", "A")])
    func hongKong(sample: (String, String)) {
        #expect(Checksum.hongKong(Self.bytes(sample.0)[...]) == Self.bytes(sample.1)[0])
    }

    @Test("business number", arguments: [("04595257", true), ("04595252", true), ("12345675", true), ("04595253", false)])
    func businessNumber(sample: (String, Bool)) {
        #expect(Checksum.isBusinessNumber(Self.bytes(sample.0)) == sample.1)
    }

    @Test("vehicle", arguments: ["1M8GDM9AXKP042788", "LSVAA4187E0000000"])
    func vehicle(sample: String) {
        #expect(Checksum.vehicle(Self.bytes(sample)) == Self.bytes(sample)[8])
    }

    @Test("machine readable zone, ISBN, IBAN") func others() {
        #expect(Checksum.machineReadable(Self.bytes("USA11019001011")[...]) == UInt8(ascii: "1"))
        #expect(Checksum.ean13(Self.bytes("978710000000")[...]) == UInt8(ascii: "0"))
        #expect(Checksum.iban(country: "DE", account: Self.bytes("370400440532013000")) == 89)
    }
}

import MoyinValidators
import Testing

/// Published samples and synthetic numbers (births in the 1880s to 1900s), each with what must be found out about it.
@Suite struct VectorTests {
    struct Vector: CustomTestStringConvertible {
        var validator: ValidatorID
        var symbols: String
        var checksum: NumberFacts.Check?
        var isNumber = true
        var testDescription: String { "\(validator.rawValue) \(symbols)" }
    }

    static let lengths: StaticString = "GB\t22\n"
    static let tables = ReferenceTables(file: {
        $0 == "tables/iban-lengths.tsv"
            ? UnsafeRawBufferPointer(start: lengths.utf8Start, count: lengths.utf8CodeUnitCount) : nil
    })

    static func facts(_ validator: ValidatorID, _ symbols: String) -> NumberFacts? {
        validator.examine(Array(symbols.utf8).span, tables)
    }

    static let vectors: [Vector] = [
        .init(validator: .residentID, symbols: "110101190003070010", checksum: .passed),
        .init(validator: .residentID, symbols: "11010519491231002X", checksum: .passed),
        .init(validator: .residentID, symbols: "440524188001010014", checksum: .passed),
        .init(validator: .residentID, symbols: "110101190003070011", checksum: .failed),
        .init(validator: .residentID, symbols: "91010119000307001", isNumber: false),
        .init(validator: .residentID15, symbols: "110105491231002"),
        .init(validator: .residentID15, symbols: "110105491331002", isNumber: false),
        .init(validator: .hmtResidencePermit, symbols: "810000199001010019", checksum: .passed),
        .init(validator: .hmtResidencePermit, symbols: "820000199001010010", checksum: .passed),
        .init(validator: .hmtResidencePermit, symbols: "830000199001010012", checksum: .passed),
        .init(validator: .foreignPermanentResident, symbols: "911840199001010018", checksum: .passed),
        .init(validator: .foreignPermanentResident, symbols: "USA110190010111", checksum: .passed),
        .init(validator: .hkmoPermit, symbols: "H1234567800"),
        .init(validator: .hkmoPermit, symbols: "HA1234567"),
        .init(validator: .hkmoPermit, symbols: "K12345678", isNumber: false),
        .init(validator: .disabilityCard, symbols: "11010119000307001044", checksum: .passed),
        .init(validator: .disabilityCard, symbols: "11010119000307001084", isNumber: false),
        .init(validator: .taxID, symbols: "11010119000307001000", checksum: .passed),
        .init(validator: .taxID, symbols: "L110101190003070010", checksum: .passed),
        .init(validator: .studentNumber, symbols: "G110101190003070010", checksum: .passed),
        .init(validator: .uscc, symbols: "91350100M000100Y43", checksum: .passed),
        .init(validator: .uscc, symbols: "91110000600037341L", checksum: .passed),
        .init(validator: .uscc, symbols: "92330106MA0000007M", checksum: .passed),
        .init(validator: .uscc, symbols: "91350100M000100Y44", checksum: .failed),
        .init(validator: .uscc, symbols: "91350100I000100Y43", isNumber: false),
        .init(validator: .orgCode, symbols: "D2143569X", checksum: .passed),
        .init(validator: .bankCard, symbols: "6222020000000000000", checksum: .passed),
        .init(validator: .bankCard, symbols: "6217000000000000004", checksum: .passed),
        .init(validator: .bankCard, symbols: "6222020000000000001", checksum: .failed),
        .init(validator: .iban, symbols: "GB82WEST12345698765432", checksum: .passed),
        .init(validator: .iban, symbols: "GB83WEST12345698765432", checksum: .failed),
        .init(validator: .iban, symbols: "ZC82WEST12345698765432", isNumber: false),
        .init(validator: .uscc, symbols: "202210111952319253", isNumber: false),
        .init(validator: .passport, symbols: "P1234567"),
        .init(validator: .passport, symbols: "A1234567", isNumber: false),
        .init(validator: .bankCard, symbols: "36010200698253", checksum: .passed),
        .init(validator: .bankCard, symbols: "34615371864807715", isNumber: false),
        .init(validator: .vin, symbols: "1M8GDM9AXKP042788", checksum: .passed),
        .init(validator: .vin, symbols: "LSVAA4187E0000000", checksum: .passed),
        .init(validator: .imei, symbols: "490154203237518", checksum: .passed),
        .init(validator: .twNationalID, symbols: "A123456789", checksum: .passed),
        .init(validator: .twNationalID, symbols: "A123456788", checksum: .failed),
        .init(validator: .twResidentCertificate, symbols: "A800000014", checksum: .passed),
        .init(validator: .twResidentCertificate, symbols: "AA00000009", checksum: .passed),
        .init(validator: .twUBN, symbols: "04595257", checksum: .passed),
        .init(validator: .twUBN, symbols: "04595252", checksum: .passed),
        .init(validator: .twUBN, symbols: "12345675", checksum: .passed),
        .init(validator: .hkID, symbols: "A1234563", checksum: .passed),
        .init(validator: .hkID, symbols: "AB9876543", checksum: .passed),
        .init(validator: .hkID, symbols: "G123456A", checksum: .passed),
        .init(validator: .mobile, symbols: "13800138000"),
        .init(validator: .mobile, symbols: "12800138000", isNumber: false),
        .init(validator: .landline, symbols: "057188123456"),
        .init(validator: .landline, symbols: "057118812345", isNumber: false),
        .init(validator: .isbn, symbols: "9787020002207", checksum: .passed),
    ]

    @Test(arguments: vectors)
    func vector(_ vector: Vector) {
        let facts = Self.facts(vector.validator, vector.symbols)
        #expect((facts != nil) == vector.isNumber)
        if let checksum = vector.checksum { #expect(facts?.checksum == checksum) }
    }

    /// One wrong digit breaks every check that is meant to catch it (Taiwan's even weights are not).
    @Test(arguments: [
        (ValidatorID.residentID, "110101190003070010"), (.bankCard, "6222020000000000000"), (.iban, "GB82WEST12345698765432"),
        (.imei, "490154203237518"), (.uscc, "91350100M000100Y43"),
    ])
    func oneWrongDigitIsSeen(_ validator: ValidatorID, _ symbols: String) {
        let bytes = Array(symbols.utf8)
        for index in bytes.indices where bytes[index] >= 0x30 && bytes[index] <= 0x39 {
            for digit in UInt8(0x30)...0x39 where digit != bytes[index] {
                var changed = bytes
                changed[index] = digit
                let facts = validator.examine(changed.span, Self.tables)
                #expect(facts?.checksum != .passed, "\(String(decoding: changed, as: UTF8.self))")
            }
        }
    }

    @Test(arguments: ValidatorID.allCases)
    func junkNeverCrashes(_ validator: ValidatorID) {
        for junk in ["", "0", "A", "X", String(repeating: "9", count: 40), String(repeating: "Z", count: 40), "1A", "00000000"] {
            _ = Self.facts(validator, junk)
        }
        for count in 0...40 {
            for symbol in ["0", "1", "8", "A", "X", "H", "L", "G"] {
                _ = Self.facts(validator, String(repeating: symbol, count: count))
            }
        }
    }

    @Test func calendar() {
        #expect(CivilDate(year: 2000, month: 2, day: 29).isValid)
        #expect(!CivilDate(year: 1900, month: 2, day: 29).isValid)
        #expect(!CivilDate(year: 2023, month: 4, day: 31).isValid)
        #expect(!CivilDate(year: 2023, month: 13, day: 1).isValid)
    }
}

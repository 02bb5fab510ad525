/// What is allotted: regions, segments, area codes, issuers, countries, short codes; from `Patterns/tables`.
///
/// Immutable, made once (under a millisecond); every look-up is one or two loads.
public final class ReferenceTables: Sendable {
    private let regions: [UInt64]
    private let segments: [UInt64]
    /// By area code without its zero: bit 0 for seven local digits, bit 1 for eight.
    private let areas: [UInt8]
    private let hotlines: [UInt64]
    private let issuers: [Issuer]
    private let numericCountries: [UInt64]
    private let alphaCountries: [UInt64]
    private let accountLengths: [UInt8]

    private struct Issuer {
        var prefix: Int
        var digits: Int
        var lengths: UInt32
    }

    /// - Parameter file: bytes of a file of `Patterns/` by name, such as `tables/regions.tsv`. A missing file is an empty
    ///   table, whose questions are answered `absent`.
    public init(file: (String) -> UnsafeRawBufferPointer?) {
        var regions = [UInt64](repeating: 0, count: 1_000_000 / 64)
        var segments = [UInt64](repeating: 0, count: 2_000 / 64 + 1)
        var areas = [UInt8](repeating: 0, count: 1_000)
        var hotlines = [UInt64](repeating: 0, count: 1_000_000 / 64)
        var numericCountries = [UInt64](repeating: 0, count: 1_000 / 64 + 1)
        var alphaCountries = [UInt64](repeating: 0, count: 26 * 26 * 26 / 64 + 1)
        var accountLengths = [UInt8](repeating: 0, count: 26 * 26)
        var issuers: [Issuer] = []
        var hasRegions = false
        // regions.tsv: province, then the last four digits of each code.
        TableReader.read(file("tables/regions.tsv")) { fields in
            let province = fields[0].number
            hasRegions = true
            fields[1].forEachNumber { Self.set(&regions, province * 10_000 + $0) }
        }
        if !hasRegions { regions = [] }
        // mobile-segments.tsv: first and last segment of four digits.
        TableReader.read(file("tables/mobile-segments.tsv")) { fields in
            for segment in fields[0].number...max(fields[0].number, fields[1].number) { Self.set(&segments, segment) }
        }
        // area-codes.tsv: lengths of local numbers (7, 8 or 78), then area codes without the zero.
        TableReader.read(file("tables/area-codes.tsv")) { fields in
            let bits: UInt8 = fields[0].number == 7 ? 1 : fields[0].number == 8 ? 2 : 3
            fields[1].forEachNumber { areas[$0] = bits }
        }
        TableReader.read(file("tables/hotlines.tsv")) { fields in Self.set(&hotlines, fields[0].number) }
        // bank-bins.tsv: prefix, lengths.
        TableReader.read(file("tables/bank-bins.tsv")) { fields in
            var lengths: UInt32 = 0
            fields[1].forEachNumber { lengths |= 1 << UInt32($0) }
            issuers.append(Issuer(prefix: fields[0].number, digits: fields[0].count, lengths: lengths))
        }
        TableReader.read(file("tables/countries.tsv")) { fields in
            Self.set(&alphaCountries, fields[0].letters)
            Self.set(&numericCountries, fields[1].number)
        }
        TableReader.read(file("tables/iban-lengths.tsv")) { fields in
            accountLengths[fields[0].letters] = UInt8(fields[1].number)
        }
        (self.regions, self.segments, self.areas, self.hotlines) = (regions, segments, areas, hotlines)
        (self.issuers, self.numericCountries, self.alphaCountries, self.accountLengths) = (issuers, numericCountries, alphaCountries, accountLengths)
    }

    private static func set(_ bits: inout [UInt64], _ index: Int) { bits[index >> 6] |= 1 << UInt64(index & 63) }

    @inline(__always)
    private static func has(_ bits: [UInt64], _ index: Int) -> NumberFacts.Check {
        guard !bits.isEmpty else { return .absent }
        return bits[index >> 6] >> UInt64(index & 63) & 1 != 0 ? .passed : .failed
    }

    /// Whether a six-digit region code is or was in force (GB/T 2260 with its history).
    /// Whether six digits are the code of a county or what is above one (GB/T 2260, old codes included).
    public func isRegion(_ code: Int) -> Bool { region(code) == .passed }

    func region(_ code: Int) -> NumberFacts.Check { Self.has(regions, code) }
    func segment(_ code: Int) -> NumberFacts.Check { Self.has(segments, code) }
    func hotline(_ number: Int) -> NumberFacts.Check { Self.has(hotlines, number) }
    func country(numeric: Int) -> NumberFacts.Check { Self.has(numericCountries, numeric) }
    func country(alpha: Int) -> NumberFacts.Check { Self.has(alphaCountries, alpha) }

    func area(_ code: Int, local: Int) -> NumberFacts.Check {
        .init(areas[code] & (local == 7 ? 1 : 2) != 0)
    }

    func issuer(_ card: Span<UInt8>) -> NumberFacts.Check {
        for issuer in issuers where issuer.lengths >> UInt32(card.count) & 1 != 0 {
            if card.number(0..<issuer.digits) == issuer.prefix { return .passed }
        }
        return .failed
    }

    /// Symbols of an IBAN of this country, or 0.
    func accountLength(_ country: Int) -> Int { Int(accountLengths[country]) }
}

/// Tab-separated lines; `#` begins a comment line.
enum TableReader {
    struct Field {
        let bytes: UnsafeRawBufferPointer
        var count: Int { bytes.count }
        var number: Int {
            var value = 0
            for byte in bytes where byte &- 0x30 < 10 { value = value * 10 + Int(byte - 0x30) }
            return value
        }
        /// Capital letters as a number of base 26.
        var letters: Int {
            var value = 0
            for byte in bytes where byte &- 0x41 < 26 { value = value * 26 + Int(byte - 0x41) }
            return value
        }
        func split(_ separator: UInt8) -> [Field] {
            bytes.split(separator: separator).map { Field(bytes: UnsafeRawBufferPointer(rebasing: $0)) }
        }
        /// Numbers with spaces between them.
        func forEachNumber(_ body: (Int) -> Void) {
            var value: Int?
            for byte in bytes {
                if byte &- 0x30 < 10 {
                    value = (value ?? 0) * 10 + Int(byte - 0x30)
                } else if byte == 0x20, let number = value {
                    body(number)
                    value = nil
                }
            }
            if let value { body(value) }
        }
    }

    static func read(_ file: UnsafeRawBufferPointer?, _ body: ([Field]) -> Void) {
        guard let file else { return }
        for line in file.split(separator: 0x0a) where line.first != 0x23 {
            let fields = Field(bytes: UnsafeRawBufferPointer(rebasing: line)).split(0x09)
            if fields.count >= 2 { body(fields) }
        }
    }
}

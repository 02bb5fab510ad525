/// Resident identity numbers and the numbers that contain one.
enum ResidentIdentity {
    /// Region, birth, sequence (odd for men), check symbol (GB 11643-1999).
    @inline(__always)
    static func append(
        to bytes: inout [UInt8], region: String, birth: Day, isFemale: Bool, using generator: inout SeededGenerator
    ) {
        let start = bytes.count
        bytes.append(region)
        bytes.append(birth.year, width: 4)
        bytes.append(birth.month, width: 2)
        bytes.append(birth.day, width: 2)
        bytes.append(generator.within(1...49) * 2 - (isFemale ? 0 : 1), width: 3)
        bytes.append(Checksum.mod11x2(bytes[start...]))
    }

    /// A number of its own, of nobody in particular.
    static func number(region: String? = nil, using generator: inout SeededGenerator) -> String {
        let region = region ?? generator.pick(Place.all).region
        let birth = Day.birth(using: &generator)
        let isFemale = generator.chance(50)
        return text { append(to: &$0, region: region, birth: birth, isFemale: isFemale, using: &generator) }
    }

    /// The first generation: two digits for the year, no check digit.
    static func fifteen(using generator: inout SeededGenerator) -> String {
        let number = Array(Self.number(using: &generator).utf8)
        return (number[0..<6] + number[8..<17]).map { $0 }.text
    }

    /// Residence permit of people from Hong Kong, Macau and Taiwan: regions 81, 82, 83.
    static func residencePermit(using generator: inout SeededGenerator) -> String {
        number(region: generator.pick(["810000", "820000", "830000"]), using: &generator)
    }

    /// Permanent residence of foreigners: the version of 2023 (9, province, country, birth, sequence, check) or of 2017
    /// (country, region, birth, sequence, check).
    static func foreignPermanentResident(using generator: inout SeededGenerator) -> String {
        let country = generator.pick([("USA", "840"), ("JPN", "392"), ("GBR", "826"), ("DEU", "276"), ("FRA", "250")])
        let birth = Day.birth(using: &generator)
        let province = generator.pick(["11", "31", "33", "44", "35"])
        return text { bytes in
            if generator.chance(50) {
                bytes.append("9" + province + country.1 + birth.compact)
                bytes.append(generator.within(1...99), width: 3)
                bytes.append(Checksum.mod11x2(bytes[...]))
            } else {
                bytes.append(country.0 + province + "01" + birth.compact.dropFirst(2))
                bytes.append(generator.within(1...9), width: 1)
                bytes.append(Checksum.machineReadable(bytes[...]))
            }
        }
    }

    /// Disability card: the number, category 1–7, grade 1–4.
    static func disabilityCard(using generator: inout SeededGenerator) -> String {
        let suffix = generator.chance(10) ? "B1" : ""
        return number(using: &generator) + "\(generator.within(1...7))\(generator.within(1...4))" + suffix
    }

    /// Taxpayer number of a natural person: the number and two digits, or L before it for the temporary.
    static func taxNumber(using generator: inout SeededGenerator) -> String {
        generator.chance(60) ? number(using: &generator) + "0\(generator.below(3))" : "L" + number(using: &generator)
    }

    /// School register number: G and the number.
    static func studentNumber(using generator: inout SeededGenerator) -> String { "G" + number(using: &generator) }

    /// What a spreadsheet leaves of it: scientific notation, or the last three digits lost.
    static func truncated(using generator: inout SeededGenerator) -> String {
        let whole = number(using: &generator)
        let zeroed = String(whole.prefix(15)) + "000"
        // One in eleven would have the right check digit all the same, and be a resident number like any other.
        if generator.chance(50), Checksum.mod11x2(Array(zeroed.utf8)[0..<17]) != UInt8(ascii: "0") { return zeroed }
        let lead = Array(whole.utf8)
        let rounded = lead[1..<6].map { $0 }.text
        return "\(whole.first!).\(rounded)E+17"
    }
}

/// A table of people with everything that must not be published.
extension BulkWriter {
    mutating func roster(lines: Int) {
        put("姓名,身份证号,手机号,银行卡号\n")
        for _ in 0..<lines {
            name()
            put(",")
            let birth = Day.birth(using: &generator)
            ResidentIdentity.append(
                to: &text, region: Place.all[generator.below(Place.all.count)].region, birth: birth, isFemale: chance(50),
                using: &generator)
            put(",")
            Telephones.appendMobile(to: &text, using: &generator)
            put(",")
            Finance.appendCard(to: &text, using: &generator)
            put("\n")
        }
        put("\n")
        counts.add(.residentID, lines)
        counts.add(.mobile, lines)
        counts.add(.bankCard, lines)
    }
}

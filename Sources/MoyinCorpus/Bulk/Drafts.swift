/// What an office's folder holds.
extension BulkWriter {
    mutating func draft(_ index: Int) {
        switch index % 8 {
        case 0: statute()
        case 1, 4: notice()
        case 2: judgment()
        case 3: encyclopaedia()
        case 5: roster(lines: generator.within(4...16))
        default: plan()
        }
    }

    /// Prose of a plan or summary with figures and a contact at the end.
    private mutating func plan() {
        put("关于")
        put(words.verbs)
        nounPhrase()
        put("的工作方案\n")
        for section in 1...generator.within(4...9) {
            put(han: section)
            put("、")
            put(words.verbs)
            put(words.fields)
            put(words.nouns)
            put("\n")
            for _ in 0..<generator.within(2...5) {
                sentence(clauses: 2...5)
                if chance(25) { figures() }
            }
            put("\n")
        }
        put("\n")
    }

    private mutating func figures() {
        put("全年")
        put(words.verbs)
        put(words.nouns)
        put(12...9800)
        put(words.measures)
        put("，同比增长")
        put(1...40)
        put(".")
        put(0...9)
        put("%。")
    }

    private mutating func notice() {
        let place = generator.pick(Place.all)
        put(place.county)
        put("关于")
        put(words.verbs)
        nounPhrase()
        put("的公告\n")
        value(.documentNumber, Organisations.documentNumber(organ: place.organ, script: .simplified, using: &generator))
        put("\n")
        for _ in 0..<generator.within(2...6) {
            for _ in 0..<generator.within(1...4) { sentence(clauses: 1...4) }
            put("\n")
        }
        for _ in 0..<generator.within(0...3) { holder() }
        put("联系电话：")
        value(.landline, Telephones.landline(area: place.area, localDigits: place.localDigits, using: &generator))
        put("，电子邮箱：")
        value(.email, Online.officeMail(using: &generator))
        put("。\n")
        day()
        put("\n\n")
    }

    /// One person with what should not be published.
    private mutating func holder() {
        put("申请人：")
        name()
        put("，公民身份号码：")
        value(.residentID, ResidentIdentity.number(using: &generator))
        put("，手机：")
        value(.mobile, Telephones.mobile(using: &generator))
        put("，住址：")
        let place = generator.pick(Place.all)
        value(.address, Addresses.home(in: place, using: &generator))
        put("。\n")
    }
}

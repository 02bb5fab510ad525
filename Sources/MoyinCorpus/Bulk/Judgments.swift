/// Judgments as courts publish them: parties named, numbers of papers and articles everywhere.
extension BulkWriter {
    mutating func judgment() {
        let place = generator.pick(Place.all)
        put(place.full)
        put("人民法院\n民事判决书\n")
        value(.caseNumber, Organisations.caseNumber(using: &generator))
        put("\n")
        for role in ["原告", "被告", "第三人"].prefix(generator.within(2...3)) { party(role) }
        put("原告")
        name()
        put("与被告")
        name()
        put(words.subjects)
        put("纠纷一案，本院于")
        day()
        put("立案后，依法适用普通程序，公开开庭进行了审理。本案现已审理终结。\n")
        put("原告向本院提出诉讼请求：")
        for claim in 1...generator.within(2...4) {
            put(number: claim)
            put(".判令被告")
            verbPhrase()
            put("并支付利息")
            amount()
            put("；")
        }
        put("案件受理费由被告承担。事实和理由：")
        narrative(generator.within(6...14))
        put("\n被告辩称，")
        narrative(generator.within(3...8))
        put("\n经审理查明：")
        narrative(generator.within(8...20))
        put("\n本院认为，")
        narrative(generator.within(6...12))
        ruling()
    }

    private mutating func party(_ role: String) {
        put(role)
        put("：")
        name()
        put(chance(50) ? "，男，" : "，女，")
        let day = Day.birth(using: &generator)
        value(.birthDate, day.han)
        put("出生，汉族，住")
        put(generator.pick(Place.all).full)
        put("。\n")
        put("委托诉讼代理人：")
        name()
        put("，")
        properName()
        put("律师事务所律师。\n")
    }

    private mutating func narrative(_ sentences: Int) {
        for _ in 0..<sentences {
            switch generator.below(18) {
            case 0, 1:
                day()
                put("，")
                name()
                put("与")
                name()
                put(words.verbs)
                put(words.papers)
                put("，约定")
                clause()
                put("，价款为")
                amount()
                put("。")
            case 2:
                put("依照《")
                put(words.fields)
                put(words.fields)
                put("法》第")
                put(number: generator.within(2...260))
                put("条、第")
                put(number: generator.within(2...260))
                put("条第")
                put(1...4)
                put("款之规定，")
                clause()
                put("。")
            case 3:
                name()
                put("驾驶")
                value(.plate, Vehicles.plate(prefix: generator.pick(Place.all).plate, using: &generator))
                put(one: ["号小型轿车", "号重型半挂牵引车", "号普通二轮摩托车"])
                put("沿")
                properName()
                put("路由北向南行驶，")
                clause()
                put("。")
            case 4:
                put("截至")
                day()
                put("，尚欠本金")
                amount()
                put("、利息")
                amount()
                put("，按年利率")
                put(3...24)
                put(".")
                text.appendDigits(2, using: &generator)
                put("%计算。")
            case 5:
                put("上述事实，有")
                put(words.papers)
                put("、")
                put(words.papers)
                put("、")
                put(words.papers)
                put("及当事人陈述等证据予以证实。")
            case 6: sentence(clauses: 1...2)
            case 7:
                put("被告应于")
                put(han: generator.within(3...90))
                put("日内履行第")
                put(han: generator.within(1...20))
                put("项，")
                clause()
                put("。")
            default: sentence(clauses: 2...5)
            }
        }
    }

    private mutating func amount() {
        switch generator.below(5) {
        case 0: return put(one: ["三万元", "五千元", "二十万元", "一百二十万元", "八千六百元"])
        case 1, 2:
            put(2...990)
            return put("万元")
        default: put(number: generator.within(300...60_000))
        }
        if chance(25) {
            put(".")
            text.appendDigits(2, using: &generator)
        }
        put("元")
    }

    private mutating func ruling() {
        put("综上所述，判决如下：\n")
        for item in 1...generator.within(1...3) {
            put(han: item)
            put("、被告")
            name()
            put("于本判决生效之日起十日内向原告支付")
            amount()
            put("；\n")
        }
        put("案件受理费")
        amount()
        put("，由被告负担。\n如不服本判决，可在判决书送达之日起十五日内，向本院递交上诉状，上诉于")
        put(generator.pick(Place.all).full)
        put("中级人民法院。\n审判长　")
        name()
        put("\n")
        day()
        put("\n书记员　")
        name()
        put("\n\n")
    }
}

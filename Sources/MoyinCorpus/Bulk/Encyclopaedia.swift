/// Articles of an encyclopaedia and reports of a newspaper.
extension BulkWriter {
    mutating func encyclopaedia() {
        switch generator.below(3) {
        case 0: biography()
        case 1: region()
        default: subject()
        }
        for _ in 0..<generator.within(1...4) {
            put("\n")
            for _ in 0..<generator.within(3...7) { fact() }
        }
        put("\n\n")
    }

    private mutating func biography() {
        let born = generator.within(1600...1920)
        foreignName()
        put("（")
        latinWord(capital: true)
        put(" ")
        latinWord(capital: true)
        put("，")
        put(number: born)
        put("年－")
        put(number: born + generator.within(40...80))
        put("年），")
        foreignName()
        put(words.histories)
        put("，")
        for _ in 0..<generator.within(3...6) { fact() }
        guard chance(60) else { return }
        put("去世时年仅")
        value(.age, "\(generator.within(31...69))岁")
        put("。")
    }

    private mutating func region() {
        properName()
        put(one: ["县", "市", "州", "镇", "岛"])
        put("位于")
        properName()
        put(one: ["省", "国", "州"])
        put(one: ["东部", "西北部", "南部", "中部", "沿海"])
        put("，面积")
        decimal()
        put("平方公里，人口约")
        put(2...990)
        put("万（")
        put(1980...2022)
        put("年），人口密度每平方公里")
        put(20...990)
        put("人。")
        for _ in 0..<generator.within(3...6) { fact() }
    }

    private mutating func subject() {
        properName()
        put(words.histories)
        put("（学名：")
        latinWord(capital: true)
        put(" ")
        latinWord(capital: false)
        put("）是")
        properName()
        put(words.histories)
        put("的一种，")
        for _ in 0..<generator.within(3...6) { fact() }
    }

    private mutating func decimal() {
        put(1...2999)
        put(".")
        text.appendDigits(generator.within(1...2), using: &generator)
    }

    private mutating func fact() {
        switch generator.below(14) {
        case 0:
            year()
            put("，")
            foreignName()
            put(words.verbs)
            put("了《")
            properName()
            put(words.histories)
            put("》，")
        case 1:
            year()
            put(1...12)
            put("月")
            put(1...28)
            put("日，")
            properName()
            put(words.histories)
            put("在")
            properName()
            put(words.verbs)
            put("，")
        case 2:
            put("全长")
            decimal()
            put(one: ["公里", "米", "千米"])
            put("，约占")
            put(2...98)
            put(".")
            put(0...9)
            put("%，")
        case 3:
            foreignName()
            put("（")
            latinWord(capital: true)
            put(" ")
            latinWord(capital: true)
            put("）")
            put(words.verbs)
            put(words.histories)
            put("，")
        case 4:
            put("共有")
            put(2...9990)
            put(words.measures)
            put("，其中")
            put(2...990)
            put(words.measures)
            put("为")
            nounPhrase()
            put("，")
        case 5:
            put(words.histories)
            put("与")
            properName()
            put(words.histories)
            put(words.verbs)
            put("，")
        case 6:
            year()
            put("至")
            year()
            put("间，")
            properName()
            put("的")
            put(words.histories)
            put(words.verbs)
            put("过")
            put(2...40)
            put("次，")
        case 7:
            put("以")
            latinWord(capital: chance(50))
            put("-")
            put(1...99)
            put("为代表的")
            put(words.histories)
            put("，")
        case 8:
            put("二十世纪")
            put(han: generator.within(1...9))
            put("十年代，第")
            put(han: generator.within(2...45))
            put("届")
            properName()
            put("奖由")
            foreignName()
            put("、")
            foreignName()
            put("与")
            foreignName()
            put("获得，")
        case 9:
            latinWord(capital: true)
            put(" ")
            latinWord(capital: true)
            put(" ")
            latinWord(capital: false)
            put("收录了")
            put(10_000...99_999)
            put("种")
            put(words.histories)
            put("，")
        default: break
        }
        put(words.connectives)
        properName()
        put("的")
        put(words.histories)
        put(words.verbs)
        put("了")
        nounPhrase()
        put("，")
        clause()
        put("。")
    }

    private mutating func year() {
        put(chance(80) ? "" : "公元")
        put(900...2024)
        put("年")
    }
}

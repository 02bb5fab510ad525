/// Articles of law.
extension BulkWriter {
    mutating func statute() {
        put(words.fields)
        put(words.fields)
        put(words.verbs)
        put(one: ["条例", "办法", "规定", "实施细则", "法"])
        put("\n")
        adoption()
        var article = 1
        for chapter in 1...generator.within(3...7) {
            put("第")
            put(han: chapter)
            put("章　")
            put(words.fields)
            put(words.nouns)
            put("\n")
            for _ in 0..<generator.within(4...12) {
                self.article(article)
                article += 1
            }
        }
        put("第")
        put(han: article)
        put("条　本办法自")
        day()
        put("起施行。\n\n")
    }

    private mutating func adoption() {
        day()
        put(" 第")
        put(han: generator.within(5...14))
        put("届人民代表大会常务委员会第")
        put(han: generator.within(2...38))
        put("次会议通过\n")
        while chance(60) {
            put("根据")
            day()
            put("《关于修改部分地方性法规的决定》修正\n")
        }
    }

    private mutating func article(_ number: Int) {
        put("第")
        put(han: number)
        put("条 ")
        switch generator.below(10) {
        case 0, 1, 2: items()
        case 3: offence(number)
        default: for _ in 0..<generator.within(1...3) { sentence(clauses: 1...5) }
        }
        put("\n")
        while chance(30) {
            sentence(clauses: 2...5)
            put("\n")
        }
    }

    private mutating func items() {
        clause()
        put("，应当具备下列条件：\n")
        let count = generator.within(3...7)
        for index in 1...count {
            put("（")
            put(han: index)
            put("）")
            if chance(30) { clause() } else { verbPhrase() }
            put(index == count ? "。" : "；\n")
        }
    }

    private mutating func offence(_ number: Int) {
        put("违反本条例第")
        put(han: generator.within(1...max(1, number)))
        put("条规定，")
        verbPhrase()
        put("的，由")
        put(words.bodies)
        put("处以")
        put(words.penalties)
        put("；情节严重的，处")
        put(one: ["一千元以上五千元以下", "五千元以上二万元以下", "一万元以上十万元以下", "货值金额三倍以上五倍以下"])
        put("的罚款；构成犯罪的，依法追究刑事责任。")
    }

    mutating func day() {
        put(1980...2026)
        put("年")
        put(1...12)
        put("月")
        put(1...28)
        put("日")
    }
}

/// The gazette of Taiwan: literals in traditional script.
extension BulkWriter {
    mutating func gazette() {
        switch generator.below(20) {
        case 0...7: decree()
        case 8...12: notice()
        case 13...15: draftRegulation()
        case 16: tariff()
        default: serviceByPublication()
        }
        put("\n")
    }

    /// Ministry and date, then the number of the paper: lawful, and reported as what it is.
    private mutating func head(_ type: String) {
        put(one: Self.ministries)
        put(type)
        put("\t中華民國")
        put(85...114)
        put("年")
        put(1...12)
        put("月")
        put(1...28)
        put("日\n")
        put(one: Self.series)
        put("字第")
        text.appendDigits(3, using: &generator)
        put("00")
        text.appendDigits(generator.within(5...6), using: &generator)
        put("號\n")
        counts.add(.documentNumber)
    }

    private mutating func decree() {
        head("令")
        put("修正「")
        title()
        put("」第")
        put(han: generator.within(2...60))
        put("條、第")
        put(han: generator.within(61...120))
        put("條。\n附修正「")
        title()
        put("」第")
        put(han: generator.within(2...60))
        put("條\n部　　長　")
        name()
        put("\n　\n")
        for number in 1...generator.within(2...6) {
            put("第 ")
            put(han: number)
            put(" 條          ")
            for _ in 0..<generator.within(1...3) { sentence(clauses: 2...4) }
            put("\n")
            guard chance(50) else { continue }
            for item in 1...generator.within(2...6) {
                put(han: item)
                put("、")
                verbPhrase()
                put("。\n")
            }
        }
    }

    private mutating func notice() {
        head("公告")
        put("主　　旨：")
        sentence()
        put("\n依　　據：")
        title()
        put("第")
        put(1...99)
        put("條第")
        put(1...6)
        put("項。\n公告事項：\n")
        for item in 1...generator.within(3...8) {
            put(han: item)
            put("、")
            sentence(clauses: 1...3)
            if chance(35) {
                put("自")
                put(90...114)
                put("年")
                put(1...12)
                put("月")
                put(1...28)
                put("日起實施，計新臺幣")
                put(number: generator.within(2...990))
                put(",")
                text.append(generator.within(0...999), width: 3)
                put("元。")
            }
            put("\n")
        }
        contact()
    }

    private mutating func contact() {
        put("（一）承辦單位：")
        put(one: Self.ministries)
        put("\n（二）地址：")
        put(one: ["臺北市", "新北市", "臺中市", "高雄市", "臺南市"])
        put(one: ["中正區忠孝東路一段", "大安區和平東路二段", "西屯區文心路三段", "苓雅區四維三路"])
        put(1...300)
        put("號")
        counts.add(.address)
        put("\n（三）電話：")
        value(.taiwanLandline, Telephones.taiwanLandline(using: &generator))
        put("\n（四）傳真：")
        value(.taiwanLandline, Telephones.taiwanLandline(using: &generator))
        put("\n（五）電子郵件：")
        value(.email, Online.officeMail(using: &generator))
        put("\n")
    }

    private mutating func draftRegulation() {
        head("函")
        title()
        put("總說明\n")
        for _ in 0..<generator.within(2...5) {
            put("　　")
            for _ in 0..<generator.within(2...4) { sentence() }
            put("（第")
            put(han: generator.within(2...60))
            put("條）\n")
        }
        for _ in 0..<generator.within(2...8) {
            latinWord(capital: true)
            put(" ")
            latinWord(capital: false)
            put("：")
            put(words.fields)
            put(words.nouns)
            put("，CAS No. ")
            put(50...999)
            put("-")
            put(10...99)
            put("-")
            put(0...9)
            put("\n")
        }
    }

    private mutating func tariff() {
        head("令")
        put("附表　")
        title()
        put("\n")
        for row in 1...generator.within(4...10) {
            put(number: row)
            put("\t")
            put(one: ["鮮", "冷凍", "乾", "未焙製", "已加工", "其他"])
            put(one: ["魚肉", "咖啡", "棉紗", "鋼板", "紙漿", "玻璃", "塑膠製品", "橡膠", "木材", "引擎零件", "茶葉", "稻米"])
            put("\t")
            put(1000...9999)
            put(".")
            text.appendDigits(2, using: &generator)
            put(".")
            text.appendDigits(2, using: &generator)
            put("\t")
            put(2...45)
            put("%\t")
            if chance(30) { put(one: ["０.５", "１２", "３０", "２.２５", "７"]) } else { put(one: ["免稅", "—", "(PT,PA)", "(NZ,SG)", "ppm"]) }
            put("\n")
        }
    }

    private mutating func serviceByPublication() {
        head("公告")
        put("主旨：公示送達")
        name()
        put("君之")
        put(words.papers)
        put("。\n公告事項：\n")
        for item in 1...generator.within(2...5) {
            put(han: item)
            put("、")
            sentence()
            put("（")
            put(90...114)
            put("年度")
            put(one: ["訴", "簡", "聲"])
            put("字第")
            put(10...4999)
            put("號）\n")
            counts.add(.caseNumber)
        }
    }

    private mutating func title() {
        put(words.fields)
        put(words.verbs)
        put(words.nouns)
        put(one: ["辦法", "準則", "施行細則", "要點", "條例"])
    }

    private static let ministries = [
        "財政部", "內政部", "教育部", "經濟部", "交通部", "勞動部", "衛生福利部", "文化部", "農業部", "環境部", "法務部", "國家發展委員會",
    ]
    private static let series = ["台財稅", "台內民", "臺教高", "經能", "交路", "勞動關", "衛部保", "農牧", "環署廢", "法律", "發國"]
}

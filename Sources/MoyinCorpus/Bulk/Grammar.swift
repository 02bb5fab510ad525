/// Sentences of official prose from the vocabulary.
extension BulkWriter {
    /// 环境监测报告, 必要的措施, 施工单位的责任.
    mutating func nounPhrase(_ depth: Int = 0) {
        switch generator.below(depth < 2 ? 12 : 6) {
        case 0, 1:
            put(words.fields)
            noun()
        case 2:
            put(words.adjectives)
            put("的")
            noun()
        case 3:
            put(words.fields)
            put(words.verbs)
            noun()
        case 4: noun()
        case 5: put(words.bodies)
        case 6:
            noun()
            put("、")
            noun()
            put("和")
            noun()
        case 7:
            nounPhrase(depth + 1)
            put("的")
            noun()
        case 8:
            put(words.verbs)
            put(words.fields)
            noun()
            put("的")
            put(words.bodies)
        case 9:
            put(words.fields)
            put("、")
            put(words.fields)
            put("等")
            noun()
        case 10:
            put(words.adjectives)
            put(words.fields)
            noun()
        default:
            put("与")
            noun()
            put(words.adjectives)
            put("的")
            nounPhrase(depth + 1)
        }
    }

    mutating func verbPhrase() {
        switch generator.below(9) {
        case 0, 1:
            put(words.verbs)
            nounPhrase()
        case 2:
            put(words.adverbs)
            put(words.verbs)
            nounPhrase()
        case 3:
            put("对")
            nounPhrase()
            put("进行")
            put(words.verbs)
        case 4:
            put("将")
            nounPhrase()
            put(words.verbs)
            put("给")
            put(words.bodies)
        case 5:
            put("由")
            put(words.bodies)
            put(words.adverbs)
            put(words.verbs)
        case 6:
            put(words.verbs)
            put("、")
            put(words.verbs)
            nounPhrase()
        case 7:
            put("向")
            put(words.bodies)
            put(words.verbs)
            put(words.papers)
        default:
            put("在")
            nounPhrase()
            put("中")
            put(words.verbs)
            noun()
        }
    }

    mutating func clause() {
        if chance(20) { put(words.connectives) }
        if chance(70) {
            if chance(50) { put(words.bodies) } else { nounPhrase() }
        }
        put(one: words.script == .taiwan ? Self.modalsOfTaiwan : Self.modals)
        verbPhrase()
    }

    /// Some clauses and a full stop.
    mutating func sentence(clauses: ClosedRange<Int> = 1...4) {
        let count = generator.within(clauses)
        for index in 0..<count {
            clause()
            put(index == count - 1 ? "。" : chance(8) ? "；" : "，")
        }
    }

    private static let modals = ["应当", "可以", "不得", "必须", "有权", "需要", "负责", "能够", "", "已经", "", "正在", ""]
    private static let modalsOfTaiwan = ["應", "得", "不得", "必須", "有權", "須", "應予", "", "經", "", "業已"]
}

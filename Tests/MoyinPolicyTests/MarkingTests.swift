import MoyinPolicy
import MoyinRules
import MoyinText
import MoyinTypes
import Testing

/// Markings against mentions (catalogue §10, §16).
@Suite struct MarkingTests {
    static let catalog = try! RuleCatalog.builtin(examples: true)
    static let finder = MarkingFinder(catalog, fold: FoldTable(simplified: BuiltinData.file("tables/traditional-simplified.tsv")!))

    static func find(_ text: String, beginsText: Bool = true, endsText: Bool = true) -> [Marking] {
        var markings: [Marking] = []
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer { finder.find($0, beginsText: beginsText, endsText: endsText, into: &markings) }
        return markings
    }

    static func text(_ marking: Marking, of text: String) -> String { String(decoding: Array(text.utf8)[marking.range], as: UTF8.self) }

    @Test(arguments: catalog.rules.filter { $0.recogniser == .marking }.map(\.id))
    func examplesHold(id: String) {
        let rule = Self.catalog.rules.first { $0.id == id }!
        for example in rule.examples {
            let found = Self.find(example.text).filter { $0.kind == rule.kind }.map(\.range)
            if example.expected.isEmpty {
                #expect(found.isEmpty, "\(rule.file):\(example.line) \(example.text)")
            } else {
                for range in example.expected {
                    #expect(found.contains(range), "\(rule.file):\(example.line) \(example.text) wants \(range), got \(found)")
                }
            }
        }
    }

    /// Lines that are a mark of state secrets, in every writing.
    @Test(arguments: [
        "机密★10年", "絕密★30年", "秘　密★１０年", "机 密 ★ 长期", "秘密☆3年", "机密*10年", "**机密★20年**", "## 秘密★1年", "| 机密★5年 |",
        "【絕　密】", "（机密）", "│ 机密★20年  │", "机\u{200b}密★10年", "秘`密★8年", "000017　机密★10年", "机密★十年", "机密级★10年",
        "秘密★工程竣工验收后解密", "机密★2035年6月30日前", "機密 CONFIDENTIAL", "高度機密", "極機密", "限閱文件", "機密件", "机\n密\n★\n十\n年",
        "云岭市人民政府办公室文件　　　　机密★10年", "等级　特急·密电　　云汛电〔2025〕7号", "密级：机密", "密級及保密期限：秘密★5年",
        "| 密级 | 机密 |", "密级\n机密", "密等：密", "机密★10年　特急",
    ])
    func secretMarks(_ text: String) {
        let found = Self.find(text + "\n\n关于某项工作的通知\n各单位：\n").filter { $0.kind == .secretMark }
        #expect(found.count == 1 && found[0].disposition == .block, "\(text): \(found)")
    }

    /// Doubtful ones go to the reviewer.
    @Test(arguments: [
        "绝密★启用前", "絕密★考試結束前", "机密★10年（已解密）", "机密★20年\n【已解密】", "密等及解密條件或保密期限：機密（業經核定註銷，解密）",
    ])
    func doubtfulMarks(_ text: String) {
        let found = Self.find(text + "\n\n正文若干。\n").filter { $0.kind == .secretMark }
        #expect(found.count == 1 && found[0].disposition == .review, "\(text): \(found)")
    }

    /// Talk of secrecy is no mark.
    @Test(arguments: [
        "保守国家秘密，人人有责", "小众秘密★宝藏路线", "《机密图纸》", "5月2日　《绝密航线》", "例如“机密★20年”表示机密级。", "密级：无　　紧急程度：平件",
        "密级：", "| 密级 | |", "| 密级 | 公开 |", "绝密、机密、秘密级载体实行台账管理。", "商业秘密和个人隐私", "密等及解密條件或保密期限：",
        "密級：普通", "机密计算与可信执行环境", "每人可攜帶三箱機密文件", "加急·明电", "秘密花园乐园半价开放", "防止失密泄密", "序号,标题,密级\n1,通告,公开",
        "内部控制", "内部机构：办公室", "内部资料性出版物不得销售。", "主动公开\n", "二、不予公开。依法确定为国家秘密的", "予以公开",
    ])
    func mentions(_ text: String) {
        let found = Self.find("标题一行\n" + text + "\n").filter { $0.kind != Kind("URGENCY") && $0.kind != Kind("CLEARANCE") }
        #expect(found.isEmpty, "\(text): \(found)")
    }

    @Test func aBareLevelInTheMiddleIsDoubtful() {
        let lines = (0..<20).map { "第\($0)年，县农具厂扩建铸造车间。\n" }
        let middle = lines[0..<10].joined() + "机密\n" + lines[10...].joined()
        #expect(Self.find(middle).map(\.disposition) == [.review])
        #expect(Self.find(lines.joined() + "机密\n").map(\.disposition) == [.block])
        #expect(Self.find(lines[0..<10].joined() + "\u{0c}机密\n" + lines[10...].joined()).map(\.disposition) == [.block])
        // Without the beginning of the text nobody knows where the line stands.
        #expect(Self.find("机密\n" + lines.joined(), beginsText: false).map(\.disposition) == [.review])
    }

    /// A phrase without a trigger would never be found.
    @Test func everyPhraseHasATrigger() {
        let triggers = Set(Self.catalog.phrases.triggers)
        for group in Self.catalog.phrases.groups where group.places != [.afterMark] {
            for word in group.words { #expect(!triggers.isDisjoint(with: word), "\(group.kind) \(group.id): \(word)") }
        }
    }

    @Test func malformedMarks() {
        #expect(Self.find("秘密★30年\n")[0].isMalformed)
        #expect(Self.find("机密*10年\n")[0].isMalformed)
        #expect(!Self.find("机密★10年\n")[0].isMalformed)
        #expect(Self.find("绝密★启用前\n")[0].isExam)
    }

    @Test func aColumnOfLevels() {
        let table = "编号,题名,责任者,密级,保管期限\n1,关于甲的通知,办公室,,10年\n2,关于乙的请示,工程科,秘密,永久\n3,秘密,办公室,,30年\n"
        let found = Self.find(table)
        #expect(found.map { Self.text($0, of: table) } == ["秘密"] && found.map(\.reason) == [.field])
    }

    @Test func attributesOfPublication() {
        func attribute(_ text: String) -> Marking? { Self.find(text).first { $0.kind == .openAttribute } }
        #expect(attribute("某局\n（此件主动公开）\n")?.attribute == .proactive)
        #expect(attribute("公开方式：主动公开\n")?.disposition == .keep)
        let withheld = attribute("公开属性：不予公开\n理由：属于国家秘密。\n")
        #expect(withheld?.attribute == .withheld && withheld?.hasReason == true && withheld?.disposition == .block)
        #expect(attribute("（此件不公开）\n")?.hasReason == false)
        #expect(attribute("某局转发某文的通知\n（此件依申請公開）\n")?.isForwarded == true)
        #expect(attribute("属性标注为“此件主动公开”“此件不予公开”，置于成文日期下一行。\n") == nil)
    }
}

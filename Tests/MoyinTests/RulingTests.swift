@testable import Moyin
import MoyinPolicy
import MoyinTypes
import Testing

/// Decisions on short texts: what they are, what they say, and that no redacted copy clears a block.
@Suite struct RulingTests {
    static let engine = try! Engine()

    private static func review(_ text: String, profile: String? = nil, published: Bool = false) -> Review {
        var checker = Checker(engine)
        var union = MaskUnion()
        return checker.review(Array(text.utf8), as: .automatic, profile: profile, isPublished: published, detail: .all).finish(&union)
    }

    @Test func sentenceForTheForm() {
        let review = Self.review("关于发放临时救助金的公示\n王建国，身份证号110101190003070010，救助2000元。\n监督电话：0570-7020035，公示期7天。")
        #expect(review.ruling?.rule == .graveData && review.verdict == .redact)
        let sentence = review.sentence(Self.engine)
        #expect(sentence == "经检查，含有应当隐去的个人信息（居民身份证号码1处），依据《政府信息公开条例》第十五条、《民法典》第一千零三十四条、《社会救助暂行办法》第十一条，隐去后公开，公开前复核脱敏稿。", "\(sentence ?? "")")
        #expect(review.sentence(Self.engine, english: true)?.unicodeScalars.contains { $0.value >= 0x2e80 } == false)
    }

    @Test(arguments: [(15, "十五"), (10, "十"), (110, "一百一十"), (103, "一百零三"), (1034, "一千零三十四"), (1200, "一千二百"), (5, "五"), (1005, "一千零五"), (20, "二十")])
    func chineseNumbers(_ number: Int, _ written: String) {
        #expect(ChineseNumber.written(number) == written)
    }

    /// The same words at the head of a text and in a sentence.
    @Test func markAndMention() {
        let mark = Self.review("机密★10年\n\n柳溪县保密工作情况\n全县保密工作平稳。")
        #expect(mark.verdict == .secrecyReview && mark.flags.contains(.secrecyBlock) && mark.ruling?.rule == .secretMark)
        #expect(Self.review("机密★10年\n\n柳溪县保密工作情况", published: true).flags.contains(.suspectedLeak))
        #expect(Self.review("会议强调，要严守国家秘密，机密级文件按规定保管。").verdict == .publish)
    }

    /// Nothing clears a secrecy block.
    @Test func blockedDocumentsAreNotRedacted() {
        #expect(throws: RedactionError.self) { try Self.engine.redact("秘密★5年\n\n关于某事项的通知\n联系人手机13800138000") }
        do {
            _ = try Self.engine.redact("秘密★5年\n\n关于某事项的通知\n联系人手机13800138000")
        } catch {
            #expect(error.code == .blocked && error.kind.name == "SECRET_MARK" && !error.description.contains("13800138000"))
        }
    }

    /// Either the person or the fact: by the sort of notice.
    @Test func personOrFact() {
        let news = Self.review("昨日，村民王建国确诊患尿毒症，乡亲们纷纷捐款。")
        #expect(news.found.contains { $0.finding.kind == .personName && $0.finding.disposition == .redact })
        let list = Self.review("低保对象公示\n姓名,保障人数,月保障金,病因\n王建国,2,960,尿毒症\n公示期：7月1日至7月7日，监督电话0570-7020035")
        #expect(list.profile?.name == "低保公示")
        #expect(list.found.contains { $0.finding.kind == .personName && $0.finding.disposition == .keep })
        #expect(list.found.contains { $0.finding.kind.name == "HEALTH" && $0.finding.disposition == .redact })
        #expect(Self.review("全县尿毒症患者救助人数比上年增加12人。").verdict == .publish)
    }

    @Test(arguments: [
        ("全年共举办活动78场，其中甲类41场、乙类27场、丙类9场。", true), ("全年共举办活动77场，其中甲类41场、乙类27场、丙类9场。", false),
        ("自查512条、交办46条，共整改568条。", true), ("受理诉求4120件，其中占道类1260件，噪声类870件，其余为其他类别。", false),
        ("截至5月底公开信息228条，平均每月19条。", true), ("截至12月底公开信息228条，平均每月19条。", false), ("共計舉辦７８場，其中甲類４１場、乙類２７場、丙類９場。", true),
    ])
    func sums(_ text: String, _ isWrong: Bool) {
        #expect(Self.review(text).ruling?.notes.contains(Kind("SUM_MISMATCH")) == isWrong)
    }

    /// One row after another, the same person's data: how many persons, not how many numbers.
    @Test func bulk() {
        let rows = (10..<34).map { "刘建\($0 % 2 == 0 ? "国" : "军"),1101011900030700\($0)" }
        let review = Self.review("姓名,身份证号码\n" + rows.joined(separator: "\n"))
        #expect(review.ruling?.persons == 24)
        #expect(review.ruling?.combinations.names.contains("R6") == true)
    }

    /// A form says one thing a line: its lines expose one person, and a second name another.
    @Test func formLines() {
        let one = "姓名：王建国\n身份证号：110101190003070010\n手机：13800138000\n"
        #expect(Self.review(one).ruling?.persons == 1)
        #expect(Self.review(one + "姓名：李志强\n身份证号：440524188001010014\n").ruling?.persons == 2)
    }

    /// So does a form in a table of one column; a list in one does not.
    @Test func formRows() {
        func rows(_ cells: String...) -> String { cells.map { "|　　\($0)|\n" }.joined() }
        let form = rows("当事人：云泽市双溪五金经营部", "统一社会信用代码：92530102MA0L932301", "经营者：冯霞　身份证号码：440524188001010014", "住址：云泽市柳溪县荷塘乡石桥村8组66号", "联系电话：15800052901")
        #expect(Self.review(form).ruling?.persons == 1)
        let list = rows("经营者：冯霞　身份证号码：440524188001010014", "经营者：李志强　身份证号码：110101190003070010", "身份证号码：11010519491231002X")
        #expect(Self.review(list).ruling?.persons == 3)
    }

    /// A sentence that never ends is read in parts, and nobody's illness is lost over that.
    @Test(arguments: ["，", "、", ""])
    func endlessSentences(_ comma: String) {
        let count = 200
        let review = Self.review("昨日，" + String(repeating: "村民王建国患肺癌\(comma)", count: count) + "乡亲们捐款。", profile: "general")
        let names = review.found.filter { $0.finding.kind == .personName }
        // Where even commas are wanting a cut may fall into one of them.
        #expect(names.count >= count - 10 && names.allSatisfy { $0.finding.disposition == .redact }, "\(names.count) \(names.count { $0.finding.disposition == .redact })")
    }

    /// A profile that is named beats the title; `general` is none.
    @Test func profiles() {
        let text = "关于张建国同志任前公示\n张建国，男，1970年3月生，现任县财政局局长，拟任副县长。监督电话0570-7020035"
        #expect(Self.review(text).profile?.name == "任前公示")
        #expect(Self.review(text, profile: "general").profile == nil)
        #expect(Self.review(text, profile: "procurement").profile?.name == "政府采购")
    }
}

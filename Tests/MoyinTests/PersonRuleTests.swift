import Moyin
import MoyinPolicy
import MoyinTypes
import Testing

/// Whose a value is, what proves a name, of whom alone something is said, and the combinations of catalogue §12.
@Suite struct PersonRuleTests {
    static let engine = RulingTests.engine

    private static func review(_ text: String, profile: String? = nil) -> Review {
        var checker = Checker(engine)
        var union = MaskUnion()
        return checker.review(Array(text.utf8), as: .automatic, profile: profile, detail: .all).finish(&union)
    }

    private static func disposition(_ review: Review, _ value: String) -> Disposition? {
        let all = review.found.filter { String(decoding: $0.value, as: UTF8.self) == value }.map(\.finding.disposition)
        return all.first { $0 != .keep } ?? all.first
    }

    /// A field, a word, an age beside it proves a name that no recogniser would dare.
    @Test(arguments: [
        ("投诉人买买提反映：烧烤摊扰民。\n处理结果：已整治。", "信箱回复", "买买提", Disposition.redact),
        ("经营者：游本昌平　电话：13800138000", "general", "游本昌平", .keep),
        ("镇民政办走访了孤儿李小花（9岁）家。", "general", "李小花", .redact),
        ("来信人要求尽快修复路灯。", "信箱回复", "要求", nil),
        ("联系人：综合科　电话：13800138000", "general", "综合科", nil),
        ("制止歹徒行凶，阳光明保护了被家暴的女子贝小玉。", "评优公示", "贝小玉", .redact),
    ] as [(String, String, String, Disposition?)])
    func namesByProof(_ text: String, _ profile: String, _ name: String, _ expected: Disposition?) {
        #expect(Self.disposition(Self.review(text, profile: profile), name) == expected, "\(text)")
    }

    /// Said with an attribute it is said of that person only.
    @Test func attributes() {
        let review = Self.review("制止歹徒行凶，阳光明保护了被家暴的女子贝小玉。", profile: "评优公示")
        #expect(Self.disposition(review, "阳光明") != .redact)
    }

    /// A story of a youth is none of a minor.
    @Test func agesOfStories() {
        let review = Self.review("徐晓飞，13岁时跟随母亲去了日本，1997年加盟北京队。")
        #expect(!review.found.contains { $0.finding.subject == .minor })
    }

    /// The place of an office stays, a home goes.
    @Test(arguments: [
        ("咨询电话：0578-3120301　地址：县城解放路33号征收办", "征地补偿", "县城解放路33号", Disposition.keep),
        ("翠竹路东段7号至11号灯杆已修复。", "general", "翠竹路东段7号至11号", nil),
        ("企业名称,储存地址,品种\n东山气体站,东山区站前路88号,液氨", "general", "东山区站前路88号", .keep),
        ("姓名,住址,金额\n张三,东山区站前路88号3单元402室,1200", "general", "东山区站前路88号3单元402室", .redact),
        ("柳溪县水利局领导简介\n许国平，局长，主持全面工作。\n家庭住址：柳溪县城关镇桂花巷12号", "领导简介", "柳溪县城关镇桂花巷12号", .redact),
        ("柳溪县水利局领导简介\n许国平，局长，主持全面工作。\n地址：柳溪县城关镇人民路120号", "领导简介", "柳溪县城关镇人民路120号", .keep),
    ] as [(String, String, String, Disposition?)])
    func places(_ text: String, _ profile: String, _ place: String, _ expected: Disposition?) {
        #expect(Self.disposition(Self.review(text, profile: profile), place) == expected, "\(text)")
    }

    /// What is behind a label of a form belongs to whom the form names.
    @Test func forms() {
        let review = Self.review("困难学生认定申请表\n学生姓名：涂志豪　性别：男\n公民身份号码：350102190207010395\n家庭主要困难：父亲患肝硬化。", profile: "学生资助")
        #expect(Self.disposition(review, "肝硬化") == .redact && Self.disposition(review, "涂志豪") == .keep)
    }

    /// Two lines of headers: the lower one says what the columns are.
    @Test func nestedHeaders() {
        let review = Self.review("补贴发放表\n序号,家庭成员,,补贴,备注\n,姓名,残疾等级,金额,\n1,郝铁柱,肢体二级,120,", profile: "惠农补贴")
        #expect(Self.disposition(review, "肢体二级") == .redact && Self.disposition(review, "郝铁柱") == .keep)
    }

    /// Counts below five in a village's row, not in a town's and not in a sum.
    @Test func smallCells() {
        let review = Self.review("青石镇2024年民政统计表\n村名,低保户数,特困人数\n大柳树村,28,4\n小河村,19,0\n合计,47,4", profile: "统计年报")
        #expect(review.verdict == .redact && review.ruling?.rule == .lightData && review.ruling?.combinations.names == ["R10"])
        #expect(review.found.count { $0.finding.kind.name == "SMALL_CELL" } == 1)
        #expect(Self.review("柳溪县民政统计表\n乡镇,特困人数\n青石镇,3\n大源乡,2", profile: "统计年报").verdict == .publish)
        #expect(Self.review("青石镇民政统计表\n村名,特困人数\n大柳树村,4", profile: "general").verdict == .publish)
    }

    @Test func combinations() {
        let trader = Self.review("经营者：张德发，统一社会信用代码92330106MA0000007M，住址：青石镇大塘村三组17号")
        #expect(trader.ruling?.combinations.names.contains("R9") == true)
        let picture = Self.review("图为高一（2）班学生赵明轩（16岁）冲刺瞬间。")
        #expect(picture.ruling?.combinations.names.contains("R11") == true && picture.verdict == .redact)
        let rows = (0..<60).map { "张三\($0 % 9),621226000000010628\($0 % 10)" }.joined(separator: "\n")
        let accounts = Self.review("姓名,银行卡号\n" + rows)
        #expect(accounts.ruling?.combinations.names.contains("R7") == true && accounts.ruling?.notes.contains(Kind("CRIM_THRESHOLD_REACHED")) == true)
    }

    /// A sentence that tells how passwords are made tells every password.
    @Test func passwords() {
        #expect(Self.review("登录系统的初始密码为身份证后六位，首次登录后须修改。").verdict == .redact)
        #expect(Self.review("不要把密码设置为身份证后六位。").verdict == .publish)
    }

    /// Levels of Taiwan and Hong Kong bring their own clauses.
    @Test(arguments: [
        ("密等及解密條件或保密期限：極機密\n主旨：請查照。", "国家机密保护法（台湾）"), ("密等及解密條件或保密期限：密\n主旨：請查照。", "政府资讯公开法（台湾）#18"),
        ("限閱文件\n\n便箋\n各區辦事處主任", "公开资料守则（香港）"), ("机密★10年\n\n通知", "保守国家秘密法#35"),
    ])
    func clausesOfLevels(_ text: String, _ clause: String) {
        let review = Self.review(text)
        #expect(review.ruling?.rule == .secretMark && review.basis(Self.engine).first == clause)
    }
}

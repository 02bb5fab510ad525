import Moyin
import Testing

@Suite struct EngineTests {
    static let engine = try! Engine()

    @Test func readmeExample() throws {
        let assessment = Self.engine.check("联系人手机：13800138000")
        #expect(assessment.verdict == .redact)
        #expect(try Self.engine.redact("联系人手机：13800138000").text == "联系人手机：138****8000")
    }

    /// Official forms (catalogue §3.4).
    @Test(arguments: [
        ("身份证号：110101190003070010", "身份证号：11*************010"),
        ("手机：138-0013-8000", "手机：138-****-8000"),
        ("银行卡号：6222020000000000000", "银行卡号：***************0000"),
        ("住址：浙江省绍兴市越城区府山街道塔山社区5幢301室", "住址：浙江省绍兴市越城区府山街道***"),
        ("邮箱：zhangsan1900@qq.com", "邮箱：z***@qq.com"),
        ("手机：１３８００１３８０００", "手机：１３８****８０００"),
    ])
    func officialForms(_ text: String, _ expected: String) throws {
        #expect(try Self.engine.redact(text).text == expected)
    }

    @Test(arguments: [RedactionStyle.label, .pseudonym, .remove])
    func otherStyles(_ style: RedactionStyle) throws {
        let clean = try Self.engine.redact("甲手机：13800138000，乙手机：13900001234，甲再留一次：13800138000。", style: style).text
        #expect(!clean.contains("13800138000") && !clean.contains("13900001234"))
        if style == .pseudonym {
            #expect(clean == "甲手机：[手机号码1]，乙手机：[手机号码2]，甲再留一次：[手机号码1]。")
        }
    }

    /// A value that goes, goes everywhere, in any guise.
    @Test(arguments: [
        "手机：13800138000。附：编号13800138000", "手机：13800138000；138 0013 8000", "手机13800138000，一三八〇〇一三八〇〇〇",
        "手机：1\u{200b}3800138000，重复１３８００１３８０００", "身份证号110101190003070010，批次号110101190003070010",
    ])
    func nothingIsLeft(_ text: String) throws {
        let clean = try Self.engine.redact(text)
        #expect(!clean.text.contains("13800138000") && !clean.text.contains("110101190003070010"))
        // Redacting the copy changes nothing more.
        #expect(try Self.engine.redact(clean.text).text == clean.text)
    }

    @Test func cleanTextIsUntouched() throws {
        let text = "全县主动公开信息1.2万条，办结依申请公开114件。\r\n国办发〔2016〕80号，办公电话0571-88123456。\n"
        #expect(Self.engine.check(text).verdict == .publish)
        #expect(try Self.engine.redact(text).text == text)
    }

    /// What a scan without names says is what one with them says.
    @Test(arguments: [NameLists(), NameLists(hidden: ["王晓明"], open: ["张建国"])], [false, true])
    func leavesAll(_ names: NameLists, _ hidesNames: Bool) throws {
        let engine = try Engine(names: names, hidesNames: hidesNames)
        var checker = Checker(engine)
        for text in [
            "", "云泽市人民政府2024年度部门决算", "2025-01-01T09:30:00+08:00", "https://www.yunze.example.gov.cn/art/2025/1/1/art_1229000_100000.html",
            "关于张建国同志任职的通知", "王晓明任职前公示", "李小红、赵大伟（手机13800138000）", "身份证号110101190003070010", "李*红 138****8000", "张建国 电话0571-88123456",
        ] {
            var found: [Finding] = []
            let isReviewed = checker.scan(Array(text.utf8).span, into: &found)
            #expect(checker.leavesAll(Array(text.utf8).span) == (isReviewed && found.allSatisfy { $0.disposition == .keep }), "\(text)")
        }
    }

    @Test(arguments: OffsetUnit.allCases)
    func offsets(_ unit: OffsetUnit) {
        let text = "𠮷林县，手机：13800138000"
        let assessment = Self.engine.check(text)
        let range = assessment.ranges(in: unit)[0]
        let expected =
            switch unit {
            case .codepoint: Array(text.unicodeScalars)[range].map(String.init).joined()
            case .utf8: String(decoding: Array(text.utf8)[range], as: UTF8.self)
            case .utf16: String(decoding: Array(text.utf16)[range], as: UTF16.self)
            }
        #expect(expected == "13800138000")
    }

    /// Masked values are rated, and two copies of one number together (catalogue §3.3).
    @Test(arguments: [
        ("身份证号：35*************123", MaskRating.sufficient), ("身份证号：110101190003****10", .insufficient),
        ("手机：138****8000", .acceptable), ("身份证号：320981********1234", .weak),
    ])
    func masks(_ text: String, _ rating: MaskRating) {
        #expect(Self.engine.check(text).findings.first?.masked == rating)
    }

    @Test func maskUnion() {
        let apart = Self.engine.check("身份证号：110101********0010")
        let together = Self.engine.check("身份证号：110101********0010，身份证号：110101190003**0010")
        #expect(apart.findings[0].masked == .weak)
        #expect(together.findings[0].masked == .insufficient)
    }

    /// Columns type the cells of every kind of table (catalogue §17.5).
    @Test(arguments: [
        "姓名,证件,学籍号\n张某,甲,2019010203\n", "姓名\t备注\t学籍号\n张某\t\t2019010203\n", "| 姓名 | 学籍号 |\n|---|---|\n| 张某 | 2019010203 |\n",
        "姓名    性别    学籍号\n张某    男      2019010203\n",
    ])
    func tables(_ text: String) {
        let kinds = Self.engine.check(text).findings.map(\.kind.name)
        #expect(kinds == ["PERSON_NAME", "CN_STUDENT_NO"])
    }

    @Test func everyStepIsExplained() {
        let assessment = Self.engine.check("身份证号：110101190003070010")
        let finding = assessment.findings[0]
        let reasons = assessment.reasons(for: finding)
        #expect(reasons.contains { $0.contains("校验位正确") } && reasons.contains { $0.contains("标签“身份证号”") })
        #expect(finding.evidence.array.reduce(0) { $0 + Int($1.points) } >= finding.confidence)
    }

    /// The same for one thread and many, and for texts that span many segments.
    @Test func jobsMakeNoDifference() {
        var text = "姓名,身份证号,手机\n"
        for index in 0..<12_000 { text += "张某\(index),110101190003070010,1380013\(8000 + index % 1000)\n" }
        let bytes = Array(text.utf8)
        let one = Self.engine.check(utf8: bytes, jobs: 1).findings.map { "\($0.kind) \($0.range) \($0.confidence)" }
        let four = Self.engine.check(utf8: bytes, jobs: 4).findings.map { "\($0.kind) \($0.range) \($0.confidence)" }
        #expect(one == four)
        #expect(one.count { !$0.hasPrefix("PERSON_NAME") } == 24_000)
    }

    static func pack(_ body: String) -> [(name: String, bytes: [UInt8])] {
        let head = "version: 1\nfamily: my\ndetectors:\n  - kind: STAFF_NUMBER\n    rule: my/staff\n    name: {zh: 工号, en: Staff}\n    severity: S3\n    mask: {keep: [0, 2]}\n"
        return [("my.yaml", Array((head + body + "\n").utf8))]
    }

    /// Users' expressions run over the folded text and report on the original.
    @Test func ownPattern() throws {
        let engine = try Engine(rules: Self.pack("    base: 70\n    pattern: 'gh-?\\d{6}'\n    literal: gh"))
        let assessment = engine.check("員工ＧＨ－００0123已離職，GH000124在崗。")
        #expect(assessment.findings.map { assessment.value(of: $0) } == ["ＧＨ－００0123", "GH000124"])
        #expect(try engine.redact("工号GH000124。").text == "工号******24。")
    }

    @Test func ownWords() throws {
        let engine = try Engine(rules: Self.pack("    base: 70\n    words: [青松计划]"))
        #expect(engine.check("推進青 松 計畫及青松計劃。").findings.count == 1)
        #expect(engine.check("青松计划").verdict == .redact)
    }

    @Test func ownContextAndValidator() throws {
        let rules = Self.pack("    base: 40\n    pattern: '\\d{16}'\n    validator: luhn\n    context: {words: [会员卡], within: 4, required: true}")
        let engine = try Engine(rules: rules)
        #expect(engine.check("会员卡：1234567812345670").findings.contains { $0.kind.name == "STAFF_NUMBER" })
        #expect(!engine.check("编号：1234567812345670").findings.contains { $0.kind.name == "STAFF_NUMBER" })
    }

    /// An expression that runs away makes the text not reviewed; it never passes silently.
    @Test func runawayPattern() throws {
        let engine = try Engine(rules: Self.pack("    base: 70\n    pattern: '(?:a|aa)+[cd]'"))
        let text = String(repeating: "a", count: 300) + "b"
        let assessment = engine.check(text)
        #expect(assessment.verdict == .notReviewed)
        #expect(assessment.exceededRule?.id == "my/staff")
        #expect(throws: RedactionError.self) { try engine.redact(text) }
    }

    @Test func brokenPatternIsRefused() {
        #expect(throws: RuleErrors.self) { try Engine(rules: Self.pack("    base: 70\n    pattern: '(a'")) }
    }

    /// Figures in rows are no numbers of anybody, whatever windows of them would pass.
    @Test(arguments: ["1 2 3 4 5 6 7 8 9 ", "1234 5678 9012 ", "12 34 56 78 ", "a:1a:", "1号"])
    func listsOfFigures(_ piece: String) {
        let findings = Self.engine.check(String(repeating: piece, count: 300)).findings
        #expect(findings.isEmpty, "\(findings.prefix(3).map { "\($0.kind) \($0.range)" })")
    }
}

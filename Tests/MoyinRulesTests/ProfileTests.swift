import MoyinRules
import MoyinTypes
import Testing

@Suite struct ProfileTests {
    @Test func builtin() throws {
        let profiles = try RuleCatalog.builtin(examples: true).profiles
        let names = ["领导简介", "任前公示", "录用公示", "评优公示", "学生资助", "低保公示", "惠农补贴", "征地补偿", "政府采购", "行政处罚", "司法公开", "信箱回复", "统计年报", "通知方案"]
        #expect(Set(profiles.map(\.name)) == Set(names))
        #expect(Set(profiles.map(\.name) + profiles.map(\.alias)).count == 28)
        for profile in profiles {
            #expect(!profile.summary.isEmpty && !profile.summaryEnglish.isEmpty && profile.nameEnglish != profile.name, "\(profile.name)")
            #expect(!profile.basis.isEmpty && profile.source != nil, "\(profile.name)")
            #expect(!profile.recognition.title.isEmpty, "\(profile.name)")
            #expect(profile.examples.count >= 3 && profile.examples.contains { $0.verdict == .publish } && profile.examples.contains { $0.verdict == .redact }, "\(profile.name)")
            #expect(profile.examples.allSatisfy { $0.why != nil }, "\(profile.name)")
        }
    }

    /// ⟦…⟧ marks what goes and is no part of the text; without marks nothing is said of it.
    @Test func examplesMarkWhatGoes() throws {
        let examples = try Self.added(Self.head + "examples:\n  - {text: 手机⟦138⟧和⟦139⟧, verdict: redact}\n  - {text: 无, verdict: publish, is: general}\n").profiles.last?.examples
        #expect(examples?.map(\.text) == ["手机138和139", "无"] && examples?.map(\.hidden) == [[6..<9, 12..<15], nil])
        #expect(examples?.map(\.instead) == [nil, "general"])
    }

    /// Rules and profiles are told apart by their keys.
    @Test(arguments: [
        ("profile: 甲\n", true), ("# 甲\nversion: 1\nprofile: 甲\n", true), ("extends: 低保公示\nnames: hide\n", true), ("version: 1\ndetectors:\n  - {}\n", false),
        ("profile: 甲\ndetectors: []\n", false), ("", false), ("profile: [\n", false), ("- profile: 甲\n", false), ("detectors:\n  - {profile: 甲}\n", false),
    ])
    func filesOfProfiles(_ text: String, _ isProfile: Bool) {
        #expect(RuleCatalog.isProfile(Array(text.utf8)) == isProfile)
    }

    /// Start-up leaves the examples out; the rest is the same.
    @Test func lean() throws {
        for (whole, lean) in zip(try RuleCatalog.builtin(examples: true).profiles, try RuleCatalog.builtin().profiles) {
            #expect(lean.examples.isEmpty)
            #expect(whole.name == lean.name && whole.allows == lean.allows && whole.recognition.title == lean.recognition.title && whole.line == lean.line)
        }
    }

    @Test func kindsExist() throws {
        let catalog = try RuleCatalog.builtin()
        let known = Set(catalog.kindNames)
        for profile in catalog.profiles {
            let kinds = profile.allows.union(profile.allowsOfOffices).union(profile.forbids).union(profile.allowsUpTo.keys).union(profile.masks.keys)
            #expect(kinds.allSatisfy { known.contains($0.name) }, "\(profile.name)")
            #expect(profile.allows.isDisjoint(with: profile.forbids), "\(profile.name)")
        }
    }

    private static func added(_ text: String) throws -> RuleCatalog {
        var catalog = try RuleCatalog.builtin()
        try catalog.add(profile: "x.yaml", Array(text.utf8))
        return catalog
    }

    @Test func ownProfile() throws {
        let catalog = try Self.added("""
            version: 1
            profile: 公租房公示
            alias: public-housing
            summary: {zh: 公租房分配公示}
            allows_up_to: {ADDRESS: town}
            facts: [INCOME]
            masks: {CN_RESIDENT_ID: [6, 4], ADDRESS: remove, PERSON_NAME: surname}
            small_cells: 3
            recognition:
              title: 公租房 50, 公示$ 20
            """)
        let profile = catalog.profiles[try #require(catalog.profile(named: "public-housing"))]
        #expect(profile.name == "公租房公示" && profile.allowsUpTo == [.address: .town] && profile.facts == [.income] && profile.smallCells == 3)
        #expect(profile.masks == [.residentID: .keep(6, 4), .address: .remove, .personName: .surname])
        #expect(profile.recognition.title == [.init("公租房", points: 50), .init("公示", points: 20, isEnding: true)])
        #expect(catalog.profiles.count == 15)
    }

    /// The file's word counts against the profile it extends.
    @Test func extendsAndReplaces() throws {
        let builtin = try RuleCatalog.builtin()
        let base = builtin.profiles[try #require(builtin.profile(named: "低保公示"))]
        let catalog = try Self.added("""
            profile: 低保公示
            extends: 低保公示
            names: hide
            allows: [CN_HOUSEHOLD_NO]
            forbids: [EMAIL, ADDRESS]
            open: [DISABILITY]
            masks: {CN_MOBILE: [3, 4]}
            """)
        let profile = catalog.profiles[try #require(catalog.profile(named: "subsistence-allowance"))]
        #expect(catalog.profiles.count == 14 && profile.name == "低保公示" && profile.names == .hide && profile.summary == base.summary)
        #expect(profile.allows == base.allows.union([Kind("CN_HOUSEHOLD_NO")]))
        #expect(profile.allowsOfOffices == base.allowsOfOffices.subtracting([.email, .address]) && profile.allowsUpTo[.address] == nil)
        #expect(profile.facts == base.facts.subtracting([.disability]) && profile.open == base.open.union([.disability]))
        #expect(profile.masks == [.mobile: .keep(3, 4)] && profile.recognition.title == base.recognition.title)
    }

    /// A new name that says nothing of recognition is recognised in the stead of what it extends.
    @Test func extendsUnderAnotherName() throws {
        let catalog = try Self.added("profile: 本市低保公示\nalias: our-allowance\nextends: subsistence-allowance\nnames: hide\n")
        #expect(catalog.profiles.count == 15)
        #expect(catalog.profiles[try #require(catalog.profile(named: "低保公示"))].recognition.title.isEmpty)
        #expect(!catalog.profiles[try #require(catalog.profile(named: "our-allowance"))].recognition.title.isEmpty)
    }

    static let head = "profile: 甲\nalias: jia\nsummary: {zh: 乙}\n"

    /// Wrong files and what is said first about them.
    @Test(arguments: [
        ("", "x.yaml:0:0: error[empty]: 公开类型文件是空的"),
        ("alias: a\n", "error[missing-key]: 缺少“profile”"),
        ("profile: 甲\nsummary: {zh: 乙}\n", "error[missing-key]: 缺少“alias”"),
        ("profile: general\nalias: g\nsummary: {zh: 乙}\n", "x.yaml:1:10: error[reserved]: general 是默认类型的名字"),
        ("profile: 甲\nalias: Jia\nsummary: {zh: 乙}\n", "x.yaml:2:8: error[bad-alias]: 别名“Jia”不合写法"),
        ("profile: 甲\nalias: jia\n", "error[missing-key]: 缺少“summary”"),
        ("version: 2\n" + head, "x.yaml:1:10: error[bad-version]"),
        (head + "alows: [ADDRESS]\n", "x.yaml:4:1: error[unknown-key]: 公开类型中没有“alows”这个键\n  → 是否想写“allows”？"),
        (head + "allows: [CN_MOBIL]\n", "x.yaml:4:10: error[unknown-kind]: 没有名为“CN_MOBIL”的内容种类\n  → 是否想写“CN_MOBILE”？"),
        (head + "facts: [HELTH]\n", "x.yaml:4:9: error[unknown-topic]: 没有名为“HELTH”的敏感事项\n  → 是否想写“HEALTH”？"),
        (head + "names: drop\n", "x.yaml:4:8: error[bad-value]: names 不认识“drop”"),
        (head + "allows: [ADDRESS]\nforbids: [ADDRESS]\n", "x.yaml:5:10: error[conflict]: ADDRESS 既在 allows 又在 forbids"),
        (head + "facts: [HEALTH]\nopen: [HEALTH]\n", "x.yaml:5:7: error[conflict]: HEALTH 既在 facts 又在 open"),
        (head + "allows_up_to: {BIRTH_DATE: town}\n", "x.yaml:4:28: error[bad-value]: BIRTH_DATE 的程度不认识\n  → 写 year（年）或 month（年月）"),
        (head + "masks: {ADDRESS: keep}\n", "x.yaml:4:18: error[bad-mask]"),
        (head + "masks: {ADDRESS: [10, 4]}\n", "x.yaml:4:18: error[bad-mask]"),
        (head + "small_cells: 0\n", "x.yaml:4:14: error[bad-value]: small_cells应为 1 到 100 的整数"),
        (head + "requires: [{what: 监督电话}]\n", "error[missing-key]: requires 的一项缺少 what 或 words"),
        (head + "reminders: [{note: WITHDRAW_AFTER}]\n", "error[unknown-note]: 没有名为“WITHDRAW_AFTER”的提示"),
        (head + "recognition:\n  title: 公示 500\n", "x.yaml:5:10: error[bad-word]: title 中的“公示 500”应为两个字以上的词和 1 到 200 的分数"),
        (head + "recognition:\n  title: 低保 45, 示$ 5\n", "error[bad-word]: title 中的“示$ 5”"),
        (head + "recognition:\n  not: 公示\n", "error[bad-word]: not 中的“公示”"),
        (head + "examples:\n  - {text: a, verdict: maybe}\n", "error[bad-value]: 不认识的结论“maybe”"),
        (head + "examples:\n  - {text: a⟦b, verdict: redact}\n", "x.yaml:5:12: error[bad-example]: ⟦⟧ 不成对，或里面是空的"),
        (head + "extends: 低保公布\n", "x.yaml:4:10: error[unknown-profile]: 没有名为“低保公布”的公开类型\n  → 是否想写“低保公示”？"),
        ("profile: 低保公示\nalias: a\nsummary: {zh: 乙}\n", "error[duplicate-profile]: 名称“低保公示”或别名“a”已在 profiles/subsistence-allowance.yaml 用过"),
        ("profile: [\n", "x.yaml:"),
    ])
    func wrong(_ text: String, _ expected: String) throws {
        var catalog = try RuleCatalog.builtin()
        do {
            try catalog.add(profile: "x.yaml", Array(text.utf8))
            Issue.record("accepted: \(text)")
        } catch {
            #expect(error.description.contains(expected), "\(error.description)")
            #expect(catalog.profiles.count == 14)
        }
    }

    @Test func everythingWrongIsSaid() throws {
        var catalog = try RuleCatalog.builtin()
        do {
            try catalog.add(profile: "x.yaml", Array((Self.head + "names: drop\nallows: [NOTHING_LIKE_IT]\nfacts: [X]\n").utf8))
            Issue.record("accepted")
        } catch {
            #expect(error.diagnostics.map(\.line) == [4, 5, 6])
        }
    }
}

import MoyinReports
import MoyinRules
import MoyinText
import MoyinTypes

/// What `moyin rules explain` says of a kind, a profile or a clause.
struct RuleExplanation {
    private let catalog: RuleCatalog
    private let comma = say("、", ", ")

    init(_ catalog: RuleCatalog) { self.catalog = catalog }

    /// nil: nothing is called so.
    func text(for name: String) throws -> String? {
        let kinds = catalog.rules.filter { $0.kind.name == name.uppercased() }
        if !kinds.isEmpty { return kinds.map(kind).joined() }
        let fold = BuiltinData.file("tables/traditional-simplified.tsv").map(FoldTable.init(simplified:))
        if let fold, let index = catalog.profile(named: name, fold: fold) { return profile(catalog.profiles[index]) }
        let clauses = try Clauses.load(fold: fold)
        return clauses[name].map(clause)
    }

    /// The name that was probably meant.
    func suggestion(for name: String) throws -> String? {
        let clauses = try Clauses.load()
        let kinds = catalog.rules.map(\.kind.name)
        return RuleCatalog.nearestName(to: name.uppercased(), in: kinds)
            ?? RuleCatalog.nearestName(to: name, in: catalog.profiles.flatMap { [$0.name, $0.alias] } + clauses.citations)
    }

    private func kind(_ rule: DetectorRule) -> String {
        var output = "\(rule.kind.name)  \(rule.nameChinese) / \(rule.nameEnglish)\n"
        let place = "\(rule.id)（\(rule.file):\(rule.line)）"
        output += "  " + say("规则 \(place)  严重程度 \(rule.severity.name)  基础分 \(rule.base)", "rule \(place)  severity \(rule.severity.name)  base \(rule.base)") + "\n"
        output += entry(say("来源", "source"), rule.source.map { [$0] } ?? [])
        output += entry(say("标签", "labels"), rule.labels)
        output += entry(say("依据", "basis"), rule.basis)
        output += entry(say("可公开", "lawful"), rule.lawful.map { [$0] } ?? [])
        for example in rule.examples {
            let sign = example.expected.isEmpty ? say("不命中", "no match") : say("命中", "match")
            output += "  \(sign)  \(example.text)\(example.why.map { "（\($0)）" } ?? "")\n"
        }
        return output
    }

    private func profile(_ profile: Profile) -> String {
        var output = "\(profile.name)  \(profile.alias) / \(profile.nameEnglish)\n"
        output += "  " + say(profile.summary, profile.summaryEnglish.isEmpty ? profile.summary : profile.summaryEnglish) + "\n"
        output += entry(say("依据", "basis"), profile.basis)
        output += entry(say("保留", "stays"), kinds(profile.allows))
        let partly = profile.allowsUpTo.sorted { $0.key.name < $1.key.name }.map { label($0.key) + say("（到\(detail($0.value))）", " (\(detail($0.value)))") }
        output += entry(say("部分保留", "stays in part"), partly)
        output += entry(say("单位的保留", "stays of offices"), kinds(profile.allowsOfOffices))
        output += entry(say("隐去", "goes"), kinds(profile.forbids))
        output += entry(say("姓名", "names"), [names(profile.names)])
        output += entry(say("名留事实删", "facts that go beside a name"), topics(profile.facts))
        output += entry(say("可与姓名并列", "may stand beside a name"), topics(profile.open))
        if let least = profile.smallCells { output += entry(say("小数隐去", "small counts"), [say("少于 \(least)", "below \(least)")]) }
        let masks = profile.masks.sorted { $0.key.name < $1.key.name }.map { "\(label($0.key)) \(mask($0.value))" }
        output += entry(say("遮盖", "masks"), masks)
        output += entry(say("必备", "must hold"), profile.requires.map { $0.what + ($0.when.isEmpty ? "" : say("（\($0.when.joined(separator: "、"))）", " (\($0.when.joined(separator: ", ")))")) })
        output += entry(say("提示", "reminders"), profile.reminders.map(\.note.name))
        for example in profile.examples {
            let text = example.text.replacing("\n", with: " ⏎ ")
            let sort = example.instead.map { say("另一类（\($0)），", "another sort (\($0)), ") } ?? ""
            output += "  \(sort)\(verdict(example.verdict))  \(text)\(example.why.map { "（\($0)）" } ?? "")\(example.open.map { say("［尚待解决：\($0)］", "[still open: \($0)]") } ?? "")\n"
        }
        return output
    }

    private func clause(_ clause: Clauses.Clause) -> String {
        let instrument = clause.instrument
        var output = say("《\(instrument.title)》", instrument.titleEnglish) + (clause.article.map { say("第 \($0.number) 条", ", article \($0.number)") } ?? "") + "\n"
        let force = instrument.inForce.map { say("，\($0) 起施行", ", in force from \($0)") } ?? ""
        output += "  \(instrument.issuer)\(force)\n"
        let summary = say(clause.summary, clause.summaryEnglish)
        if !summary.isEmpty { output += "  " + say("大意 ", "in short ") + summary + "\n" }
        if clause.article == nil {
            for article in instrument.articles {
                output += "  " + say("第 \(article.number) 条  \(article.summary)", "article \(article.number)  \(article.summaryEnglish)") + "\n"
            }
        }
        if !clause.isConfirmed { output += "  " + say("条号或文字尚待核实，引用前请查原文", "number or wording not confirmed: look it up before citing") + "\n" }
        output += entry(say("引用它的种类", "kinds that cite it"), unique(catalog.rules.filter { $0.basis.contains(clause.citation) }.map(\.kind.name)))
        output += entry(say("引用它的公开类型", "profiles that cite it"), catalog.profiles.filter { $0.basis.contains(clause.citation) }.map { say($0.name, $0.alias) })
        return output
    }
}

/// Words for single values.
extension RuleExplanation {
    private func entry(_ what: String, _ values: [String]) -> String {
        values.isEmpty ? "" : "  \(what) \(values.joined(separator: comma))\n"
    }

    private func unique(_ names: [String]) -> [String] {
        var seen = Set<String>()
        return names.filter { seen.insert($0).inserted }
    }

    private func label(_ kind: Kind) -> String {
        guard let rule = catalog.rules.first(where: { $0.kind == kind }) else { return kind.name }
        return say(rule.nameChinese, rule.nameEnglish)
    }

    private func kinds(_ kinds: Set<Kind>) -> [String] { kinds.sorted { $0.name < $1.name }.map(label) }

    private func topics(_ topics: Set<SensitiveTopic>) -> [String] {
        SensitiveTopic.allCases.filter(topics.contains).map(topic)
    }

    private func topic(_ topic: SensitiveTopic) -> String {
        switch topic {
        case .health: say("疾病", "health")
        case .disability: say("残疾", "disability")
        case .welfare: say("救助身份", "welfare")
        case .studentAid: say("受助学生", "student aid")
        case .minor: say("未成年人", "minors")
        case .offence: say("违法犯罪", "offences")
        case .income: say("收入金额", "income and amounts")
        case .belief: say("宗教信仰", "belief")
        case .family: say("婚姻家庭", "marriage and family")
        case .victim: say("受害人", "victims")
        case .biometric: say("生物识别", "biometrics")
        case .whistleblower: say("举报人、信访人", "informants and petitioners")
        case .credit: say("失信记录", "credit records")
        case .sensitivePost: say("不宜公开的职业身份", "posts that must stay unknown")
        case .track: say("行踪", "movements")
        }
    }

    private func names(_ policy: Profile.NamePolicy) -> String {
        switch policy {
        case .keep: say("保留，与不得并列的事实相连时隐去", "stay, unless tied to what may not stand beside them")
        case .hide: say("隐去", "go")
        case .parties: say("未成年人、被害人、证人和婚姻家庭继承案件当事人隐去，其他保留", "of minors, victims, witnesses and parties of family cases go, others stay")
        }
    }

    private func detail(_ detail: Profile.Detail) -> String {
        switch detail {
        case .year: say("年", "year")
        case .month: say("年月", "month")
        case .county: say("县", "county")
        case .town: say("乡镇", "town")
        case .village: say("村（社区）", "village")
        }
    }

    private func mask(_ mask: MaskRule) -> String {
        switch mask {
        case .keep(let first, let last): say("留前 \(first) 后 \(last)", "first \(first), last \(last)")
        case .remove: say("删除", "removed")
        case .label: say("以标签代替", "label")
        case .generalise: say("概括", "generalised")
        case .surname: say("留姓", "surname")
        case .unchanged: say("不遮盖", "unchanged")
        }
    }

    private func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .publish: say("可公开", "publish")
        case .redact: say("脱敏后公开", "redact")
        case .secrecyReview: say("送保密审查", "secrecy review")
        case .withhold: say("不予公开", "withhold")
        case .notReviewed: say("未审查", "not reviewed")
        }
    }
}

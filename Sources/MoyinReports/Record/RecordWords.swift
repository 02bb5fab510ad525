package import Moyin

/// What records call things, in the language asked for.
package enum RecordWords {
    package static func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .publish: say("可公开", "may be published")
        case .redact: say("脱敏后公开", "publish after redaction")
        case .secrecyReview: say("送保密审查", "secrecy review")
        case .withhold: say("不予公开", "withhold")
        case .notReviewed: say("未能检查", "not reviewed")
        }
    }

    /// Why, in a few words.
    package static func rule(_ rule: RulingRule) -> String {
        switch rule {
        case .secretMark: say("有国家秘密标志", "marked as a state secret")
        case .withheld: say("标为不予公开，或属不得公开的材料", "marked as not to be published, or of a sort that is not")
        case .internalMark: say("有内部、工作秘密或过程性标志", "marked as internal, work secret or unfinished")
        case .securityRisk: say("可能危及安全的内容", "may endanger security")
        case .undetermined: say("不能确定是否可以公开", "cannot be determined whether it may be published")
        case .thirdParty: say("涉及商业秘密等第三方信息", "third-party information such as trade secrets")
        case .graveData: say("有必须隐去的个人信息", "personal data that must be hidden")
        case .doubtfulData: say("有疑似个人信息，须人工确认", "possible personal data, to be decided by a person")
        case .lightData: say("有应当隐去的一般个人信息", "ordinary personal data to be hidden")
        case .notesOnly: say("只有提示", "notes only")
        case .lawful: say("未发现不得公开的内容", "nothing found that must not be published")
        }
    }

    package static func next(_ rule: RulingRule) -> String {
        switch rule {
        case .secretMark: say("停止公开流程；送保密审查机构，由原定密机关决定是否解密", "Stop publishing; the organ that set the level decides whether it is lifted")
        case .withheld: say("不公开；按条例说明理由并留存", "Do not publish; give and keep the reason")
        case .internalMark: say("送保密审查，由制发机关决定能否公开", "To the secrecy reviewer; the issuing organ decides")
        case .securityRisk: say("送保密审查；征求主管部门意见", "To the secrecy reviewer; ask the competent department")
        case .undetermined: say("送保密审查；不能确定的，报有关主管部门或保密行政管理部门确定（条例第17条）", "To the secrecy reviewer; in doubt the competent or secrecy authority determines (Regulations art. 17)")
        case .thirdParty: say("书面征求第三方意见（15个工作日），再决定", "Ask the third party in writing (15 working days), then decide")
        case .graveData, .lightData: say("写出脱敏副本，复核后再公开副本", "Write a redacted copy, look through it, publish the copy")
        case .doubtfulData: say("人工逐处确认疑似内容，需要时脱敏后再公开", "A person decides each doubt; redact where needed")
        case .notesOnly: say("处理提示事项后按程序签批公开", "Settle the notes, then sign and publish")
        case .lawful: say("按程序签批公开", "Sign and publish")
        }
    }

    package static func flag(_ flag: VerdictFlag) -> String {
        switch flag {
        case .needsHumanReview: say("需人工复核", "needs human review")
        case .incomplete: say("需补正", "to be completed")
        case .thirdPartyConsent: say("需第三方意见", "third-party consent")
        case .reasonRequired: say("需说明理由", "reason required")
        case .secrecyBlock: say("涉密阻断", "secrecy block")
        case .suspectedLeak: say("疑似泄密", "suspected leak")
        }
    }

    package static func combination(_ name: String) -> String {
        switch name {
        case "R1": say("R1 姓名与专属号码同现", "R1 name with a personal number")
        case "R2": say("R2 遮盖的姓名与出生日期同现", "R2 masked name with a date of birth")
        case "R3": say("R3 同一号码遮盖不一致，可拼出", "R3 one number masked differently")
        case "R4": say("R4 遮盖的号码可由另一号码推出", "R4 masked number told by another")
        case "R5": say("R5 姓名与敏感情况同现", "R5 name with something sensitive")
        case "R6": say("R6 批量身份证件号码", "R6 identity numbers in bulk")
        case "R7": say("R7 达到刑事立案的条数", "R7 as many pieces as the criminal law counts")
        case "R8": say("R8 公职人员与私人电话同现", "R8 official with a private telephone")
        case "R9": say("R9 个体工商户与经营者住址同现", "R9 sole trader with the home")
        case "R10": say("R10 村级统计人数过少", "R10 count of few persons in a village")
        case "R11": say("R11 未成年人照片与姓名、学校同现", "R11 minor with picture and school")
        default: name
        }
    }

    /// How a value of this kind is hidden.
    package static func method(_ mask: MaskRule) -> String {
        switch mask {
        case .keep(0, 0): say("全部以 * 代替", "all by *")
        case .keep(let first, 0): say("留前 \(first) 位，其余以 * 代替", "first \(first) kept, the rest by *")
        case .keep(0, let last): say("留后 \(last) 位，其余以 * 代替", "last \(last) kept, the rest by *")
        case .keep(let first, let last): say("留前 \(first) 后 \(last) 位，其余以 * 代替", "first \(first) and last \(last) kept, the rest by *")
        case .remove: say("删除", "removed")
        case .label: say("以“已隐去”标签代替", "replaced by a label")
        case .generalise: say("概括到不能识别个人", "made general")
        case .surname: say("留姓，名以“某”代替", "surname kept, a sign for the given name")
        case .unchanged: say("不必隐去", "stays")
        }
    }

    /// 保守国家秘密法#22 and #35 as 《保守国家秘密法》第22、35条.
    package static func clauses(_ basis: [String]) -> String {
        var laws: [(name: String, articles: [String])] = []
        for clause in basis {
            let parts = clause.split(separator: "#", maxSplits: 1).map(String.init)
            let index = laws.firstIndex { $0.name == parts[0] } ?? laws.count
            if index == laws.count { laws.append((parts[0], [])) }
            laws[index].articles += parts.dropFirst()
        }
        return laws.map { law in
            // Standards and letters of offices have numbers for names.
            guard !law.name.utf8.contains(where: { $0 < 0x80 }), !law.name.contains("〔") else { return ([law.name] + law.articles).joined(separator: " ") }
            let articles = law.articles.sorted { (Int($0) ?? .max, $0) < (Int($1) ?? .max, $1) }.joined(separator: say("、", ", "))
            return "《\(law.name)》" + (articles.isEmpty ? "" : say("第\(articles)条", " art. \(articles)"))
        }.joined(separator: say("、", ", "))
    }
}

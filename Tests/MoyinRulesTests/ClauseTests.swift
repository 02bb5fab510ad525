import MoyinRules
import Testing

@Suite struct ClauseTests {
    /// What is cited anywhere can be looked up.
    @Test func everyBasisExists() throws {
        let clauses = try Clauses.load()
        let catalog = try RuleCatalog.builtin()
        for rule in catalog.rules {
            for citation in rule.basis { #expect(clauses[citation] != nil, "\(rule.id): \(citation)") }
        }
        for profile in catalog.profiles {
            let all = profile.basis + profile.requires.flatMap(\.basis) + profile.reminders.flatMap(\.basis)
            for citation in all { #expect(clauses[citation]?.summary.isEmpty == false, "\(profile.name): \(citation)") }
        }
    }

    @Test func everyCitationIsFound() throws {
        let clauses = try Clauses.load()
        #expect(Set(clauses.citations).count == clauses.citations.count)
        for citation in clauses.citations {
            let clause = try #require(clauses[citation])
            #expect(clause.citation == citation)
            if clause.article != nil { #expect(!clause.summary.isEmpty && !clause.summaryEnglish.isEmpty, "\(citation)") }
        }
    }

    /// Official, traditional and full names lead to the same clause.
    @Test(arguments: [
        ("個資法#2", "个人资料保护法（台湾）#2"), ("国家机密保护法(臺)", "国家机密保护法（台湾）"), ("國家機密保護法(臺)", "国家机密保护法（台湾）"), ("政府資訊公開法#7", "政府资讯公开法（台湾）#7"),
        ("政府资讯公开法(臺)#18", "政府资讯公开法（台湾）#18"), ("个人资料保护法(臺)#2", "个人资料保护法（台湾）#2"), ("政府資訊公開法", "政府资讯公开法（台湾）"), ("政府信息公開條例#15", "政府信息公开条例#15"),
        ("《中华人民共和国民法典》#1034", "民法典#1034"), ("法釋〔2016〕19號#8", "法释〔2016〕19号#8"), ("国办发〔2016〕80号", "国办发〔2016〕80号"),
    ])
    func names(_ citation: String, _ expected: String) throws {
        #expect(try Clauses.load()[citation]?.citation == expected)
    }

    @Test func unknown() throws {
        let clauses = try Clauses.load()
        for citation in ["", "#", "民法典#", "民法典#0", "民法典#1034#1", "某法#1", "民法典#一"] { #expect(clauses[citation] == nil, "\(citation)") }
    }

    @Test func unconfirmed() throws {
        let clauses = try Clauses.load()
        #expect(clauses["传染病防治法#12"]?.isConfirmed == false && clauses["法释〔2016〕19号#9"]?.isConfirmed == false)
        #expect(clauses["法释〔2016〕19号#8"]?.isConfirmed == true)
    }
}

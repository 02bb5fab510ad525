import Moyin
import Testing

/// Names in a redacted copy: kept unless asked for, or on a list.
@Suite struct NameRedactionTests {
    static let hiding = try! Engine(hidesNames: true)
    static let text = "局长张建国同志主持会议。"

    static func engine(hidden: [String] = [], open: [String] = [], hidesNames: Bool = false) throws -> Engine {
        try Engine(names: NameLists(hidden: hidden, open: open), hidesNames: hidesNames)
    }

    @Test func keptByDefault() throws {
        let assessment = EngineTests.engine.check(Self.text)
        #expect(assessment.verdict == .publish && assessment.findings.map(\.disposition) == [.keep])
        #expect(try EngineTests.engine.redact(Self.text).text == Self.text)
    }

    /// Without the model: what lists say still holds.
    @Test func notLookedFor() throws {
        let engine = try Engine(names: NameLists(hidden: ["李小红"]), findsNames: false)
        let text = "局长张建国同志和李小红，电话13800138000。"
        #expect(engine.check(text).findings.map(\.kind.name) == ["PERSON_NAME", "CN_MOBILE"])
        #expect(try engine.redact(text).text == "局长张建国同志和李某某，电话138****8000。")
    }

    @Test func hiddenWhenAsked() throws {
        #expect(Self.hiding.check(Self.text).verdict == .redact)
        #expect(try Self.hiding.redact(Self.text).text == "局长张某某同志主持会议。")
        #expect(try Self.hiding.redact("局長張建國同志主持會議。").text == "局長張某某同志主持會議。")
    }

    /// 法释〔2016〕19号 §9, as courts write it.
    @Test(arguments: [
        ("王明", "王某"), ("王小明", "王某某"), ("欧阳锋", "欧阳某"), ("歐陽鐵心", "歐陽某某"), ("阿卜杜·热合曼", "阿某某"), ("扎西次仁", "扎某某"),
        ("陈方安生", "陈某某"), ("王　明", "王　某"), ("王 小 明", "王 某 某"), ("Li Xiaoming", "[姓名已隐去]"), ("𠮷小明", "𠮷某某"), ("王\u{200b}小明", "王某某"),
    ])
    func official(_ name: String, _ expected: String) throws {
        let listed = name.unicodeScalars.filter { !" 　\u{200b}".unicodeScalars.contains($0) }
        let engine = try Self.engine(hidden: [name == "Li Xiaoming" ? name : String(String.UnicodeScalarView(listed))])
        #expect(try engine.redact("由\(name)，负责。").text == "由\(expected)，负责。")
    }

    @Test("one pseudonym a person, counted by surname, the same throughout a run")
    func pseudonyms() throws {
        let engine = try Self.engine(hidden: ["张三丰", "張無忌", "李四光"])
        var book = PseudonymBook()
        func clean(_ text: String) throws -> String { try engine.redact(engine.check(text), style: .pseudonym, book: &book).text }
        #expect(try clean("张三丰、李四光、张无忌、張三豐。") == "张某甲、李某甲、张某乙、張某甲。")
        #expect(try clean("张无忌。") == "张某乙。")
    }

    @Test("more than ten of one surname")
    func manyPseudonyms() throws {
        let names = "甲乙丙丁戊己庚辛壬癸子丑".map { "张三\($0)" }
        let engine = try Self.engine(hidden: names)
        let clean = try engine.redact(names.joined(separator: "；"), style: .pseudonym).text
        #expect(clean.hasPrefix("张某甲；张某乙") && clean.hasSuffix("张某癸；张某11；张某12"))
    }

    @Test func otherStyles() throws {
        #expect(try Self.hiding.redact(Self.text, style: .label).text == "局长[姓名已隐去]同志主持会议。")
        #expect(try Self.hiding.redact(Self.text, style: .remove).text == "局长同志主持会议。")
    }

    @Test("what is hidden already stays")
    func masked() throws {
        let text = "王先生来电，户主李*，家庭人口3人。"
        #expect(Self.hiding.check(text).verdict == .publish)
        #expect(try Self.hiding.redact(text).text == text)
    }

    @Test("public names stay when the others go")
    func open() throws {
        let engine = try Self.engine(open: ["张建国"], hidesNames: true)
        #expect(try engine.redact("局长张建国同志主持，法定代表人：王小明。").text == "局长张建国同志主持，法定代表人：王某某。")
    }

    @Test("names on the list go when the others stay")
    func hidden() throws {
        let engine = try Self.engine(hidden: ["王小明"])
        #expect(try engine.redact("局长张建国同志主持，法定代表人：王小明。").text == "局长张建国同志主持，法定代表人：王某某。")
    }

    @Test("a name that goes goes from where nothing points to it, but not across a comma")
    func elsewhere() throws {
        let clean = try Self.hiding.redact("局长张建国同志主持会议。纸张，建国以来。abc张建国xyz。").text
        #expect(!clean.contains("张建国") && clean.contains("纸张，建国以来"), "\(clean)")
    }

    @Test("reasons are said in both languages")
    func reasons() throws {
        let assessment = try Self.engine(hidden: ["王小明"]).check("局长张建国同志主持，王小明参加。")
        let said = assessment.findings.map { assessment.reasons(for: $0).joined() + assessment.reasons(for: $0, english: true).joined() }
        #expect(said[0].contains("“局长”") && said[0].contains("characters of a name"))
        #expect(said[1].contains("在须隐去的名单上") && said[1].contains("on the list of names to hide"))
    }
}

/// Names that only the copy shows go too.
@Suite struct LateNameTests {
    /// Texts of lists, in which names bear one another out.
    @Test(arguments: RedactionStyle.allCases)
    func convergesOnRosters(_ style: RedactionStyle) throws {
        var text = "参加人员："
        for (index, surname) in "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗".enumerated() {
            text += "\(surname)\(Array("明华强丽敏静军伟芳勇")[index % 10])\(Array("东生平国")[index % 4])、\(surname)安、"
        }
        text += "阿卜杜·热合曼、克林顿、Bill Gates等出席。局长张建国同志主持。<b>王</b>小明参加。"
        let clean = try NameRedactionTests.hiding.redact(text, style: style)
        #expect(!clean.text.contains("张建国"))
        let again = NameRedactionTests.hiding.check(clean.text)
        #expect(again.findings.allSatisfy { $0.kind == .personName })
    }

    @Test("bytes of a copy lead back to those of the original")
    func placesLeadBack() {
        var places = WrittenPlaces()
        places.add(10..<20, count: 4)
        places.add(30..<33, count: 0)
        func finding(_ range: Range<Int>) -> Finding {
            Finding(start: range.lowerBound, end: range.upperBound, kind: .personName, rule: 0, severity: .s1, evidence: EvidenceList(), disposition: .redact)
        }
        func isExcused(_ range: Range<Int>) -> Bool { places.excuse(finding(range), at: range) }
        #expect(!isExcused(0..<10) && isExcused(9..<11) && isExcused(13..<20) && !isExcused(14..<20))
        #expect(!isExcused(20..<30))
    }
}

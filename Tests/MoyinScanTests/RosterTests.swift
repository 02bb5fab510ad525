import MoyinRules
@testable import MoyinScan
import MoyinTypes
import Testing

/// Names that the user knows beat what the recogniser thinks.
@Suite struct RosterTests {
    static func engine(hidden: [String] = [], open: [String] = []) throws -> ScanEngine {
        try ScanEngine(NameScanTests.catalog, names: NameLists(hidden: hidden, open: open))
    }

    @Test("in either script and any guise", arguments: [
        "本次由龙腾飞扬负责", "本次由龍騰飛揚負責", "本次由龙 腾 飞 扬负责", "本次由龙腾\n飞扬负责", "本次由龙\u{200b}腾飞\u{feff}扬负责", "龙　腾　飞　扬",
    ])
    func guises(_ text: String) throws {
        let findings = NameScanTests.scan(text, try Self.engine(hidden: ["龙腾飞扬"]))
        #expect(findings.count == 1)
        #expect(findings[0].confidence == 100 && findings[0].severity == .s3 && findings[0].evidence.array.map(\.kind) == [.listed])
    }

    @Test func latinAndDotted() throws {
        let engine = try Self.engine(hidden: ["Li Xiao", "阿卜杜·热合曼"])
        #expect(NameScanTests.names("ＬＩ　Xiao、阿卜杜•热合曼、阿卜杜．热合曼", engine) == ["ＬＩ　Xiao", "阿卜杜•热合曼", "阿卜杜．热合曼"])
        #expect(!NameScanTests.names("Li Xiaoming, Uli Xiao", engine).contains("Li Xiao"))
    }

    @Test("an empty line, punctuation or another word between is none", arguments: ["龙腾\n\n飞扬", "龙腾，飞扬", "龙腾的飞扬"])
    func notWhole(_ text: String) throws {
        #expect(NameScanTests.scan(text, try Self.engine(hidden: ["龙腾飞扬"])).filter { $0.severity == .s3 }.isEmpty)
    }

    @Test("public names are kept and their owners are officials")
    func open() throws {
        let findings = NameScanTests.scan("局长张建国同志，平安到会。", try Self.engine(open: ["张建国", "平安"]))
        #expect(findings.map(\.subject) == [.official, .official])
        #expect(findings.allSatisfy { $0.severity == .s0 && $0.confidence == 100 && $0.evidence.array.map(\.kind) == [.listedPublic] })
    }

    @Test("a longer name is somebody else's")
    func longer() throws {
        let engine = try Self.engine(open: ["张建"])
        #expect(NameScanTests.names("局长张建国同志", engine) == ["张建国"])
        #expect(NameScanTests.names("张三丰与张三", try Self.engine(hidden: ["张三", "张三丰"])) == ["张三丰", "张三"])
    }

    @Test("a name to be hidden is found within another finding, a public one is not")
    func withinOthers() throws {
        let text = "住址：浙江省杭州市西湖区文三路12号建国小区3幢201室"
        #expect(NameScanTests.names(text, try Self.engine(hidden: ["建国"])) == ["建国"])
        #expect(NameScanTests.names(text, try Self.engine(open: ["建国"])).isEmpty)
    }

    @Test("a name on both lists is hidden")
    func both() throws {
        #expect(NameScanTests.scan("龙腾飞扬", try Self.engine(hidden: ["龙腾飞扬"], open: ["龍騰飛揚"])).map(\.severity) == [.s3])
    }

    @Test("a hundred thousand names, over cuts and in many threads")
    func many() throws {
        let characters = Array("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛")
        var names: [String] = []
        for first in characters { for second in characters { for third in characters { names.append(String([first, second, third])) } } }
        let engine = try Self.engine(hidden: names)
        #expect(names.count > 80_000)
        let line = "会议由水柏葛主持，章窦云汇报。"
        let text = Array(String(repeating: line, count: 30_000).utf8)
        let findings = engine.scan(text, jobs: 2).filter { $0.severity == .s3 }
        #expect(findings.count == 60_000)
    }
}

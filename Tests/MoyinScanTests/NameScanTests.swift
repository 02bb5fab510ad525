import MoyinRules
@testable import MoyinScan
import MoyinTypes
import Testing

/// Names of persons among the other findings: what the recogniser finds, however the text comes.
@Suite struct NameScanTests {
    static let catalog = try! RuleCatalog.builtin()
    static let engine = try! ScanEngine(catalog)

    static func scan(_ text: String, _ engine: ScanEngine = engine) -> [Finding] {
        var scanner = Scanner(engine)
        var findings: [Finding] = []
        scanner.scan(text.utf8Span.span, into: &findings)
        return findings
    }

    static func names(_ text: String, _ engine: ScanEngine = engine) -> [String] {
        let bytes = Array(text.utf8)
        return scan(text, engine).filter { $0.kind == .personName }.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    @Test(arguments: [
        ("局长张建国同志出席会议。", "张建国"), ("局長張建國同志出席會議。", "張建國"), ("法定代表人：王小明", "王小明"), ("联系人：李　明", "李　明"),
    ])
    func found(_ text: String, _ name: String) {
        let findings = Self.scan(text)
        #expect(Self.names(text) == [name])
        #expect(findings[0].severity == .s1 && findings[0].subject == nil && findings[0].masked == nil)
        #expect(findings[0].confidence >= 85 && findings[0].confidence < 100)
    }

    @Test("the steps add up to the confidence, and none is lost")
    func steps() {
        for text in ["局长张建国同志出席会议。", "姓名,单位\n扎西次仁,西河村\n王小明,东河村\n张某,南河村\n", "王先生来电，李*到庭。"] {
            for finding in Self.scan(text) where finding.kind == .personName {
                let steps = finding.evidence.array
                #expect(steps.count <= 8)
                #expect(steps.reduce(0) { $0 + Int($1.points) } == finding.confidence, "\(steps)")
            }
        }
    }

    @Test("what is hidden already says how well", arguments: [
        ("户主李*，家庭人口3人。", MaskRating.acceptable), ("户主李**，家庭人口3人。", .sufficient), ("王先生来电反映。", .sufficient),
        ("姓名,单位\n张某某,西河村\n", .sufficient),
    ])
    func masked(_ text: String, _ rating: MaskRating) {
        let findings = Self.scan(text).filter { $0.kind == .personName }
        #expect(findings.map(\.masked) == [rating])
    }

    /// The cut falls into the name, which is found once and whole.
    @Test func overACut() {
        let value = Array("局长张建国同志".utf8)
        let few = Array(String(repeating: "的", count: 1024).utf8)
        for offset in 0...value.count / 3 {
            let filler = Array(String(repeating: "的", count: Segmenter.longest / 3 - offset).utf8)
            let text = filler + value + few + few
            var scanner = Scanner(Self.engine)
            var findings: [Finding] = []
            scanner.scan(text.span, into: &findings)
            #expect(findings.map { $0.start - filler.count } == [6], "\(offset)")
        }
    }

    static let long: [UInt8] = {
        var text = "姓名,单位,座机\n"
        for index in 0..<9_000 { text += "王小明,西河村委会,800\(1000 + index % 9000)\n" }
        text += "\n"
        for index in 0..<9_000 { text += "第\(index)次会议由局长张建国同志主持，副局长李建华、王小明陪同，群众陈先生反映情况。" + (index % 7 == 0 ? "\n" : "") }
        return Array(text.utf8)
    }()

    static func spans(_ findings: [Finding]) -> [String] { findings.map { "\($0.kind) \($0.range) \($0.confidence)" } }

    @Test("the same for every way in")
    func everyWayIn() {
        var scanner = Scanner(Self.engine)
        var findings: [Finding] = []
        scanner.scan(Self.long.span, into: &findings)
        let whole = Self.spans(findings)
        #expect(whole.count { $0.hasPrefix("PERSON_NAME") } > 30_000)
        #expect(Self.spans(Self.engine.scan(Self.long, jobs: 3)) == whole)
        var plain: [Finding] = []
        scanner.scan(Self.long.span, mode: .plain, into: &plain)
        #expect(Self.spans(plain) == whole)
        for chunk in [4_099, 300_000] {
            var position = 0
            var streamed: [Finding] = []
            Self.engine.scan(jobs: 2, read: { buffer in
                let count = min(buffer.count, chunk, Self.long.count - position)
                buffer.copyBytes(from: Self.long[position..<(position + count)])
                position += count
                return count
            }) { streamed += $0 }
            #expect(Self.spans(streamed) == whole, "\(chunk)")
        }
    }

    @Test("a name within another finding is none", arguments: [
        "住址：浙江省杭州市西湖区建国路12号王建国小区3幢201室", "电子邮箱：Wang.Xiaoming@example.com",
    ])
    func givesWay(_ text: String) {
        #expect(Self.names(text).isEmpty)
        #expect(!Self.scan(text).isEmpty)
    }

    @Test("what follows a full stop in lower case is an extension")
    func fileNames() {
        #expect(Self.names("关于局长张建国同志的通知.txt") == ["张建国"])
    }

    @Test("findings share no byte")
    func disjoint() {
        let text = "住址：竹海镇西河村，户主王小明，手机13800138000；李建华（身份证号110101190003070010）、陈*，学号：张**。"
        let findings = Self.scan(text)
        for (left, right) in zip(findings, findings.dropFirst()) { #expect(left.end <= right.start) }
    }
}

/// What the header of a column says about names.
@Suite struct NameColumnTests {
    static func names(_ text: String) -> [String] { NameScanTests.names(text) }

    @Test("a cell that looks like a name is one", arguments: [
        "王小明", "扎西次仁", "买买提·吐尔逊", "高峰", "欧阳建国", "王　小　明",
    ])
    func plausible(_ name: String) {
        for header in ["姓名", "户主姓名", "申请人", "法定代表人"] {
            let text = "\(header)\t单位\t金额\n\(name)\t西河村\t1200\n李建华\t东河村\t800\n"
            let findings = NameScanTests.scan(text).filter { $0.kind == .personName }
            #expect(Self.names(text) == [name, "李建华"], "\(header)")
            #expect(findings.allSatisfy { $0.confidence >= 90 })
            #expect(findings.allSatisfy { $0.evidence.array.contains { $0.kind == .column } })
        }
    }

    @Test("in every kind of table", arguments: [
        "姓名,单位\n扎西次仁,西河村\n", "| 姓名 | 单位 |\n|---|---|\n| 扎西次仁 | 西河村 |\n", "姓名    单位\n扎西次仁    西河村\n",
        "序号,姓名,\n,,单位\n1,扎西次仁,西河村\n", "说明\n\n姓名,单位\n扎西次仁,西河村\n",
        "单位,姓名\n西河村,\"扎西次仁\"\n",
    ])
    func tables(_ text: String) { #expect(Self.names(text) == ["扎西次仁"]) }

    @Test("several in one cell, and what is said beside one")
    func several() {
        #expect(Self.names("姓名,备注\n扎西次仁、次仁央宗,无\n扎西次仁（已故）,无\n") == ["扎西次仁", "次仁央宗", "扎西次仁"])
    }

    @Test("what is no name is none", arguments: ["合计", "村民小组", "本人", "西河村委会", "1200", "无", "困难群众", "—"])
    func implausible(_ cell: String) {
        #expect(Self.names("姓名,金额\n\(cell),1200\n").isEmpty)
    }

    @Test("other columns make no names")
    func otherColumns() {
        let findings = NameScanTests.scan("与户主关系,单位,职务\n王小明,王小明,王小明\n")
        #expect(!findings.contains { $0.evidence.array.contains { $0.kind == .column } })
    }

    @Test("a second header goes on with its own columns")
    func secondHeader() {
        #expect(Self.names("姓名,金额\n扎西次仁,1200\n姓名,金额\n次仁央宗,800\n") == ["扎西次仁", "次仁央宗"])
    }
}

import MoyinRules
import MoyinScan
import MoyinTypes
import Testing

/// Where bytes come from and in what pieces makes no difference to what is found.
@Suite struct StreamTests {
    static let engine = try! ScanEngine(RuleCatalog.builtin())

    /// About 1.3 MB: prose, a roster, a table over segments, disguises; some without any line break.
    static func text(_ lineBreak: String) -> [UInt8] {
        var random = SplitMix(5)
        var text = "姓名,证件,学籍号" + lineBreak
        while text.utf8.count < 1_300_000 {
            switch random.next() % 5 {
            case 0: text += "张某,甲,20190102\(10 + random.next() % 90)" + lineBreak
            case 1: text += "各有关单位应当按照规定主动公开政府信息，办结依申请公开114件。"
            case 2: text += "联系人手机：1380013\(8000 + random.next() % 1000)，身份证号110101190003070010。" + lineBreak
            case 3: text += TwinTests.randomText(&random, 20)
            default: text += "第\(random.next() % 99)条 本办法自公布之日起施行。" + lineBreak
            }
        }
        return Array(text.utf8)
    }

    static func describe(_ findings: [Finding]) -> [String] {
        findings.map { "\($0.kind) \($0.range) \($0.confidence)" }
    }

    @Test(arguments: ["\n", "\r\n", ""], [1, 3])
    func streamEqualsMemory(_ lineBreak: String, _ jobs: Int) {
        let text = Self.text(lineBreak)
        let whole = Self.describe(Self.engine.scan(text, jobs: 1))
        #expect(whole.count > 1000)
        #expect(Self.describe(Self.engine.scan(text, jobs: 4)) == whole)
        for piece in [997, 65_536, 10_000_000] {
            nonisolated(unsafe) var position = 0
            var streamed: [Finding] = []
            Self.engine.scan(jobs: jobs, read: { buffer in
                let count = min(piece, buffer.count, text.count - position)
                text.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
                position += count
                return count
            }) { streamed += $0 }
            #expect(Self.describe(streamed) == whole, "pieces of \(piece)")
        }
    }

    /// Spans begin and end between characters, and findings do not overlap.
    @Test func spansAreWhole() {
        let text = Self.text("\n")
        let findings = Self.engine.scan(text, jobs: 1)
        var last = 0
        for finding in findings {
            #expect(finding.start >= last && finding.end > finding.start)
            if text[finding.start] & 0xc0 == 0x80 { Issue.record("starts inside a character") }
            if finding.end < text.count, text[finding.end] & 0xc0 == 0x80 { Issue.record("ends inside a character") }
            last = finding.end
        }
    }

    /// Users' rules too: what they find depends on the text, not on how it came.
    @Test(arguments: [1, 3])
    func usersRules(_ jobs: Int) throws {
        let pack = """
            version: 1
            family: my
            detectors:
              - kind: STAFF_NUMBER
                rule: my/staff
                name: {zh: 工号, en: Staff}
                severity: S3
                mask: {keep: [0, 2]}
                base: 70
                pattern: '(?<![a-z])gh\\d{6}$|会.{0,40}工'
                unfiltered: two alternatives without a common literal
              - kind: PLAN_NAME
                rule: my/plan
                name: {zh: 计划, en: Plan}
                severity: S3
                mask: {keep: [0, 0]}
                base: 70
                words: [青松计划]
            """
        var catalog = try RuleCatalog.builtin()
        try catalog.add(file: "my.yaml", Array(pack.utf8))
        let engine = try ScanEngine(catalog)
        var random = SplitMix(9)
        var text = ""
        while text.utf8.count < 900_000 {
            switch random.next() % 4 {
            case 0: text += "会" + TwinTests.randomText(&random, 6)
            case 1: text += "工ＧＨ00\(1000 + random.next() % 9000)"
            case 2: text += "青\u{200b}松计画，推進青松計劃。"
            default: text += "各单位应当主动公开信息"
            }
        }
        let bytes = Array((text + "gh001234").utf8)
        var scanner = Scanner(engine)
        var whole: [Finding] = []
        scanner.scan(bytes.span, into: &whole)
        #expect(whole.contains { $0.kind.name == "STAFF_NUMBER" && $0.end == bytes.count })
        #expect(whole.count { $0.kind.name == "PLAN_NAME" } > 1000)
        for piece in [997, 10_000_000] {
            var position = 0
            var streamed: [Finding] = []
            engine.scan(jobs: jobs, read: { buffer in
                let count = min(piece, buffer.count, bytes.count - position)
                bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
                position += count
                return count
            }) { streamed += $0 }
            #expect(Self.describe(streamed) == Self.describe(whole))
        }
    }

    /// A match that would run out of the margin is not silently cut short: the text is not reviewed.
    @Test func endlessMatch() throws {
        let pack = """
            version: 1
            family: my
            detectors:
              - kind: STAFF_NUMBER
                rule: my/staff
                name: {zh: 工号, en: Staff}
                severity: S3
                mask: {keep: [0, 2]}
                base: 70
                pattern: 'gh[^;]*'
                literal: gh
            """
        var catalog = try RuleCatalog.builtin()
        try catalog.add(file: "my.yaml", Array(pack.utf8))
        let engine = try ScanEngine(catalog)
        var scanner = Scanner(engine)
        var findings: [Finding] = []
        scanner.scan(Array(("gh" + String(repeating: "甲", count: 1000)).utf8).span, into: &findings)
        #expect(scanner.exceededRule == nil && findings.count == 1)
        scanner.scan(Array(("gh" + String(repeating: "甲", count: 200_000)).utf8).span, into: &findings)
        #expect(scanner.exceededRule != nil)
    }
}

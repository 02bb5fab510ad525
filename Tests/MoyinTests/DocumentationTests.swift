import Foundation
import Moyin
import MoyinText
import Testing

/// The first page of the documentation works when pasted: its code stands below, word for word, and the page is compared.
@Suite struct DocumentationTests {
    func first() throws -> [String] {
        var printed: [String] = []
        func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }
        //>
        let engine = try Engine()
        let assessment = engine.check("联系人手机：13800138000")
        print(assessment.verdict)                                   // redact
        for finding in assessment.findings {
            print(finding.kind, assessment.value(of: finding))      // CN_MOBILE 13800138000
            print(assessment.reasons(for: finding))                 // 形式相符 (+60), …
        }
        let clean = try engine.redact("联系人手机：13800138000")
        print(clean.text)                                           // 联系人手机：138****8000
        //<
        return printed
    }

    func second(_ engine: Engine) -> [String] {
        var printed: [String] = []
        func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }
        //>
        var checker = Checker(engine)
        var findings: [Finding] = []
        let bytes: [UInt8] = Array("联系人手机：13800138000".utf8)
        let isReviewed = checker.scan(bytes.span, into: &findings)
        print(isReviewed, findings.map(\.kind))                     // true [CN_MOBILE]
        //<
        return printed
    }

    func third(_ engine: Engine) -> [String] {
        var printed: [String] = []
        func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }
        //>
        let reader = DecodingReader(source: { buffer in 0 })        // fills the buffer, says how many bytes; 0 at the end
        var union = MaskUnion()                                     // masked values of a run are rated together
        let review = engine.review(reader, detail: .all, jobs: 2).finish(&union)
        print(review.verdict, review.encoding, review.found.count)  // publish utf8 0
        //<
        return printed
    }

    func names() throws -> [String] {
        var printed: [String] = []
        func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }
        //>
        let careful = try Engine(names: NameLists(open: ["张建国"]), hidesNames: true)
        print(try careful.redact("局长张建国会见王小明同志。").text)    // 局长张建国会见王某某同志。
        //<
        return printed
    }

    @Test func printsWhatThePageSays() throws {
        let engine = EngineTests.engine
        #expect(try first().filter { !$0.contains("+60") } == ["redact", "CN_MOBILE 13800138000", "联系人手机：138****8000"])
        #expect(second(engine) == ["true [CN_MOBILE]"])
        #expect(third(engine) == ["publish utf8 0"])
        #expect(try names() == ["局长张建国会见王某某同志。"])
    }

    @Test func pageHoldsThisCode() throws {
        let here = try String(contentsOfFile: #filePath, encoding: .utf8)
        let page = try String(
            contentsOfFile: #filePath.replacing("Tests/MoyinTests/DocumentationTests.swift", with: "Sources/Moyin/Moyin.docc/Moyin.md"),
            encoding: .utf8)
        let samples = here.components(separatedBy: "        //>\n").dropFirst().map { $0.components(separatedBy: "        //<")[0] }
        #expect(samples.count >= 4)
        for sample in samples.prefix(4) {
            for line in sample.split(separator: "\n") { #expect(page.contains(line.dropFirst(8)), "\(line)") }
        }
    }
}

import MoyinRules
@testable import MoyinScan
import MoyinTypes
import Testing

/// Where a reading has to stop, because a group is full or a segment ends, nothing is lost and nothing found twice.
@Suite struct CutTests {
    static let engine = try! ScanEngine(RuleCatalog.builtin())

    static func scan(_ text: [UInt8]) -> [Finding] {
        var scanner = Scanner(engine)
        var findings: [Finding] = []
        scanner.scan(text.span, into: &findings)
        return findings
    }

    /// Numbers one a line are one group after another, as far as symbols go: each is found, whatever the group's size.
    @Test(arguments: [
        "13800138000\n", "138 0013 8000\n", "110101190003070010\n", "11010119000307007X\n", "6222020000000000000\n",
        "13800138000 ", "13800138000\t", "１３８００１３８０００\n",
    ])
    func listsAreComplete(_ line: String) {
        for count in [30, 200, 50_000] {
            let found = Self.scan(Array(String(repeating: line, count: count).utf8))
            #expect(found.count == count, "\(count) times")
            if !zip(found, found.dropFirst()).allSatisfy({ $0.end <= $1.start }) { Issue.record("not in order") }
        }
    }

    /// No line break and no punctuation far and wide: the cut falls into the value itself.
    @Test(arguments: [
        "手机13800138000", "证号１１０１０１１９０００３０７００１０", "xxgk@example.com", "卡号6222 0200 0000 0000 000", "一三八〇〇一三八〇〇〇",
        "手机\u{200b}138\u{200b}0013\u{200b}8000", "138****8000",
    ])
    func valuesOverACut(_ value: String) {
        let bytes = Array(value.utf8)
        let few = Array(String(repeating: "的", count: 1024).utf8)
        let expected = Self.scan(few + bytes + few).map { "\($0.kind) \($0.start - few.count) \($0.end - few.count) \($0.confidence)" }
        #expect(!expected.isEmpty)
        for offset in 0...bytes.count / 3 {
            let filler = Array(String(repeating: "的", count: Segmenter.longest / 3 - offset).utf8)
            let found = Self.scan(filler + bytes + few + few)
            #expect(found.map { "\($0.kind) \($0.start - filler.count) \($0.end - filler.count) \($0.confidence)" } == expected, "\(offset)")
        }
    }
}

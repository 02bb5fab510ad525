import Moyin
import MoyinPolicy
import MoyinText
import MoyinTypes
import Testing

/// What a header says of its column holds for all rows, however many segments the list has.
@Suite struct LongListTests {
    static let engine = DecisionCorpusTests.engine

    /// Beyond one segment: the last rows stand in the second.
    private static func list(_ separator: String, _ rows: Int) -> String {
        let surnames = Array("王李张刘陈杨黄赵吴周")
        let given = Array("建国志强秀英明华丽军勇敏静")
        let headers = ["姓名", "救助金额", "致困原因"].joined(separator: separator)
        let lines = (0..<rows).map { row in
            let name = "\(surnames[row % 10])\(given[row / 10 % 12])\(given[(row / 7 + 5) % 12])"
            // No word of an illness: only the header says what it is.
            return [name, "\(1000 + row % 900)元", "突发变故"].joined(separator: separator)
        }
        return "临时救助对象公示\n" + ([headers] + lines).joined(separator: "\n") + "\n"
    }

    @Test(arguments: [",", "\t", "    "])
    func headersHoldBeyondTheirSegment(_ separator: String) {
        let rows = 9500
        let bytes = Array(Self.list(separator, rows).utf8)
        #expect(bytes.count > 270_000)
        let causes = Self.engine.check(utf8: bytes).findings.filter { $0.kind.name == "HEALTH" }
        let last = causes.last?.end ?? 0
        // A name that the recogniser passes over here and there has nobody to say it of.
        #expect(causes.count > rows * 9 / 10 && last > bytes.count - 400, "\(causes.count) of \(rows), the last ends at \(last) of \(bytes.count)")
        #expect(causes.allSatisfy { $0.disposition == .redact })
        var union = MaskUnion()
        let streamed = Self.engine.review(ReviewTests.reader(bytes), detail: .all, jobs: 2).finish(&union)
        #expect(streamed.found.count { $0.finding.kind.name == "HEALTH" } == causes.count)
    }
}

@testable import MoyinFormats
import Testing

@Suite struct PageLayoutTests {
    /// Words at places, ten units high and as wide as they are long, as a page: `|` between cells, a row a line.
    static func read(_ words: [(x: Double, y: Double, text: String)], rules: [(left: Double, right: Double, y: Double)] = []) -> [String] {
        let layout = PageLayout(
            words.enumerated().map { index, word in
                PageLayout.Word(
                    left: word.x, right: word.x + 10 * Double(word.text.count), y: word.y, size: 10, startsOpen: !word.text.first!.isASCII,
                    endsOpen: !word.text.last!.isASCII, index: index)
            }, rules: rules)
        func text(_ run: PageLayout.Run) -> String {
            run.reduce("") { $0 + ($1.gap == .none ? "" : $1.gap == .space ? " " : "/") + words[$1.index].text }
        }
        return layout.blocks.flatMap { block in
            switch block {
            case .paragraph(let run): [text(run)]
            case .table(let rows, _): rows.map { "|" + $0.map(text).joined(separator: "|") + "|" }
            }
        }
    }

    @Test func orderIsThatOfTheEye() {
        #expect(Self.read([(0, 30, "丙"), (20, 10, "乙"), (0, 10, "甲")]) == ["甲 乙/丙"])
        #expect(Self.read([(0, 10, "甲"), (10, 11, "乙"), (0, 60, "丙")]) == ["甲乙", "丙"])
    }

    @Test func longLinesRunOnAndNumbersDoNot() {
        let long = String(repeating: "字", count: 20)
        #expect(Self.read([(0, 10, long), (0, 25, "张三")]) == [long + "张三"])
        #expect(Self.read([(0, 10, long + "1"), (0, 25, "2")]) == [long + "1/2"])
        #expect(Self.read([(0, 10, "张三"), (0, 25, "李四")]) == ["张三/李四"])
    }

    @Test func columns() {
        #expect(Self.read([(0, 10, "姓名"), (100, 10, "号码"), (0, 30, "张三"), (100, 30, "1234")]) == ["|姓名|号码|", "|张三|1234|"])
        // A cell that is empty, and one that is wrapped.
        #expect(Self.read([(0, 10, "甲"), (50, 10, "乙"), (100, 10, "丙"), (0, 30, "丁"), (100, 30, "1234"), (100, 42, "56")]) == ["|甲|乙|丙|", "|丁||1234/56|"])
        // One line of two columns is no table.
        #expect(Self.read([(0, 10, "甲"), (100, 10, "乙"), (0, 25, "丙")]) == ["甲 乙/丙"])
    }

    @Test func rulesMakeRows() {
        let rules = [0.0, 40, 80].map { (left: 0.0, right: 200.0, y: $0) }
        let words: [(x: Double, y: Double, text: String)] = [(0, 25, "张三"), (100, 20, "12"), (100, 32, "34"), (0, 65, "李四"), (100, 65, "5678")]
        #expect(Self.read(words, rules: rules) == ["|张三|12/34|", "|李四|5678|"])
    }

    /// A line below the head of a letter and one above its foot make no table of all that stands between.
    @Test func rulesFarApartRuleNothing() {
        let rules = [0.0, 900].map { (left: 0.0, right: 200.0, y: $0) }
        #expect(Self.read([(0, 20, "甲"), (0, 35, "乙"), (0, 120, "丙"), (0, 135, "丁")], rules: rules) == ["甲/乙", "丙/丁"])
        #expect(Self.read([(0, 20, "甲"), (100, 20, "乙"), (0, 35, "丙"), (100, 35, "丁"), (0, 120, "戊")], rules: rules) == ["|甲|乙|", "|丙|丁|", "戊"])
    }
}

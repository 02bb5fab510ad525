import Testing

@testable import MoyinNames

@Suite struct NameEvaluationTests {
    private static func name(_ range: Range<Int>, _ probability: Float) -> FoundName {
        FoundName(start: range.lowerBound, end: range.upperBound, form: .full, probability: probability, surnameLength: 1, reasons: NameReasons())
    }

    @Test func countsExactSpans() {
        let text = Array("王建国和阿里、李四".utf8)
        var figures = NameEvaluation()
        figures.add([Self.name(0..<9, 0.9), Self.name(9..<15, 0.9), Self.name(21..<24, 0.4)], marked: [0..<9, 12..<18, 21..<27], in: text, isPartial: false)
        #expect(figures.marked == 3 && figures.found == 1 && figures.right == 1 && figures.wrong == 2 && figures.wrongAndSure == 1)
        #expect(figures.ordinary == 2 && figures.ordinaryFound == 1)
        #expect(abs(figures.f1! - 1.0 / 3) < 1e-9)
        #expect(abs(figures.wrongPerMegabyte! - 2e6 / Double(text.count)) < 1e-6)
    }

    /// Of a text with only some names marked, only recall counts.
    @Test func partialTexts() {
        var figures = NameEvaluation()
        figures.add([Self.name(0..<9, 0.9), Self.name(9..<15, 0.9)], marked: [0..<9], in: Array("王建国和阿里".utf8), isPartial: true)
        #expect(figures.recall == 1 && figures.wrong == 0 && figures.bytes == 0 && figures.precision == nil && figures.wrongPerMegabyte == nil)
    }
}

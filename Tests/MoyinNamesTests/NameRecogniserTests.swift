import MoyinText
import Testing

@testable import MoyinNames

/// Invented persons. What the shipped model must find is unmistakable; everything else is a law for any model.
@Suite struct NameRecogniserTests {
    @Test(arguments: [
        ("局长张建国同志出席会议。", "张建国"), ("副市长李志强主持会议，", "李志强"), ("请与王秀英女士联系。", "王秀英"),
        ("被告人欧阳志远，男，汉族。", "欧阳志远"), ("审判长：陈国华", "陈国华"),
    ])
    func unmistakable(_ text: String, _ name: String) { #expect(Sample.names(text) == [name]) }

    private static let pieces = [
        "局长張建國同志", "審判長：陳國華", "，", "王　明", "聯繫人李芳", "、", "趙麗娟", "據報道", "\r\n", "鄭某某", "克林頓總統", "阿卜杜·熱合曼",
        "本法所稱國家機關", "教授", "劉備", "副主任委員葉志偉", "以及", "羅、葉、於", "龍", "。", "Bill Gates", "小趙",
    ]

    /// The simplified twin of a text, character by character as the table folds.
    private static func twin(_ text: String) -> String {
        var twin = ""
        for scalar in text.unicodeScalars {
            let entry = Sample.fold[scalar.value]
            let isHan = entry.symbolClass == .han || entry.symbolClass == .hanDigit
            twin.unicodeScalars.append(isHan && entry.unit > 0x2e80 ? UnicodeScalar(entry.unit) ?? scalar : scalar)
        }
        return twin
    }

    private struct Seen: Equatable {
        var start: Int
        var end: Int
        var form: NameForm
        var probability: Float
        var reasons: NameReasons
    }

    private static func seen(_ text: [UInt8], shift: (Int) -> Int = { $0 }) -> [Seen] {
        Sample.names(text).map { Seen(start: shift($0.start), end: shift($0.end), form: $0.form, probability: $0.probability, reasons: $0.reasons) }
    }

    private static func invented(_ seed: UInt64) -> String {
        var random = TrainingRandom(seed: seed)
        return (0..<30).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
    }

    @Test func traditionalTwins() {
        #expect(Self.twin("張建國") == "张建国")
        for seed in 0..<12 {
            let text = Self.invented(UInt64(seed))
            // All characters have three bytes in both scripts.
            #expect(Self.seen(Array(text.utf8)) == Self.seen(Array(Self.twin(text).utf8)), "\(text)")
        }
    }

    /// Line ends of two bytes give the same names as those of one.
    @Test func lineEnds() {
        for seed in UInt64(20)..<26 {
            let text = Array(Self.invented(seed).replacing("\r\n", with: "\n").utf8)
            var crlf: [UInt8] = []
            var places: [Int: Int] = [:]
            for (index, byte) in text.enumerated() {
                if byte == 0x0a {
                    places[crlf.count] = index
                    crlf.append(0x0d)
                }
                places[crlf.count] = index
                crlf.append(byte)
            }
            places[crlf.count] = text.count
            let (lf, other) = (Self.seen(text), Self.seen(crlf) { places[$0]! })
            #expect(lf.count == other.count)
            for (left, right) in zip(lf, other) { #expect(left == right) }
        }
    }

    /// Whatever stands there: inside the text, ascending, disjoint, on characters, the same twice.
    @Test func lawsForInvalidBytes() {
        var random = TrainingRandom(seed: 5)
        for seed in UInt64(40)..<60 {
            var bytes = Array(Self.invented(seed).utf8)
            for _ in 0..<12 { bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next()) }
            let names = Sample.names(bytes, threshold: 0.02)
            var last = 0
            for name in names {
                #expect(name.start >= last && name.start < name.end && name.end <= bytes.count)
                #expect(String(validating: bytes[name.start..<name.end], as: UTF8.self) != nil)
                #expect((0...1).contains(name.probability))
                last = name.end
            }
            #expect(Self.seen(bytes) == Self.seen(bytes))
        }
    }

    /// What surrounds a part of a text is not read.
    @Test func rangesStandAlone() {
        let text = Array("局长张建国同志。副市长李志强主持".utf8)
        var recogniser = NameRecogniser(Sample.model, fold: Sample.fold)
        var names: [FoundName] = []
        text.withUnsafeBufferPointer { recogniser.find($0.baseAddress!, 24..<$0.count, into: &names) }
        #expect(names.map { String(decoding: text[$0.start..<$0.end], as: UTF8.self) } == ["李志强"])
        text.withUnsafeBufferPointer { recogniser.find($0.baseAddress!, 0..<0, into: &names) }
        #expect(names.count == 1)
    }

    /// A list of a thousand names without separators is decided, and in time.
    @Test(.timeLimit(.minutes(1))) func runTogether() {
        let names = Sample.names(Array(String(repeating: "王建国李志强张秀英", count: 400).utf8))
        #expect(names.allSatisfy { (0...1).contains($0.probability) })
        _ = Sample.names(Array(String(repeating: "王", count: 20_000).utf8))
    }

    @Test func titlesBesideANameLieInTheText() throws {
        let text = Array("会长王秀英女士".utf8)
        let name = try #require(Sample.names(text).first)
        func part(_ range: Range<Int>?) -> String? { range.map { String(decoding: text[$0], as: UTF8.self) } }
        #expect(part(name.titleBefore) == "会长")
        #expect(part(name.titleAfter) == "女士")
    }
}

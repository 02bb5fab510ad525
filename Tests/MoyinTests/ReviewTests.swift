import Moyin
import MoyinText
import Testing

/// A review of a stream says what a check of the same text in memory says.
@Suite struct ReviewTests {
    static let engine = EngineTests.engine

    static func reader(_ bytes: [UInt8], pieces: Int = 10_007) -> DecodingReader {
        var position = 0
        return DecodingReader(source: { buffer in
            let count = min(pieces, buffer.count, bytes.count - position)
            bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
            position += count
            return count
        })
    }

    static func roster(_ rows: Int) -> String {
        var text = "姓名,身份证号,手机\n"
        for index in 0..<rows { text += "𠮷某\(index),110101190003070010,1380013\(8000 + index % 1000)\r\n第\(index)条。" }
        return text
    }

    @Test(arguments: [1, 2], [3, 9000])
    func sameAsInMemory(_ jobs: Int, _ rows: Int) {
        let bytes = Array(Self.roster(rows).utf8)
        let assessment = Self.engine.check(utf8: bytes)
        var union = MaskUnion()
        let review = Self.engine.review(Self.reader(bytes), detail: .all, jobs: jobs).finish(&union)
        #expect(review.verdict == assessment.verdict && review.flags == assessment.flags)
        #expect(review.found.count == assessment.findings.count)
        for unit in OffsetUnit.allCases { #expect(review.found.map { $0.range(in: unit) } == assessment.ranges(in: unit)) }
        for (found, finding) in zip(review.found, assessment.findings) {
            #expect(String(decoding: found.value, as: UTF8.self) == assessment.value(of: finding))
            #expect(found.finding.disposition == finding.disposition && found.finding.confidence == finding.confidence)
        }
        #expect(review.tallies.reduce(0) { $0 + $1.count } == assessment.findings.count)
    }

    @Test func linesAndColumns() {
        let text = "甲\n乙𠮷手机：13800138000\r\n\n13900001234手机"
        var union = MaskUnion()
        let found = Self.engine.review(Self.reader(Array(text.utf8)), detail: .removable, jobs: 1).finish(&union).found
        #expect(found.map { [$0.start.line, $0.start.column] } == [[2, 6], [4, 1]])
    }

    @Test func samplesAreFewAndMasked() {
        let bytes = Array(Self.roster(9000).utf8)
        var union = MaskUnion()
        let review = Self.engine.review(Self.reader(bytes), detail: .samples(perRule: 2), jobs: 2).finish(&union)
        #expect(review.found.count == 4)
        for found in review.found {
            let excerpt = found.excerpt.map { $0.before + $0.value + $0.after } ?? ""
            #expect(excerpt.contains("*") && !excerpt.contains("110101190003070010") && !excerpt.contains("13800138"), "\(excerpt)")
        }
    }

    /// Two copies of one number in two documents of a run: the second tells what the first hid.
    @Test func masksOfTwoDocuments() {
        var union = MaskUnion()
        func rating(_ text: String, remember: Bool = true) -> MaskRating? {
            Self.engine.review(Self.reader(Array(text.utf8)), detail: .all, jobs: 1).finish(&union, remember: remember).found[0].finding.masked
        }
        #expect(rating("身份证号：110101********0010") == .weak)
        #expect(rating("身份证号：110101********0010") == .weak)
        #expect(rating("身份证号：110101190003**0010") == .insufficient)
    }

    @Test func noiseIsNotReviewed() {
        var union = MaskUnion()
        let noise = [UInt8](repeating: 0xff, count: 100_000)
        #expect(Self.engine.review(Self.reader(noise), detail: .counts, jobs: 1).finish(&union).verdict == .notReviewed)
        let damaged = Array("手机：".utf8) + [0xff, 0xc0] + Array("13800138000，各单位应当主动公开。".utf8)
        let review = Self.engine.review(Self.reader(damaged), detail: .all, jobs: 1).finish(&union)
        #expect(review.verdict == .redact)
        #expect(review.damage.sequences.map(\.offset) == [9, 10])
        // Two replacement characters for a reader.
        #expect(review.found[0].range(in: .codepoint) == 5..<16)
    }
}

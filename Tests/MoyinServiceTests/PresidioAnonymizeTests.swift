import Foundation
import HTTPTypes
import MoyinCorpus
@testable import MoyinService
import Testing

@Suite struct PresidioAnonymizeTests {
    private static func answer(_ path: String, _ body: String, limit: Int = 1 << 20) throws -> [String: Any] {
        let json = try path == "anonymize"
            ? Presidio.Anonymization.anonymize(Array(body.utf8), .withScore, limit: limit)
            : Presidio.Anonymization.deanonymize(Array(body.utf8), .withScore, limit: limit)
        return try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
    }

    @Test func whatIsEncryptedComesBack() throws {
        for (key, value) in [("0123456789abcdef", "王小明😀"), ("钥匙钥匙钥匙钥匙", ""), (String(repeating: "k", count: 32), String(repeating: "长", count: 100))] {
            let hide = #"{"text":"姓名：\#(value)。","analyzer_results":[{"start":3,"end":\#(3 + value.unicodeScalars.count),"score":0.5,"entity_type":"PERSON"}],"#
                + #""anonymizers":{"PERSON":{"type":"encrypt","key":"\#(key)"}}}"#
            let (first, second) = (try Self.answer("anonymize", hide), try Self.answer("anonymize", hide))
            // Equal values do not show.
            #expect(first["text"] as? String != second["text"] as? String)
            let items = try #require(first["items"] as? [[String: Any]])
            let request: [String: Any] = [
                "text": first["text"] as Any, "anonymizer_results": items, "deanonymizers": ["DEFAULT": ["type": "decrypt", "key": key]],
            ]
            let body = String(decoding: try JSONSerialization.data(withJSONObject: request), as: UTF8.self)
            #expect(try Self.answer("deanonymize", body)["text"] as? String == "姓名：\(value)。")
            #expect(throws: Presidio.Failure.self) { try Self.answer("deanonymize", body.replacing(key, with: "fedcba9876543210")) }
        }
    }

    /// Half a pair of surrogates is a character to Python, and goes back as it came.
    @Test(arguments: [
        (#"\ud83dA"#, #"<X>A"#), (#"\ud83d\u0041"#, "<X>A"), (#"A\ude00"#, #"<X>\ude00"#), (#"A\ud83d\ud83d\ude00"#, #"<X>\ud83d\ud83d\ude00"#),
    ])
    func halvesOfPairsStay(_ text: String, _ expected: String) throws {
        let body = #"{"text":"\#(text)","analyzer_results":[{"start":0,"end":1,"score":1,"entity_type":"X"}]}"#
        let json = try Presidio.Anonymization.anonymize(Array(body.utf8), .withoutScore, limit: 1 << 20)
        #expect(String(decoding: json.bytes, as: UTF8.self).hasPrefix(#"{"text": "\#(expected)", "#))
        // They cannot be encoded, so they cannot be hashed either.
        let hash = body.dropLast() + #","anonymizers":{"X":{"type":"hash"}}}"#
        let isHalf = !text.hasPrefix("A")
        if isHalf { #expect(throws: Presidio.Failure.self) { try Self.answer("anonymize", String(hash)) } }
    }

    @Test func hashesAreThoseOfTheSaltedText() throws {
        func hashed(_ operation: String) throws -> String? {
            try Self.answer("anonymize", #"{"text":"abc","analyzer_results":[{"start":0,"end":3,"score":1,"entity_type":"A"}],"anonymizers":{"A":\#(operation)}}"#)["text"] as? String
        }
        // printf 'abc0123456789abcdef' | sha256sum
        #expect(try hashed(#"{"type":"hash","salt":"0123456789abcdef"}"#) == "a98e029ed029d04e9897394ec35a4f73ccbe4fc01b386f19835ee5cbca762360")
        // Without a salt one cannot be linked with another.
        #expect(try hashed(#"{"type":"hash"}"#) != hashed(#"{"type":"hash"}"#))
        #expect(try hashed(#"{"type":"hash","hash_type":"sha512"}"#)?.count == 128)
    }

    @Test func answersHaveALimit() throws {
        // Many stretches of different types that lie over one another: each is read as a whole.
        let spans = (0..<400).map { #"{"start":\#($0),"end":\#($0 + 1000),"score":1,"entity_type":"T\#($0)"}"# }.joined(separator: ",")
        for type in ["keep", "hash"] {
            let body = #"{"text":"\#(String(repeating: "a", count: 2000))","analyzer_results":[\#(spans)],"anonymizers":{"DEFAULT":{"type":"\#(type)"}}}"#
            let failure = #expect(throws: Presidio.Failure.self) { try Self.answer("anonymize", body, limit: 1 << 17) }
            #expect(failure?.status.code == 413, "\(type)")
            _ = try Self.answer("anonymize", body)
        }
    }

    @Test func manyResultsCostWhatSortingThemDoes() throws {
        // Pairwise comparison, as Presidio 2.2.364 does it, would take ten billion steps.
        let spans = (0..<100_000).map { #"{"start":\#($0 % 1000),"end":\#($0 % 1000 + 1),"score":1,"entity_type":"T\#($0 % 7)"}"# }.joined(separator: ",")
        let body = #"{"text":"\#(String(repeating: "a", count: 1001))","analyzer_results":[\#(spans)]}"#
        #expect((try Self.answer("anonymize", body, limit: 1 << 24)["items"] as? [Any])?.count == 1000)
    }

    /// Each with each, as Presidio 2.2.364 has it.
    private static func slowlyResolved(_ spans: [Presidio.Span], _ points: Presidio.CodePoints) -> [Presidio.Span] {
        var spans = spans.enumerated().sorted { ($0.element.start, $0.element.end, $0.offset) < ($1.element.start, $1.element.end, $1.offset) }.map(\.element)
        func score(_ index: Int) -> Double { spans[index].score?.number ?? 0 }
        var others = Array(spans.indices)
        var united: [Int] = []
        for index in spans.indices {
            others.removeAll { $0 == index }
            if let other = others.first(where: { spans[$0].type == spans[index].type && min(spans[$0].end, spans[index].end) > max(spans[$0].start, spans[index].start) }) {
                spans[other].start = min(spans[other].start, spans[index].start)
                spans[other].end = max(spans[other].end, spans[index].end)
                if score(other) <= score(index) { spans[other].score = spans[index].score }
            } else {
                others.append(index)
                united.append(index)
            }
        }
        others = united
        var kept: [Int] = []
        for index in united {
            others.removeAll { $0 == index }
            let conflicts = others.contains { other in
                let isSame = spans[other].start == spans[index].start && spans[other].end == spans[index].end
                return isSame ? score(index) <= score(other) : spans[other].start <= spans[index].start && spans[other].end >= spans[index].end
            }
            if conflicts { continue }
            others.append(index)
            kept.append(index)
        }
        return kept.map { spans[$0] }
    }

    @Test func conflictsEndAsWhenEachIsComparedWithEach() throws {
        var generator = SeededGenerator(seed: 5)
        // No spaces, so that nothing is joined afterwards.
        let points = Presidio.CodePoints(Presidio.Text(String(repeating: "字", count: 30)))
        for _ in 0..<3000 {
            let spans = try (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                let start = Int.random(in: 0...20, using: &generator)
                let value = #"{"start":\#(start),"end":\#(start + Int.random(in: 0...9, using: &generator)),"score":0.\#(Int.random(in: 1...3, using: &generator)),"entity_type":"\#(["A", "B"].randomElement(using: &generator) ?? "A")"}"#
                return try Presidio.Span(Presidio.Value(Array(value.utf8)), hasScore: true)
            }
            let (fast, slow) = (Presidio.SpanConflicts.resolved(spans, in: points), Self.slowlyResolved(spans, points))
            #expect(fast.map { "\($0.type.string) \($0.start) \($0.end) \($0.score?.printed ?? "")" } == slow.map { "\($0.type.string) \($0.start) \($0.end) \($0.score?.printed ?? "")" })
        }
    }

    @Test func base64OfEitherAlphabet() {
        var generator = SeededGenerator(seed: 6)
        for length in 0..<200 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let plain = Data(bytes).base64EncodedString()
            let address = plain.replacing("+", with: "-").replacing("/", with: "_")
            #expect(Presidio.Base64.encode(bytes) == Array(address.utf8))
            #expect(Presidio.Base64.decode(Array(address.utf8)) == bytes)
            #expect(Presidio.Base64.decode(Array(("\n" + plain).utf8)) == bytes)
        }
        for broken in ["A", "AB", "AB=", "ABC", "ABCDE", "é"] { #expect(Presidio.Base64.decode(Array(broken.utf8)) == nil, "\(broken)") }
    }
}

import Foundation
import MoyinCorpus
@testable import MoyinService
import Testing

@Suite struct PresidioAnalyzeTests {
    static let draft = "联系人王小明，手机：13800138000，邮箱 a@example.com，身份证号11010119000101001X，咨询热线12345。"

    private static func request(_ text: String, _ more: String = "", language: String = "zh") -> String {
        let quoted = String(decoding: (try? JSONSerialization.data(withJSONObject: [text])) ?? Data(), as: UTF8.self)
        return #"{"text":\#(quoted.dropFirst().dropLast()),"language":"\#(language)"\#(more.isEmpty ? "" : "," + more)}"#
    }

    private static func slice(_ text: String, _ result: [String: Any]) -> String {
        let scalars = Array(text.unicodeScalars)
        return String(String.UnicodeScalarView(scalars[(result["start"] as? Int ?? 0)..<(result["end"] as? Int ?? 0)]))
    }

    @Test func findingsOfChineseDraftsAreEntities() async throws {
        try await LiveServer.with { server in
            for language in ["zh", "en"] {
                let reply = try await server.send("/analyze", Self.request(Self.draft, language: language))
                #expect(reply.status == 200)
                #expect(reply.headers["moyin-verdict"] == "redact")
                let found = Dictionary(uniqueKeysWithValues: reply.list.map { ($0["entity_type"] as? String ?? "", Self.slice(Self.draft, $0)) })
                // Hotlines belong to nobody.
                #expect(found == ["PERSON": "王小明", "PHONE_NUMBER": "13800138000", "EMAIL_ADDRESS": "a@example.com", "CN_RESIDENT_ID": "11010119000101001X"])
                // Nothing but what Presidio's results have.
                for result in reply.list { #expect(Set(result.keys) == ["analysis_explanation", "end", "entity_type", "score", "start"]) }
                #expect(reply.list.map { $0["score"] as? Double ?? 0 } == reply.list.map { $0["score"] as? Double ?? 0 }.sorted(by: >))
                #expect(reply.body.allSatisfy { $0 < 0x80 })
            }
        }
    }

    @Test func entitiesHaveEitherName() async throws {
        try await LiveServer.with { server in
            for (asked, told) in [
                (#"["PHONE_NUMBER"]"#, ["PHONE_NUMBER"]), (#"["CN_MOBILE"]"#, ["CN_MOBILE"]), (#"["CN_MOBILE","PHONE_NUMBER"]"#, ["PHONE_NUMBER"]),
                (#"["HOTLINE","NO_SUCH"]"#, ["HOTLINE"]), (#"["CN_PLATE"]"#, []),
            ] {
                let reply = try await server.send("/analyze", Self.request(Self.draft, #""entities":\#(asked)"#))
                // The verdict is that of the text, not of what was asked for.
                #expect(reply.headers["moyin-verdict"] == "redact", "\(asked)")
                #expect(reply.list.map { $0["entity_type"] as? String } == told, "\(asked)")
            }
            let supported = try #require(JSONSerialization.jsonObject(with: Data(try await server.get("/supportedentities?language=zh").body)) as? [String])
            #expect(supported.contains("PERSON") && supported.contains("CN_RESIDENT_ID") && !supported.contains("PERSON_NAME"))
            // What is listed may be asked for.
            let all = try await server.send("/analyze", Self.request(Self.draft, #""entities":["\#(supported.joined(separator: "\",\""))"]"#))
            #expect(all.list.count == 5)
        }
    }

    @Test func decisionsAreToldToThoseWhoAsk() async throws {
        try await LiveServer.with { server in
            let reply = try await server.send("/analyze", Self.request("手机：13800138000", #""moyin":true,"return_decision_process":true"#))
            let result = try #require(reply.list.first)
            let decision = try #require(result["moyin"] as? [String: Any])
            #expect(decision["kind"] as? String == "CN_MOBILE" && decision["disposition"] as? String == "redact" && decision["severity"] as? String == "S3")
            let explanation = try #require(result["analysis_explanation"] as? [String: Any])
            #expect(explanation["recognizer"] as? String == "cn/mobile")
            #expect((explanation["textual_explanation"] as? String)?.contains("+") == true)
            // The result goes to /anonymize as it is.
            let copy = try await server.send("/anonymize", #"{"text":"手机：13800138000","analyzer_results":\#(reply.text)}"#)
            #expect(copy.json["text"] as? String == "手机：<PHONE_NUMBER>")
        }
    }

    @Test func allowListsAndThresholds() async throws {
        try await LiveServer.with { server in
            for (more, count) in [
                ("", 2), (#""allow_list":["a@example.com"]"#, 1), (#""allow_list":[".*@EXAMPLE.com"]"#, 2),
                (#""allow_list":[".*@EXAMPLE.com"],"allow_list_match":"regex""#, 1), (#""allow_list":[".*@EXAMPLE.com"],"allow_list_match":"regex","regex_flags":0"#, 2),
                (#""score_threshold":0.97"#, 1), (#""score_threshold":1.1"#, 0),
            ] {
                let reply = try await server.send("/analyze", Self.request("手机：13800138000，邮箱 a@example.com", more))
                #expect(reply.list.count == count, "\(more)")
            }
        }
    }

    @Test func wordsOfDenyListsAreFoundInRunningChinese() async throws {
        try await LiveServer.with { server in
            let recogniser = #""entities":["SECRET"],"ad_hoc_recognizers":[{"supported_entity":"SECRET","supported_language":"zh","deny_list":["青松计划","alpha"]}]"#
            let text = "关于青松计划的通知alphabet alpha"
            let reply = try await server.send("/analyze", Self.request(text, recogniser))
            #expect(reply.list.map { Self.slice(text, $0) } == ["青松计划", "alpha"])
            #expect(reply.list.last?["start"] as? Int == 18)
            for (words, text, count) in [(#""a""#, "ID A ZIP", 1), (#""Mr.","Mister""#, "Mister Mr.", 2), (#""王小明""#, "请王小明同志", 1), (#""""#, "a b", 0)] {
                let some = try await server.send(
                    "/analyze", Self.request(text, #""entities":["W"],"ad_hoc_recognizers":[{"supported_entity":"W","supported_language":"zh","deny_list":[\#(words)]}]"#))
                #expect(some.list.count == count, "\(words)")
            }
            // Thousands of words are too many for one expression.
            let words = (0..<4000).map { "\"词\($0)号\"" }.joined(separator: ",")
            let many = try await server.send(
                "/analyze", Self.request("有词3999号和词7号", #""entities":["W"],"ad_hoc_recognizers":[{"supported_entity":"W","supported_language":"zh","deny_list":[\#(words)]}]"#))
            #expect(many.list.count == 2)
        }
    }

    @Test func contextRaisesScores() async throws {
        try await LiveServer.with { server in
            for (text, score) in [("工号是 10023", 0.4), ("房号是 10023", 0.01), ("工号" + String(repeating: "很", count: 20) + " 10023", 0.01)] {
                let recogniser = #"{"supported_entity":"EMPLOYEE","supported_language":"zh","context":["工号"],"patterns":[{"name":"p","regex":"\\d{5}","score":0.01}]}"#
                let reply = try await server.send("/analyze", Self.request(text, #""entities":["EMPLOYEE"],"ad_hoc_recognizers":[\#(recogniser)]"#))
                #expect(reply.list.first?["score"] as? Double == score, "\(text)")
            }
        }
    }

    /// Presidio passes over an expression that takes too long, and answers as if it had found nothing.
    @Test func expressionsBeyondTheirLimitsFailTheRequest() async throws {
        try await LiveServer.with { $0.limits.reviewTime = .seconds(3) } _: { server in
            let hostile = String(repeating: "a", count: 3000) + "!"
            for (regex, text) in [(#"(a+)+$"#, hostile), (#"(?:a|aa)+$"#, hostile), (#".*.*.*.*[xy]"#, String(repeating: "ab", count: 20_000)), (#"(.*)\\1\\1[xy]"#, hostile)] {
                let start = ContinuousClock.now
                let recogniser = #"{"supported_entity":"X","supported_language":"zh","patterns":[{"name":"p","regex":"\#(regex)","score":0.5}]}"#
                let reply = try await server.send("/analyze", Self.request(text, #""entities":["X"],"ad_hoc_recognizers":[\#(recogniser)]"#))
                #expect(reply.status == 500 && reply.text.contains("exceeded its limits"), "\(regex): \(reply.status)")
                #expect(reply.headers["moyin-verdict"] == "not_reviewed")
                #expect(ContinuousClock.now - start < .seconds(30), "\(regex)")
                #expect(!reply.text.contains("aaa"))
            }
        }
    }

    @Test func whatIsNotReviewedIsAnError() async throws {
        let rule = """
            detectors:
              - kind: ROOM
                rule: local/room
                name: {zh: 房号, en: Room}
                severity: S2
                base: 70
                mask: remove
                pattern: '(?:a|aa)+[cd]'
                unfiltered: a test

            """
        let server = try await LiveServer { $0.rules = [.init(name: "房", bytes: Array(rule.utf8))] }
        let reply = try await server.send("/analyze", Self.request(String(repeating: "a", count: 300) + "b"))
        try await server.stop()
        #expect(reply.status == 500)
        #expect(reply.json["error"] != nil)
        #expect(reply.headers["moyin-verdict"] == "not_reviewed")
    }

    @Test func resultsWithinOthersGoWhateverTheirNumber() {
        func result(_ start: Int, _ end: Int, _ score: Double, _ type: String) -> Presidio.AnalyzeResult {
            Presidio.AnalyzeResult(
                start: start, end: end, type: type, score: .real(score), explanation: .init(recogniser: .null, originalScore: .real(score), text: ""))
        }
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let results = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                let start = Int.random(in: 0...12, using: &generator)
                return result(start, start + Int.random(in: 1...6, using: &generator), Double(Int.random(in: 0...3, using: &generator)) / 4, Bool.random(using: &generator) ? "A" : "B")
            }
            // Each with each.
            let sorted = results.filter { $0.score.number != 0 }.sorted {
                (-($0.score.number ?? 0), $0.start, -$0.end, $0.type) < (-($1.score.number ?? 0), $1.start, -$1.end, $1.type)
            }
            var slow: [Presidio.AnalyzeResult] = []
            for result in sorted where !slow.contains(where: { $0.type == result.type && $0.start <= result.start && $0.end >= result.end }) { slow.append(result) }
            #expect(Presidio.AnalyzeResult.told(results).map { "\($0.type) \($0.start) \($0.end)" } == slow.map { "\($0.type) \($0.start) \($0.end)" })
        }
        // Each would be compared with each: ten billion steps.
        let many = (0..<100_000).map { result($0, $0 + 1, 0.5, "T\($0 % 1000)") }
        #expect(Presidio.AnalyzeResult.told(many).count == 100_000)
    }
}

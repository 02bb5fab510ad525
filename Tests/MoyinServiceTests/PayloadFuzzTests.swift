import Foundation
import MoyinReports
@testable import MoyinService
import Testing

/// Changed bodies: what is taken is what Foundation's reader of JSON takes. The other laws of payloads are in `Tests/Fuzzing`.
@Suite struct PayloadFuzzTests {
    private static let bodies = [
        #"{"text":"手机：13800138000，\u738b\u5c0f\u660e \n","profile":"低保公示","offsets":"utf16","no_text":true}"#,
        #"{"texts":["好",{"id":7,"text":"机密★10年","profile":"general","published":false}],"style":"label","rules":[]}"#,
        #"{"text":"a\"\\\/\b\f\t","decisions":[{"start":0,"end":3,"action":"keep","reason":"公开"},{"start":4,"end":5,"action":"mask"}]}"#,
    ]
    private static let pieces = ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "null", "true", "1e9", "-0", "\u{0}", "\"text\":", "\"texts\":[", "好", "\n", " "]

    private static func changed(_ body: String, _ random: inout SystemRandomNumberGenerator) -> [UInt8] {
        var bytes = Array(body.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.remove(at: place)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.insert(contentsOf: pieces.randomElement(using: &random)!.utf8, at: place)
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + 12))
            case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }

    @Test func objectsAreReadAsOthersReadThem() throws {
        var random = SystemRandomNumberGenerator()
        var taken = 0
        for round in 0..<60_000 {
            let body = Self.changed(Self.bodies[round % Self.bodies.count], &random)
            // Texts that are not UTF-8 are reviewed as they are and their damage is told; others refuse them.
            guard String(validating: body, as: UTF8.self) != nil, let request = try? ReviewRequest(body, ReviewOptions(), limit: 10) else { continue }
            // The grammar has halves of characters beyond the first plane alone; this other reader refuses them.
            guard String(decoding: body, as: UTF8.self).lowercased().firstRange(of: /\\ud[89a-f]/) == nil else { continue }
            taken += 1
            let other = try #require(try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any], "\(String(decoding: body, as: UTF8.self))")
            let texts = (other["texts"] as? [Any])?.map { ($0 as? String) ?? (($0 as? [String: Any])?["text"] as? String) } ?? [other["text"] as? String]
            #expect(request.drafts.map { String(decoding: $0.text, as: UTF8.self) } == texts.map { $0 ?? "?" })
            #expect(request.decisions.count == (other["decisions"] as? [Any])?.count ?? 0)
        }
        #expect(taken > 300, "most changes must not be refused for one reason: \(taken)")
    }
}

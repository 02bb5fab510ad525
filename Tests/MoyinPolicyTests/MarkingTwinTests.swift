import Foundation
@testable import MoyinPolicy
import MoyinRules
import Testing

/// The law of the fast path: where no trigger stands among fitting neighbours, reading the line finds nothing either.
@Suite struct MarkingTwinTests {
    static let finder = MarkingTests.finder

    /// Lines beyond what is read around a place are read in parts, which parts depends on the place.
    private static let longestLine = TextZones.reach

    static func compare(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.split(separator: 0x0a).allSatisfy({ $0.count <= longestLine }) else { return }
        let (fast, plain) = bytes.withUnsafeBufferPointer { bytes in
            var fast: [Marking] = []
            finder.find(bytes, beginsText: true, endsText: true, into: &fast)
            return (fast, finder.findPlainly(bytes, beginsText: true, endsText: true))
        }
        guard fast != plain else { return }
        func words(_ markings: [Marking]) -> String { markings.map { "\($0.kind) \($0.range) \($0.reason) \($0.disposition)" }.joined(separator: "\n  ") }
        Issue.record("\(text)\nfast\n  \(words(fast))\nplain\n  \(words(plain))")
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    /// Real texts: the corpora, the rules and the documentation, file by file and each paragraph alone.
    static func files(_ under: String...) throws -> [String] {
        try under.flatMap { part in
            let list = try FileManager.default.subpathsOfDirectory(atPath: folder.appending(path: part).path)
            return list.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".md") || $0.hasSuffix(".txt") }.sorted().compactMap {
                try? String(contentsOf: folder.appending(path: part).appending(path: $0), encoding: .utf8)
            }
        }
    }

    @Test func corporaAlike() throws {
        let files = try Self.files("Corpora", "Patterns")
        #expect(files.count > 60)
        for file in files {
            Self.compare(file)
            for part in file.components(separatedBy: "\n  - id:") { Self.compare(part) }
        }
    }

    @Test func examplesAlike() {
        for rule in MarkingTests.catalog.rules { for example in rule.examples { Self.compare(example.text) } }
    }

    /// Every phrase alone, in brackets, in a sentence, beside a word, spaced out, in a column, in the other script.
    @Test func everyPhraseAlike() {
        let words = Set(MarkingTests.catalog.phrases.groups.flatMap(\.words) + MarkingTests.catalog.phrases.secret.levels.map(\.word)).sorted()
        #expect(words.count > 400)
        for word in words {
            let word = word.replacing("#", with: "3")
            let spaced = word.map(String.init).joined(separator: " ")
            for text in [word, "（\(word)）", "本件\(word)。", "甲\(word)乙", spaced, word.map(String.init).joined(separator: "\n"), word.map(String.init).joined(separator: "\u{200b}"), "密级：\(word)", "| \(word) | \(word) |"] {
                Self.compare("标题一行\n" + text + "\n")
            }
        }
    }

    /// Phrases, their parts, their companions and what stands between, in any order.
    @Test(arguments: 0..<16)
    func randomTextsAlike(seed: Int) {
        let phrases = MarkingTests.catalog.phrases
        let words = phrases.groups.flatMap { $0.words + $0.companions + $0.labels + $0.near + $0.behind } + phrases.secret.levels.map(\.word) + phrases.secret.terms + phrases.secret.fields
        let glue = ["\n", "\n", "\n\n", " ", "　　", "，", "。", "：", "（", "）", "★", "|", ",", "\t", "1", "１０", "年", "甲", "的", "\u{200b}", "\u{0c}", "“", "”", "機", "覽", "**", "#", "第", "`"]
        var random = SeededNumbers(UInt64(seed) + 5)
        for _ in 0..<80 {
            var text = ""
            for _ in 0..<(3 + random.below(30)) {
                let word = random.below(5) < 2 ? glue[random.below(glue.count)] : words[random.below(words.count)]
                // A part of a phrase is the likeliest thing to be taken for the whole.
                text += random.below(6) == 0 ? String(word.prefix(1 + random.below(3))) : word
            }
            Self.compare(text)
        }
    }
}

/// Small seeded generator (Steele, Lea and Flood, 2014).
struct SeededNumbers {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
        return Int(truncatingIfNeeded: (z ^ z >> 31) >> 1) % limit
    }
}

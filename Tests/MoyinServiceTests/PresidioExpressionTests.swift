@testable import MoyinService
import Testing

@Suite struct PresidioExpressionTests {
    @Test(arguments: [
        (#"\d+\Z"#, #"\d+\z"#), (#"[\Z\u5de5]"#, #"[\Z\x{5de5}]"#), (#"\u5de5\U0001f600"#, #"\x{5de5}\x{0001f600}"#), (#"a{,3}"#, "a{0,3}"),
        (#"[{,3}]"#, "[{,3}]"), (#"\p{Han}{2,3}"#, #"\p{Han}{2,3}"#), (#"(?P<n>a)\g<n>"#, #"(?P<n>a)\g{n}"#), (#"[]{]+"#, "[]{]+"), (#"[^]a]"#, "[^]a]"),
        (#"[[:alpha:]{]"#, "[[:alpha:]{]"), (#"\\Z"#, #"\\Z"#), (#"[(*]"#, "[(*]"), (#"\(*"#, #"\(*"#), ("{}", "{}"), ("a{1}", "a{1}"), ("{x}", "{x}"),
    ])
    func arePCRE2sWords(_ python: String, _ pcre2: String) throws {
        #expect(try Presidio.PythonExpression(python).text == pcre2)
    }

    /// What PCRE2 would take for something else.
    @Test(arguments: [#"(?:abc){e<=1}"#, "a{s}", #"(*ACCEPT)a"#, "(*LIMIT_MATCH=9)a", #"\N{DIGIT ONE}"#, #"\mword"#, #"\Qa.b\E"#, #"\u12"#, #"\"#, #"\g<n"#])
    func refused(_ python: String) {
        #expect(throws: Presidio.PythonExpression.Refusal.self) { try Presidio.PythonExpression(python) }
    }

    private static func matches(_ expression: String, _ flags: Presidio.BoundedPattern.Flags, _ text: String) throws -> [String] {
        let units = Array(text.utf16)
        var found: [String] = []
        let isWhole = try Presidio.BoundedPattern(expression, flags).search(units, before: .now + .seconds(60)) {
            found.append(String(decoding: units[$0], as: UTF16.self))
            return true
        }
        #expect(isWhole)
        return found
    }

    @Test func flagsAndEmptyMatches() throws {
        #expect(try Self.matches("^a.c$", [.ignoreCase, .multiline, .dotAll], "x\nA\nC") == ["A\nC"])
        #expect(try Self.matches("^a.c$", [], "A\nC") == [])
        #expect(try Self.matches(" a # a letter", [.verbose], "a a") == ["a", "a"])
        #expect(try Self.matches(#"\w+"#, [], "工号 é") == ["工号", "é"])
        #expect(try Self.matches(#"\w+"#, [.ascii], "工号 e") == ["e"])
        #expect(try Self.matches("b*", [], "abba😀b") == ["bb", "b"])
        // PCRE2's own conclusions about where this may begin lose the match.
        #expect(try Self.matches(#"(?=a)(?:^|(?<=\W))(a)(?:(?=\W)|$)"#, [.ignoreCase], "ID A ZIP") == ["A"])
        #expect(try Self.matches(".", [], "a😀") == ["a", "😀"])
    }

    @Test func aSearchEndsWithItsTime() throws {
        let units = Array(String(repeating: "ab", count: 20_000).utf16)
        let pattern = try Presidio.BoundedPattern(".*.*.*.*[xy]", [])
        let start = ContinuousClock.now
        #expect(!pattern.search(units, before: start + .milliseconds(300)) { _ in true })
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(!pattern.search(units, before: start) { _ in true })
    }

    /// PCRE2 10.42 refuses `\K` in what looks ahead, but not in what that calls: such a match begins behind its end.
    @Test func aMatchThatEndsBeforeItBeginsIsNone() throws {
        for (expression, text) in [(#"(?=(?1))a|(aab\K)"#, "aab"), (#"(?=(?1))|(b\K)"#, "b")] {
            let pattern = try Presidio.BoundedPattern(expression, [])
            #expect(!pattern.search(Array(text.utf16), before: .now + .seconds(60), emptyToo: true) { _ in true })
        }
    }
}

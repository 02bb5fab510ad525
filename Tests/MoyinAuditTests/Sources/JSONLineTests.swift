import MoyinReports
import Testing

/// Strings of JSON lines, which are read eight bytes a step.
@Suite struct JSONLineTests {
    /// What was written comes back, wherever quotes, escapes and the end fall within a step.
    @Test func strings() throws {
        let pieces = ["a", "12", "中", "𠮷", "\"", "\\", "\n", "\u{1}", "/", "abcdefgh", "正文正文"]
        var state: UInt64 = 7
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for _ in 0..<5000 {
            let text = (0..<next(24)).map { _ in pieces[next(pieces.count)] }.joined()
            let line = "{\"id\":\"\(String(repeating: "x", count: next(9)))\",\"text\":\"\(Self.escaped(text))\"}"
            let read = try JSONLine.parse(Array(line.utf8)[...])
            if read.text.map({ String(decoding: $0, as: UTF8.self) }) != text { Issue.record("\(line)") }
        }
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\n": "\\n"
            case "\u{1}": "\\u0001"
            default: String(scalar)
            }
        }.joined()
    }

    /// A control character that is not escaped is an error at its place, and so is a string without an end.
    @Test(arguments: 0..<20)
    func damage(_ length: Int) {
        let plain = String(repeating: "a", count: length)
        for (line, column) in [("{\"text\":\"\(plain)\u{1f}bcdefghi\"}", 11 + length), ("{\"text\":\"\(plain)", 10 + length)] {
            #expect { try JSONLine.parse(Array(line.utf8)[...]) } throws: { ($0 as? JSONLine.Problem)?.column == column }
        }
    }
}

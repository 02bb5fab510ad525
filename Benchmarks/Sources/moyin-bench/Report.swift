import Glibc
import Moyin

/// What is printed for a person and kept as lines of JSON.
struct Report {
    private(set) var lines: [String] = []
    /// Claims that did not hold and counts that were wrong.
    private(set) var failures: [String] = []

    mutating func section(_ title: String) { print("\n## \(title)") }

    mutating func fail(_ what: String) {
        failures.append(what)
        print("   FAILED: \(what)")
    }

    /// A row for the record: keys in the order given.
    mutating func record(_ pairs: [(String, JSON)]) {
        lines.append("{" + pairs.map { "\(JSON.text($0.0).written):\($0.1.written)" }.joined(separator: ",") + "}")
    }

    mutating func check(_ name: String, _ found: Contestant.Answer, expected: Int?) {
        guard let expected else { return fail("\(name): texts.json has no count for this size; see --counts") }
        if found.matches != expected { fail("\(name) finds \(found.matches) instead of \(expected)") }
    }

    mutating func check(_ name: String, _ found: Contestant.Answer, kinds expected: [String: Int]) {
        var found = found.kinds ?? [:]
        // Other names with each model: the section of names looks at them.
        found[NameContestants.kind] = nil
        // In prose without sense what happens to stand beside a person or a number is said of somebody.
        found = found.filter { SensitiveTopic(rawValue: $0.key) == nil || expected[$0.key] != nil }
        for kind in Set(found.keys).union(expected.keys).sorted() where found[kind, default: 0] != expected[kind, default: 0] {
            fail("\(name) finds \(found[kind, default: 0]) \(kind) instead of \(expected[kind, default: 0])")
        }
    }
}

enum JSON {
    case text(String), number(Double), count(Int), list([JSON])

    var written: String {
        switch self {
        case .text(let text):
            let escaped = text.unicodeScalars.map { scalar in
                scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : scalar.value < 0x20 ? " " : String(scalar)
            }
            return "\"\(escaped.joined())\""
        case .number(let number): return Columns.rounded(number, 4)
        case .count(let count): return "\(count)"
        case .list(let list): return "[" + list.map(\.written).joined(separator: ",") + "]"
        }
    }
}

/// Plain tables.
enum Columns {
    static func left(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }
    static func right(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }

    static func percent(_ share: Double) -> String { rounded(share * 100, 3) + " %" }

    /// With so many significant digits at least; whole numbers are never cut.
    static func rounded(_ number: Double, _ digits: Int) -> String {
        var scale = 1.0
        var places = 0
        while abs(number) * scale < pow(10, Double(digits - 1)), places < 9, number != 0 {
            scale *= 10
            places += 1
        }
        let whole = Int((abs(number) * scale).rounded())
        let sign = number < 0 ? "-" : ""
        guard places > 0 else { return "\(sign)\(whole)" }
        let text = String(whole)
        let padded = String(repeating: "0", count: max(0, places + 1 - text.count)) + text
        return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
    }
}

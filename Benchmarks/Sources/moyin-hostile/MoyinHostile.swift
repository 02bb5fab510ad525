import Glibc
import OfficeSamples

/// Gives `moyin check` one hostile file after another, each with a good one behind it in the same run, and prints what became of
/// it: time, memory of the process that reads files and of the one that asks, the answer. Fails when one is out of its bounds.
@main
struct MoyinHostile {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let program = arguments.first, access(program, X_OK) == 0 else {
            print("usage: moyin-hostile MOYIN [name…]")
            exit(64)
        }
        var folder = Array("/tmp/moyin-hostile-XXXXXX".utf8CString)
        guard mkdtemp(&folder) != nil else { exit(73) }
        let path = String(decoding: folder.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let wanted = arguments.dropFirst()
        let files = HostileFile.all.filter { file in wanted.isEmpty || wanted.contains { file.name.contains($0) } }
        var outside = 0
        print(Row.head)
        for group in groups(files) {
            let row = Trial(program, path, group).run()
            print(row.text)
            outside += row.faults.count
        }
        rmdir(path)
        print(outside == 0 ? "all \(files.count) within \(Row.seconds) s, \(Row.readerMB) MB for the reader and \(Row.ownMB) MB for the one that asks" : "\(outside) out of bounds")
        exit(outside == 0 ? 0 : 1)
    }

    /// Those that differ only in the part that holds the same thing go into one run.
    private static func groups(_ files: [HostileFile]) -> [[HostileFile]] {
        var groups: [[HostileFile]] = []
        for file in files {
            if kind(file) == groups.last.map({ kind($0[0]) }), file.name.contains("-"), kind(file).contains("*") { groups[groups.count - 1].append(file) } else { groups.append([file]) }
        }
        return groups
    }

    static func kind(_ file: HostileFile) -> String {
        for kind in ["laughs-", "outside-"] where file.name.hasPrefix(kind) { return "entities*." + (file.name.split(separator: ".").last ?? "") }
        return file.name
    }
}

/// A line of the table.
struct Row {
    /// What is promised of each.
    static let seconds = 60
    static let readerMB = 2048
    static let ownMB = 1200

    var name: String
    var what: String
    var size: Int
    var time: Double
    var reader: Int
    var own: Int
    var answer: String
    var faults: [String]

    static let head = columns("file", "MB", "s", "reader MB", "own MB", "answer; what it is")

    var text: String {
        Self.columns(name, decimal(Double(size) / 1e6), decimal(time), "\(reader)", "\(own)", "\(answer); \(what)") + faults.map { "\n  OUT OF BOUNDS: \($0)" }.joined()
    }

    private static func columns(_ name: String, _ size: String, _ time: String, _ reader: String, _ own: String, _ rest: String) -> String {
        func right(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.utf8.count)) + text }
        return name + String(repeating: " ", count: max(1, 24 - name.utf8.count)) + right(size, 9) + right(time, 8) + right(reader, 11) + right(own, 8) + "  " + rest
    }

    private func decimal(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}

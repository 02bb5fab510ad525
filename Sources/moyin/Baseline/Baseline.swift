import MoyinReports
import MoyinText

/// Findings that were looked at and accepted, so that a build fails for new ones alone.
///
/// A text file, a line each, sorted, so that branches merge: fingerprint, kind, how often, document, who and when, why; with
/// tabs between. The fingerprint is of the value, not of its place: what moves within its document stays accepted. It does
/// not hold the value, but who has the file can try out numbers against it: it belongs beside the documents.
struct Baseline {
    struct Entry: Hashable {
        var document: String
        var kind: String
        var fingerprint: String
    }
    struct Acceptance {
        var count: Int
        var by: String
        var reason: String
    }
    /// Makes fingerprints of one baseline unlike those of another.
    let salt: String
    var accepted: [Entry: Acceptance] = [:]
    private static let mark = "# moyin-baseline 1 "

    init() {
        var random = SystemRandomNumberGenerator()
        salt = String(random.next() as UInt64, radix: 16) + String(random.next() as UInt64, radix: 16)
    }

    /// Why a baseline does not read.
    struct Problem: Error { var reason: String }

    init(_ text: String) throws(Problem) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.hasSuffix("\r") ? $0.dropLast() : $0 }
        guard let head = lines.first, head.hasPrefix(Self.mark) else {
            throw Problem(reason: say("不是基线文件（第一行应以“\(Self.mark)”开头）", "is no baseline (its first line begins with '\(Self.mark)')"))
        }
        salt = String(head.dropFirst(Self.mark.utf8.count))
        for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty && !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 6, fields[0].utf8.count == 16, let count = Int(fields[2]), count > 0 else {
                // A line that merging has spoilt accepts nothing, and nothing is dropped unseen.
                throw Problem(reason: say("第 \(index + 1) 行不对（合并冲突？）；改正或删去这一行", "line \(index + 1) is not right (a conflict of merging?); correct or delete it"))
            }
            let entry = Entry(document: fields[3], kind: fields[1], fingerprint: fields[0])
            // The same on two branches is one; the larger of two counts was looked at.
            if let known = accepted[entry], known.count >= count { continue }
            accepted[entry] = Acceptance(count: count, by: fields[4], reason: fields[5])
        }
    }

    var text: String {
        var output = Self.mark + salt + "\n"
        let sorted = accepted.sorted { ($0.key.document, $0.key.kind, $0.key.fingerprint) < ($1.key.document, $1.key.kind, $1.key.fingerprint) }
        for (entry, acceptance) in sorted {
            output += [entry.fingerprint, entry.kind, String(acceptance.count), entry.document, acceptance.by, acceptance.reason].joined(separator: "\t") + "\n"
        }
        return output
    }

    func entry(_ document: String, _ kind: String, _ symbols: [UInt8]) -> Entry {
        let code = HMAC(key: Array(salt.utf8)).code(of: Array(kind.utf8) + [0] + symbols)
        let digits = code.bytes.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return Entry(document: Self.plain(document), kind: kind, fingerprint: digits)
    }

    /// Without what separates fields and lines.
    static func plain(_ text: String) -> String { String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 })) }
}

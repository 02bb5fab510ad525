internal import Moyin

/// The level and the term of a mark of secrecy, as the law writes them. Nothing else of the mark is kept.
enum SecrecyMark {
    private static let levels: [(String, [String])] = [
        ("绝密", ["绝密", "絕密", "绝对机密", "絕對機密"]), ("极机密", ["极机密", "極機密"]), ("机密", ["机密", "機密"]), ("秘密", ["秘密", "密件", "限阅", "限閱"]),
    ]
    private static let stars = Set("★☆⭐✭✩✰✪⋆*∗●◎◆".unicodeScalars)
    private static let termSigns = Set("0123456789〇一二三四五六七八九十年个月日天至止前后長长期永久启用解密啟".unicodeScalars)
    private static let shown = 3

    static func marks(_ found: [Found]) -> [String] {
        var marks: [String] = []
        for found in found where found.finding.kind.name == "SECRET_MARK" && marks.count < shown {
            let mark = mark(String(decoding: found.value, as: UTF8.self))
            if !marks.contains(mark) { marks.append(mark) }
        }
        return marks
    }

    private static func mark(_ value: String) -> String {
        let scalars = value.unicodeScalars.compactMap { scalar -> UnicodeScalar? in
            // Full-width digits are digits.
            if (0xff10...0xff19).contains(scalar.value) { return UnicodeScalar(scalar.value - 0xfee0) }
            return scalar.properties.isWhitespace ? nil : scalar
        }
        let parts = scalars.split(maxSplits: 1, omittingEmptySubsequences: false) { stars.contains($0) }
        func text(_ part: some Sequence<UnicodeScalar>) -> String { String(String.UnicodeScalarView(part)) }
        let name = text(parts[0])
        let level = levels.first { $0.1.contains { name.contains($0) } }?.0 ?? say("有密级标志", "marked")
        guard parts.count == 2, !parts[1].isEmpty, parts[1].count <= 16, parts[1].allSatisfy(termSigns.contains) else { return level }
        return level + "★" + text(parts[1])
    }
}

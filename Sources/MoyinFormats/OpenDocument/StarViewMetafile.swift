/// A drawing in LibreOffice's own format (`svm`), as far as it shows that nothing is written in it.
///
/// A head and a list of actions; each begins with its number, a version and its length.
enum StarViewMetafile {
    static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "VCLMTF".utf8) }

    /// Points, lines and boxes, colours, clipping, fonts: no text, no curve that may be a letter, no picture, no comment.
    private static let silent: Set<Int> = Set(100...107).union([125, 126]).union(128...141).union([144, 145, 146, 149, 150, 151])

    /// Whether all its actions are of those that write nothing.
    static func saysNothing(_ bytes: [UInt8]) -> Bool {
        func number(_ at: Int, _ count: Int) -> Int? {
            at + count <= bytes.count ? bytes[at..<(at + count)].reversed().reduce(0) { $0 << 8 | Int($1) } : nil
        }
        guard isOne(bytes), let head = number(8, 4) else { return false }
        var index = 12 + head
        guard let count = number(index - 4, 4), index > 16 else { return false }
        var actions = 0
        while index < bytes.count {
            guard let action = number(index, 2), silent.contains(action), let length = number(index + 4, 4) else { return false }
            index += 8 + length
            actions += 1
        }
        return index == bytes.count && actions == count
    }
}

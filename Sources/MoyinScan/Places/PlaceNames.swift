internal import MoyinText

/// Names of provinces and prefectures (`Patterns/tables/places.tsv`): where an address begins if words stand before it.
///
/// Everything below is told by its last character, not by a list.
struct PlaceNames: Sendable {
    struct Match {
        /// 1 a province, 2 a prefecture.
        var level: Int
        /// Without the word for its rank: 浙江, 杭州.
        var isShort: Bool
        /// Folded units.
        var length: Int
    }

    /// Units of the longest name.
    static let longest = 12

    private let trie: WordTrie

    /// - Parameters:
    ///   - file: bytes of the table.
    ///   - folded: folds a name like the text it is looked for in.
    init(file: UnsafeRawBufferPointer?, folded: (String) -> [UInt16]) {
        var words: [([UInt16], UInt16)] = []
        let text = file.map { String(decoding: $0, as: UTF8.self) } ?? ""
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t")
            guard fields.count == 2 else { continue }
            let value: UInt16 = (fields[0].hasPrefix("province") ? 1 : 2) | (fields[0].hasSuffix("short") ? 16 : 0)
            for name in fields[1].split(separator: " ") { words.append((folded(String(name)), value)) }
        }
        trie = WordTrie(words)
    }

    @inline(__always) func mayBegin(with unit: UInt16) -> Bool { trie.mayBegin(with: unit) }

    /// The longest name that begins at `units[offset]`.
    func match(_ units: UnsafeBufferPointer<UInt16>, from offset: Int) -> Match? {
        guard let (value, length) = trie.longest(units, from: offset) else { return nil }
        return Match(level: Int(value & 15), isShort: value & 16 != 0, length: length)
    }
}

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
        // Bytes are split, not characters, which would be told apart first.
        for line in (file ?? UnsafeRawBufferPointer(start: nil, count: 0)).split(separator: 0x0a) where line.first != 0x23 {
            let fields = line.split(separator: 0x09)
            guard fields.count == 2 else { continue }
            let level = String(decoding: fields[0], as: UTF8.self)
            let value: UInt16 = (level.hasPrefix("province") ? 1 : 2) | (level.hasSuffix("short") ? 16 : 0)
            for name in fields[1].split(separator: 0x20) { words.append((folded(String(decoding: name, as: UTF8.self)), value)) }
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

/// Neighbours that make `XX`, `__` or `××` an unfinished text rather than a mask (catalogue §3.2).
struct PlaceholderWords: Sendable {
    private let right: WordTrie
    private let left: Set<UInt16>

    /// - Parameters: folded words; of the left ones only the last unit counts.
    init(right: [[UInt16]], left: [[UInt16]]) {
        self.right = WordTrie(right.map { ($0, 0) })
        self.left = Set(left.compactMap(\.last))
    }

    func matchesRight(_ units: Span<UInt16>) -> Bool {
        units.withUnsafeBufferPointer { right.longest($0, from: 0) != nil }
    }

    func matchesLeft(_ unit: UInt16) -> Bool { left.contains(unit) && !(unit >= 0x30 && unit <= 0x39) }
}

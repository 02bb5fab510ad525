public import MoyinTypes

/// Two copies of one number, masked at different places, tell together what neither tells alone (catalogue §3.3).
///
/// Holds the masked copies of the documents of a run, so that a copy is also rated together with those of earlier
/// documents. Never print it.
public struct MaskUnion: Sendable {
    /// A masked value: its symbols, `*` for a hidden one.
    public struct Copy: Sendable {
        public var kind: Kind
        public var symbols: [UInt8]

        public init(kind: Kind, symbols: [UInt8]) {
            self.kind = kind
            self.symbols = symbols
        }
    }

    private struct Entry: Sendable {
        var symbols: [UInt8]
        /// Which copies of the document at hand look like this.
        var indexes: [Int]
    }
    /// What two copies of one number share where both show it: its first symbols, its last, or both.
    private struct Key: Hashable, Sendable {
        var kind: Kind
        var count: Int
        /// Three symbols and two; 0: whatever they are.
        var first: UInt32
        var last: UInt32
    }
    private typealias Index = [Key: [Entry]]
    private var earlier: Index = [:]

    public init() {}

    /// Rates the masked copies of one document: where the visible symbols of two agree wherever both show one, what the
    /// pair shows is counted. Cost: linear in the copies (a roster of strangers never agrees: few are compared).
    ///
    /// - Parameter remember: later documents are rated together with these.
    /// - Returns: for each copy whether a pair that it belongs to hides too little.
    public mutating func rate(_ copies: [Copy], remember: Bool) -> [Bool] {
        var isTold = [Bool](repeating: false, count: copies.count)
        var here: Index = [:]
        for (index, copy) in copies.enumerated() where copy.symbols.count >= 11 {
            let hidden = Self.hidden(copy.symbols)
            for key in Self.keys(copy) {
                for entry in earlier[key] ?? [] {
                    if let both = Self.hiddenInUnion(copy.symbols, entry.symbols), both <= 4, both < hidden { isTold[index] = true }
                }
                for entry in here[key] ?? [] {
                    guard let both = Self.hiddenInUnion(copy.symbols, entry.symbols), both <= 4 else { continue }
                    if both < hidden { isTold[index] = true }
                    if both < Self.hidden(entry.symbols) { for other in entry.indexes { isTold[other] = true } }
                }
                Self.insert(copy.symbols, index, into: &here[key, default: []])
            }
        }
        if remember {
            for (key, entries) in here {
                for entry in entries { Self.insert(entry.symbols, nil, into: &earlier[key, default: []]) }
            }
        }
        return isTold
    }

    private static func insert(_ symbols: [UInt8], _ index: Int?, into entries: inout [Entry]) {
        if let known = entries.firstIndex(where: { $0.symbols == symbols }) {
            if let index { entries[known].indexes.append(index) }
            return
        }
        if entries.count == 16 { entries.removeFirst() }
        entries.append(Entry(symbols: symbols, indexes: index.map { [$0] } ?? []))
    }

    private static func keys(_ copy: Copy) -> [Key] {
        let showsFirst = !copy.symbols.prefix(3).contains(0x2a)
        let showsLast = !copy.symbols.suffix(2).contains(0x2a)
        let first = copy.symbols.prefix(3).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let last = copy.symbols.suffix(2).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        func key(_ first: UInt32, _ last: UInt32) -> Key {
            Key(kind: copy.kind, count: copy.symbols.count, first: first, last: last)
        }
        var keys: [Key] = []
        if showsFirst, showsLast { keys.append(key(first, last)) }
        if showsFirst { keys.append(key(first, 0)) }
        if showsLast { keys.append(key(0, last)) }
        return keys
    }

    private static func hidden(_ symbols: [UInt8]) -> Int { symbols.count { $0 == 0x2a } }

    /// Symbols that neither copy shows; nil when the two contradict each other or share too little to be one number.
    private static func hiddenInUnion(_ left: [UInt8], _ right: [UInt8]) -> Int? {
        var hidden = 0
        var shared = 0
        for (a, b) in zip(left, right) {
            switch (a == 0x2a, b == 0x2a) {
            case (true, true): hidden += 1
            case (false, false):
                if a != b { return nil }
                shared += 1
            default: break
            }
        }
        return shared >= 3 ? hidden : nil
    }
}

internal import MoyinPolicy
internal import MoyinText
internal import MoyinTypes

/// Values that must be gone, to be found in any guise by comparing folded symbols: width, separators, invisible
/// characters and numerals make no difference.
struct RemovedValues: Sendable {
    struct Entry: Sendable {
        var kind: Kind
        var replacement: [UInt8]
    }
    let masking: Masking
    private var entries: [[UInt8]: Entry] = [:]
    /// How long the keys are that begin with these symbols, the longest first.
    private var lengths: [UInt64: [Int]] = [:]
    private(set) var longest = 0

    /// Symbols of the head by which keys are looked up; shorter values are not searched for elsewhere.
    static let head = 5

    init(masking: Masking) { self.masking = masking }

    var isEmpty: Bool { entries.isEmpty }

    mutating func add(_ key: [UInt8], kind: Kind, replacement: [UInt8]) {
        guard key.count >= Self.head, entries[key] == nil else { return }
        entries[key] = Entry(kind: kind, replacement: replacement)
        let head = key[0..<Self.head].reduce(0) { $0 << 8 | UInt64($1) }
        if lengths[head]?.contains(key.count) != true {
            lengths[head, default: []].append(key.count)
            lengths[head]?.sort(by: >)
        }
        longest = max(longest, key.count)
    }

    mutating func merge(_ other: RemovedValues) {
        for (key, entry) in other.entries { add(key, kind: entry.kind, replacement: entry.replacement) }
    }

    func entry(_ key: ArraySlice<UInt8>) -> Entry? { entries[Array(key)] }

    /// Lengths of the keys that may begin with these symbols.
    func candidates(_ head: UInt64) -> [Int] { lengths[head] ?? [] }

    /// A bit for each head, by its hash: most places are ruled out by one look.
    func headBits() -> HeadBits {
        var bits = HeadBits(count: lengths.count)
        for head in lengths.keys { bits.insert(head) }
        return bits
    }

    struct HeadBits {
        private var words: [UInt64]
        private let shift: UInt64

        init(count: Int) {
            var size = 1 << 14
            while size < 16 * count { size *= 2 }
            words = Array(repeating: 0, count: size / 64)
            shift = UInt64(64 - size.trailingZeroBitCount)
        }

        private func index(_ head: UInt64) -> UInt64 { (head &* 0x9e37_79b9_7f4a_7c15) >> shift }

        mutating func insert(_ head: UInt64) {
            let index = index(head)
            words[Int(index >> 6)] |= 1 << (index & 63)
        }

        func mayContain(_ head: UInt64) -> Bool {
            let index = index(head)
            return words[Int(index >> 6)] & 1 << (index & 63) != 0
        }
    }

    /// Calls `body` for every place in a text where a removed value stands whole. Cost: linear in the text, which is read
    /// piece by piece.
    func forEachOccurrence(_ read: (UnsafeMutableRawBufferPointer) -> Int, _ body: (Redaction.Edit) -> Void) {
        guard !isEmpty else { return }
        var search = RemovedValueSearch(self)
        var buffer = [UInt8](repeating: 0, count: 256 * 1024)
        var high = 0
        var isAtEnd = false
        while !isAtEnd {
            while high < buffer.count, !isAtEnd {
                let count = buffer.withUnsafeMutableBytes { read(UnsafeMutableRawBufferPointer(rebasing: $0[high...])) }
                if count <= 0 { isAtEnd = true } else { high += count }
            }
            // Up to the start of the last character: it may be cut off.
            var end = high
            if !isAtEnd, let start = buffer[max(0, high - 4)..<high].lastIndex(where: { $0 & 0xc0 != 0x80 }) { end = start }
            buffer.withUnsafeBufferPointer {
                search.feed(UnsafeBufferPointer(rebasing: $0[0..<end]), isLast: isAtEnd, body)
            }
            buffer.withUnsafeMutableBytes { bytes in
                let base = bytes.baseAddress.unsafelyUnwrapped
                base.copyMemory(from: base + end, byteCount: high - end)
            }
            high -= end
        }
    }

    func occurrences(in text: [UInt8]) -> [Redaction.Edit] {
        var edits: [Redaction.Edit] = []
        var position = 0
        forEachOccurrence({ buffer in
            let count = min(buffer.count, text.count - position)
            text.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
            position += count
            return count
        }) { edits.append($0) }
        return edits
    }
}

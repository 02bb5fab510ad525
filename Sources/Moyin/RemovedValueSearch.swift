internal import MoyinPolicy
internal import MoyinTypes

/// Looks for removed values in the folded symbols of a text that comes in pieces. Where the pieces end makes no
/// difference: as many symbols as the longest value has are carried over.
struct RemovedValueSearch {
    private let values: RemovedValues
    private let heads: RemovedValues.HeadBits
    private var symbols: [UInt8] = []
    private var starts: [Int] = []
    private var ends: [Int] = []
    private var isApart: [Bool] = []
    /// The next symbol to look at.
    private var next = 0
    /// Offset of the next piece.
    private var offset = 0

    init(_ values: RemovedValues) {
        self.values = values
        heads = values.headBits()
    }

    /// - Parameter piece: whole characters, at most 2 GB.
    mutating func feed(_ piece: UnsafeBufferPointer<UInt8>, isLast: Bool, _ body: (Redaction.Edit) -> Void) {
        let stream = values.masking.stream(piece)
        symbols += stream.symbols
        starts += stream.starts.lazy.map { Int($0) + offset }
        ends += stream.ends.lazy.map { Int($0) + offset }
        isApart += stream.isApart
        offset += piece.count
        // The symbol behind a value is looked at too.
        let limit = isLast ? symbols.count - RemovedValues.head + 1 : symbols.count - values.longest
        var head: UInt64 = 0
        var headEnd = next
        while next < limit {
            while headEnd < next + RemovedValues.head {
                head = (head << 8 | UInt64(symbols[headEnd])) & 0xff_ffff_ffff
                headEnd += 1
            }
            if heads.mayContain(head) {
                for length in values.candidates(head) {
                    guard let entry = entry(length) else { continue }
                    body(
                        Redaction.Edit(
                            range: starts[next]..<ends[next + length - 1], kind: entry.kind, replacement: entry.replacement))
                    break
                }
            }
            next += 1
        }
        let done = max(0, min(next, symbols.count) - 1)
        symbols.removeFirst(done)
        starts.removeFirst(done)
        ends.removeFirst(done)
        isApart.removeFirst(done)
        next -= done
    }

    /// The removed value of so many symbols that stands here whole.
    private func entry(_ length: Int) -> RemovedValues.Entry? {
        let end = next + length
        guard end <= symbols.count, let entry = values.entry(symbols[next..<end]) else { return nil }
        // 提高，建设 is no name, whatever 高建设 is.
        if entry.kind == .personName, isApart[(next + 1)..<end].contains(true) { return nil }
        // A short value inside a longer number is another number.
        guard length < 9 else { return entry }
        func isSymbol(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5a }
        if next > 0, isSymbol(symbols[next - 1]), ends[next - 1] == starts[next] { return nil }
        if end < symbols.count, isSymbol(symbols[end]), starts[end] == ends[end - 1] { return nil }
        return entry
    }
}

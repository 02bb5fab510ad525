internal import MoyinPolicy
internal import MoyinText
internal import MoyinTypes

/// Finds values that must be gone, in any guise, by comparing folded symbols: width, separators, invisible characters
/// and numerals make no difference.
struct RemovedValues {
    private let masking: Masking
    private var keys: [[UInt8]: (kind: Kind, replacement: [UInt8])] = [:]
    /// Keys by their first symbols.
    private var byHead: [UInt64: [[UInt8]]] = [:]

    /// Symbols of the head by which keys are looked up; shorter values are not searched for elsewhere.
    private static let head = 5

    init(masking: Masking) { self.masking = masking }

    mutating func add(_ key: [UInt8], kind: Kind, replacement: [UInt8]) {
        guard key.count >= Self.head, keys[key] == nil else { return }
        keys[key] = (kind, replacement)
        byHead[Self.pack(key[0..<Self.head]), default: []].append(key)
    }

    private static func pack(_ symbols: some Collection<UInt8>) -> UInt64 {
        symbols.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Every place where a removed value stands whole. Cost: linear in the text.
    func occurrences(in text: [UInt8]) -> [Redaction.Edit] {
        guard !keys.isEmpty else { return [] }
        let stream = masking.stream(text)
        var found: [Redaction.Edit] = []
        var window: UInt64 = 0
        var index = 0
        while index < stream.symbols.count {
            window = (window << 8 | UInt64(stream.symbols[index])) & 0xff_ffff_ffff
            index += 1
            guard index >= Self.head, let candidates = byHead[window] else { continue }
            let start = index - Self.head
            for key in candidates where matches(key, stream, at: start) {
                let entry = keys[key]!
                let last = start + key.count - 1
                found.append(
                    Redaction.Edit(
                        range: Int(stream.starts[start])..<Int(stream.ends[last]), kind: entry.kind,
                        replacement: entry.replacement))
                break
            }
        }
        return found
    }

    private func matches(_ key: [UInt8], _ stream: Masking.Stream, at start: Int) -> Bool {
        let end = start + key.count
        guard end <= stream.symbols.count else { return false }
        for offset in 0..<key.count where stream.symbols[start + offset] != key[offset] { return false }
        // A short value inside a longer number is another number.
        guard key.count < 9 else { return true }
        func isSymbol(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5a }
        if start > 0, isSymbol(stream.symbols[start - 1]), stream.ends[start - 1] == stream.starts[start] { return false }
        if end < stream.symbols.count, isSymbol(stream.symbols[end]), stream.starts[end] == stream.ends[end - 1] { return false }
        return true
    }
}

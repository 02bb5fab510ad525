/// Reads a text of any length as UTF-8, piece by piece, with memory that does not grow with it.
///
/// The encoding is settled at the first byte that is not plain ASCII: up to there all but UTF-16 read alike, and UTF-16
/// shows itself at once. So a lone Chinese name far down is seen as well as in ``EncodingDetector`` given the whole text.
/// Not shared between threads: callers take turns.
public final class DecodingReader {
    /// Fills the buffer and returns how many bytes, 0 at the end, less on failure.
    public typealias Source = (UnsafeMutableRawBufferPointer) -> Int

    /// UTF-8 until something else shows.
    public private(set) var encoding: TextEncoding
    public private(set) var byteOrderMarkLength = 0
    /// The source failed: what was read is not all of the text.
    public private(set) var hasFailed = false
    /// The bytes read best as `encoding`, but hardly as text.
    public private(set) var isDoubtful = false
    /// Bytes taken from the source so far.
    public private(set) var rawCount = 0
    /// The first bytes as they are, up to 4 KB: for telling what kind of file it is.
    public let head: [UInt8]
    /// Invalid sequences of encodings other than UTF-8, at original offsets. UTF-8 is handed on as it is, bad bytes
    /// included: whoever reads it counts them.
    public var damage: DecodingDamage {
        var damage = DecodingDamage()
        if let transcoder { damage.append(transcoder.damage, startingAt: transcoderStart) }
        return damage
    }

    private let source: Source
    private let hint: TextEncoding?
    private var transcoder: Transcoder?
    /// Original offset of the first byte it was fed.
    private var transcoderStart = 0
    private var isSettled: Bool
    private var isAtEnd = false
    /// Original bytes; those before `low` are done with.
    private var raw = [UInt8](unsafeUninitializedCapacity: 256 * 1024) { $1 = 256 * 1024 }
    private var low = 0
    private var high = 0
    private var decoded: [UInt8] = []
    private var position = 0

    /// - Parameters:
    ///   - forced: the encoding, where it is known; else it is detected.
    ///   - hint: what the first bytes say of the encoding; see ``EncodingDetector``.
    public init(
        forced: TextEncoding? = nil, hint: ([UInt8]) -> TextEncoding? = { _ in nil }, source: @escaping Source
    ) {
        self.source = source
        encoding = forced ?? .utf8
        isSettled = forced != nil
        var high = 0
        var failed = false
        var isAtEnd = false
        Self.fill(&raw, &high, source, &failed, &isAtEnd)
        self.high = high
        hasFailed = failed
        self.isAtEnd = isAtEnd
        rawCount = high
        head = Array(raw[0..<min(high, 4096)])
        self.hint = hint(Array(raw[0..<min(high, 8192)]))
        if let forced {
            let mark = forced.byteOrderMark
            settle(forced, mark.isEmpty || !raw[0..<high].starts(with: mark) ? 0 : mark.count)
        }
    }

    /// UTF-8 of the next piece; 0 at the end.
    public func read(into target: UnsafeMutableRawBufferPointer) -> Int {
        guard target.count > 0 else { return 0 }
        while true {
            if position < decoded.count {
                let count = min(target.count, decoded.count - position)
                decoded.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
                position += count
                return count
            }
            if !isSettled {
                let count = readUndecided(into: target)
                if count > 0 { return count }
                if !isSettled { return 0 }
                continue
            }
            if transcoder == nil { return readPlain(into: target) }
            guard decodeMore() else { return 0 }
        }
    }

    private func readPlain(into target: UnsafeMutableRawBufferPointer) -> Int {
        if low == high, !isAtEnd { refill(keeping: 0) }
        let count = min(target.count, high - low)
        raw.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[low..<(low + count)])) }
        low += count
        return count
    }

    private func decodeMore() -> Bool {
        if low == high {
            if isAtEnd { return false }
            refill(keeping: 0)
        }
        decoded.removeAll(keepingCapacity: true)
        position = 0
        transcoder?.feed(raw.span.extracting(low..<high), into: &decoded)
        low = high
        if isAtEnd { transcoder?.finish(into: &decoded) }
        return true
    }

    /// Plain ASCII that stands before the first byte by which the encoding can be told, or settles it.
    private func readUndecided(into target: UnsafeMutableRawBufferPointer) -> Int {
        var first = raw[low..<high].firstIndex { $0 >= 0x80 || $0 == 0 } ?? high
        // A byte-order mark or a telling byte needs what follows it. The start stays at an even offset, for UTF-16, and
        // two bytes are kept so that nothing in the middle passes for a byte-order mark.
        if !isAtEnd, high - first < EncodingDetector.window {
            let even = first & ~1
            if even > low {
                let count = min(target.count, even - low)
                raw.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[low..<(low + count)])) }
                low += count
                return count
            }
            refill(keeping: 2)
            first = raw[low..<high].firstIndex { $0 >= 0x80 || $0 == 0 } ?? high
            if !isAtEnd, high - first < EncodingDetector.window { return readUndecided(into: target) }
        }
        let guess = EncodingDetector.detect(raw.span.extracting(0..<high), isWhole: isAtEnd, hint: hint)
        // A few odd characters among ASCII tell little either way.
        isDoubtful = guess.confidence < 20 && raw[first..<high].prefix(EncodingDetector.window).count { $0 >= 0x80 } >= 32
        settle(guess.encoding, rawCount == high ? guess.byteOrderMarkLength : 0)
        return 0
    }

    private func settle(_ encoding: TextEncoding, _ mark: Int) {
        isSettled = true
        self.encoding = encoding
        byteOrderMarkLength = mark
        if encoding == .utf8 {
            low = max(low, mark)
        } else {
            transcoder = Transcoder(encoding, byteOrderMarkLength: mark, keepsMap: false)
            transcoderStart = rawCount - high + low
        }
    }

    /// Moves what is left, and `keeping` bytes before it, to the front and fills up.
    private func refill(keeping: Int) {
        let keep = max(0, low - keeping)
        let left = high - keep
        raw.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.unsafelyUnwrapped.copyMemory(from: bytes.baseAddress.unsafelyUnwrapped + keep, byteCount: left)
        }
        low -= keep
        high = left
        let before = high
        Self.fill(&raw, &high, source, &hasFailed, &isAtEnd)
        rawCount += high - before
    }

    private static func fill(
        _ raw: inout [UInt8], _ high: inout Int, _ source: Source, _ failed: inout Bool, _ isAtEnd: inout Bool
    ) {
        while high < raw.count, !isAtEnd {
            let count = raw.withUnsafeMutableBytes { source(UnsafeMutableRawBufferPointer(rebasing: $0[high...])) }
            if count < 0 { failed = true }
            if count <= 0 { isAtEnd = true } else { high += count }
        }
    }
}

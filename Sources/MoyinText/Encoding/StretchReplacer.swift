/// Copies a text of any length byte for byte, with some stretches of it replaced.
///
/// Stretches are given in offsets of the text decoded to UTF-8, as findings have them; every other byte stays what it
/// was, in whatever encoding. Memory does not grow with the text.
public struct StretchReplacer {
    private let encoding: TextEncoding
    private let source: DecodingReader.Source
    private var raw = [UInt8](repeating: 0, count: 256 * 1024)
    private var low = 0
    private var high = 0
    private var isAtEnd = false
    /// UTF-8 offset of the character at `low`.
    private var position: Int
    /// The source failed before its end.
    public private(set) var hasFailed = false

    /// - Parameters:
    ///   - byteOrderMarkLength: so many bytes at the start are copied and count nothing.
    ///   - source: reads the original bytes from the start.
    public init(_ encoding: TextEncoding, byteOrderMarkLength: Int, source: @escaping DecodingReader.Source) {
        self.encoding = encoding
        self.source = source
        position = -byteOrderMarkLength
    }

    /// Hands the bytes up to the stretch `range` to `sink` and passes over the stretch. Call with ascending stretches.
    public mutating func replace<E: Error>(
        _ range: Range<Int>, with bytes: [UInt8], _ sink: (UnsafeRawBufferPointer) throws(E) -> Void
    ) throws(E) {
        try advance(to: range.lowerBound, isStart: true, sink)
        try bytes.span.bytes.withUnsafeBytes { (buffer) throws(E) in try sink(buffer) }
        try advance(to: range.upperBound, isStart: false) { (_) throws(E) in }
    }

    /// Hands what is left to `sink`.
    public mutating func finish<E: Error>(_ sink: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        try advance(to: Int.max, isStart: true, sink)
    }

    /// Moves to a UTF-8 offset; at a start never beyond the character that holds it, at an end never before its end.
    private mutating func advance<E: Error>(
        to target: Int, isStart: Bool, _ sink: (UnsafeRawBufferPointer) throws(E) -> Void
    ) throws(E) {
        while position < target {
            if !isAtEnd, high - low < 8 { refill() }
            guard low < high else { return }
            let from = low
            let stops: Bool
            // A byte-order mark is no character.
            if position < 0 {
                stops = step(min(-position, high - low))
            } else {
                switch encoding {
                case .utf8: stops = step(min(target - position, high - low))
                case .utf16le: stops = walk(UTF16Decoder(littleEndian: true), to: target, isStart)
                case .utf16be: stops = walk(UTF16Decoder(littleEndian: false), to: target, isStart)
                case .gb18030: stops = walk(GB18030Decoder(), to: target, isStart)
                case .big5hkscs: stops = walk(Big5Decoder(), to: target, isStart)
                }
            }
            try raw.span.extracting(from..<low).bytes.withUnsafeBytes { (bytes) throws(E) in try sink(bytes) }
            if stops { return }
        }
    }

    private mutating func step(_ count: Int) -> Bool {
        low += count
        position += count
        return false
    }

    /// Whole characters as far as they are there; true where the target lies within one.
    private mutating func walk<Decoder: CharacterDecoder>(_ decoder: Decoder, to target: Int, _ isStart: Bool) -> Bool {
        raw.withUnsafeBufferPointer { bytes in
            let base = bytes.baseAddress.unsafelyUnwrapped
            while position < target, low < high {
                let character = decoder.character(at: base + low, available: high - low, isFinal: isAtEnd)
                // Cut off: more is read first.
                if character.rawLength == 0 { return false }
                if isStart, position + character.utf8Length > target { return true }
                position += character.utf8Length
                low += character.rawLength
            }
            return false
        }
    }

    private mutating func refill() {
        let left = high - low
        raw.withUnsafeMutableBytes { bytes in
            let base = bytes.baseAddress.unsafelyUnwrapped
            base.copyMemory(from: base + low, byteCount: left)
        }
        low = 0
        high = left
        while high < raw.count, !isAtEnd {
            let count = raw.withUnsafeMutableBytes { source(UnsafeMutableRawBufferPointer(rebasing: $0[high...])) }
            if count < 0 { hasFailed = true }
            if count <= 0 { isAtEnd = true } else { high += count }
        }
    }
}

/// The way from offsets in decoded UTF-8 back to offsets in the original bytes: exact, and small.
///
/// For UTF-8 input it only adds the length of the byte-order mark. For other encodings it keeps a checkpoint (16 bytes)
/// every 512 original bytes, at most 1/32 of the text, and decodes again from there: so it needs the original bytes at
/// hand, all of them, mapped or in memory. A lookup costs up to a microsecond; a `SourceMapCursor` shares the work
/// between ascending lookups.
public struct SourceMap: Sendable {
    public let encoding: TextEncoding
    public let byteOrderMarkLength: Int
    /// The length of the decoded text.
    public internal(set) var utf8Count = 0
    /// The length of the original, byte-order mark included.
    public internal(set) var rawCount: Int

    /// How many bytes the map itself takes.
    public var memory: Int { checkpoints.count * MemoryLayout<Checkpoint>.stride }

    struct Checkpoint: Sendable {
        var utf8: Int
        var raw: Int
    }
    /// Ascending; where the text begins comes first.
    var checkpoints: [Checkpoint]

    /// At most so many original bytes lie between two checkpoints, and a character more.
    static let spacing = 512

    /// The map of UTF-8 input that nobody decoded: `rawCount` original bytes, byte-order mark included.
    public init(utf8 rawCount: Int, byteOrderMarkLength: Int) {
        precondition(byteOrderMarkLength <= rawCount)
        self.init(encoding: .utf8, byteOrderMarkLength: byteOrderMarkLength)
        self.rawCount = rawCount
        utf8Count = rawCount - byteOrderMarkLength
    }

    init(encoding: TextEncoding, byteOrderMarkLength: Int) {
        self.encoding = encoding
        self.byteOrderMarkLength = byteOrderMarkLength
        rawCount = byteOrderMarkLength
        checkpoints = [Checkpoint(utf8: 0, raw: byteOrderMarkLength)]
    }

    /// Where the character that holds this offset begins in the original; at the end of the text, the original's length.
    ///
    /// - Parameter raw: the whole original. Traps when its length is not `rawCount` or the offset is out of range.
    public func rawOffset(forUTF8 offset: Int, in raw: Span<UInt8>) -> Int {
        var cursor = SourceMapCursor(self)
        return cursor.rawOffset(forUTF8: offset, in: raw)
    }

    /// The original bytes of all characters that the range touches: never half a character.
    public func rawRange(forUTF8 range: Range<Int>, in raw: Span<UInt8>) -> Range<Int> {
        var cursor = SourceMapCursor(self)
        return cursor.rawRange(forUTF8: range, in: raw)
    }
}

/// Looks up offsets in a `SourceMap`, cheaply when each is not below the one before.
public struct SourceMapCursor: Sendable {
    public let map: SourceMap
    private var last: SourceMap.Checkpoint

    public init(_ map: SourceMap) {
        self.map = map
        last = map.checkpoints[0]
    }

    /// As `SourceMap.rawOffset(forUTF8:in:)`.
    public mutating func rawOffset(forUTF8 offset: Int, in raw: Span<UInt8>) -> Int {
        character(at: offset, in: raw).lowerBound
    }

    /// As `SourceMap.rawRange(forUTF8:in:)`.
    public mutating func rawRange(forUTF8 range: Range<Int>, in raw: Span<UInt8>) -> Range<Int> {
        let start = character(at: range.lowerBound, in: raw).lowerBound
        if range.isEmpty { return start..<start }
        let end = character(at: range.upperBound, in: raw)
        return start..<end.upperBound
    }

    /// Empty when a character begins at `offset`, else the original bytes of the character around it.
    private mutating func character(at offset: Int, in raw: Span<UInt8>) -> Range<Int> {
        precondition(raw.count == map.rawCount, "not the original bytes of this map")
        precondition((0...map.utf8Count).contains(offset), "offset outside the decoded text")
        if map.encoding == .utf8 {
            let identity = offset + map.byteOrderMarkLength
            return identity..<identity
        }
        approach(offset)
        let start = last
        let found = raw.withUnsafeBufferPointer { buffer -> (SourceMap.Checkpoint, Int) in
            guard let base = buffer.baseAddress else { return (start, 0) }
            let bytes = UnsafeBufferPointer(start: base, count: buffer.count)
            switch map.encoding {
            case .utf8: return (start, 0)
            case .utf16le: return Self.walk(UTF16Decoder(littleEndian: true), bytes, from: start, to: offset)
            case .utf16be: return Self.walk(UTF16Decoder(littleEndian: false), bytes, from: start, to: offset)
            case .gb18030: return Self.walk(GB18030Decoder(), bytes, from: start, to: offset)
            case .big5hkscs: return Self.walk(Big5Decoder(), bytes, from: start, to: offset)
            }
        }
        last = found.0
        return last.raw..<last.raw + found.1
    }

    /// Moves to the nearest known place at or before `offset`.
    private mutating func approach(_ offset: Int) {
        let checkpoints = map.checkpoints
        // Ascending lookups mostly stay between the same two checkpoints.
        if last.utf8 <= offset, offset - last.utf8 < SourceMap.spacing { return }
        var low = 0
        var high = checkpoints.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if checkpoints[middle].utf8 <= offset { low = middle } else { high = middle }
        }
        if last.utf8 > offset || checkpoints[low].utf8 > last.utf8 { last = checkpoints[low] }
    }

    /// The last character boundary at or before `offset`, and the original length of the character around the offset,
    /// 0 when the boundary is at the offset.
    private static func walk<Decoder: CharacterDecoder>(
        _ decoder: Decoder, _ bytes: UnsafeBufferPointer<UInt8>, from start: SourceMap.Checkpoint, to offset: Int
    ) -> (SourceMap.Checkpoint, Int) {
        var place = start
        let base = bytes.baseAddress!
        while place.utf8 < offset {
            let character = decoder.character(
                at: base + place.raw, available: bytes.count - place.raw, isFinal: true)
            if place.utf8 + character.utf8Length > offset { return (place, character.rawLength) }
            place.utf8 += character.utf8Length
            place.raw += character.rawLength
        }
        return (place, 0)
    }
}

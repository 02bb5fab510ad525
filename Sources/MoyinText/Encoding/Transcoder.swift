/// Decodes a text that comes in pieces of any size into UTF-8, and keeps the way back.
///
/// The result, the damage and the map do not depend on how the text was cut. UTF-8 input is copied as it is, bad bytes
/// included; who holds all of it needs no copy: `UTF8Validator` and `SourceMap(utf8:byteOrderMarkLength:)` do. In the
/// other encodings each invalid sequence becomes U+FFFD.
public struct Transcoder: Sendable {
    public let encoding: TextEncoding
    /// Complete after `finish`.
    public private(set) var map: SourceMap
    private var invalid = DecodingDamage()
    private var validator: UTF8Validator
    private var markLeft: Int
    private var pending = PendingBytes()
    private let keepsMap: Bool

    /// What was not decodable so far, at original offsets.
    public var damage: DecodingDamage { encoding == .utf8 ? validator.damage : invalid }

    /// - Parameters:
    ///   - byteOrderMarkLength: so many bytes at the start are no text; `EncodingDetector` tells.
    ///   - keepsMap: without it memory does not grow with the text, and `map` only holds the lengths.
    public init(_ encoding: TextEncoding, byteOrderMarkLength: Int = 0, keepsMap: Bool = true) {
        self.encoding = encoding
        self.keepsMap = keepsMap
        map = SourceMap(encoding: encoding, byteOrderMarkLength: byteOrderMarkLength)
        map.rawCount = 0
        validator = UTF8Validator(startingAt: byteOrderMarkLength)
        markLeft = byteOrderMarkLength
    }

    /// Decodes the next piece and appends its UTF-8. A character cut off at the end waits for the next piece.
    ///
    /// Cost: linear; no allocation but for `output` and the map.
    public mutating func feed(_ bytes: Span<UInt8>, into output: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            let mark = min(markLeft, buffer.count)
            markLeft -= mark
            map.rawCount += mark
            read(UnsafeBufferPointer(start: base + mark, count: buffer.count - mark), isFinal: false, into: &output)
        }
    }

    /// No more comes: a character cut off at the very end is invalid. Call once. Traps when the text was shorter than
    /// the byte-order mark it was said to have.
    public mutating func finish(into output: inout [UInt8]) {
        precondition(markLeft == 0, "no such byte-order mark")
        if encoding == .utf8 {
            validator.finish()
        } else {
            read(UnsafeBufferPointer(start: nil, count: 0), isFinal: true, into: &output)
        }
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool, into output: inout [UInt8]) {
        switch encoding {
        case .utf8:
            guard let base = bytes.baseAddress else { return }
            output.append(contentsOf: bytes)
            validator.feed(base, count: bytes.count)
            map.rawCount += bytes.count
            map.utf8Count += bytes.count
        case .utf16le: decode(UTF16Decoder(littleEndian: true), bytes, isFinal: isFinal, into: &output)
        case .utf16be: decode(UTF16Decoder(littleEndian: false), bytes, isFinal: isFinal, into: &output)
        case .gb18030: decode(GB18030Decoder(), bytes, isFinal: isFinal, into: &output)
        case .big5hkscs: decode(Big5Decoder(), bytes, isFinal: isFinal, into: &output)
        }
    }

    /// First whatever the last piece left over, together with the head of this one, then this one in blocks.
    private mutating func decode<Decoder: CharacterDecoder>(
        _ decoder: Decoder, _ bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool, into output: inout [UInt8]
    ) {
        // No original byte becomes more than three; a character begun within the block may end behind it.
        let room = (SourceMap.spacing + 4) * 3 + 8
        withUnsafeTemporaryAllocation(byteCount: room, alignment: 8) { scratch in
            var index = 0
            if pending.count > 0 {
                index = bridge(decoder, bytes, isFinal: isFinal, scratch: scratch.baseAddress!, into: &output)
            }
            guard let base = bytes.baseAddress else { return }
            while index < bytes.count {
                let (read, written) = block(
                    decoder, base + index, count: bytes.count &- index,
                    limit: min(SourceMap.spacing, bytes.count &- index), isFinal: isFinal, into: scratch.baseAddress!)
                commit(scratch, read: read, written: written, into: &output)
                index &+= read
                if read == 0 { break }
            }
            while index < bytes.count {
                pending.append(base[index])
                index &+= 1
            }
        }
    }

    /// Decodes the characters that begin in the pending bytes; how many bytes of the piece they took.
    private mutating func bridge<Decoder: CharacterDecoder>(
        _ decoder: Decoder, _ bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool, scratch: UnsafeMutableRawPointer,
        into output: inout [UInt8]
    ) -> Int {
        let held = pending.count
        var joined = pending
        for byte in bytes.prefix(4) { joined.append(byte) }
        let (read, written) = joined.withBytes { source, count in
            block(decoder, source, count: count, limit: held, isFinal: isFinal, into: scratch)
        }
        commit(
            UnsafeMutableRawBufferPointer(start: scratch, count: written), read: read, written: written, into: &output)
        if read >= held {
            pending.count = 0
            return read - held
        }
        // The piece is too short to complete a character: all of it was joined, all of it waits on.
        joined.dropFirst(read)
        pending = joined
        return bytes.count
    }

    private mutating func commit(
        _ scratch: UnsafeMutableRawBufferPointer, read: Int, written: Int, into output: inout [UInt8]
    ) {
        output.append(contentsOf: UnsafeRawBufferPointer(rebasing: scratch[..<written]))
        map.rawCount += read
        map.utf8Count += written
        if keepsMap, map.rawCount - map.checkpoints[map.checkpoints.count - 1].raw >= SourceMap.spacing {
            map.checkpoints.append(SourceMap.Checkpoint(utf8: map.utf8Count, raw: map.rawCount))
        }
    }

    /// Decodes the characters that begin before `limit`. Writes four bytes for each and keeps what counts.
    private mutating func block<Decoder: CharacterDecoder>(
        _ decoder: Decoder, _ source: UnsafePointer<UInt8>, count: Int, limit: Int, isFinal: Bool,
        into target: UnsafeMutableRawPointer
    ) -> (read: Int, written: Int) {
        let raw = UnsafeRawPointer(source)
        var read = 0
        var written = 0
        while read < limit {
            if Decoder.isASCIITransparent, source[read] < 0x80, read &+ 8 <= limit {
                let word = raw.loadUnaligned(fromByteOffset: read, as: UInt64.self)
                if word & 0x8080_8080_8080_8080 == 0 {
                    target.storeBytes(of: word, toByteOffset: written, as: UInt64.self)
                    read &+= 8
                    written &+= 8
                    continue
                }
            }
            let character = decoder.character(at: source + read, available: count &- read, isFinal: isFinal)
            if character.rawLength == 0 { break }
            if !character.isValid { invalid.record(offset: map.rawCount &+ read, length: character.rawLength) }
            target.storeBytes(of: character.utf8.littleEndian, toByteOffset: written, as: UInt32.self)
            read &+= character.rawLength
            written &+= character.utf8Length
        }
        return (read, written)
    }
}

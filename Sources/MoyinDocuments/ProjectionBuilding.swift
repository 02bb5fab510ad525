/// Appending to a projection; a literal piece grows as long as it goes on in the source.
extension Projection {
    mutating func literal(_ range: Range<Int>, of source: UnsafeBufferPointer<UInt8>, _ context: SourceContext) {
        guard !range.isEmpty else { return }
        grow(range.lowerBound, 0, .literal, context)
        text.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
    }

    /// One character (or the two that a reference stands for) in place of `range`.
    mutating func decoded(_ scalar: UInt32, _ range: Range<Int>, _ context: SourceContext) {
        pieces.append(
            Piece(
                start: text.count, source: range.lowerBound, sourceCount: UInt32(clamping: range.count), kind: .decoded,
                context: context))
        appendScalar(scalar)
    }

    /// The second scalar of the piece begun last.
    mutating func continueDecoded(_ scalar: UInt32) { appendScalar(scalar) }

    /// One byte in place of `range`: what a percent sequence says, which may be part of a character.
    mutating func decodedByte(_ byte: UInt8, _ range: Range<Int>, _ context: SourceContext) {
        append(CollectionOfOne(byte), for: range, context)
    }

    /// Bytes in place of `range`.
    mutating func append(_ bytes: some Collection<UInt8>, for range: Range<Int>, _ context: SourceContext) {
        pieces.append(
            Piece(
                start: text.count, source: range.lowerBound, sourceCount: UInt32(clamping: range.count), kind: .decoded,
                context: context))
        text.append(contentsOf: bytes)
    }

    mutating func inserted(_ byte: UInt8, at source: Int, _ context: SourceContext = .text) {
        grow(source, 0, .inserted, context)
        text.append(byte)
    }

    /// Says the same once more, from the same source.
    mutating func repeated(_ range: Range<Int>) {
        var index = piece(at: range.lowerBound)
        let last = pieces.count
        while index < last, pieces[index].start < range.upperBound {
            var copy = pieces[index]
            let pieceEnd = index + 1 < last ? pieces[index + 1].start : range.upperBound
            index += 1
            let part = max(copy.start, range.lowerBound)..<min(pieceEnd, range.upperBound)
            guard !part.isEmpty else { continue }
            if copy.kind == .literal { copy.source += part.lowerBound - copy.start }
            copy.start = text.count
            pieces.append(copy)
            text.append(contentsOf: Array(text[part]))
        }
    }

    private mutating func grow(_ source: Int, _ count: UInt32, _ kind: Piece.Kind, _ context: SourceContext) {
        if let last = pieces.last, last.kind == kind, last.context == context {
            let expected = kind == .literal ? last.source + (text.count - last.start) : last.source
            if expected == source { return }
        }
        pieces.append(Piece(start: text.count, source: source, sourceCount: count, kind: kind, context: context))
    }

    private mutating func appendScalar(_ scalar: UInt32) {
        switch scalar {
        case 0..<0x80: text.append(UInt8(scalar))
        case 0x80..<0x800:
            text.append(0xc0 | UInt8(scalar >> 6))
            text.append(0x80 | UInt8(scalar & 0x3f))
        case 0x800..<0x10000:
            text.append(0xe0 | UInt8(scalar >> 12))
            text.append(0x80 | UInt8(scalar >> 6 & 0x3f))
            text.append(0x80 | UInt8(scalar & 0x3f))
        default:
            text.append(0xf0 | UInt8(scalar >> 18))
            text.append(0x80 | UInt8(scalar >> 12 & 0x3f))
            text.append(0x80 | UInt8(scalar >> 6 & 0x3f))
            text.append(0x80 | UInt8(scalar & 0x3f))
        }
    }
}

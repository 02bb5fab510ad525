/// A document as its reader sees it: plain UTF-8 text, and the way from every byte of it back to the source.
///
/// The map is piecewise: a piece either copies source bytes as they are, or stands for a few of them (a character
/// reference, a run of white space), or was put in by the projection (a line break for a tag). Pieces ascend in the
/// projected text; in the source they ascend within a stretch, but what readers do not see (attributes, comments,
/// scripts) stands behind the running text, and some of it more than once, decoded in different ways.
public struct Projection: Sendable {
    /// What is to be scanned.
    public internal(set) var text: [UInt8] = []
    var pieces: [Piece] = []
    /// Length of the source in bytes.
    public let sourceCount: Int

    init(sourceCount: Int) { self.sourceCount = sourceCount }

    struct Piece: Sendable {
        /// First byte in the projected text; the piece ends where the next begins.
        var start: Int
        var source: Int
        /// Bytes of the source it stands for; of a literal piece as many as it has itself.
        var sourceCount: UInt32
        var kind: Kind
        var context: SourceContext

        enum Kind: UInt8, Sendable { case literal, decoded, inserted }
    }

    /// Where a stretch of projected text comes from.
    public struct Part: Sendable, Equatable {
        public var source: Range<Int>
        public var context: SourceContext
    }

    /// The source bytes of a projected range, piece by piece in projected order; what was put in has none. Of a piece
    /// that stands for several source bytes all of them belong, however little of it is asked for.
    ///
    /// Cost: a binary search and the pieces in the range.
    public func parts(of range: Range<Int>) -> [Part] {
        var parts: [Part] = []
        forEachPart(of: range) { source, context in
            if let last = parts.last, last.source.upperBound == source.lowerBound, last.context == context {
                parts[parts.count - 1].source = last.source.lowerBound..<source.upperBound
            } else {
                parts.append(Part(source: source, context: context))
            }
        }
        return parts
    }

    private func forEachPart(of range: Range<Int>, _ body: (Range<Int>, SourceContext) -> Void) {
        guard !range.isEmpty else { return }
        var index = piece(at: range.lowerBound)
        while index < pieces.count, pieces[index].start < range.upperBound {
            let piece = pieces[index]
            let end = index + 1 < pieces.count ? pieces[index + 1].start : text.count
            index += 1
            let source: Range<Int>
            switch piece.kind {
            case .inserted: continue
            case .decoded: source = piece.source..<(piece.source + Int(piece.sourceCount))
            case .literal:
                let shift = piece.source - piece.start
                source = (max(piece.start, range.lowerBound) + shift)..<(min(end, range.upperBound) + shift)
            }
            body(source, piece.context)
        }
    }

    /// The projected text of a range without what was put in: what stands in the source, decoded.
    public func ownText(of range: Range<Int>) -> [UInt8] {
        var own: [UInt8] = []
        var index = range.isEmpty ? pieces.count : piece(at: range.lowerBound)
        while index < pieces.count, pieces[index].start < range.upperBound {
            let end = index + 1 < pieces.count ? pieces[index + 1].start : text.count
            if pieces[index].kind != .inserted {
                own += text[max(pieces[index].start, range.lowerBound)..<min(end, range.upperBound)]
            }
            index += 1
        }
        return own
    }

    /// From the first to the last source byte of a projected range, tags between them included; for a range of what was
    /// put in alone, the empty place where it was.
    public func hull(of range: Range<Int>) -> Range<Int> {
        var hull: Range<Int>?
        forEachPart(of: range) { source, _ in
            hull = hull.map { min($0.lowerBound, source.lowerBound)..<max($0.upperBound, source.upperBound) } ?? source
        }
        if let hull { return hull }
        guard !pieces.isEmpty else { return 0..<0 }
        let place = pieces[piece(at: range.lowerBound)].source
        return place..<place
    }

    /// Index of the piece that holds a projected offset.
    func piece(at offset: Int) -> Int {
        var low = 0
        var high = pieces.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if pieces[middle].start <= offset { low = middle } else { high = middle }
        }
        return low
    }
}

/// What kind of place in the source a piece comes from: it decides how a replacement must be written there.
public enum SourceContext: UInt8, Sendable {
    case text
    case doubleQuoted, singleQuoted, unquoted
    /// An attribute that holds an address.
    case url
    case comment
    /// Script or style.
    case script
}

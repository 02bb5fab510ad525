internal import MoyinDocuments
public import MoyinText

/// A text that was read as far as it takes to know whether it is markup. Markup is read whole, anything else on as a
/// stream.
public enum OpenedText {
    /// All of the text, from its start, and its first bytes once more.
    case plain(DecodingReader.Source, head: [UInt8])
    case markup([UInt8])
    /// Markup beyond ``longestMarkup``.
    case tooLong

    /// So far into a text its first tag is looked for. A text of logs or data that names a tag further down is no markup.
    static let reach = 1 << 20
    /// Bytes of markup that are read into memory, as UTF-8. A scan takes eight times as much, and more where nearly every
    /// byte belongs to a finding.
    public static let longestMarkup = 64 << 20

    /// So much of a text tells what sort of notice it is.
    static let headBytes = 1 << 14

    public init(_ reader: DecodingReader, as form: TextForm) {
        var text: [UInt8] = []
        Self.read(reader, into: &text, upTo: form == .plain ? Self.headBytes : Self.reach)
        var isPlain = form == .plain
        if form == .automatic, case .none = Markup(of: text.span) { isPlain = true }
        if isPlain {
            let start = text
            var position = 0
            let source: DecodingReader.Source = { buffer in
                guard position < start.count else { return reader.read(into: buffer) }
                let count = min(buffer.count, start.count - position)
                start.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
                position += count
                return count
            }
            self = .plain(source, head: Array(start.prefix(Self.headBytes)))
            return
        }
        Self.read(reader, into: &text, upTo: Self.longestMarkup + 1)
        self = text.count > Self.longestMarkup ? .tooLong : .markup(text)
    }

    /// The first bytes of a text that is read as it stands.
    var head: [UInt8] { if case .plain(_, let head) = self { head } else { [] } }

    var markup: [UInt8]? { if case .markup(let text) = self { text } else { nil } }

    private static func read(_ reader: DecodingReader, into text: inout [UInt8], upTo limit: Int) {
        withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { block in
            while text.count < limit {
                let count = reader.read(into: UnsafeMutableRawBufferPointer(rebasing: block[..<min(block.count, limit - text.count)]))
                if count <= 0 { return }
                text += block[..<count]
            }
        }
    }
}

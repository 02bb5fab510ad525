internal import MoyinDocuments
public import MoyinText

/// A text that was read as far as it takes to know whether it is markup. Markup is read whole, anything else on as a
/// stream.
public enum OpenedText {
    /// All of the text, from its start.
    case plain(DecodingReader.Source)
    case markup([UInt8])
    /// Markup beyond ``longestMarkup``.
    case tooLong

    /// So far into a text its first tag is looked for. A text of logs or data that names a tag further down is no markup.
    static let reach = 1 << 20
    /// Bytes of markup that are read into memory, as UTF-8. A scan takes eight times as much, and more where nearly every
    /// byte belongs to a finding.
    public static let longestMarkup = 64 << 20

    public init(_ reader: DecodingReader, as form: TextForm) {
        if form == .plain {
            self = .plain(reader.read)
            return
        }
        var text: [UInt8] = []
        Self.read(reader, into: &text, upTo: Self.reach)
        if form == .automatic, case .none = Markup(of: text.span) {
            let start = text
            var position = 0
            self = .plain { buffer in
                guard position < start.count else { return reader.read(into: buffer) }
                let count = min(buffer.count, start.count - position)
                start.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
                position += count
                return count
            }
            return
        }
        Self.read(reader, into: &text, upTo: Self.longestMarkup + 1)
        self = text.count > Self.longestMarkup ? .tooLong : .markup(text)
    }

    private static func read(_ reader: DecodingReader, into text: inout [UInt8], upTo limit: Int) {
        var block = [UInt8](repeating: 0, count: 1 << 18)
        while text.count < limit {
            let wanted = min(block.count, limit - text.count)
            let count = block.withUnsafeMutableBytes { reader.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[..<wanted])) }
            if count <= 0 { return }
            text += block[0..<count]
        }
    }
}
